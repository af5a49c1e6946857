"""The criteria as the questions that are walked through, each with its answer and photos."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType

from hazards.models import Clause, Criterion, CriterionAnswer, CriterionQuerySet, Hazard
from hazards.models.answering import MAX_DESCRIPTION
from jurisdictions.rules import RuleViolation
from records.models import Attachment

Result = CriterionAnswer.Result


@dataclass
class Question:
    """One criterion, or one of its sub-items where there are any.

    `suggested` is why it didn't apply the last time, `reported` what has been reported of it already: a mine that
    checks itself may take up either.
    """

    criterion: Criterion
    clause: Clause | None
    answer: Any = None  # the answer of the walk's own kind
    photos: list[Attachment] = field(default_factory=list)
    suggested: str = ""
    reported: list[Hazard] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.criterion.pk}-{self.clause.number}" if self.clause else str(self.criterion.pk)

    @property
    def number(self) -> str:
        """A supplement counts from （一） again."""
        supplement = "补充" if self.criterion.edition.supplements_id else ""
        return f"{supplement}{self.criterion.label}{self.clause.number if self.clause else ''}"

    @property
    def text(self) -> str:
        return self.clause.text if self.clause else self.criterion.text

    @property
    def lead(self) -> str:
        """The criterion's own words stand above its sub-items."""
        return self.criterion.text if self.clause else ""

    @property
    def topic(self) -> str:
        return self.criterion.topic or self.criterion.label

    @property
    def result(self) -> str:
        return self.answer.result if self.answer else ""


@dataclass
class Checklist:
    questions: list[Question]

    @property
    def total(self) -> int:
        """Counted as the document counts them, in criteria (条)."""
        return len({question.criterion.pk for question in self.questions})

    @property
    def answered(self) -> int:
        return self.total - len({q.criterion.pk for q in self.questions if not q.answer})

    @property
    def left(self) -> int:
        """Counted as they are tapped: every sub-item is a question of its own."""
        return sum(not question.answer for question in self.questions)

    @property
    def saved(self) -> int:
        return len(self.questions) - self.left

    @property
    def found(self) -> list[Question]:
        return [q for q in self.questions if q.result == Result.FOUND]

    @property
    def not_applicable(self) -> list[Question]:
        return [q for q in self.questions if q.result == Result.NOT_APPLICABLE]

    @property
    def clear(self) -> int:
        return sum(q.result == Result.CLEAR for q in self.questions)

    def at(self, criterion: Criterion, clause: Clause | None) -> Question:
        return next(q for q in self.questions if (q.criterion, q.clause) == (criterion, clause))

    @property
    def topics(self) -> list[str]:
        return list(dict.fromkeys(question.topic for question in self.questions))


def questions(criteria: CriterionQuerySet, given: Iterable[Any]) -> Checklist:
    """All questions with the answers that were given, in three queries however many there are."""
    answers = {(answer.criterion_id, answer.clause_id): answer for answer in given}
    photos = photos_of([answer for answer in answers.values() if answer.result == Result.FOUND])
    asked = []
    for criterion in criteria.select_related("edition"):
        clauses: list[Clause | None] = list(criterion.clauses.all())
        for clause in clauses or [None]:
            answer = answers.get((criterion.pk, clause.pk if clause else None))
            asked.append(Question(criterion, clause, answer, photos.get(answer.pk, []) if answer else []))
    return Checklist(asked)


def photos_of(answers: list[Any]) -> dict[int, list[Attachment]]:
    hung: dict[int, list[Attachment]] = defaultdict(list)
    if not answers:
        return hung
    for photo in Attachment.objects.filter(
        content_type=ContentType.objects.get_for_model(answers[0]),
        object_id__in=[str(answer.pk) for answer in answers],
    ).select_related("file"):
        hung[int(photo.object_id)].append(photo)
    return hung


def check_question(criteria: CriterionQuerySet, criterion: Criterion, clause: Clause | None) -> None:
    """It is asked here, and as a whole only where it has no sub-items."""
    if not criteria.filter(pk=criterion.pk).exists():
        raise RuleViolation("该条标准不适用于本次检查", field="criterion")
    if clause is None and criterion.clauses.exists():
        raise RuleViolation(f"{criterion}有子项，请逐项作答", field="clause")
    if clause is not None and clause.criterion_id != criterion.pk:
        raise RuleViolation("子项不属于所选判定标准", field="clause")


def check_finding(text: str, due_on: dt.date | None, *, found_on: dt.date, day: str) -> None:
    """What every finding says of itself; `day` is what the day it was found on is called here."""
    if not text:
        raise RuleViolation("请写明发现的问题", field="description")
    if len(text) > MAX_DESCRIPTION:
        raise RuleViolation(f"问题描述请不要超过 {MAX_DESCRIPTION} 字", field="description")
    if due_on is None:
        raise RuleViolation("请填写整改时限", field="due_on")
    if due_on < found_on:
        raise RuleViolation(f"整改时限不能早于{day}", field="due_on")
