"""Obligations follow from requirements: made, moved and waived by one job that may run as often as it likes.

An agency owes as often as the requirement says; a mine or its enterprise owes while it is in the campaign's scope.
Where an adopter on the way down set a stricter day, that day holds for all owners in its region. What is handed in
never changes; what is still open follows its requirement, unless it was extended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Campaign, Obligation, Requirement
from campaigns.owners import Owner, owners
from campaigns.periods import Deadline, Period

BATCH = 5_000
AHEAD = dt.timedelta(days=92)  # how far a duty without an end is written out
OPEN = Q(status__in=[Obligation.Status.DUE, Obligation.Status.RETURNED], extensions=None)


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
    change = Change(made=_make(root, owners(root, today), reaches))
    change.moved = sum(_move(root, reach, _inside(reach, reaches)) for reach in reaches)
    if root.owner_level in {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}:
        change.waived = _waive(root, today)
    return change


def _reaches(root: Requirement, today: dt.date) -> list[Reach]:
    """The deadlines that hold, the widest first: of the root, then of each adopter who kept its owners."""
    found = [Reach(root.campaign.issuer.region.path, list(root.periods(today + AHEAD)))]
    heirs = [root]
    while heirs:
        heirs = list(
            Requirement.objects.filter(inherited_from__in=heirs, passed_down=False)
            .exclude(campaign__status=Campaign.Status.DRAFT)
            .select_related("campaign__issuer__region")
        )
        for heir in heirs:
            path = heir.campaign.issuer.region.path
            found.append(Reach(path, list(root.periods(today + AHEAD, _stricter(heir, root)))))
    return sorted(found, key=lambda reach: len(reach.path))


def _stricter(heir: Requirement, root: Requirement) -> Deadline:
    """An adopter may only tighten; should data say otherwise, the root's deadline holds."""
    return root.deadline if heir.deadline.is_later_than(root.deadline) else heir.deadline


def _inside(reach: Reach, reaches: list[Reach]) -> list[str]:
    return [one.path for one in reaches if one.path != reach.path and one.path.startswith(reach.path)]


def _make(root: Requirement, owing: Iterator[Owner], reaches: list[Reach]) -> int:
    before = root.obligations.count()
    rows = _rows(root, owing, reaches)
    while batch := list(islice(rows, BATCH)):
        Obligation.objects.bulk_create(batch, ignore_conflicts=True)
    return root.obligations.count() - before


def _rows(root: Requirement, owing: Iterator[Owner], reaches: list[Reach]) -> Iterator[Obligation]:
    for owner in owing:
        reach = ([one for one in reaches if owner.path.startswith(one.path)] or reaches)[-1]
        for period in reach.periods:
            yield Obligation(
                requirement=root,
                agency_id=owner.agency,
                enterprise_id=owner.enterprise,
                mine_id=owner.mine,
                subject_id=owner.subject,
                region_id=owner.region,
                receiver_id=owner.receiver,
                period=period.month,
                period_from=period.begins,
                period_to=period.ends,
                due_on=period.due_on,
            )


def _move(root: Requirement, reach: Reach, elsewhere: list[str]) -> int:
    """Open obligations follow a changed deadline; closed and extended ones stay as they are."""
    moved = 0
    below = root.obligations.filter(OPEN, region__path__startswith=reach.path)
    for path in elsewhere:
        below = below.exclude(region__path__startswith=path)
    for period in reach.periods:
        dates = {"due_on": period.due_on, "period_from": period.begins, "period_to": period.ends}
        changed = below.filter(period=period.month).exclude(**dates)
        moved += Obligation.objects.filter(pk__in=changed.values("pk")).update(**dates)
    return moved


def _waive(root: Requirement, today: dt.date) -> int:
    """A mine that left the scope owes nothing that was still ahead; one that came back owes it again."""
    in_scope = root.campaign.mines()
    column = "mine" if root.owner_level == Requirement.Owner.MINE else "enterprise"
    owing = in_scope.values("pk" if column == "mine" else "enterprise")
    ahead = root.obligations.filter(due_on__gte=today)
    left = ahead.filter(status=Obligation.Status.DUE).exclude(**{f"{column}__in": owing})
    back = ahead.filter(status=Obligation.Status.WAIVED, **{f"{column}__in": owing})
    return left.update(status=Obligation.Status.WAIVED) + back.update(status=Obligation.Status.DUE)
