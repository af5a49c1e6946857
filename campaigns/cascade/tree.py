"""Who has passed a notice on, who has not, and what their own notices change: one level at a time, in few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from campaigns.models import Campaign, Requirement, Stage
from jurisdictions.models import Agency, Region

NESTED = 400  # how many agencies fit on a page with those below them; beyond, one opens level by level


@dataclass
class Branch:
    """An agency of the issuer's line, its own notice when there is one, and who stands below it."""

    agency: Agency
    campaign: Campaign | None = None
    tightened: int = 0
    passed_down: int = 0
    own: int = 0
    stages: int = 0
    below: list[Branch] = field(default_factory=list)
    total: int = 0
    adopted: int = 0

    @property
    def days(self) -> int | None:
        """How long it took after the notice that it passes on."""
        if self.campaign is None or self.campaign.parent is None:
            return None
        return (self.campaign.issued_on - self.campaign.parent.issued_on).days


@dataclass(frozen=True)
class Tree:
    branches: list[Branch]
    total: int
    adopted: int
    nested: bool

    @property
    def missing(self) -> int:
        return self.total - self.adopted


def adoptions(campaign: Campaign) -> list[Campaign]:
    """All issued campaigns that pass it on, at any depth; drafts are nobody's business but their issuer's."""
    found: list[Campaign] = []
    layer = [campaign]
    while layer:
        layer = list(
            Campaign.objects.issued()
            .filter(parent__in=[one.pk for one in layer])
            .select_related("issuer__region", "parent")
        )
        found += layer
    return found


def tree(campaign: Campaign, home: Region, within: Region | None = None) -> Tree:
    """The agencies of the issuer's line below it, or below `within`, one that it contains.

    Who sits at `home` reads of those below it and of its own way up; what a neighbour does isn't shown.
    """
    top = within or campaign.issuer.region
    line = list(_line(campaign, top).filter(_in_sight(home)))
    chosen = {one.issuer_id: one for one in adoptions(campaign)}
    branches = [Branch(agency, chosen.get(agency.pk)) for agency in line]
    _count_differences([one for one in branches if one.campaign])
    roots = _nest(branches, top)
    nested = len(line) <= NESTED
    if not nested:
        for root in roots:
            root.below = []
    adopted = sum(one.campaign is not None for one in branches)
    return Tree(roots, len(line), adopted, nested)


def _line(campaign: Campaign, top: Region) -> QuerySet[Agency]:
    """Towns carry out and don't pass on."""
    levels = [Region.Level.PROVINCE, Region.Level.CITY, Region.Level.COUNTY]
    return (
        Agency.objects.filter(
            kind=campaign.issuer.kind,
            region__path__startswith=top.path,
            region__level__in=levels,
            region__ended=None,
        )
        .exclude(region=top)
        .select_related("region")
        .order_by("region__path", "pk")
    )


def _nest(branches: Iterable[Branch], top: Region) -> list[Branch]:
    """Each below the nearest one above it; they come sorted by path, so that one pass is enough."""
    roots: list[Branch] = []
    open_: list[Branch] = []
    for branch in branches:
        path = branch.agency.region.path
        while open_ and not _holds(open_[-1], path):
            open_.pop()
        for above in open_:
            above.total += 1
            above.adopted += branch.campaign is not None
        (open_[-1].below if open_ else roots).append(branch)
        open_.append(branch)
    return roots


def _holds(branch: Branch, path: str) -> bool:
    return path.startswith(branch.agency.region.path) and path != branch.agency.region.path


def _in_sight(home: Region) -> Q:
    return Q(region__path__startswith=home.path) | Q(region__path__in=home.lineage)


EARLIER = Q(inherited_from__isnull=False, passed_down=False) & (
    Q(due_on__lt=F("inherited_from__due_on"))
    | Q(due_day__lt=F("inherited_from__due_day"))
    | Q(due_day__isnull=False, inherited_from__due_day=None)
)


def _count_differences(branches: list[Branch]) -> None:
    """Three figures an adoption, from two queries for all of them."""
    pks = [one.campaign.pk for one in branches if one.campaign]
    counts = {
        row["campaign"]: row
        for row in Requirement.objects.filter(campaign__in=pks)
        .order_by()
        .values("campaign")
        .annotate(
            tightened=Count("pk", filter=EARLIER),
            passed=Count("pk", filter=Q(passed_down=True)),
            own=Count("pk", filter=Q(inherited_from=None)),
        )
    }
    stages = _changed_stages(branches)
    for branch in branches:
        assert branch.campaign is not None
        row: Any = counts.get(branch.campaign.pk, {})
        branch.tightened, branch.own = row.get("tightened", 0), row.get("own", 0)
        branch.passed_down = row.get("passed", 0)
        branch.stages = stages.get(branch.campaign.pk, 0)


def _changed_stages(branches: list[Branch]) -> dict[int, int]:
    """How many stages of each end earlier than the superior's, or are its own."""
    parents = {one.campaign.pk: one.campaign.parent_id for one in branches if one.campaign}
    wanted = {*parents, *(pk for pk in parents.values() if pk)}
    ends: dict[tuple[int, int], dt.date] = {
        (stage.campaign_id, stage.number): stage.ends_on
        for stage in Stage.objects.filter(campaign__in=wanted)
    }
    changed: dict[int, int] = {}
    for (pk, number), end in ends.items():
        if pk in parents and ends.get((parents[pk] or 0, number)) != end:
            changed[pk] = changed.get(pk, 0) + 1
    return changed
