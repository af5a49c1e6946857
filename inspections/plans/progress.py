"""Which planned checks are made, overdue or still ahead, and which checks no plan asked for. No database here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    DONE = "done"
    OVERDUE = "overdue"
    DUE = "due"
    AHEAD = "ahead"
    CLOSED = "closed"


STATES = {
    State.DONE: ("已检查", "done"),
    State.OVERDUE: ("逾期未查", "late"),
    State.DUE: ("本月应查", "due"),
    State.AHEAD: ("未到月份", "plain"),
    State.CLOSED: ("矿山已关闭", "plain"),
}


WAITING = (State.OVERDUE, State.DUE)


@dataclass(frozen=True)
class Check:
    """A signed check, in the manner `kind`."""

    pk: int
    mine: int
    on: dt.date
    kind: str


@dataclass(frozen=True)
class Slot:
    """One check that a plan asks for in a month, and the check that was made of it."""

    month: int
    check: Check | None
    state: State

    @property
    def words(self) -> str:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]


def is_over(year: int, month: int, today: dt.date) -> bool:
    return (year, month) < (today.year, today.month)


def state_of(year: int, month: int, today: dt.date) -> State:
    """Of a check that isn't made: the whole month is time for it."""
    if is_over(year, month, today):
        return State.OVERDUE
    return State.DUE if (year, month) == (today.year, today.month) else State.AHEAD


def match(
    year: int, months: Sequence[int], made: Iterable[Check], today: dt.date, *, closed: bool = False
) -> tuple[list[Slot], list[Check]]:
    """The first check is that of the first planned month, early or late; what goes beyond the plan is left over.

    Of a mine that is closed nothing more is asked, whenever it was planned.
    """
    checks = sorted(made, key=lambda check: (check.on, check.pk))
    slots = []
    for number, month in enumerate(sorted(months)):
        check = checks[number] if number < len(checks) else None
        missing = State.CLOSED if closed else state_of(year, month, today)
        slots.append(Slot(month, check, State.DONE if check else missing))
    return slots, checks[len(months) :]


@dataclass
class Count:
    """What a month, a mine, an agency or a place comes to."""

    planned: int = 0
    done: int = 0
    overdue: int = 0
    outside: int = 0
    closed: int = 0

    def add(self, slots: Iterable[Slot], outside: int = 0) -> None:
        for slot in slots:
            self.planned += 1
            self.done += slot.state == State.DONE
            self.overdue += slot.state == State.OVERDUE
            self.closed += slot.state == State.CLOSED
        self.outside += outside

    @property
    def share(self) -> float | None:
        """In per cent to one place, rounded down: 100 is said when none is left that can be made."""
        asked = self.planned - self.closed
        return 1000 * self.done // asked / 10 if asked else None


@dataclass
class Progress:
    """A plan held against the checks of its agency in its year."""

    slots: dict[int, list[Slot]] = field(default_factory=dict)  # by mine
    inside: list[Check] = field(default_factory=list)
    outside: list[Check] = field(default_factory=list)

    def count(self) -> Count:
        found = Count()
        for slots in self.slots.values():
            found.add(slots)
        found.outside = len(self.outside)
        return found

    def by_month(self) -> dict[int, Count]:
        """A planned check counts in its planned month, one outside the plan in the month when it was made."""
        found = {month: Count() for month in range(1, 13)}
        for slots in self.slots.values():
            for slot in slots:
                found[slot.month].add([slot])
        for check in self.outside:
            found[check.on.month].outside += 1
        return found


def hold(
    year: int,
    planned: Iterable[tuple[int, Sequence[int]]],
    made: Iterable[Check],
    planless: Iterable[str],
    today: dt.date,
    *,
    closed: Container[int] = (),
) -> Progress:
    """`planned` are mines with their months, `closed` those that are gone for good.

    A check in one of the manners `planless` never counts for the plan.
    """
    waiting: dict[int, list[Check]] = {}
    found, free = Progress(), set(planless)
    for check in made:
        if check.kind in free:
            found.outside.append(check)
        else:
            waiting.setdefault(check.mine, []).append(check)
    asked: dict[int, list[int]] = {}
    for mine, months in planned:
        asked.setdefault(mine, []).extend(months)
    for mine, months in asked.items():
        found.slots[mine], over = match(year, months, waiting.pop(mine, []), today, closed=mine in closed)
        found.inside += [slot.check for slot in found.slots[mine] if slot.check]
        found.outside += over
    found.outside += [check for checks in waiting.values() for check in checks]
    return found
