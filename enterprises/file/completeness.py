"""How complete a mine's file is: what it should hold, what of that it lacks (S0-13, S1-26). No database."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a file holds. `when` names others of which one must be there: only then this one is asked for.

    `mine.hydrogeology=复杂` is there when the field says so.
    """

    key: str
    label: str
    basis: str
    mines: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    optional: bool = False
    when: tuple[str, ...] = ()

    def concerns(self, mine_kind: str) -> bool:
        return not self.mines or mine_kind in self.mines

    def asked_of(self, mine_kind: str, status: str, held: Set[str]) -> bool:
        if self.optional or not self.concerns(mine_kind):
            return False
        return (not self.statuses or status in self.statuses) and (
            not self.when or bool(held & set(self.when))
        )


@dataclass(frozen=True, slots=True)
class Completeness:
    asked: int
    missing: tuple[Field, ...]

    @property
    def filled(self) -> int:
        return self.asked - len(self.missing)

    @property
    def percent(self) -> int:
        """Rounded down, so that only a file that lacks nothing is told to be whole."""
        return self.filled * 100 // self.asked if self.asked else 100


@cache
def fields() -> tuple[Field, ...]:
    text = (Path(__file__).parents[1] / "data" / "file_fields.yaml").read_text(encoding="utf-8")
    known = yaml.safe_load(text)
    lists = ("mines", "statuses", "when")
    return tuple(
        Field(**{"basis": known["basis"], **entry, **{name: tuple(entry.get(name, ())) for name in lists}})
        for entry in known["fields"]
    )


def fields_of(table: str, mine_kind: str) -> list[str]:
    """The names of one table's fields that a mine of this kind has."""
    found = (field.key.partition(".") for field in fields() if field.concerns(mine_kind))
    return [name for head, _, name in found if head == table]


def completeness(mine_kind: str, status: str, held: Set[str]) -> Completeness:
    """Of what is asked of such a mine, how much is held. A closed mine is asked for nothing any more."""
    if status == "closed":
        return Completeness(0, ())
    asked = [field for field in fields() if field.asked_of(mine_kind, status, held)]
    return Completeness(len(asked), tuple(field for field in asked if field.key not in held))
