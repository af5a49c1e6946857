"""Which step of a deadline is due on a morning: before, on and after the day, and then up to the superiors.

A step before the day never comes late: where its morning is no working day it goes out on the last working morning
before. A step after the day never comes early. On the day itself it goes out whatever day that is. After mornings
that were missed only the last step of an owner is made up for, and only while it is fresh.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from jurisdictions.workdays import DAY, Calendar, is_workday

FRESH = dt.timedelta(days=10)  # longer than the longest holiday: an older step is stale and is not sent


class Kind(TextChoices):
    BEFORE = "before", "即将到期"
    ON = "on", "今天到期"
    AFTER = "after", "逾期"
    ESCALATED = "escalated", "下级逾期"
    ESCALATED_FURTHER = "escalated_further", "下级逾期未处理"


@dataclass(frozen=True)
class Rhythm:
    """How many days before and after; the administrator's data."""

    before: tuple[int, ...] = (7, 3, 1)
    escalate_after: int = 3
    escalate_further_after: int = 7


@dataclass(frozen=True)
class Step:
    """One notice of a deadline: `days` from the due day, and the morning on which it goes out."""

    kind: Kind
    days: int
    morning: dt.date

    def is_due(self, today: dt.date, calendar: Calendar) -> bool:
        """From its own morning on while it is fresh; what was missed waits for a working day."""
        if self.morning == today:
            return True
        return (
            self.kind != Kind.ON
            and self.morning < today <= self.morning + FRESH
            and is_workday(today, calendar)
        )


def for_owner(due_on: dt.date, today: dt.date, before: Iterable[int], calendar: Calendar) -> Step | None:
    """The last step that the owner has reached; those before it are out of date."""
    reached = [step for step in owner_steps(due_on, before, calendar) if step.morning <= today]
    return reached[-1] if reached and reached[-1].is_due(today, calendar) else None


def for_superiors(due_on: dt.date, today: dt.date, rhythm: Rhythm, calendar: Calendar) -> list[Step]:
    """They are told once each, and one doesn't replace the other: they go to different people."""
    return [step for step in superior_steps(due_on, rhythm, calendar) if step.is_due(today, calendar)]


def owner_steps(due_on: dt.date, before: Iterable[int], calendar: Calendar) -> list[Step]:
    """In the order in which they come; of two on one morning the later counts."""
    ahead = [
        Step(Kind.BEFORE, days, _last_workday(due_on - days * DAY, calendar))
        for days in sorted(set(before), reverse=True)
    ]
    return [*ahead, Step(Kind.ON, 0, due_on), Step(Kind.AFTER, 1, _next_workday(due_on + DAY, calendar))]


def superior_steps(due_on: dt.date, rhythm: Rhythm, calendar: Calendar) -> list[Step]:
    late = ((Kind.ESCALATED, rhythm.escalate_after), (Kind.ESCALATED_FURTHER, rhythm.escalate_further_after))
    return [Step(kind, days, _next_workday(due_on + days * DAY, calendar)) for kind, days in late]


def window(today: dt.date, longest_before: int, rhythm: Rhythm) -> tuple[dt.date, dt.date]:
    """Between which due days a step can be due at all: a net for the query, wider than it has to be."""
    back = rhythm.escalate_further_after * DAY + FRESH + FRESH
    return today - back, today + longest_before * DAY + FRESH


def _last_workday(day: dt.date, calendar: Calendar) -> dt.date:
    while not is_workday(day, calendar):
        day -= DAY
    return day


def _next_workday(day: dt.date, calendar: Calendar) -> dt.date:
    while not is_workday(day, calendar):
        day += DAY
    return day
