"""What an officer and a leader have to do about checks."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from campaigns.todo import Todo
from inspections.answers_todo import condition_todos, letter_todos
from inspections.models import CaseProposal, Inspection
from jurisdictions.models import User
from jurisdictions.templatetags import words
from jurisdictions.templatetags.words import cn_date

# A first page has room for the next steps; the rest stands in the list.
SHOWN = 20


def todos(user: User, now: datetime) -> list[Todo]:
    return [
        *_unfinished(user),
        *_to_decide(user),
        *_proposed(user),
        *letter_todos(user),
        *condition_todos(user),
    ]


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
    proposed = CaseProposal.objects.open().filter(inspection=OuterRef("pk"))
    waiting = Inspection.objects.filter(agency=user.agency).awaiting_a_decision()
    rows = waiting.filter(~Exists(proposed)).for_list()[:SHOWN]
    return [
        Todo(
            due=None,
            when="待决定",
            tone="plain",
            title=f"是否处罚：{row.mine}",
            detail=f"{cn_date(row.checked_on)}检查发现 {row.findings} 项，含重大事故隐患，尚未处罚，也未决定不予处罚",
            action="去决定",
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def _proposed(user: User) -> list[Todo]:
    """A proposal stands on the leader's list until it is decided, also while the reviewer has it."""
    may_decide, may_review = user.can("decide_penalty"), user.can("review_penalty")
    if user.agency is None or not (may_decide or may_review):
        return []
    rows = CaseProposal.objects.open().filter(agency=user.agency).for_list()
    if not may_decide:
        rows = rows.filter(status=CaseProposal.Status.REVIEW).exclude(proposed_by=user)
    return [
        Todo(
            due=None,
            when=row.get_status_display(),
            tone=row.TONES[row.status],
            title=f"处罚建议：{row.mine}",
            detail=f"{row.proposed_by}提出，拟罚款 {words.wan(row.total)} 万元",
            action="去审核" if may_review and row.status == row.Status.REVIEW else "去处理",
            url=row.get_absolute_url(),
        )
        for row in rows.order_by("proposed_at")[:SHOWN]
    ]
