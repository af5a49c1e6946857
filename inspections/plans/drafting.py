"""Making a plan: what the system proposes, and what a person changes before the leader reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.answering.supervision import require_may_act
from enterprises.derived import Kind
from enterprises.models import Flag, Mine, MineQuerySet, MineStatus, Supervision
from inspections.coverage.counting import rules
from inspections.coverage.mines import Span, within_span
from inspections.models import InspectionPlan, PlannedMine
from inspections.plans.figures import figures, workdays_of
from inspections.plans.past import require_ahead
from inspections.plans.spreading import spread
from inspections.teams import certified
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

Category = PlannedMine.Category
DAYS = ("officers", "workdays", "other_days", "off_days", "check_days", "draw_share")
REASONS = {Category.EXTRA: Kind.KEY_TARGET, Category.DRAW: Kind.DRAW_ONLY}


def answered_for(agency: Agency, year: int, by: User) -> MineQuerySet:
    """The mines that an agency answers for today, each with how often it is `owed` a check in that year.

    Also those beyond its border that a superior has designated it for.
    """
    ours = Supervision.objects.filter(agency=agency, until=None).values("mine")
    standing = within_span(Span.of_year(year), by, None).filter(pk__in=ours)
    return standing.exclude(status=MineStatus.CLOSED).select_related("enterprise", "region")


def proposed(agency: Agency, year: int, by: User) -> Iterator[PlannedMine]:
    """A line for each mine that the agency answers for, with its reason, and no months yet."""
    mines = list(answered_for(agency, year, by).order_by("region__path", "name", "pk"))
    said = {
        (mine, kind): reason
        for mine, kind, reason in Flag.objects.standing()
        .filter(mine__in=[mine.pk for mine in mines], kind__in=REASONS.values())
        .values_list("mine", "kind", "reason")
    }
    yearly = rules()["yearly"]
    everybody = f"{yearly.label} {yearly.value} {yearly.unit}（{yearly.basis}）"
    for mine in mines:
        category = _category(mine.owed)
        kind = REASONS.get(category)
        reason = said.get((mine.pk, kind), everybody) if kind else everybody
        yield PlannedMine(mine=mine, category=category, reason=reason, owed=mine.owed)


def _category(owed: int) -> Category:
    if owed > rules()["yearly"].value:
        return Category.EXTRA
    return Category.FULL if owed else Category.DRAW


@transaction.atomic
def draft_plan(year: int, *, by: User, today: dt.date | None = None) -> InspectionPlan:
    """This year's or the next one's, as the system proposes it, with the months spread over the working days."""
    by.require_regulator("plan_inspections")
    agency, today = cast(Agency, by.agency), today or timezone.localdate()
    if year not in (today.year, today.year + 1):
        raise RuleViolation("只能编制今年和明年的计划", "year")
    standing = InspectionPlan.objects.filter(agency=agency, year=year).exclude(status="dropped")
    if known := standing.order_by("version").last():
        raise RuleViolation(f"{known}{known.get_status_display()}；批准后的改动请在原计划上办理调整", "year")
    lines = list(proposed(agency, year, by))
    if not lines:
        raise RuleViolation("本机关还没有监管的矿山，无须编制计划；请先在台账中登记监管部门", "year")
    workdays = workdays_of(year, today)
    plan = _opened(agency, year, by, certified(agency, today).count(), sum(workdays.values()))
    months = spread([(line.mine_id, line.owed) for line in lines], workdays)
    for line in lines:
        line.plan, line.months = plan, months[line.mine_id]
        if line.times < line.owed:
            line.why_short = "年内剩余月份不足"
    PlannedMine.objects.bulk_create(lines)
    return plan


def _opened(agency: Agency, year: int, by: User, officers: int, workdays: int) -> InspectionPlan:
    known, officers = figures(), max(officers, 1)
    total = officers * workdays
    last = InspectionPlan.objects.filter(agency=agency, year=year).order_by("version").last()
    try:
        with transaction.atomic():
            return InspectionPlan.objects.create(
                agency=agency,
                year=year,
                version=last.version + 1 if last else 1,
                amends=last,
                amend_reason="前一版已作废，重新编制" if last else "",
                officers=officers,
                workdays=workdays,
                other_days=total * known["other_share"].value // 100,
                off_days=total * known["off_share"].value // 100,
                check_days=known["check_days"].value,
                draw_share=known["draw_share"].value,
                drafted_by=by,
            )
    except IntegrityError as error:
        raise RuleViolation("本机关这一年度的计划刚刚已由他人编制，请刷新页面", "year") from error


@transaction.atomic
def set_days(plan: InspectionPlan, *, by: User, **days: int) -> None:
    """Officers and days as the agency reckons them."""
    plan.hold_open(by)
    for name in DAYS:
        setattr(plan, name, days[name])
    if plan.other_days + plan.off_days > plan.total_days:
        raise RuleViolation(f"其他执法和非执法工作日合计不能超过总法定工作日 {plan.total_days}", "off_days")
    plan.save(update_fields=list(DAYS))


@transaction.atomic
def set_months(
    line: PlannedMine, months: Collection[int], *, by: User, why_short: str = "", remark: str = ""
) -> None:
    """When the mine is checked; fewer times than it is owed, or never, only with a reason."""
    line.plan.hold_open(by)
    require_ahead(line, months)
    line.months = sorted(set(months))
    if not line.months and line.category == Category.OTHER:
        raise RuleViolation("请选择计划月份；不再检查的请移出计划", "months")
    if line.short and not why_short.strip():
        raise RuleViolation(f"这座矿山应检 {line.owed} 次，少于应检次数的请写明理由", "why_short")
    line.why_short = why_short.strip() if line.short else ""
    line.remark = remark.strip()
    line.save(update_fields=["months", "why_short", "remark"])


@transaction.atomic
def add_mine(
    plan: InspectionPlan, mine: Mine, months: Collection[int], *, by: User, remark: str = ""
) -> PlannedMine:
    """A mine that the agency may check: one it answers for, or one that somebody below it answers for (S1-01)."""
    plan.hold_open(by)
    try:
        require_may_act(mine, by)
    except RuleViolation as violation:
        raise RuleViolation(violation.message, "mine") from violation
    if mine.status == MineStatus.CLOSED:
        raise RuleViolation(f"{mine}已关闭", "mine")
    if plan.mines.filter(mine=mine).exists():
        raise RuleViolation(f"{mine}已在计划中", "mine")
    facts: dict[str, Any] = {"category": Category.OTHER, "reason": "本机关列入", "owed": 0}
    if owed := next((line for line in proposed(plan.agency, plan.year, by) if line.mine_id == mine.pk), None):
        facts = {"category": owed.category, "reason": owed.reason, "owed": owed.owed}
    line = PlannedMine(plan=plan, mine=mine, remark=remark.strip(), **facts)
    require_ahead(line, months)
    line.months = sorted(set(months))
    if line.short or not line.months:
        raise RuleViolation(f"请选择计划月份，应检 {max(line.owed, 1)} 次", "months")
    line.save()
    return line


@transaction.atomic
def remove_mine(line: PlannedMine, *, by: User, reason: str) -> None:
    """What is owed stays on the list, with the reason; a mine of the draw goes back into the pool."""
    line.plan.hold_open(by)
    if line.category == Category.OTHER:
        line.delete()
        return
    if line.owed and not reason.strip():
        raise RuleViolation("这座矿山应列入计划，移出的请写明理由", "reason")
    line.months, line.why_short = [], reason.strip() if line.owed else ""
    line.save(update_fields=["months", "why_short"])


def unlisted(plan: InspectionPlan, by: User) -> list[Mine]:
    """Owed a check today, and not on the list at all: mines that came under the agency after it was drafted."""
    listed = plan.mines.values("mine")
    return list(answered_for(plan.agency, plan.year, by).filter(owed__gt=0).exclude(pk__in=listed))
