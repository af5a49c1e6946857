"""The figures of the notices, read once from data/thresholds.yaml, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Threshold:
    label: str
    value: int
    unit: str
    basis: str
    uncertain: bool = False
    campaign: str = ""  # the key of the campaign in whose scope it holds; empty: everywhere

    @property
    def cited(self) -> str:
        return self.basis + ("，待核" if self.uncertain else "")


@cache
def thresholds() -> dict[str, Threshold]:
    text = (Path(__file__).parent / "data" / "thresholds.yaml").read_text(encoding="utf-8")
    return {key: Threshold(**entry) for key, entry in yaml.safe_load(text).items()}


def threshold(key: str) -> Threshold:
    """The figure by its key; an unknown key is a KeyError, because a silent default would change the law."""
    return thresholds()[key]


def is_key_mine(kind: str, headcount: int | None) -> bool:
    """重点地下矿山 (S0-03): 30 people underground in one shift count, 29 don't; other kinds never do.

    The kind may be the word of the ledger or the stored value.
    """
    if kind not in {"地下矿山", "underground"} or headcount is None:
        return False
    return headcount >= threshold("key_mine_headcount").value
