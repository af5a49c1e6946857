"""Which problems a look-back stage has to look at, and how far each place has got."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from campaigns.models import Campaign, Stage
from hazards.models import Hazard, LookBack
from hazards.models.hazard import HazardQuerySet
from jurisdictions.models import Region, User
from jurisdictions.scope import ScopedQuerySet, child_code
from records.models import Attachment


def stages_at(user: User) -> Any:
    """The look-back stages of the campaigns in sight; an adopter's stands beside its superior's."""
    seen = Campaign.objects.visible_to(user).issued()
    stages = Stage.objects.filter(look_back=True, campaign__in=seen.values("pk"))
    return stages.select_related("campaign__issuer__region").order_by("-starts_on", "campaign__key")


def first_said(stage: Stage) -> Stage:
    """The stage of the notice that was adopted: a problem is looked at once, whoever passed the notice on."""
    above = Stage.objects.filter(
        campaign=stage.campaign.parent_id, number=stage.number, look_back=True
    ).first()
    return first_said(above) if above else stage


def problems(stage: Stage) -> HazardQuerySet:
    """All that was found in the campaign's region and kinds of mine before the stage began, by anybody, closed or not.

    The state of the mine is not asked: one that was suspended since has its problems still. `outcome` is what was
    found when looking back, `looked_on` the day.
    """
    campaign = stage.campaign
    said = LookBack.objects.filter(stage=first_said(stage), hazard=OuterRef("pk"))
    return (
        Hazard.objects.within(campaign.issuer.region)
        .filter(mine__kind__in=campaign.kinds, found_on__gte=campaign.starts_on, found_on__lt=stage.starts_on)
        .annotate(outcome=Subquery(said.values("outcome")), looked_on=Subquery(said.values("looked_on")))
    )


def problems_of(stage: Stage, user: User) -> HazardQuerySet:
    return problems(stage).visible_to(user)


@dataclass
class Line:
    """A place below, or what lies in none of them (`code` empty)."""

    name: str
    code: str = ""
    all: int = 0
    gone: int = 0
    rebound: int = 0
    not_done: int = 0
    total: bool = False

    def add(self, outcome: str | None) -> None:
        self.all += 1
        if outcome:
            setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def looked_at(self) -> int:
        return self.gone + self.rebound + self.not_done

    @property
    def waiting(self) -> int:
        return self.all - self.looked_at

    @property
    def share(self) -> float | None:
        """In per cent, rounded down: 100 is said when nothing waits."""
        return 1000 * self.looked_at // self.all / 10 if self.all else None


def progress(stage: Stage, user: User, region: Region) -> list[Line]:
    """The sum first, then the places right below the region."""
    lines: dict[str, Line] = defaultdict(lambda: Line(""))
    total = Line("合计", total=True)
    found: ScopedQuerySet = problems_of(stage, user).within(region)
    for place, outcome in (
        found.annotate(place=child_code(region, "mine__region__path"))
        .order_by()
        .values_list("place", "outcome")
    ):
        for line in (total, lines[place]):
            line.add(outcome)
    named = Region.objects.in_bulk([code for code in lines if code])
    for code, line in lines.items():
        line.code, line.name = code, named[code].name if code else f"{region.name}（未分到下级地区）"
    return [total, *(lines[code] for code in sorted(lines))] if lines else []


def running(user: User, today: dt.date | None = None) -> Any:
    today = today or timezone.localdate()
    return stages_at(user).filter(starts_on__lte=today, ends_on__gte=today)


def seen_again(hazard: Hazard) -> list[Any]:
    """What was found at each look back, with its photos, for the page of a hazard."""
    rows = list(hazard.look_backs.select_related("stage__campaign", "looked_by", "agency", "rebound"))
    for row in rows:
        row.photos = Attachment.objects.of(row)
    return rows
