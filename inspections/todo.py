"""What an officer and a leader have to do about checks."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from campaigns.todo import Todo
from inspections.coverage import todo as coverage
from inspections.models import Inspection
from jurisdictions.models import User
from jurisdictions.templatetags.words import cn_date

# A first page has room for the next steps; the rest stands in the list.
SHOWN = 20


def todos(user: User, now: datetime) -> list[Todo]:
    return [*_unfinished(user), *_to_decide(user), *coverage.todos(user, now)]


def _unfinished(user: User) -> list[Todo]:
    if not user.can("log_inspection"):
        return []
    rows = Inspection.objects.unfinished_of(user).for_list()[:SHOWN]
    return [
        Todo(
            due=None,
            when="未签字",
            tone="due",
            title=f"现场检查：{row.mine}",
            detail=f"{cn_date(row.checked_on)}开始检查，发现 {row.findings} 项，尚未签字",
            action="继续检查",
            url=reverse("inspections:walk", args=[row.pk]),
        )
        for row in rows
    ]


def _to_decide(user: User) -> list[Todo]:
    """Of the leader's own agency: those above see the check, but its decision is not theirs."""
    if not user.can("decide_penalty"):
        return []
    rows = Inspection.objects.filter(agency=user.agency).awaiting_a_decision().for_list()[:SHOWN]
    return [
        Todo(
            due=None,
            when="待决定",
            tone="plain",
            title=f"是否处罚：{row.mine}",
            detail=f"{cn_date(row.checked_on)}检查发现 {row.findings} 项，含重大事故隐患，尚无处罚案件",
            action="去决定",
            url=row.get_absolute_url(),
        )
        for row in rows
    ]
