"""How many checks a mine is owed, how many are still missing, and where the pace of so far leads. No database here.

The figures are in inspections/data/owed_checks.yaml.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).parents[1] / "data" / "owed_checks.yaml"


@dataclass(frozen=True)
class Rule:
    label: str
    value: int
    unit: str
    basis: str
    uncertain: bool = False


@cache
def rules() -> dict[str, Rule]:
    return {key: Rule(**entry) for key, entry in yaml.safe_load(PATH.read_text(encoding="utf-8")).items()}


def figure(key: str) -> int:
    return rules()[key].value


def owed(*, closed: bool, target: bool, draw_only: bool) -> int:
    """In a year. One of the eight conditions outweighs a confirmed suggestion to leave the mine to the draw (S1-06)."""
    if closed:
        return 0
    if target:
        return figure("yearly") + figure("extra")
    return figure("draw_only") if draw_only else figure("yearly")


def missing(owed: int, made: int) -> int:
    return max(owed - made, 0)


def counted(owed: int, made: int) -> int:
    """What was made of what is owed: a third check of one mine makes up for no other mine."""
    return min(owed, made)


@dataclass
class Tally:
    """What a number of mines come to."""

    mines: int = 0
    done: int = 0
    missing: int = 0
    untouched: int = 0
    exempt: int = 0
    owed: int = 0
    counted: int = 0

    def add(self, owed: int, made: int) -> None:
        if not owed:
            self.exempt += 1
            return
        self.mines += 1
        self.owed += owed
        self.counted += counted(owed, made)
        self.untouched += not made
        if missing(owed, made):
            self.missing += 1
        else:
            self.done += 1

    @property
    def lacking(self) -> int:
        return self.owed - self.counted

    @property
    def share(self) -> float | None:
        """Of the mines, in per cent to one place, rounded down: 100 is said when none is left."""
        return 1000 * self.done // self.mines / 10 if self.mines else None


@dataclass(frozen=True)
class Forecast:
    """At the pace of so far: checks still to be expected by the last day, and those that will be missed."""

    days: int
    left: int
    expected: int
    missed: int


def forecast(tally: Tally, first: dt.date, last: dt.date, today: dt.date) -> Forecast | None:
    """None before enough days have passed to speak of a pace, and when the last day is here or nothing is owed."""
    days, left = (today - first).days + 1, (last - today).days
    if days < figure("forecast_after") or left <= 0 or not tally.owed:
        return None
    expected = min(tally.counted * left // days, tally.lacking)
    return Forecast(days, left, expected, tally.lacking - expected)
