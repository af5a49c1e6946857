"""The statistical code table turned into the tree of government: headings dropped, the Corps gathered."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CODE_TABLE = Path(__file__).parent / "data" / "regions.csv"
NATION = "00"
CORPS = "66"
CORPS_CITIES = "6590"
# Under 直辖市 and over counties that answer to their province: headings, where no government sits.
HEADINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


@dataclass(frozen=True)
class Node:
    code: str
    name: str
    level: str
    kind: str
    parent: str | None

    @property
    def province(self) -> str:
        return CORPS if self.code.startswith(CORPS_CITIES) else self.code[:2]


def read_code_table(path: Path = CODE_TABLE) -> list[Node]:
    with path.open(encoding="utf-8") as file:
        return list(nodes(list(csv.DictReader(file))))


def nodes(rows: Iterable[dict[str, str]]) -> Iterator[Node]:
    """Parents before children, which the table doesn't promise: the Corps comes after its cities."""
    rows = sorted(rows, key=lambda row: len(row["code"]))
    yield Node(NATION, "全国", "nation", "division", None)
    dropped = _headings(rows) | _repetitions(rows)
    for row in rows:
        code, level = row["code"], row["level"]
        if code not in dropped:
            yield Node(code, row["name"], level, _kind(code, level), _parent(code, dropped))


def _headings(rows: list[dict[str, str]]) -> set[str]:
    return {row["code"] for row in rows if row["level"] == "city" and row["name"] in HEADINGS}


def _repetitions(rows: list[dict[str, str]]) -> set[str]:
    """The only county of a city that bears the city's name: 东莞, 中山, 儋州, 嘉峪关 have none in truth."""
    cities = {row["code"]: row["name"] for row in rows if row["level"] == "city"}
    counties = [row for row in rows if row["level"] == "county"]
    siblings = Counter(row["code"][:4] for row in counties)
    return {
        row["code"]
        for row in counties
        if siblings[row["code"][:4]] == 1 and cities.get(row["code"][:4]) == row["name"]
    }


def _parent(code: str, dropped: set[str]) -> str:
    if code.startswith(CORPS_CITIES) and len(code) == 6:
        return CORPS
    for length in (6, 4, 2):
        if len(code) > length and code[:length] not in dropped:
            return code[:length]
    return NATION


def _kind(code: str, level: str) -> str:
    """71 to 79 are the bureau's own codes for development zones, all 124 of them in this edition."""
    if code == CORPS or code.startswith(CORPS_CITIES):
        return "corps"
    return "zone" if level == "county" and "71" <= code[4:] <= "79" else "division"
