"""What an officer and a leader have to do about checks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.todo import Todo
from inspections.consequences.todo import condition_todos, letter_todos
from inspections.coverage import todo as coverage
from inspections.models import CaseProposal, Inspection
from inspections.on_site.reinspection import due_reinspections
from inspections.plans import todo as plans
from inspections.seizures import todo as seizures
from inspections.unmended import todo as unmended
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
        *_to_reinspect(user, now),
        *_to_make_up(user),
        *letter_todos(user),
        *condition_todos(user),
        *coverage.todos(user, now),
        *plans.todos(user, now),
        *unmended.todos(user, now),
        *seizures.todos(user),
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
    proposed = CaseProposal.objects.open().filter(inspection=OuterRef("pk"), measure_kind="")
    waiting = Inspection.objects.filter(agency=user.agency).awaiting_a_decision()
    rows = waiting.filter(~Exists(proposed)).for_list()[:SHOWN]
    return [
        Todo(
            due=None,
            when="待决定",
            tone="plain",
            title=f"是否处罚：{row.mine}",
            detail=f"{cn_date(row.checked_on)}{_why(row)}，尚未处罚，也未决定不予处罚",
            action="去决定",
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def _why(row: Any) -> str:
    if row.kind == Inspection.Kind.REINSPECTION and (undone := row.rechecks.exclude(result="done").count()):
        late = row.rechecks.filter(overdue=True).count()
        return f"复查仍有 {undone} 处未整改到位" + (f"，其中 {late} 处已逾期" if late else "")
    return f"检查发现 {row.findings} 项，含重大事故隐患或专项执法表违法行为"


def _to_reinspect(user: User, now: datetime) -> list[Todo]:
    """One line a check: what is due, or reported as rectified, is looked at again on site (S0-18)."""
    if user.agency is None or not user.can("log_inspection"):
        return []
    waiting = due_reinspections(user.agency, timezone.localdate(now))
    lines = [
        Todo(
            due=min((hazard.due_on for hazard in hazards if hazard.due_on), default=None),
            title=f"复查：{check.mine}",
            detail=f"{cn_date(check.checked_on)}检查发现的 {len(hazards)} 处问题已到期或已报整改",
            action="开始复查",
            url=f"{reverse('inspections:open')}?follows={check.pk}",
        )
        for check, hazards in waiting[:SHOWN]
    ]
    if len(waiting) > SHOWN:
        url = f"{reverse('inspections:list')}?followed=no"
        lines.append(
            Todo(
                None,
                f"另有 {len(waiting) - SHOWN} 次检查待复查",
                f"共 {len(waiting)} 次",
                "查看全部",
                url,
                when="更多",
            )
        )
    return lines


def _to_make_up(user: User) -> list[Todo]:
    if user.agency is None or not user.can("log_inspection"):
        return []
    here = Inspection.objects.filter(agency=user.agency, officers=user).signed()
    missing = Q(principal_present=False) | Q(safety_officer_present=False) | Q(operator_present=False)
    rows = here.filter(missing, kind=Inspection.Kind.UNANNOUNCED, made_up=None).select_related("mine")
    return [
        Todo(
            due=None,
            when="待补办",
            tone="due",
            title=f"暗访后补办程序：{row.mine}",
            detail=f"{cn_date(row.checked_on)}暗访时有人员未在场",
            action="登记",
            url=reverse("inspections:make_up", args=[row.pk]),
        )
        for row in rows[:SHOWN]
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
            detail=f"{row.proposed_by}提出，"
            + (f"拟{row.measure_words}" if row.measure_kind else f"拟罚款 {words.wan(row.total)} 万元"),
            action="去审核" if may_review and row.status == row.Status.REVIEW else "去处理",
            url=row.get_absolute_url(),
        )
        for row in rows.order_by("proposed_at")[:SHOWN]
    ]
