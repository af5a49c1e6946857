"""The terms of publication, read once from data/disclosure_terms.yaml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from enterprises.terms import add_months
from jurisdictions.models import Holiday
from jurisdictions.workdays import add_workdays

PATH = Path(__file__).parents[1] / "data" / "disclosure_terms.yaml"


@dataclass(frozen=True)
class Within:
    """So many working days from the day after."""

    n: int
    basis: str
    uncertain: bool = False

    def last_day(self, start: dt.date) -> dt.date:
        nearby = Holiday.objects.filter(date__range=(start, start + dt.timedelta(days=90)))
        return add_workdays(start, self.n, nearby.calendar())

    def __str__(self) -> str:
        return f"{self.n}个工作日内（{self.basis}{'，待核' if self.uncertain else ''}）"


@dataclass(frozen=True)
class Term:
    months: int
    basis: str
    uncertain: bool = False

    def last_day(self, start: dt.date) -> dt.date:
        return add_months(start, self.months) - dt.timedelta(days=1)


def within(kind: str) -> Within:
    return Within(**_data()["within"][kind])


def term() -> Term:
    return Term(**_data()["term"])


def withdrawal() -> Within:
    return Within(**_data()["withdrawal"])


def error_report() -> Within:
    return Within(**_data()["error_report"])


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
