"""Grades as data: which grade a score suggests, what formalism bars, and how long one may object."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jurisdictions.models import Holiday
from jurisdictions.workdays import add_workdays

PATH = Path(__file__).parent / "grades.yaml"


@dataclass(frozen=True)
class Grade:
    key: str
    label: str
    least: int


@dataclass(frozen=True)
class Objection:
    """So many working days from the day after."""

    n: int
    basis: str
    uncertain: bool = False

    def last_day(self, start: dt.date) -> dt.date:
        nearby = Holiday.objects.filter(date__range=(start, start + dt.timedelta(days=90)))
        return add_workdays(start, self.n, nearby.calendar())

    def __str__(self) -> str:
        return f"{self.n}个工作日（{self.basis}{'，待核' if self.uncertain else ''}）"


def grades() -> tuple[Grade, ...]:
    """The best first."""
    return tuple(Grade(**row) for row in _data()["grades"])


def label(key: str) -> str:
    return next((grade.label for grade in grades() if grade.key == key), "")


def suggested(score: Decimal | None, *, formalism: bool) -> str:
    """The key of the grade; empty without a score. Formalism leaves the best grade out (L-23)."""
    if score is None:
        return ""
    open_to = [grade for grade in grades() if not (formalism and grade.key == barred())]
    return next(grade.key for grade in open_to if score >= grade.least)


def barred() -> str:
    key: str = _data()["formalism"]["bars"]
    return key


def formalism_basis() -> str:
    basis: str = _data()["formalism"]["basis"]
    return basis


def objection() -> Objection:
    return Objection(**_data()["objection"])


def words() -> str:
    """90 分及以上优秀，80 分及以上良好 …（依据，待核）"""
    bounds = [f"{grade.label} {grade.least} 分及以上" for grade in grades() if grade.least]
    doubt = "，待核" if _data()["uncertain"] else ""
    return f"{'、'.join(bounds)}，以下为{grades()[-1].label}（{_data()['basis']}{doubt}）"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return data
