"""The criteria of one check as the questions that are walked through, each with its answer and photos."""

from __future__ import annotations

from hazards.checklist import Checklist, Question, photos_of, questions
from hazards.models import Clause, Criterion
from inspections.models import Inspection


def checklist(inspection: Inspection) -> Checklist:
    answers = inspection.answers.select_related("criterion", "clause", "hazard")
    return questions(inspection.criteria(), answers)


def question(inspection: Inspection, criterion: Criterion, clause: Clause | None) -> Question:
    answer = inspection.answers.filter(criterion=criterion, clause=clause).first()
    return Question(criterion, clause, answer, photos_of([answer])[answer.pk] if answer else [])
