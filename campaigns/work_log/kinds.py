"""The kinds of work that are logged, as data: what each one asks for, its source, and the cells it feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jurisdictions.models import Region

PATH = Path(__file__).parents[1] / "data" / "activity_kinds.yaml"
FACTS = (
    "mine",
    "counterpart",
    "level",
    "outcome",
    "count",
    "amount",
    "officers",
    "experts",
    "anonymous",
    "endangering",
)


@dataclass(frozen=True)
class ActivityKind:
    """`asks` and `may` map a fact to its label; every other fact stays empty."""

    key: str
    group: str
    label: str
    asks: Mapping[str, str]
    evidence: str
    proof: str
    source: str
    may: Mapping[str, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    least: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""
    zero: bool = False
    roll: bool = False
    cells: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        unknown = {*self.asks, *self.may} - set(FACTS)
        if unknown or self.evidence not in {"required", "wanted"}:
            raise ValueError(f"{self.key}: {unknown or self.evidence}")

    @property
    def facts(self) -> dict[str, str]:
        """Every fact that can be given with its label, in the order of the page."""
        known = {**self.asks, **self.may}
        return {name: known[name] for name in FACTS if name in known}

    @property
    def level_choices(self) -> list[tuple[str, str]]:
        return [(level, Region.Level(level).label) for level in self.levels]

    @property
    def needs_evidence(self) -> bool:
        return self.evidence == "required"


@cache
def kinds() -> dict[str, ActivityKind]:
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {row["key"]: _kind(row) for row in data["kinds"]}


def _kind(row: dict[str, Any]) -> ActivityKind:
    lists = {name: tuple(row.get(name, ())) for name in ("levels", "cells")}
    return ActivityKind(**row | lists)


@cache
def grouped() -> list[tuple[str, list[ActivityKind]]]:
    """The kinds under the headings of the page, in the order of the data."""
    groups = yaml.safe_load(PATH.read_text(encoding="utf-8"))["groups"]
    return [
        (group["label"], [kind for kind in kinds().values() if kind.group == group["key"]])
        for group in groups
    ]


@cache
def at_mines() -> dict[str, str]:
    """The kinds that are done at a mine, with their labels: what a stage can ask for at each of them."""
    return {key: kind.label for key, kind in kinds().items() if "mine" in kind.facts}
