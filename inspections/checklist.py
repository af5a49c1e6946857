"""The criteria of one check as the questions that are walked through, each with its answer and photos."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hazards.models import Clause, Criterion
from inspections.models import Answer, Inspection
from records.models import Attachment, attached_to


@dataclass
class Question:
    """One criterion, or one of its sub-items where there are any."""

    criterion: Criterion
    clause: Clause | None
    answer: Answer | None = None
    photos: list[Attachment] = field(default_factory=list)

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
        return [q for q in self.questions if q.result == Answer.Result.FOUND]

    @property
    def not_applicable(self) -> list[Question]:
        return [q for q in self.questions if q.result == Answer.Result.NOT_APPLICABLE]

    @property
    def clear(self) -> int:
        return sum(q.result == Answer.Result.CLEAR for q in self.questions)

    @property
    def topics(self) -> list[str]:
        return list(dict.fromkeys(question.topic for question in self.questions))


def checklist(inspection: Inspection) -> Checklist:
    """All questions in four queries, however many there are."""
    rows = inspection.answers.select_related("criterion", "clause", "hazard")
    answers = {(answer.criterion_id, answer.clause_id): answer for answer in rows}
    photos = photos_of(answer for answer in answers.values() if answer.result == Answer.Result.FOUND)
    questions = []
    for criterion in inspection.criteria().select_related("edition"):
        clauses: list[Clause | None] = list(criterion.clauses.all())
        for clause in clauses or [None]:
            answer = answers.get((criterion.pk, clause.pk if clause else None))
            questions.append(Question(criterion, clause, answer, photos.get(answer.pk, []) if answer else []))
    return Checklist(questions)


def question(inspection: Inspection, criterion: Criterion, clause: Clause | None) -> Question:
    answer = inspection.answers.filter(criterion=criterion, clause=clause).first()
    return Question(criterion, clause, answer, photos_of([answer])[answer.pk] if answer else [])


def photos_of(answers: Iterable[Answer]) -> dict[int, list[Attachment]]:
    hung: dict[int, list[Attachment]] = defaultdict(list)
    of_answers = attached_to(Answer, [answer.pk for answer in answers])
    for photo in Attachment.objects.filter(of_answers).select_related("file"):
        hung[int(photo.object_id)].append(photo)
    return hung
