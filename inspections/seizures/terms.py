"""How long something stays sealed or seized, on what ground, and when it is lifted: data/seizures.yaml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parents[1] / "data" / "seizures.yaml"


@dataclass(frozen=True)
class Days:
    """Calendar days; the day from which they run isn't counted."""

    n: int
    basis: str

    def last_day(self, start: dt.date) -> dt.date:
        return start + dt.timedelta(days=self.n)

    def __str__(self) -> str:
        return f"{self.n}日（{self.basis}）"


@dataclass(frozen=True)
class Ground:
    key: str
    label: str
    basis: str
    only: str = ""  # the one kind that it allows
    uncertain: bool = False

    def __str__(self) -> str:
        return f"{self.label}（{self.basis}{'，待核' if self.uncertain else ''}）"


def term() -> Days:
    return Days(**_data()["term"])


def extension() -> Days:
    """At the most, on top of the term."""
    return Days(**_data()["extension"])


def grounds() -> dict[str, Ground]:
    return _grounds("grounds")


def releases() -> dict[str, Ground]:
    return _grounds("releases")


@cache
def _grounds(of: str) -> dict[str, Ground]:
    return {row["key"]: Ground(**row) for row in _data()[of]}


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
