"""A check may belong to a campaign; one campaign doesn't check a mine twice from above and from below (S0-16, C10)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Campaign, CampaignQuerySet, SpotCheck
from enterprises.answering.supervision import refusal
from enterprises.models import Mine
from inspections.models import Inspection
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


def open_campaigns(user: User, day: dt.date) -> CampaignQuerySet:
    """The campaigns that a check on this day can belong to: issued, in sight and running."""
    running = Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))
    return Campaign.objects.visible_to(user).issued().filter(running, nature=Campaign.Nature.DRIVE)


def family(campaign: Campaign) -> list[int]:
    """The notice from its first issuer to its last adopter: to those who are checked it is one campaign."""
    top = campaign
    while top.parent:
        top = top.parent
    found, latest = [top.pk], [top.pk]
    while latest:
        latest = list(Campaign.objects.filter(parent__in=latest).values_list("pk", flat=True))
        found += latest
    return found


def check_campaign(campaign: Campaign, mine: Mine, agency: Agency, day: dt.date) -> None:
    """Raises RuleViolation at `campaign`: out of its dates or scope, or already checked by a superior in it.

    The scope is that of the notice: another campaign may check the same mine, but should do so together (C10).
    """
    if not (campaign.starts_on <= day and (campaign.ends_on is None or day <= campaign.ends_on)):
        raise RuleViolation(f"{day}不在“{campaign.short_title}”期间内", field="campaign")
    if not campaign.mines().filter(pk=mine.pk).exists():
        raise RuleViolation(f"这座矿山不在“{campaign.short_title}”的范围内", field="campaign")
    above = (
        Inspection.objects.filter(mine=mine, campaign__in=family(campaign))
        .filter(agency__region__path__in=agency.region.lineage[:-1])
        .exclude(status=Inspection.Status.VOID)
        .select_related("agency")
        .first()
    )
    if above:
        raise RuleViolation(
            f"{above.agency}已在同一专项行动中于{above.checked_on:%Y年%-m月%-d日}检查这座矿山，"
            "本级不再另行安排（应急厅〔2019〕30号 四（一））；如需另行检查，请不选专项行动并注明来源",
            field="campaign",
        )
    _check_list(campaign, mine, agency)


@cache
def frequency() -> dict[str, Any]:
    path = Path(__file__).parents[1] / "data" / "frequency.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))["merge"]


def together(user: User, mine: Mine) -> dict[str, Any]:
    """What speaks for making one check serve (C10): this year's checks by whom, and the campaigns that cover the mine.

    Checks are counted whoever made them, because the enterprise counts them so; only those in sight are linked.
    """
    today = timezone.localdate()
    checks = Inspection.objects.filter(mine=mine, checked_on__year=today.year).exclude(
        status=Inspection.Status.VOID
    )
    running = [one for one in open_campaigns(user, today) if one.mines().filter(pk=mine.pk).exists()]
    return {
        "hinted": mine,
        "refused": refusal(mine, user),
        "year": today.year,
        "made": list(checks.select_related("agency", "campaign").order_by("-checked_on", "-pk")),
        "running": running,
        "frequency": frequency(),
    }


def _check_list(campaign: Campaign, mine: Mine, agency: Agency) -> None:
    """A mine on a superior's 重点抽查名单 is the superior's to check, before and after the day (S0-06, S0-16)."""
    above = SpotCheck.objects.filter(mine=mine, campaign__in=family(campaign)).filter(
        campaign__issuer__region__path__in=agency.region.lineage[:-1]
    )
    if listed := above.select_related("campaign__issuer").first():
        raise RuleViolation(
            f"这座矿山在{listed.campaign.issuer}的重点抽查名单上（{listed.checked_on:%-m月%-d日}），"
            "本级不再另行安排（应急厅〔2019〕30号 四（一））",
            field="campaign",
        )
