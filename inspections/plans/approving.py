"""A plan on its way: to the leader, back, approved, amended by its next version, filed with those above."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from inspections.models import InspectionPlan, PlannedMine
from inspections.plans.drafting import DAYS, proposed
from inspections.plans.past import require_kept
from inspections.plans.progress import is_over
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Status = InspectionPlan.Status


@transaction.atomic
def submit(plan: InspectionPlan, *, by: User) -> None:
    plan.hold_open(by)
    if not plan.mines.checked().exists():
        raise RuleViolation("计划中还没有安排月份的矿山，不能送审")
    require_kept(plan)
    plan.move(Status.SUBMITTED, submitted_by=by, submitted_on=timezone.localdate(), return_reason="")


def withdraw(plan: InspectionPlan, *, by: User) -> None:
    """Whoever handed it in takes it back before anybody has decided."""
    plan.require_writer(by)
    if by.pk != plan.submitted_by_id:
        raise RuleViolation("由送审人收回；负责人可以退回修改")
    plan.move(Status.DRAFT, submitted_by=None, submitted_on=None)


def send_back(plan: InspectionPlan, *, by: User, reason: str) -> None:
    by.require("approve_plan", plan.agency)
    if not reason.strip():
        raise RuleViolation("请写明退回理由", "reason")
    plan.move(Status.DRAFT, submitted_by=None, submitted_on=None, return_reason=reason.strip())


@transaction.atomic
def approve(plan: InspectionPlan, *, by: User, document_number: str, on: dt.date) -> None:
    """By a leader who neither drafted it nor handed it in; from now on it is frozen, and what it amends is history."""
    by.require("approve_plan", plan.agency)
    if not plan.is_left_to(by):
        raise RuleViolation("计划由编制人和送审人以外的负责人批准")
    if not document_number.strip():
        raise RuleViolation("请填写印发文号", "document_number")
    if on > timezone.localdate():
        raise RuleViolation("批准日期不能晚于今天", "on")
    if plan.submitted_on and on < plan.submitted_on:
        raise RuleViolation("批准日期不能早于送审日期", "on")
    require_kept(plan)
    before = plan.amends
    if before and before.status == Status.APPROVED:
        if before.approved_on and on < before.approved_on:
            raise RuleViolation("批准日期不能早于原计划的批准日期", "on")
        before.move(Status.REPLACED)
    plan.move(Status.APPROVED, approved_by=by, approved_on=on, document_number=document_number.strip())


def drop(plan: InspectionPlan, *, by: User) -> None:
    """A draft that nobody wants; it stays readable."""
    plan.require_writer(by)
    plan.move(Status.DROPPED)


@transaction.atomic
def amend(plan: InspectionPlan, *, by: User, reason: str) -> InspectionPlan:
    """The next version, with the same mines and months, and what each is owed as of today."""
    plan.require_writer(by)
    if plan.status != Status.APPROVED:
        raise RuleViolation("只有已批准的计划可以调整；编制中的直接修改")
    if not reason.strip():
        raise RuleViolation("请写明调整理由", "reason")
    if is_over(plan.year, 12, timezone.localdate()):
        raise RuleViolation(f"{plan.year}年已过，计划不再调整")
    versions = InspectionPlan.objects.filter(agency=plan.agency, year=plan.year)
    try:
        with transaction.atomic():
            later = InspectionPlan.objects.create(
                version=versions.aggregate(last=Max("version"))["last"] + 1,
                amends=plan,
                amend_reason=reason.strip(),
                drafted_by=by,
                **{name: getattr(plan, name) for name in ("agency", "year", *DAYS)},
            )
    except IntegrityError as error:
        raise RuleViolation("这份计划正在调整，请先办结") from error
    now = {line.mine_id: line for line in proposed(plan.agency, plan.year, by)}
    PlannedMine.objects.bulk_create(
        line.copied_to(later, **_owed_now(line, now.get(line.mine_id))) for line in plan.mines.all()
    )
    return later


def _owed_now(line: PlannedMine, now: PlannedMine | None) -> dict[str, Any]:
    """What became more since then is short of it, and says so until somebody plans it."""
    if now is None:
        return {}
    owed_more = now.owed > line.times and not line.why_short
    return {
        "category": now.category,
        "reason": now.reason,
        "owed": now.owed,
        "why_short": "批准后应检次数增加，尚未安排" if owed_more else line.why_short,
    }


def record_filing(
    plan: InspectionPlan,
    *,
    by: User,
    government_number: str = "",
    government_on: dt.date | None = None,
    filed_number: str = "",
    filed_on: dt.date | None = None,
) -> None:
    """What came back from the government of the same level and from the superior; approved plans only."""
    plan.require_writer(by)
    if plan.status != Status.APPROVED:
        raise RuleViolation("计划批准后才能登记报批和备案")
    said = {
        "government_number": government_number.strip(),
        "government_on": government_on,
        "filed_number": filed_number.strip(),
        "filed_on": filed_on,
    }
    for number, day in (("government_number", "government_on"), ("filed_number", "filed_on")):
        if bool(said[number]) != bool(said[day]):
            raise RuleViolation("文号和日期须一并填写", day if said[number] else number)
        if said[day] and said[day] > timezone.localdate():  # type: ignore[operator]
            raise RuleViolation("日期不能晚于今天", day)
    for name, value in said.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(said))
