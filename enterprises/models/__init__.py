"""The ledger (企业基础台账): who works which mine, and which agency answers for it."""

from __future__ import annotations

from enterprises.models.acts import LedgerAct
from enterprises.models.answering import Claim, ConcernedAgency
from enterprises.models.changes import FactChange
from enterprises.models.confirmations import FieldConfirmation
from enterprises.models.dangers import AccidentReport, AccidentSupplement, Danger, Evacuation
from enterprises.models.drawings import Drawing
from enterprises.models.duty import ParentVisit, Responsible, WatchDuty, WatchEntry
from enterprises.models.enterprise import Enterprise, Representative
from enterprises.models.exports import LedgerExport
from enterprises.models.fact import Entry, Fact
from enterprises.models.finding import SavedFilter
from enterprises.models.flags import Circumstance, Flag
from enterprises.models.imports import ColumnMapping, LedgerImport, LedgerRow
from enterprises.models.kinds import MineKind, MineStatus
from enterprises.models.ledger import Mine, MineQuerySet, Supervision
from enterprises.models.monthly import ContractorCheck, SafetyMeeting, ShiftLead
from enterprises.models.people import Certificate, KeyPerson, SiteDay
from enterprises.models.permits import Insurance, Licence
from enterprises.models.phasing import PhaseOut
from enterprises.models.proposals import Proposal
from enterprises.models.readiness import Drill, EmergencyPlan, SafetyFund, SafetyRule
from enterprises.models.resuming import Resumption
from enterprises.models.third_parties import BodyCheck
from enterprises.models.training import Training, Worker
from enterprises.models.works import Accident, Contractor, Equipment, Output, Profile, ThirdParty

__all__ = [
    "Accident",
    "AccidentReport",
    "AccidentSupplement",
    "BodyCheck",
    "Certificate",
    "Circumstance",
    "Claim",
    "ColumnMapping",
    "ConcernedAgency",
    "Contractor",
    "ContractorCheck",
    "Danger",
    "Drawing",
    "Drill",
    "EmergencyPlan",
    "Enterprise",
    "Entry",
    "Equipment",
    "Evacuation",
    "Fact",
    "FactChange",
    "FieldConfirmation",
    "Flag",
    "Insurance",
    "KeyPerson",
    "LedgerAct",
    "LedgerExport",
    "LedgerImport",
    "LedgerRow",
    "Licence",
    "Mine",
    "MineKind",
    "MineQuerySet",
    "MineStatus",
    "Output",
    "ParentVisit",
    "PhaseOut",
    "Profile",
    "Proposal",
    "Representative",
    "Responsible",
    "Resumption",
    "SafetyFund",
    "SafetyMeeting",
    "SafetyRule",
    "SavedFilter",
    "ShiftLead",
    "SiteDay",
    "Supervision",
    "ThirdParty",
    "Training",
    "WatchDuty",
    "WatchEntry",
    "Worker",
]
