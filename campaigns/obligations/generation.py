"""Obligations follow from requirements: made, moved and waived by one job that may run as often as it likes.

First it keeps the roll of who owes: an agency of the level while it stands, a mine or its enterprise while it is in the
campaign's scope, a key county while it is named. Who is there when the notice goes out owes all it asks for; who
comes on later owes what is due from that day on, and who goes, nothing from then on. The roll remembers it, so that
obligations which are deleted come back as they were.

Where an adopter on the way down set a stricter day, that day holds for all owners in its region. Nothing is ever due
before it was asked for: a deadline that is changed, or tightened, moves the days that are still ahead by then. What
is handed in keeps its day; what is still open follows its requirement, unless it was extended, and everything that
isn't accepted yet waits at the desk that answers for its owner now.

A county in a national campaign is one of three thousand, times periods, times requirements: owners go to the database
as arrays, once, and it multiplies them by the periods itself. No obligation passes through Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Campaign, Requirement
from campaigns.obligations.enrolment import SAME, enrol, run
from campaigns.obligations.periods import MONTHS, Period

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
    """Where one set of days holds: everywhere, or in the part below a stricter adopter."""

    path: str
    periods: list[Period]


Days = list[Period | None]


def generate(
    campaigns: Iterable[Campaign] | None = None,
    *,
    today: dt.date | None = None,
    begun: Campaign | None = None,
) -> Change:
    """Every requirement of these campaigns, or of all that are issued and not long over; one may just have `begun`."""
    today = today or timezone.localdate()
    if campaigns is None:
        campaigns = Campaign.objects.issued().filter(Q(ends_on=None) | Q(ends_on__gte=today - AHEAD))
    asked = Requirement.objects.filter(campaign__in=[one.pk for one in campaigns]).select_related(
        "campaign__issuer__region", "inherited_from", "receiver"
    )
    roots = {one.root.pk: one.root for one in asked}
    change = Change()
    for root in roots.values():
        since = begun.issued_on if begun and root.campaign_id == begun.pk else today
        change += generate_obligations(root, today=today, since=since)
    return change


@transaction.atomic
def generate_obligations(
    requirement: Requirement, *, today: dt.date | None = None, since: dt.date | None = None
) -> Change:
    """Bring the obligations of a requirement up to date; run again on one day, it changes nothing.

    Who wasn't on the roll yet owes `since` then: from today on, but from the notice's date when it goes out.
    """
    today = today or timezone.localdate()
    root = requirement.root
    if root.campaign.is_draft or root.cadence == Requirement.Cadence.UNSET:
        return Change()
    enrol(root, today, since or today)
    reaches = _reaches(root, today)
    change = Change(moved=run(FOLLOW, root.pk, root.pk, root.pk))
    for reach in reaches:
        within = (root.pk, reach.path, [f"{path}%" for path in _inside(reach, reaches)])
        change.made += run(MAKE, *_columns(reach.periods), *within)
        change.moved += run(MOVE, *_columns(reach.periods), *within)
    change.waived = run(WAIVE, root.pk, today, root.pk) + run(OWE_AGAIN, root.pk, today, root.pk)
    return change


def _reaches(root: Requirement, today: dt.date) -> list[Reach]:
    """The deadlines that hold, the widest first: the root, then each adopter who was stricter than those above.

    A county may have passed the province's notice on before its city did, and less strictly: the city's day holds.
    """
    known = _Periods(root, today)
    days: dict[str, Days] = {"": known.ordered(root)}  # a named owner may even lie outside
    for path, one in sorted(_adopters(root), key=lambda pair: len(pair[0])):
        above = _nearest(path, days)
        stricter = [_earlier(pair) for pair in zip(above, known.ordered(one), strict=True)]
        if stricter != above:
            days[path] = stricter
    return [Reach(path, known.seamless(found)) for path, found in days.items()]


def _earlier(pair: tuple[Period | None, Period | None]) -> Period | None:
    """An adopter may only tighten; should data say otherwise, the day above holds, and what isn't asked stays so."""
    above, own = pair
    return own if above and own and own.due_on < above.due_on else above


class _Periods:
    """The periods of a requirement under one deadline or another, in parallel lists."""

    def __init__(self, root: Requirement, today: dt.date) -> None:
        self.root = root
        self.under = cache(lambda deadline: list(root.periods(today + AHEAD, deadline)))

    def ordered(self, one: Requirement) -> Days:
        """As it, or an adopter of it, orders them; None where the day was over before it was asked for."""
        if self.root.cadence == Requirement.Cadence.STAGE:
            ours = {period.month: period for period in one.periods()}
            since = one.campaign.issued_on
            stages = (ours.get(period.month, period) for period in self.root.periods())
            return [stage if stage.due_on >= since else None for stage in stages]
        found: Days = [None] * len(self.under(one.deadline))
        for order in one.orders:
            asked = zip(self.under(order.deadline), found, strict=True)
            found = [new if new.due_on >= order.since else old for new, old in asked]
        return found

    def seamless(self, found: Days) -> list[Period]:
        """What is asked for; each begins where the one before it ended, the first with the campaign."""
        if self.root.cadence not in MONTHS:
            return [period for period in found if period]
        asked: list[Period] = []
        begins: dt.date | None = None
        for period, plain in zip(found, self.under(self.root.deadline), strict=True):
            begins = begins or plain.begins
            if period:
                asked.append(replace(period, begins=begins))
            if period or plain.month in self.made_before:
                begins = (period or plain).ends + dt.timedelta(days=1)
        return asked

    @cached_property
    def made_before(self) -> set[dt.date]:
        """What has obligations though it isn't asked for any more: their days aren't counted a second time."""
        return set(self.root.obligations.order_by().values_list("period", flat=True).distinct())


def _adopters(root: Requirement) -> list[tuple[str, Requirement]]:
    """Who adopted it without asking others for it, and has or had another day, each with the path that it holds for."""
    found, above = [], {root.pk: root}
    while above:
        heirs = (
            Requirement.objects.filter(inherited_from__in=above, passed_down=False)
            .exclude(campaign__status=Campaign.Status.DRAFT)
            .select_related("campaign__issuer__region")
            .prefetch_related("campaign__stages")
        )
        layer = {}
        for heir in heirs:
            heir.inherited_from = superior = above[heir.inherited_from_id or 0]
            layer[heir.pk] = heir
            differed = heir.is_tightened or heir.earlier != superior.earlier
            if differed or root.cadence == Requirement.Cadence.STAGE:
                found.append((heir.campaign.issuer.region.path, heir))
        above = layer
    return found


def _nearest(path: str, days: dict[str, Days]) -> Days:
    """Of the nearest one on the way up, found in as many steps as there are levels."""
    while path not in days:
        path = path[: path.rstrip("/").rfind("/") + 1]
    return days[path]


def _inside(reach: Reach, reaches: list[Reach]) -> list[str]:
    return [one.path for one in reaches if one.path != reach.path and one.path.startswith(reach.path)]


PERIODS = "unnest(%s::date[], %s::date[], %s::date[], %s::date[]) AS period(month, begins, ends, due_on)"
# Each reach leaves out those inside it that have days of their own.
WITHIN = "place.path ^@ %s AND place.path NOT LIKE ALL (%s::text[])"

MAKE = f"""
    INSERT INTO campaigns_obligation (status, requirement_id, agency_id, enterprise_id, mine_id, subject_id,
                                      region_id, receiver_id, period, period_from, period_to, due_on)
    SELECT 'due', requirement_id, agency_id, enterprise_id, mine_id, subject_id, region_id, receiver_id,
           month, begins, ends, period.due_on
    FROM {PERIODS}, campaigns_owing AS owing JOIN jurisdictions_region AS place ON place.code = region_id
    WHERE requirement_id = %s AND {WITHIN} AND period.due_on >= since AND (until IS NULL OR period.due_on < until)
    ON CONFLICT DO NOTHING"""  # noqa: S608

# Open and not extended.
MOVE = f"""
    UPDATE campaigns_obligation AS owed
    SET due_on = period.due_on, period_from = begins, period_to = ends
    FROM {PERIODS}, jurisdictions_region AS place
    WHERE owed.requirement_id = %s AND owed.status IN ('due', 'returned') AND owed.period = month
      AND (owed.due_on, owed.period_from, owed.period_to) IS DISTINCT FROM (period.due_on, begins, ends)
      AND place.code = owed.region_id AND {WITHIN}
      AND NOT EXISTS (SELECT FROM campaigns_extension AS more WHERE more.obligation_id = owed.id)"""  # noqa: S608

OWED, OWING = SAME.format("owed"), SAME.format("owing")
ROLL = "FROM campaigns_owing AS owing WHERE owing.requirement_id = %s AND until IS NULL"

# What waits to be looked at goes along: the desk that answered for the owner before doesn't any more.
FOLLOW = f"""
    UPDATE campaigns_obligation AS owed SET region_id = owing.region_id, receiver_id = owing.receiver_id
    {ROLL} AND owed.requirement_id = %s AND owed.status IN ('due', 'submitted', 'returned')
      AND ({OWED}, owed.region_id, owed.receiver_id) NOT IN (SELECT {OWING}, region_id, receiver_id {ROLL})
      AND ({OWED}) = ({OWING})"""  # noqa: S608

# Who is off the roll owes nothing that was still ahead, not even what was returned; one that came back owes it again.
WAIVE = f"""
    UPDATE campaigns_obligation AS owed SET status = 'waived'
    WHERE owed.requirement_id = %s AND status IN ('due', 'returned') AND due_on >= %s
      AND ({OWED}) NOT IN (SELECT {OWING} {ROLL})"""  # noqa: S608

OWE_AGAIN = f"""
    UPDATE campaigns_obligation AS owed
    SET status = CASE WHEN submitted_at IS NULL THEN 'due' ELSE 'returned' END
    WHERE owed.requirement_id = %s AND status = 'waived' AND due_on >= %s
      AND ({OWED}) IN (SELECT {OWING} {ROLL})"""  # noqa: S608


def _columns(periods: list[Period]) -> list[list[dt.date]]:
    return [[getattr(period, name) for period in periods] for name in ("month", "begins", "ends", "due_on")]
