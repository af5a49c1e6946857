"""Who is drawn: a function of the pools, the seed and the witness's number alone. No database here, and no Django.

    python inspections/plans/lots.py record.json

runs a draw again from its published record, with nothing but Python.

Each name gets the SHA-256 of seed, number and itself; the smallest hashes are drawn. So the order in which a pool was
written down changes nothing, and nobody steers the result without knowing both the seed and the number.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Drawn:
    mine: int
    officers: tuple[int, ...]


def digest(pool: Mapping[str, Any]) -> str:
    """Of the pools as they are written: keys sorted, no spaces."""
    return _hash(json.dumps(pool, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def commit(seed: str, pool_digest: str) -> str:
    """What is published before the draw: it fixes the seed for these pools and doesn't tell it."""
    return _hash(f"{seed}\n{pool_digest}")


def free_officers(pool: Mapping[str, Any], mine: int) -> list[int]:
    """Those who don't keep away from a mine (回避)."""
    away = {officer for officer, kept_from in pool["away"] if kept_from == mine}
    return [one["id"] for one in pool["officers"] if one["id"] not in away]


def unmanned(pool: Mapping[str, Any]) -> list[int]:
    """Mines that can't be drawn, because too few officers are free to go there."""
    return [one["id"] for one in pool["mines"] if len(free_officers(pool, one["id"])) < pool["team"]]


def draw(pool: Mapping[str, Any], seed: str, number: str) -> list[Drawn]:
    """`pool` names mines, officers, who keeps away from what, how many mines and how many officers for each."""
    left_out = set(unmanned(pool))
    mines = [one["id"] for one in pool["mines"] if one["id"] not in left_out]
    chosen = _smallest(mines, pool["number"], seed, number, "mine")
    return [
        Drawn(
            mine, tuple(_smallest(free_officers(pool, mine), pool["team"], seed, number, f"officer/{mine}"))
        )
        for mine in chosen
    ]


def _smallest(keys: Iterable[int], count: int, seed: str, number: str, lot: str) -> list[int]:
    return sorted(keys, key=lambda key: _hash(f"{seed}\n{number}\n{lot}\n{key}"))[:count]


def faults(record: Mapping[str, Any]) -> list[str]:
    """What doesn't fit what was published before the draw."""
    found = []
    if digest(record["pool"]) != record["pool_digest"]:
        found.append("名单与抽取前公布的摘要不符")
    if commit(record["seed"], record["pool_digest"]) != record["commitment"]:
        found.append("种子与抽取前公布的摘要不符")
    return found


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if not told["witness_number"]:
        sys.exit("没有监督人报出的数字，这次未抽取")
    if wrong := faults(told):
        sys.exit("；".join(wrong))
    mines, officers = (
        {one["id"]: one["name"] for one in told["pool"][name]} for name in ("mines", "officers")
    )
    for place, one in enumerate(draw(told["pool"], told["seed"], told["witness_number"]), 1):
        print(place, mines[one.mine], "、".join(officers[officer] for officer in one.officers))
