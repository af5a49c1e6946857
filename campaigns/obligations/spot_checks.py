"""The 重点抽查名单 of a campaign (S0-06), and what it leaves to the others (S0-11).

The superior checks the mines on the list itself. Of the key mines (单班入井 30 人以上) in scope that aren't on it,
each has to be guided by somebody else, until all are covered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from campaigns.models import Activity, Campaign, SpotCheck
from enterprises.models import Mine, MineQuerySet
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

GUIDED = "guidance_enterprise"


@dataclass(frozen=True)
class Coverage:
    """Of the key mines in sight: how many are on the list, and how many of the rest were guided since."""

    key: int
    listed: int
    guided: int

    @property
    def rest(self) -> int:
        return self.key - self.listed

    @property
    def covered(self) -> int:
        return self.listed + self.guided


def key_mines(campaign: Campaign, user: User) -> MineQuerySet:
    """Those in scope that this person sees, each with whether it is `listed` and `guided` within the campaign."""
    listed = SpotCheck.objects.filter(campaign=campaign, mine=OuterRef("pk"))
    guided = Activity.objects.filter(
        kind=GUIDED,
        status=Activity.Status.RECORDED,
        mine=OuterRef("pk"),
        done_on__gte=campaign.starts_on,
        done_on__lte=campaign.ends_on or dt.date.max,
    )
    found: Any = campaign.mines().key().visible_to(user)
    return found.annotate(listed=Exists(listed), guided=Exists(guided))


def rest(campaign: Campaign, user: User) -> MineQuerySet:
    """全部重点地下矿山 minus the list."""
    return key_mines(campaign, user).filter(listed=False)


def coverage(campaign: Campaign, user: User) -> Coverage:
    found = key_mines(campaign, user)
    left = found.filter(listed=False)
    return Coverage(found.count(), found.filter(listed=True).count(), left.filter(guided=True).count())


def concerned(mine: Mine) -> Any:
    """The emergency bureaus over the place and whoever answers for the mine: 负有管辖权的应急管理部门."""
    line = Agency.objects.filter(region__path__in=mine.region.lineage, kind=Agency.Kind.EMERGENCY)
    supervisor = mine.supervisor
    return line | Agency.objects.filter(pk=supervisor.pk) if supervisor else line


@transaction.atomic
def put_on_list(
    campaign: Campaign,
    mine: Mine,
    *,
    by: User,
    checked_on: dt.date,
    group: str,
    agencies: Iterable[Agency] = (),
) -> SpotCheck:
    """By the issuer, and only what is in scope; those who answer for the mine take part."""
    campaign.require_desk(by)
    if not campaign.mines().filter(pk=mine.pk).exists():
        raise RuleViolation(f"这座矿山不在“{campaign.short_title}”的范围内", field="mine")
    if checked_on < campaign.starts_on or (campaign.ends_on and checked_on > campaign.ends_on):
        raise RuleViolation("抽查时间须在专项行动期间内", field="checked_on")
    if not group.strip():
        raise RuleViolation("请填写执法指导组", field="group")
    try:
        with transaction.atomic():
            listed = SpotCheck.objects.create(
                campaign=campaign, mine=mine, checked_on=checked_on, group=group.strip(), named_by=by
            )
    except IntegrityError:
        raise RuleViolation("这座矿山已在名单上", field="mine") from None
    listed.agencies.set(agencies)
    return listed


def take_off_list(listed: SpotCheck, *, by: User) -> None:
    """The trail keeps that it stood there."""
    listed.campaign.require_desk(by)
    listed.delete()
