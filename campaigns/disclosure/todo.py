"""What has to be published by when, what a draft waits for, and what has to be taken down."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from campaigns.disclosure.actions import formed_day
from campaigns.disclosure.terms import within
from campaigns.models import Campaign, Disclosure, ErrorReport
from campaigns.todo import Todo
from jurisdictions.models import User

SHOWN = 20
Kind, Status = Disclosure.Kind, Disclosure.Status
OF_A_DRIVE = [Kind.CONTENT, Kind.BASIS, Kind.COMPLAINT, Kind.RESULT]


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if not user.agency_id or not user.can("draft_disclosure"):
        return []
    today = timezone.localdate(now)
    own = Disclosure.objects.filter(agency=user.agency_id)
    down = own.to_take_down(today).order_by("down_by", "pk")[:SHOWN]
    drafts = own.filter(status=Status.DRAFT).order_by("publish_by", "pk")[:SHOWN]
    return [
        *(_missing(campaign, kinds, due) for campaign, kinds, due in owed(user, today)),
        *(_draft(one, user) for one in drafts),
        *(_take_down(one) for one in down),
        *_errors(user),
    ]


def owed(user: User, today: dt.date) -> Iterator[tuple[Campaign, list[str], dt.date]]:
    """Of each drive that the agency issued: what of the four isn't even drafted, by the day it is due.

    The result is owed when the drive has ended.
    """
    drives = Campaign.objects.issued().filter(issuer=user.agency_id, nature=Campaign.Nature.DRIVE)
    for campaign in drives.prefetch_related("disclosures"):
        known = {one.kind for one in campaign.disclosures.all() if one.status != Status.VOID}
        by_day: dict[dt.date, list[str]] = defaultdict(list)
        for kind in OF_A_DRIVE:
            formed = formed_day(kind, campaign)
            if kind not in known and formed <= today:
                by_day[within(kind).last_day(formed)].append(kind)
        for due, kinds in sorted(by_day.items()):
            yield campaign, kinds, due


def _missing(campaign: Campaign, kinds: list[str], due: dt.date) -> Todo:
    named = "、".join(Kind(kind).label for kind in kinds)
    url = f"{reverse('campaigns:disclosure_new')}?campaign={campaign.pk}&kind={kinds[0]}"
    return Todo(due, f"待主动公开：{named}", campaign.short_title, "拟公示", url)


def _draft(one: Disclosure, user: User) -> Todo:
    action = "审核" if user.can("publish_disclosure") and one.drafted_by_id != user.pk else "查看"
    return Todo(
        one.publish_by, f"公示待审核：{one.title}", one.get_kind_display(), action, one.get_absolute_url()
    )


def _take_down(one: Disclosure) -> Todo:
    word, _ = one.standing()
    return Todo(one.down_by, f"{word}：{one.title}", one.channel_names, "确认撤下", one.get_absolute_url())


def _errors(user: User) -> Iterator[Todo]:
    """One line for all that citizens have reported, by the day of the one that is due first."""
    waiting = ErrorReport.objects.waiting().filter(disclosure__agency=user.agency_id)
    found = waiting.aggregate(number=Count("pk"), due=Min("answer_by"))
    if found["number"]:
        url = f"{reverse('campaigns:error_reports')}?status=waiting&agency={user.agency_id}"
        yield Todo(found["due"], f"{found['number']} 条公示纠错待答复", "群众指出公示信息有误", "去核实", url)
