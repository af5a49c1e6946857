"""What the law and the notices say about the parts of a file: kinds, terms, classes, limits. No database."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from enterprises.thresholds import threshold
from jurisdictions.workdays import Calendar, is_workday

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Kind:
    """A word that the file stores, for the kinds of mine that know it; none named means all of them."""

    word: str
    basis: str
    mines: tuple[str, ...] = ()
    months: int = 0
    hours: int = 0
    uncertain: bool = False


@cache
def _kinds() -> dict[str, list[Kind]]:
    known = yaml.safe_load((DATA / "file_kinds.yaml").read_text(encoding="utf-8"))
    return {
        sort: [Kind(**{**entry, "mines": tuple(entry.get("mines", ()))}) for entry in entries]
        for sort, entries in known.items()
    }


def kinds(sort: str, mine_kind: str = "") -> list[Kind]:
    """The kinds of licence, post, drawing … that a mine of this kind can have."""
    return [kind for kind in _kinds()[sort] if not (kind.mines and mine_kind) or mine_kind in kind.mines]


def kind_of(sort: str, word: str) -> Kind | None:
    return next((kind for kind in _kinds()[sort] if kind.word == word), None)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last: 31 January and one month is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def next_test(kind: str, tested_on: dt.date | None) -> dt.date | None:
    """When a test has to be made again, where a term is known."""
    known = kind_of("equipment", kind)
    return add_months(tested_on, known.months) if known and known.months and tested_on else None


@dataclass(frozen=True, slots=True)
class AccidentClass:
    word: str
    deaths: int
    serious_injuries: int
    loss: int  # 万元


@cache
def accident_classes() -> tuple[str, tuple[AccidentClass, ...]]:
    """The basis, and the classes from the gravest down."""
    known: dict[str, Any] = yaml.safe_load((DATA / "accident_classes.yaml").read_text(encoding="utf-8"))
    return known["basis"], tuple(AccidentClass(**entry) for entry in known["classes"])


def accident_class(deaths: int, serious_injuries: int, loss: Decimal | int) -> str:
    """The gravest class of which one figure reaches the threshold; the threshold itself counts (以上含本数)."""
    _, classes = accident_classes()
    return next(
        one.word
        for one in classes
        if deaths >= one.deaths or serious_injuries >= one.serious_injuries or loss >= one.loss
    )


def drawing_months(mine_status: str) -> int | None:
    """How long a drawing stays current in a mine of this status; None where no term is set (L-11)."""
    key = {"producing": "drawing_producing", "building": "drawing_building"}.get(mine_status)
    return threshold(key).value if key else None


def contractor_limit(mine_kind: str, scale: str) -> int | None:
    """How many contractors may work underground at once; other kinds of mine have no limit here."""
    if mine_kind != "underground" or not scale:
        return None
    return threshold("contractors_small" if scale == "小型" else "contractors_large").value


def workdays_among(days: Iterable[dt.date], calendar: Calendar) -> int:
    """How many different working days there are among these: two visits on one day are one (Z-03)."""
    return sum(is_workday(day, calendar) for day in set(days))
