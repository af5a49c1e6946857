"""Obligations follow from requirements: made, moved and waived by one job that may run as often as it likes.

An agency owes as often as the requirement says; a mine or its enterprise owes while it is in the campaign's scope,
and where only key counties owe, they do while they are named.
Where an adopter on the way down set a stricter day, that day holds for all owners in its region. What is handed in
never changes; what is still open follows its requirement, unless it was extended.

A county in a national campaign is one of three thousand, times periods, times requirements: owners go to the database
as arrays by the thousand and it multiplies them by the periods itself. No row passes through Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.owners import Owner, agencies, mines, owners
from campaigns.obligations.periods import Deadline, Period

BATCH = 2_000  # owners, each with all its periods
AHEAD = dt.timedelta(days=92)  # how far a duty without an end is written out


@dataclass
class Change:
    """What one run of the job did."""

    made: int = 0
    moved: int = 0
    waived: int = 0

    def __add__(self, other: Change) -> Change:
        return Change(self.made + other.made, self.moved + other.moved, self.waived + other.waived)


@dataclass(frozen=True)
class Reach:
    """Where one deadline holds: the whole of the first campaign, or the part below a stricter adopter."""

    path: str
    periods: list[Period] = field(hash=False)


def generate(campaigns: Iterable[Campaign] | None = None, *, today: dt.date | None = None) -> Change:
    """Every requirement of these campaigns, or of all that are issued and not long over."""
    today = today or timezone.localdate()
    if campaigns is None:
        campaigns = Campaign.objects.issued().filter(Q(ends_on=None) | Q(ends_on__gte=today - AHEAD))
    asked = Requirement.objects.filter(campaign__in=[one.pk for one in campaigns]).select_related(
        "campaign__issuer__region", "inherited_from", "receiver"
    )
    roots = {one.root.pk: one.root for one in asked}
    return sum((generate_obligations(root, today=today) for root in roots.values()), Change())


@transaction.atomic
def generate_obligations(requirement: Requirement, *, today: dt.date | None = None) -> Change:
    """Bring the obligations of a requirement up to date; run again, it changes nothing."""
    today = today or timezone.localdate()
    root = requirement.root
    if root.campaign.is_draft or root.cadence == Requirement.Cadence.UNSET:
        return Change()
    reaches = _reaches(root, today)
    of_mines = root.owner_level in {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}
    come_and_go = of_mines or root.key_counties_only
    joining = root.key_counties_only or (of_mines and root.obligations.exists())
    asked = _still_ahead(reaches, today) if joining else reaches
    change = Change(made=_make(root, owners(root, today), asked))
    change.moved = sum(_move(root, reach, _inside(reach, reaches)) for reach in reaches)
    if come_and_go:
        change.waived = _waive(root, today)
    return change


def _still_ahead(reaches: list[Reach], today: dt.date) -> list[Reach]:
    """Who comes into scope, or is named, in mid-campaign isn't late with what was due before."""
    return [
        Reach(reach.path, [period for period in reach.periods if period.due_on >= today]) for reach in reaches
    ]


def _reaches(root: Requirement, today: dt.date) -> list[Reach]:
    """The deadlines that hold, the widest first: the root, then each adopter who was stricter than those above.

    A county may have passed the province's notice on before its city did, and less strictly: the city's day holds.
    """
    known: dict[Deadline, list[Period]] = {}
    reaches: dict[str, Reach] = {}
    for path, one in sorted(_kept_owners(root), key=lambda pair: len(pair[0])):
        above = _reach_of(path, reaches)
        periods = _periods(root, one, today, known)
        if above:
            periods = [
                min(pair, key=lambda period: period.due_on)
                for pair in zip(above.periods, periods, strict=True)
            ]
        if above is None or above.periods != periods:
            reaches[path] = Reach(path, periods)
    return list(reaches.values())


def _kept_owners(root: Requirement) -> list[tuple[str, Requirement]]:
    """The root, and all who adopted it without asking others for it, each with the path that it holds for."""
    found, heirs = [(root.campaign.issuer.region.path, root)], [root]
    while heirs:
        heirs = list(
            Requirement.objects.filter(inherited_from__in=heirs, passed_down=False)
            .exclude(campaign__status=Campaign.Status.DRAFT)
            .select_related("campaign__issuer__region")
            .prefetch_related("campaign__stages")
        )
        found += [(heir.campaign.issuer.region.path, heir) for heir in heirs]
    return found


def _periods(
    root: Requirement, one: Requirement, today: dt.date, known: dict[Deadline, list[Period]]
) -> list[Period]:
    """Those of the root with the adopter's stricter day; what is owed per stage ends with the adopter's stages."""
    if root.cadence == Requirement.Cadence.STAGE:
        ours = {period.month: period for period in one.periods()}
        return [ours.get(period.month, period) for period in root.periods()]
    deadline = _stricter(one, root)
    if deadline not in known:
        known[deadline] = list(root.periods(today + AHEAD, deadline))
    return known[deadline]


def _reach_of(path: str, reaches: dict[str, Reach]) -> Reach | None:
    """The nearest one on the way up, found in as many steps as there are levels."""
    while path not in reaches:
        if not path:
            return None
        path = path[: path.rstrip("/").rfind("/") + 1]
    return reaches[path]


def _stricter(heir: Requirement, root: Requirement) -> Deadline:
    """An adopter may only tighten; should data say otherwise, the root's deadline holds."""
    return root.deadline if heir.deadline.is_later_than(root.deadline) else heir.deadline


def _inside(reach: Reach, reaches: list[Reach]) -> list[str]:
    return [one.path for one in reaches if one.path != reach.path and one.path.startswith(reach.path)]


def _make(root: Requirement, owing: Iterator[Owner], reaches: list[Reach]) -> int:
    """How many there were not yet: those that are there already stand in the way of the unique key."""
    by_path = {reach.path: reach for reach in reaches}
    waiting: dict[str, list[Owner]] = {reach.path: [] for reach in reaches}
    made = 0
    for owner in owing:
        reach = _reach_of(owner.path, by_path) or reaches[0]
        batch = waiting[reach.path]
        batch.append(owner)
        if len(batch) == BATCH:
            made += _insert(root, batch, reach.periods)
            batch.clear()
    return made + sum(_insert(root, batch, by_path[path].periods) for path, batch in waiting.items() if batch)


INSERT = """
    INSERT INTO campaigns_obligation (status, requirement_id, agency_id, enterprise_id, mine_id, subject_id,
                                      region_id, receiver_id, period, period_from, period_to, due_on)
    SELECT 'due', %s, agency, enterprise, mine, subject, region, receiver, month, begins, ends, due_on
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::bigint[])
         AS owner(agency, enterprise, mine, subject, region, receiver),
         unnest(%s::date[], %s::date[], %s::date[], %s::date[]) AS period(month, begins, ends, due_on)
    ON CONFLICT DO NOTHING"""

# Open and not extended; each reach leaves out those inside it that have a deadline of their own.
MOVE = """
    UPDATE campaigns_obligation AS owed
    SET due_on = period.due_on, period_from = begins, period_to = ends
    FROM unnest(%s::date[], %s::date[], %s::date[], %s::date[]) AS period(month, begins, ends, due_on),
         jurisdictions_region AS place
    WHERE owed.requirement_id = %s AND owed.status IN ('due', 'returned') AND owed.period = month
      AND (owed.due_on, owed.period_from, owed.period_to) IS DISTINCT FROM (period.due_on, begins, ends)
      AND place.code = owed.region_id AND place.path ^@ %s AND place.path NOT LIKE ALL (%s::text[])
      AND NOT EXISTS (SELECT FROM campaigns_extension AS more WHERE more.obligation_id = owed.id)"""


def _insert(root: Requirement, owners: list[Owner], periods: list[Period]) -> int:
    columns = ("agency", "enterprise", "mine", "subject", "region", "receiver")
    values = [[getattr(owner, name) for owner in owners] for name in columns]
    return _run(INSERT, root.pk, *values, *_columns(periods))


def _columns(periods: list[Period]) -> list[list[dt.date]]:
    return [[getattr(period, name) for period in periods] for name in ("month", "begins", "ends", "due_on")]


def _run(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def _move(root: Requirement, reach: Reach, elsewhere: list[str]) -> int:
    """Open obligations follow a changed deadline; closed and extended ones stay as they are."""
    other = [f"{path}%" for path in elsewhere]
    return _run(MOVE, *_columns(reach.periods), root.pk, reach.path, other)


def _waive(root: Requirement, today: dt.date) -> int:
    """Who left the scope owes nothing that was still ahead; one that came back owes it again."""
    column, owing = _owing(root, today)
    ahead = root.obligations.filter(due_on__gte=today)
    left = ahead.filter(status=Obligation.Status.DUE).exclude(**{f"{column}__in": owing})
    back = ahead.filter(status=Obligation.Status.WAIVED, **{f"{column}__in": owing})
    return left.update(status=Obligation.Status.WAIVED) + back.update(status=Obligation.Status.DUE)


def _owing(root: Requirement, today: dt.date) -> tuple[str, QuerySet[Any, Any]]:
    if root.owner_level == Requirement.Owner.MINE:
        return "mine", mines(root, today).values("pk")
    if root.owner_level == Requirement.Owner.ENTERPRISE:
        return "enterprise", mines(root, today).values("enterprise")
    return "agency", agencies(root, today).order_by().values("pk")
