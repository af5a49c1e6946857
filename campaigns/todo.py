"""What a person has to do and the figures beside it, in the shape the home page shows.

Every floor above answers `todos(user, now)` with these, and `tiles(user, now)` where it has figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from jurisdictions import due as deadlines


@dataclass(frozen=True)
class Todo:
    """One line with its one action. Without a due moment it comes last, and `when` says why."""

    due: date | datetime | None
    title: str
    detail: str
    action: str
    url: str
    tone: str = ""
    when: str = ""

    @property
    def words(self) -> str:
        if self.when or self.due is None:
            return self.when or "不限期"
        return deadlines.due_words(self.due, timezone.now())

    @property
    def colour(self) -> str:
        if self.tone or self.due is None:
            return self.tone or "plain"
        return deadlines.due_tone(self.due, timezone.now())

    @property
    def until(self) -> str:
        if self.due is None:
            return ""
        moment = deadlines.due_moment(self.due, timezone.now())
        return moment if isinstance(self.due, datetime) else f"{moment}到期"


@dataclass(frozen=True)
class Tile:
    """A figure and the list behind it."""

    label: str
    value: Any
    url: str
    tone: str = ""


def in_order(todos: Iterable[Todo]) -> list[Todo]:
    """By due day, then moment; what has no due moment last."""
    return sorted(todos, key=_order)


def _order(todo: Todo) -> tuple[bool, date, datetime]:
    if todo.due is None:
        return True, date.max, datetime.max.replace(tzinfo=UTC)
    moment = todo.due if isinstance(todo.due, datetime) else datetime.max.replace(tzinfo=UTC)
    return False, deadlines.last_day(todo.due), moment
