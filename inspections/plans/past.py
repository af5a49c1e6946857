"""Months that are over: nobody plans into them, and no amendment plans away what they still ask for."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from enterprises.models import MineStatus
from inspections.models import InspectionPlan, PlannedMine
from inspections.plans.progress import is_over
from jurisdictions.rules import RuleViolation


def require_ahead(line: PlannedMine, months: Collection[int]) -> None:
    """New months, that is; what the line or the plan that is amended had stands, or comes back."""
    before = PlannedMine.objects.filter(plan=line.plan.amends_id, mine=line.mine_id)
    stood = {month for had in before.values_list("months", flat=True) for month in had}
    late = _over(line.plan, set(months) - stood - set(line.months))
    if late:
        raise RuleViolation(f"{_words(late)}已过，不能再列入", "months")


def require_kept(plan: InspectionPlan) -> None:
    """An overdue check stays overdue, unless its mine has closed or isn't the agency's any more."""
    before = plan.amends
    if before is None or before.status != InspectionPlan.Status.APPROVED:
        return
    now = {line.mine_id: set(line.months) for line in plan.mines.all()}
    standing = before.mines.checked().exclude(mine__status=MineStatus.CLOSED).select_related("mine")
    lost = {line: _over(plan, set(line.months) - now.get(line.mine_id, set())) for line in standing}
    said = [f"{line.mine}{_words(late)}" for line, late in lost.items() if late and _is_ours(line)]
    if said:
        raise RuleViolation(f"已过月份的安排须保留，不能调整掉：{'；'.join(said)}")


def _is_ours(line: PlannedMine) -> bool:
    """Who listed a mine of an agency below still stands above it; any other line is of a mine one answers for."""
    own, present = line.plan.agency, line.mine.supervisor
    if line.category != PlannedMine.Category.OTHER or present is None:
        return own == present
    return own == present or own.stands_above(present)


def _over(plan: InspectionPlan, months: Collection[int]) -> list[int]:
    today = timezone.localdate()
    return sorted(month for month in months if is_over(plan.year, month, today))


def _words(months: Collection[int]) -> str:
    return "、".join(f"{month}月" for month in months)
