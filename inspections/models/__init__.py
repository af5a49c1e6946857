from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.conditions import GraveCondition, GraveStep
from inspections.models.dishonesty import DishonestyListing
from inspections.models.exemptions import Exemption
from inspections.models.grounds import Ground
from inspections.models.letters import Letter
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from inspections.models.proposals import CaseProposal, LegalOpinion, ProposedFine

__all__ = [
    "Answer",
    "Case",
    "CaseProposal",
    "CaseReport",
    "DishonestyListing",
    "Exemption",
    "GraveCondition",
    "GraveStep",
    "Ground",
    "Inspection",
    "LegalOpinion",
    "Letter",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "ProposedFine",
    "SpotAnswer",
]
