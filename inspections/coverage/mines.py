"""The mines that are owed checks, each with how many, how many it has had, and who answers for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.derived import Kind
from enterprises.models import Flag, Mine, MineQuerySet, MineStatus, Supervision
from inspections.coverage.counting import figure
from inspections.models import Inspection
from jurisdictions.models import Region, User


@dataclass(frozen=True)
class Span:
    """A year, or the days of a campaign: which mines are owed checks, and which checks count."""

    first: dt.date
    last: dt.date
    today: dt.date
    campaign: Campaign | None = None

    @classmethod
    def of_year(cls, year: int, today: dt.date | None = None) -> Span:
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), today or timezone.localdate())

    @classmethod
    def of_campaign(cls, campaign: Campaign, today: dt.date | None = None) -> Span:
        assert campaign.ends_on is not None, "a_drive_has_an_end"
        return cls(campaign.starts_on, campaign.ends_on, today or timezone.localdate(), campaign)

    @property
    def day(self) -> dt.date:
        """On which it is asked who answers for a mine: today, or the last day of what is over."""
        return min(self.today, self.last)

    @property
    def words(self) -> str:
        return self.campaign.short_title if self.campaign else f"{self.first.year}年"


def answered_on(day: dt.date) -> Any:
    """Who answered for a mine on that day."""
    return Supervision.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def within_span(span: Span, user: User, region: Region | None) -> MineQuerySet:
    """With `owed`, `made`, `lacking` and `answers` at each mine, in one query; of the whole map without a region.

    A check counts whoever made it and whether or not it names the campaign: what a superior has checked needn't be
    checked again (S0-16), and who may check a mine at all is asked when the check begins. A closed mine is owed none.
    """
    mines = Mine.objects.visible_to(user)
    if region:
        mines = mines.within(region)
    if span.campaign:
        mines = mines.filter(pk__in=span.campaign.mines().values("pk"))
    checks = Inspection.objects.signed().filter(
        mine=OuterRef("pk"), checked_on__range=(span.first, span.last)
    )
    made = checks.order_by().values("mine").annotate(number=Count("pk")).values("number")
    answers = answered_on(span.day).filter(mine=OuterRef("pk")).values("agency")[:1]
    return mines.annotate(
        owed=Value(figure("campaign")) if span.campaign else _owed_in(span),
        made=Coalesce(Subquery(made), 0),
        answers=Subquery(answers),
    ).annotate(lacking=Greatest(F("owed") - F("made"), 0))


def _owed_in(span: Span) -> Case:
    """As `counting.owed` says, from the flags: a condition that held on any day of the year asks for one check more."""
    flags = Flag.objects.filter(mine=OuterRef("pk"), since__lte=span.day)
    target = flags.filter(Q(ended_on=None) | Q(ended_on__gt=span.first), kind=Kind.KEY_TARGET)
    draw_only = flags.filter(
        Q(ended_on=None) | Q(ended_on__gt=span.day), kind=Kind.DRAW_ONLY, confirmed_on__lte=span.day
    )
    return Case(
        When(status=MineStatus.CLOSED, then=0),
        When(Exists(target), then=figure("yearly") + figure("extra")),
        When(Exists(draw_only), then=figure("draw_only")),
        default=figure("yearly"),
        output_field=IntegerField(),
    )
