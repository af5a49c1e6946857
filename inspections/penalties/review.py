"""Which penalties and orders the legal reviewer sees first (S0-15): the rules are data, the answer is arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).parents[1] / "data" / "review_triggers.yaml"


@dataclass(frozen=True)
class Trigger:
    key: str
    label: str
    basis: str
    subject: str = ""
    at_least: int | None = None
    measure: str = ""
    sole: bool = False
    declared: bool = False
    uncertain: bool = False


@cache
def triggers() -> dict[str, Trigger]:
    rows = yaml.safe_load(PATH.read_text(encoding="utf-8"))["triggers"]
    return {row["key"]: Trigger(**row) for row in rows}


def declarable() -> list[tuple[str, str]]:
    return [(one.key, one.label) for one in triggers().values() if one.declared]


def triggered(amounts: Mapping[str, Decimal], *, sole: bool, declared: Collection[str] = ()) -> list[Trigger]:
    """`amounts` are the fines by party; `sole` says that a major finding is answered to by one party only."""
    return [one for one in triggers().values() if _holds(one, amounts, sole, declared)]


def triggered_by(measure: str, declared: Collection[str] = ()) -> list[Trigger]:
    """For an order to suspend or to close a mine."""
    return [one for one in triggers().values() if one.measure == measure or one.key in declared]


def _holds(one: Trigger, amounts: Mapping[str, Decimal], sole: bool, declared: Collection[str]) -> bool:
    if one.at_least is not None:
        return amounts.get(one.subject, Decimal()) >= one.at_least
    return sole if one.sole else one.declared and one.key in declared
