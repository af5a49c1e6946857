"""Who runs a campaign (工作组), and which counties are watched (重点县): both named by a document, both with an end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from campaigns.cascade.adoption import LEVELS
from campaigns.models import Campaign, Group, Member, RegionMark
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation


@transaction.atomic
def form_group(campaign: Campaign, *, by: User, name: str, **fields: Any) -> Group:
    """Also while the campaign runs: people change posts, and inspection teams start later than the rest (L-03)."""
    campaign.require_desk(by)
    if campaign.groups.filter(name=name).exists():
        raise RuleViolation("已有同名的工作组", field="name")
    return Group.objects.create(campaign=campaign, name=name, **fields)


def dissolve_group(group: Group, *, by: User) -> None:
    group.campaign.require_desk(by)
    group.delete()


def add_member(group: Group, *, by: User, name: str, part: str, post: str = "") -> Member:
    group.campaign.require_desk(by)
    return Member.objects.create(group=group, name=name, part=part, post=post)


def remove_member(member: Member, *, by: User) -> None:
    member.group.campaign.require_desk(by)
    member.delete()


@transaction.atomic
def mark_region(
    region: Region, *, by: User, since: dt.date, basis: str, until: dt.date | None = None
) -> RegionMark:
    """Name a county below oneself as one to watch: the nation and the province do so (K-14), cities too (L-17)."""
    by.require("manage_campaigns")
    agency = by.agency
    assert agency is not None, "roles_fit_the_desk"
    by.require_within(region)
    if region.level != Region.Level.COUNTY:
        raise RuleViolation("重点县只能是县（市、区）", field="region")
    if LEVELS.index(agency.region.level) >= LEVELS.index(region.level):
        raise PermissionDenied("重点县由上级机关确定")
    if until and until < since:
        raise RuleViolation("结束日期不能早于开始日期", field="until")
    if not basis.strip():
        raise RuleViolation("请填写依据文件", field="basis")
    held = RegionMark.objects.filter(Q(until=None) | Q(until__gte=since), region=region, named_by=agency)
    if held.filter(since__lte=until or dt.date.max).exists():
        raise RuleViolation(f"{region}已由本机关确定为重点县", field="region")
    return RegionMark.objects.create(
        region=region, named_by=agency, since=since, until=until, basis=basis.strip()
    )


@transaction.atomic
def end_mark(mark: RegionMark, *, by: User, until: dt.date) -> None:
    """Its past stays: what was owed while it held was rightly owed."""
    by.require("manage_campaigns", mark.named_by)
    if until < mark.since:
        raise RuleViolation("结束日期不能早于开始日期", field="until")
    mark.until = until
    mark.save(update_fields=["until"])
