"""How many tailings ponds there were at the end of a year, place by place: they may only become fewer (只减不增).

Read off the trail of the ledger: a pond is there from the day it was entered, and gone from the day from which the
paper of its closing holds, or else on which its state was set to closed. What it is and where it lies is said by the
ledger of today, so that a slip put right and a merged duplicate are neither growth nor loss.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from enterprises.models import LedgerAct, Mine, MineKind, MineQuerySet, MineStatus
from jurisdictions.models import Region, User
from jurisdictions.scope import child_code
from records.asof import end_of


def ponds(user: User, region: Region) -> MineQuerySet:
    """Each with `entered` (a moment) and `closed_on` (a day; it counts only while the pond is closed)."""
    events: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
    trail = events.objects.filter(pgh_obj=OuterRef("pk"))
    working = trail.exclude(status=MineStatus.CLOSED).order_by("-pgh_id")
    closing = trail.filter(pgh_id__gt=Coalesce(OuterRef("last_working"), 0)).order_by("pgh_id")
    acts = LedgerAct.objects.filter(mine=OuterRef("pk"), kind=LedgerAct.Kind.CLOSE).order_by("-on")
    seen: MineQuerySet = Mine.objects.visible_to(user).within(region).filter(kind=MineKind.TAILINGS)
    return seen.alias(
        entered=Subquery(trail.order_by("pgh_id").values("pgh_created_at")[:1]),
        last_working=Subquery(working.values("pgh_id")[:1]),
    ).alias(
        closed_on=Coalesce(
            Subquery(acts.values("on")[:1]), TruncDate(Subquery(closing.values("pgh_created_at")[:1]))
        )
    )


def stood(day: dt.date) -> Q:
    """For `ponds`: whether it was there at the end of that day."""
    return Q(entered__lt=end_of(day)) & (~Q(status=MineStatus.CLOSED) | Q(closed_on__gt=day))


@dataclass
class Line:
    """A place below, or what lies in none of them (`code` empty); None where the ledger doesn't reach back so far."""

    name: str
    code: str = ""
    total: bool = False
    before: int | None = 0
    added: int | None = 0
    gone: int | None = 0
    after: int = 0
    now: int = 0

    def add(self, before: bool, after: bool, now: bool) -> None:
        self.after += after
        self.now += now
        if self.before is not None and self.added is not None and self.gone is not None:
            self.before += before
            self.added += after and not before
            self.gone += before and not after

    def forget(self) -> None:
        self.before = self.added = self.gone = None

    @property
    def growth(self) -> int:
        return 0 if self.before is None else self.after - self.before


@dataclass(frozen=True)
class Span:
    """From the end of the year before until the end of this one, or until today."""

    year: int
    today: dt.date

    @property
    def first(self) -> dt.date:
        return dt.date(self.year - 1, 12, 31)

    @property
    def last(self) -> dt.date:
        return min(dt.date(self.year, 12, 31), self.today)

    @property
    def over(self) -> bool:
        return self.last < self.today


def count(span: Span, user: User, region: Region) -> list[Line]:
    """The sum first, then the places right below the region that have or had a pond."""
    lines: dict[str, Line] = defaultdict(lambda: Line(""))
    total = Line("合计", total=True)
    found = ponds(user, region).annotate(
        place=child_code(region, "region__path"),
        before=stood(span.first),
        after=stood(span.last),
        now=stood(span.today),
    )
    for place, *moments in found.order_by().values_list("place", "before", "after", "now"):
        for line in (total, lines[place]):
            line.add(*map(bool, moments))
    _forget_what_nobody_wrote_down(lines, span, user, region)
    if any(line.before is None for line in lines.values()):
        total.forget()
    named = Region.objects.in_bulk([code for code in lines if code])
    for code, line in lines.items():
        line.code, line.name = code, named[code].name if code else f"{region.name}（未分到下级地区）"
    return [total, *(lines[code] for code in sorted(lines))] if lines else []


def _forget_what_nobody_wrote_down(lines: dict[str, Line], span: Span, user: User, region: Region) -> None:
    """A place whose whole ledger is younger than the day has no figure for it, and nothing has grown there."""
    here = Mine.objects.visible_to(user).within(region)
    begun = here.annotate(place=child_code(region, "region__path")).order_by().values("place")
    for place, first in begun.annotate(first=Min("events__pgh_created_at")).values_list("place", "first"):
        if place in lines and first >= end_of(span.first):
            lines[place].forget()


def years(user: User, today: dt.date) -> list[int]:
    """Newest first, back to the year in which the ledger of what this person sees was begun."""
    first = Mine.objects.visible_to(user).aggregate(first=Min("events__pgh_created_at"))["first"]
    begun = timezone.localdate(first).year if first else today.year
    return list(range(today.year, begun - 1, -1))
