from inspections.models.checks import Answer, Inspection, SpotAnswer
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause

__all__ = ["Answer", "Case", "Inspection", "Measure", "Penalty", "PenaltyClause", "SpotAnswer"]
