"""The scoring tables as data: reports/scoring/<code>.yaml, refused where one builds on fines or on what isn't there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reports.metrics import METRICS
from reports.scoring import HUNDRED, Scale, rounded
from reports.sheets import Form, load, plain

TABLES = Path(__file__).parent / "scoring"
REPORTS, LEDGER = {"on_time", "due"}, {"mines"}
FINES = "行政处罚法第七十四条：罚款不得同作出处罚决定的行政机关的考核、考评直接或者变相挂钩"


class ScoringError(ValueError):
    """The table contradicts itself, the form or the law; the message is for who wrote it."""


@dataclass(frozen=True)
class Operand:
    """What is added up on one side of an item: cells of the report, metrics, reports or the ledger."""

    source: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    key: str
    label: str
    says: str
    basis: str
    scale: Scale
    these: Operand
    of: Operand
    percent: bool = False

    @property
    def none_words(self) -> str:
        return self.worded(self.scale.none)

    @property
    def full_words(self) -> str:
        return self.worded(self.scale.full)

    def worded(self, value: Decimal) -> str:
        """As people say it: 85%, or 0.25 to one."""
        return f"{plain(rounded(value * HUNDRED))}%" if self.percent else plain(rounded(value))

    @property
    def operands(self) -> tuple[Operand, Operand]:
        return self.these, self.of


@dataclass(frozen=True)
class Table:
    code: str
    title: str
    form: Form
    basis: str
    caution: str
    least: Decimal
    items: tuple[Item, ...]

    def names(self, source: str) -> set[str]:
        """Everything that the items ask of one source."""
        return {
            name
            for item in self.items
            for side in item.operands
            if side.source == source
            for name in side.names
        }


@cache
def table_for(form: str) -> Table:
    """The table that scores this form; LookupError when there is none."""
    for path in sorted(TABLES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if data["form"] == form:
            return parse(data)
    raise LookupError(f"no scoring table for {form!r}")


def is_scored(form: Form) -> bool:
    paths = TABLES.glob("*.yaml")
    return any(yaml.safe_load(path.read_text(encoding="utf-8"))["form"] == form.code for path in paths)


def parse(data: dict[str, Any]) -> Table:
    try:
        items = tuple(_item(row) for row in data["items"])
        table = Table(
            code=data["code"],
            title=data["title"],
            form=load(data["form"]),
            basis=data["basis"],
            caution=data["caution"],
            least=Decimal(str(data["least"])),
            items=items,
        )
    except (KeyError, TypeError) as error:
        raise ScoringError(f"missing or unknown field: {error}") from error
    if complaints := list(_complaints(table)):
        raise ScoringError("; ".join(complaints))
    return table


def _item(row: dict[str, Any]) -> Item:
    scale = Scale(*(Decimal(str(row[name])) for name in ("points", "none", "full")))
    words = {name: value for name, value in row.items() if name not in {"points", "none", "full"}}
    return Item(**words | {"scale": scale, "these": _operand(row["these"]), "of": _operand(row["of"])})


def _operand(data: dict[str, list[str]]) -> Operand:
    ((source, names),) = data.items()
    return Operand(source, tuple(names))


def _complaints(table: Table) -> Iterator[str]:
    if len({item.key for item in table.items}) < len(table.items):
        yield "two items have the same key"
    if sum(item.scale.points for item in table.items) != HUNDRED:
        yield "the points don't add up to a hundred"
    for item in table.items:
        if item.scale.points <= 0 or item.scale.full <= item.scale.none:
            yield f"{item.key}: points and bounds must rise"
        for side in item.operands:
            for name in side.names:
                yield from _of_name(item, side.source, name, table.form)


def _of_name(item: Item, source: str, name: str, form: Form) -> Iterator[str]:
    known = {"cells": form.cells.keys(), "metrics": METRICS.keys(), "reports": REPORTS, "ledger": LEDGER}
    if name not in known.get(source, ()):
        yield f"{item.key}: there is no {name} in {source}"
    elif counts_fines(source, name, form):
        yield f"{item.key} is built on fines ({name}): {FINES}"


def counts_fines(source: str, name: str, form: Form) -> bool:
    """A cell is what its metric counts; of a typed sum of money nobody knows what it is."""
    if source == "cells":
        cell = form.cells[name]
        return cell.kind == "money_wan" if cell.typed else METRICS[cell.metric].fines
    return source == "metrics" and METRICS[name].fines
