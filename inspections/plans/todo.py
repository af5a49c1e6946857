"""Plans that are to be made, approved or carried out."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from campaigns.todo import Todo
from inspections.models import InspectionPlan
from inspections.plans.board import owing, planning
from inspections.plans.figures import figures
from inspections.plans.made import to_check
from jurisdictions.models import Agency, User

SHOWN = 10


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency is None or user.agency.kind not in Agency.REGULATORS:
        return []
    today = timezone.localdate(now)
    return [*_to_check(user, today), *_to_approve(user), *_to_make(user, user.agency, today)]


def _to_check(user: User, today: dt.date) -> list[Todo]:
    """One tap begins the check that the plan asks for."""
    if not user.can("log_inspection"):
        return []
    waiting = to_check(user, today)
    lines = [
        Todo(
            due=_last_day(today.year, one.slot.month),
            title=f"计划检查：{one.mine}",
            detail=f"{one.plan.year}年度执法计划{one.slot.month}月",
            action="开始检查",
            url=f"{reverse('inspections:open')}?{urlencode({'mine': one.mine.pk})}",
        )
        for one in waiting[:SHOWN]
    ]
    if len(waiting) > SHOWN:
        plan, more = waiting[0].plan, len(waiting) - SHOWN
        url = f"{plan.get_absolute_url()}?state=waiting"
        words = f"另有 {more} 次计划检查待完成", f"本月和以前月份共 {len(waiting)} 次"
        lines.append(Todo(None, *words, "查看全部", url, when="更多"))
    return lines


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _to_approve(user: User) -> list[Todo]:
    if not user.can("approve_plan"):
        return []
    rows = InspectionPlan.objects.filter(agency=user.agency, status=InspectionPlan.Status.SUBMITTED)
    return [
        Todo(
            due=None,
            when="待批准",
            tone="due",
            title=str(plan),
            detail=f"{plan.submitted_by}送审"
            + (f"，调整理由：{plan.amend_reason}" if plan.amends_id else ""),
            action="去审批",
            url=plan.get_absolute_url(),
        )
        for plan in rows.exclude(submitted_by=user)
        .exclude(drafted_by=user)
        .select_related("agency", "submitted_by")
    ]


def _to_make(user: User, agency: Agency, today: dt.date) -> list[Todo]:
    """This year's as long as there is none; the next one's from autumn on. Of those below, in one line."""
    if not user.can("plan_inspections"):
        return []
    known = figures()
    years = [today.year]
    if today.month >= known["remind_from"].value:
        years.append(today.year + 1)
    lines: list[Todo] = []
    for year in years:
        due = _last_day(year - 1, known["due"].value)
        lines += [*_own(agency, year, due), *_below(user, agency, year, due)]
    return lines


def _own(agency: Agency, year: int, due: dt.date) -> Iterator[Todo]:
    if not owing(Agency.objects.filter(pk=agency.pk)).exists():
        return
    plans = InspectionPlan.objects.filter(agency=agency, year=year)
    if plans.approved().exists() or plans.filter(status=InspectionPlan.Status.SUBMITTED).exists():
        return
    if draft := plans.open().first():
        why = f"已退回：{draft.return_reason}" if draft.return_reason else "编制中，尚未送审"
        yield Todo(due, f"{year}年度执法计划待送审", why, "继续编制", draft.get_absolute_url())
        return
    url = f"{reverse('inspections:plan_new')}?year={year}"
    yield Todo(due, f"{year}年度执法计划尚未编制", "重点检查企业每年至少一次全覆盖检查", "开始编制", url)


def _below(user: User, agency: Agency, year: int, due: dt.date) -> Iterator[Todo]:
    """As many as the board lists that it leads to."""
    below = planning(Agency.objects.reporting_to(agency).within(agency.region), year)
    approved = InspectionPlan.objects.approved().filter(year=year)
    if number := below.exclude(pk__in=approved.values("agency")).count():
        among = {"among": "reporting", "stands": "without"}
        asked = urlencode({"year": year, "region": agency.region_id, **among})
        yield Todo(
            due,
            f"{number} 个下级机关没有已批准的{year}年度执法计划",
            "督促编制、批准",
            "查看名单",
            f"{reverse('inspections:plans')}?{asked}",
        )
