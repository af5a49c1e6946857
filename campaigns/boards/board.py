"""Who has handed in what, place by place and period by period: one grouped query a level, whatever lies below it.

The places of a board are the regions right below it in the tree: cities of a province and, beside them, the counties
that hang on it without a city; towns where there is no county. What the region's own agencies, enterprises and mines
owe stands apart, one line an owner, so that drilling down ends at the obligation itself.

In time, late, overdue and to come add up to what is owed; returned is a part of it that is counted again. The share
in time is that of what has been handed in or is overdue: nobody is measured by what isn't due yet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Case, CharField, Count, F, Func, Max, Min, Q, Value, When
from django.utils import timezone

from campaigns.models import Obligation, Requirement
from campaigns.obligations.standing import DueState, days_late_in_sql
from enterprises.models import Enterprise, Mine
from jurisdictions.models import Agency, Region

SHOWN = 12  # periods side by side; of a standing duty the latest that have begun

OwnerKey: TypeAlias = tuple[int | None, int | None, int | None]  # agency, enterprise, mine
HERE: OwnerKey = (None, None, None)
OPEN = {DueState.AHEAD, DueState.SOON}


@dataclass
class Tally:
    """What a number of obligations come to; `days` is the longest that one of them was or is late."""

    owed: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    to_come: int = 0
    returned: int = 0
    days_late: int = 0
    days_overdue: int = 0
    first: int = 0  # an obligation among them: the one, when there is one

    def add(self, state: str, status: str, number: int, days: int, first: int) -> None:
        self.owed += number
        name = "to_come" if state in OPEN else str(state)
        setattr(self, name, getattr(self, name) + number)
        if state == DueState.LATE:
            self.days_late = max(self.days_late, days)
        if state == DueState.OVERDUE:
            self.days_overdue = max(self.days_overdue, days)
        if status == Obligation.Status.RETURNED:
            self.returned += number
        self.first = self.first or first

    @property
    def handed_in(self) -> int:
        return self.in_time + self.late

    @property
    def share(self) -> float | None:
        """In per cent, to one place; None while nothing is due."""
        measured = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / measured, 1) if measured else None

    @property
    def standing(self) -> tuple[str, str]:
        """Word and tone of a single obligation; of several, how many are in."""
        if self.owed > 1:
            tone = "late" if self.overdue else "due" if self.late or self.returned else "done"
            return f"{self.handed_in}/{self.owed}", "plain" if self.to_come == self.owed else tone
        if self.overdue:
            return f"逾期{self.days_overdue}天", "late"
        if self.returned:
            return "已退回", "due"
        if self.late:
            return f"迟报{self.days_late}天", "due"
        return ("按时", "done") if self.in_time else ("未到期", "plain")


@dataclass
class Line:
    """A place or an owner: its figures over all periods, or the one chosen, and each period's."""

    name: str
    region: Region | None = None
    tally: Tally = field(default_factory=Tally)
    by_period: dict[dt.date, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def cells(self, periods: Iterable[dt.date]) -> list[Tally | None]:
        return [self.by_period.get(period) for period in periods]


@dataclass
class Board:
    region: Region
    at: dt.datetime
    places: list[Line]
    owners: list[Line]
    total: Line
    periods: list[dt.date]

    @property
    def own(self) -> Line:
        """The region's own owners together."""
        whole = Line("本级", self.region)
        for line in self.owners:
            _merge(whole, line)
        return whole

    @property
    def shown(self) -> list[dt.date]:
        begun = [period for period in self.periods if period <= timezone.localdate(self.at)]
        return self.periods if len(self.periods) <= SHOWN else begun[-SHOWN:] or self.periods[:SHOWN]


def _merge(whole: Line, line: Line) -> None:
    for period, tally in [(None, line.tally), *line.by_period.items()]:
        into = whole.tally if period is None else whole.by_period[period]
        for name, value in vars(tally).items():
            most = name.startswith("days") or name == "first"
            setattr(into, name, max(getattr(into, name), value) if most else getattr(into, name) + value)


def board(
    region: Region, requirements: Iterable[int], *, at: dt.datetime, period: dt.date | None = None
) -> Board:
    """Whoever sees the region sees all that lies in it: ask for the region through `visible_to`."""
    places: dict[str, Line] = {}
    owners: dict[OwnerKey, Line] = {}
    total = Line("合计", region)
    periods: set[dt.date] = set()
    for row in _counts(region, requirements, at):
        key = (row["of_agency"], row["of_enterprise"], row["of_mine"])
        line = places.setdefault(row["place"], Line("")) if key == HERE else owners.setdefault(key, Line(""))
        facts = (row["state"], row["status"], row["number"], row["days"], row["first"])
        periods.add(row["period"])
        for one in (line, total):
            one.by_period[row["period"]].add(*facts)
            if period in {None, row["period"]}:
                one.tally.add(*facts)
    _name_places(places)
    _name_owners(owners)
    return Board(
        region,
        at,
        [places[code] for code in sorted(places)],
        sorted(owners.values(), key=lambda line: line.name),
        total,
        sorted(periods),
    )


def _counts(region: Region, requirements: Iterable[int], at: dt.datetime) -> Iterable[dict[str, Any]]:
    """The one query: of each place below (or each owner right here), period and standing, how many.

    The place is the next code in the path; what lies here itself has none.
    """
    depth = region.path.count("/") + 1
    here = Q(region=region.pk)
    place = Func("region__path", Value("/"), Value(depth), function="split_part", output_field=CharField())
    own = {
        f"of_{name}": Case(When(here, then=F(f"{name}_id")), output_field=models.BigIntegerField())
        for name in ("agency", "enterprise", "mine")
    }
    return (
        Obligation.objects.within(region)
        .owed()
        .filter(requirement__in=list(requirements))
        .with_due_state(at)
        .order_by()
        .annotate(place=place, state=F("due_state_now"), **own)
        .values("place", "period", "state", "status", *own)
        .annotate(number=Count("pk"), days=Max(days_late_in_sql(at)), first=Min("pk"))
    )


def _name_places(places: dict[str, Line]) -> None:
    for code, found in Region.objects.in_bulk(places).items():
        places[code].region, places[code].name = found, found.name


def _name_owners(owners: dict[OwnerKey, Line]) -> None:
    kinds: list[tuple[type[models.Model], int]] = [(Agency, 0), (Enterprise, 1), (Mine, 2)]
    for model, at in kinds:  # a mine owes with its enterprise, and its own name is the one to show
        named = model._default_manager.in_bulk({key[at] for key in owners if key[at]})
        for key, line in owners.items():
            line.name = str(named[key[at]]) if key[at] else line.name


def roots(requirements: Iterable[Requirement]) -> list[int]:
    """Obligations hang on the requirement that was asked first; an adopter's board counts those."""
    return [requirement.root.pk for requirement in requirements]
