from inspections.models.attending import MadeUp, Recording, VisitingExpert
from inspections.models.case_reports import CaseReport
from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.declarations import Declaration, Recusal
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from inspections.models.rechecks import Recheck
from inspections.models.sheets import SheetAnswer
from inspections.models.specialists import Frequency, Specialist

__all__ = [
    "Answer",
    "Case",
    "CaseReport",
    "Declaration",
    "Frequency",
    "Inspection",
    "MadeUp",
    "Measure",
    "Penalty",
    "PenaltyClause",
    "Recheck",
    "Recording",
    "Recusal",
    "SheetAnswer",
    "Specialist",
    "SpotAnswer",
    "VisitingExpert",
]
