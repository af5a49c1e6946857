from inspections.models.attending import MadeUp, Recording, VisitingExpert
from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.conditions import GraveCondition, GraveStep
from inspections.models.declarations import Declaration, Recusal
from inspections.models.disclosures import PenaltyDisclosure
from inspections.models.dishonesty import DishonestyListing
from inspections.models.draws import Draw, DrawnMine
from inspections.models.exemptions import Exemption
from inspections.models.grounds import Ground
from inspections.models.letters import Letter
from inspections.models.licence_requests import LicenceRequest
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from inspections.models.plans import InspectionPlan, PlanFigure, PlannedMine
from inspections.models.proposals import CaseProposal, LegalOpinion, ProposedFine
from inspections.models.rechecks import Recheck
from inspections.models.seizures import SeizedItem, Seizure
from inspections.models.sheets import SheetAnswer
from inspections.models.specialists import Frequency, Specialist

__all__ = [
    "Answer",
    "Case",
    "CaseProposal",
    "CaseReport",
    "Declaration",
    "DishonestyListing",
    "Draw",
    "DrawnMine",
    "Exemption",
    "Frequency",
    "GraveCondition",
    "GraveStep",
    "Ground",
    "Inspection",
    "InspectionPlan",
    "LegalOpinion",
    "Letter",
    "LicenceRequest",
    "MadeUp",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "PenaltyDisclosure",
    "PlanFigure",
    "PlannedMine",
    "ProposedFine",
    "Recheck",
    "Recording",
    "Recusal",
    "SeizedItem",
    "Seizure",
    "SheetAnswer",
    "Specialist",
    "SpotAnswer",
    "VisitingExpert",
]
