"""The seven questions of a spot-check on how an enterprise checks itself, as data (form items 2–8, L-44)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class SpotItem:
    key: str
    label: str
    ask: str


def _load() -> dict[str, SpotItem]:
    path = Path(__file__).parents[1] / "data" / "spot_items.yaml"
    return {row["key"]: SpotItem(**row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))}


SPOT_ITEMS = _load()
