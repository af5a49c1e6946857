"""The six conditions and the measures that they call for (Z-15), from their data file. No database here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parent / "data" / "grave_conditions.yaml"
DATA = yaml.safe_load(PATH.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Condition:
    key: str
    label: str


@dataclass(frozen=True)
class Measure:
    """Shown as taken by a record of the work log, by a dual penalty or by an entry on the list."""

    key: str
    label: str
    basis: str
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    dual: bool = False
    listing: bool = False
    parent: bool = False


def _measure(row: dict[str, Any]) -> Measure:
    return Measure(**row | {name: tuple(row.get(name, ())) for name in ("kinds", "outcomes")})


CONDITIONS = {row["key"]: Condition(**row) for row in DATA["conditions"]}
MEASURES = {row["key"]: _measure(row) for row in DATA["measures"]}


def called_for(*, has_parent: bool) -> list[Measure]:
    return [one for one in MEASURES.values() if has_parent or not one.parent]
