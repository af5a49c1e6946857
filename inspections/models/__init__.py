from inspections.models.attending import MadeUp, Recording, VisitingExpert
from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.conditions import GraveCondition, GraveStep
from inspections.models.declarations import Declaration, Recusal
from inspections.models.disclosures import PenaltyDisclosure
from inspections.models.dishonesty import DishonestyListing
from inspections.models.exemptions import Exemption
from inspections.models.grounds import Ground
from inspections.models.letters import Letter
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from inspections.models.proposals import CaseProposal, LegalOpinion, ProposedFine
from inspections.models.rechecks import Recheck
from inspections.models.sheets import SheetAnswer
from inspections.models.specialists import Frequency, Specialist

__all__ = [
    "Answer",
    "Case",
    "CaseProposal",
    "CaseReport",
    "Declaration",
    "DishonestyListing",
    "Exemption",
    "Frequency",
    "GraveCondition",
    "GraveStep",
    "Ground",
    "Inspection",
    "LegalOpinion",
    "Letter",
    "MadeUp",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "PenaltyDisclosure",
    "ProposedFine",
    "Recheck",
    "Recording",
    "Recusal",
    "SheetAnswer",
    "Specialist",
    "SpotAnswer",
    "VisitingExpert",
]
