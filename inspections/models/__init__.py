from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.disclosures import PenaltyDisclosure
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause

__all__ = [
    "Answer",
    "Case",
    "CaseReport",
    "Inspection",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "PenaltyDisclosure",
    "SpotAnswer",
]
