from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from inspections.models.specialists import Frequency, Specialist

__all__ = [
    "Answer",
    "Case",
    "CaseReport",
    "Frequency",
    "Inspection",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "Specialist",
    "SpotAnswer",
]
