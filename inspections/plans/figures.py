"""The figures that plans are reckoned with: of the data file, until an administrator has held one against its paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from inspections.models import PlanFigure
from jurisdictions.models import Holiday, User
from jurisdictions.rules import RuleViolation
from jurisdictions.workdays import Calendar, workdays_between

PATH = Path(__file__).parents[1] / "data" / "plan_figures.yaml"
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Figure:
    code: str
    label: str
    value: int
    least: int
    most: int
    unit: str
    basis: str
    uncertain: bool = False
    confirmed: PlanFigure | None = None


@cache
def drafted() -> Mapping[str, Figure]:
    found = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {code: Figure(code, **entry) for code, entry in found.items()}


def figures() -> dict[str, Figure]:
    found = dict(drafted())
    for row in PlanFigure.objects.select_related("confirmed_by"):
        if row.code in found:
            found[row.code] = replace(
                found[row.code], value=row.value, basis=row.basis, uncertain=False, confirmed=row
            )
    return found


def confirm_figure(code: str, *, by: User, value: int, basis: str) -> PlanFigure:
    """Held against the published text: as it was drafted, or put right."""
    by.require_at_the_top("confirm_reference")
    if (known := drafted().get(code)) is None:
        raise RuleViolation("没有这个测算数字")
    if not known.least <= value <= known.most:
        raise RuleViolation(f"应为 {known.least} 到 {known.most}", "value")
    if not basis.strip():
        raise RuleViolation("请填写依据的文件和条款", "basis")
    said = {"value": value, "basis": basis.strip(), "confirmed_by": by}
    return PlanFigure.objects.update_or_create(code=code, defaults=said)[0]


def months_of(year: int, first: int, calendar: Calendar) -> dict[int, int]:
    """The working days of each month of a year from `first` on; a month before it has none left."""
    found = dict.fromkeys(range(1, 13), 0)
    for month in range(first, 13):
        begins = dt.date(year, month, 1)
        ends = dt.date(year + (month == 12), month % 12 + 1, 1) - DAY
        found[month] = workdays_between(begins - DAY, ends, calendar)
    return found


def workdays_of(year: int, today: dt.date) -> dict[int, int]:
    """What can still be planned: of a year that has begun, from this month on."""
    first = today.month if today.year == year else 1
    return months_of(year, first, Holiday.objects.calendar())
