"""A cell of a held row written anew by the person who confirms it, read like any other cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from enterprises.layers.declared import LAYERS, LEDGER
from enterprises.ledger.cells import Reading
from enterprises.ledger.verdicts import Repair, cell_readers, shown
from enterprises.models import LedgerRow
from enterprises.workbooks.reading import json_ready
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

# Of a ledger, what tells which mine a row speaks of, or is chosen from a list, isn't rewritten on the page.
IN_THE_FILE = {"name", "mine_name", "credit_code", "kind", "status", "parent", "parent_code", "supervised_by"}


def readers(layer: str, today: dt.date) -> dict[str, Callable[[object], Reading]]:
    """The fields that can be written anew, each with the reader of its column."""
    if layer == LEDGER:
        return {name: read for name, read in cell_readers(today).items() if name not in IN_THE_FILE}
    return {column.field: lambda cell, read=column.read: read(cell, today) for column in LAYERS[layer].own}  # type: ignore[misc]


def correct(row: LedgerRow, layer: str, written: Mapping[str, str], *, by: User, today: dt.date) -> None:
    """Put what a person has written into the row, where a question is open; it stands there as any repair does."""
    asked = readers(layer, today).keys() & {problem["field"] for problem in row.problems}
    for field, text in written.items():
        if field not in asked or not text.strip():
            continue
        reading = readers(layer, today)[field](text)
        if unread := reading.refusal or reading.doubt:
            raise RuleViolation(f"{row}：{unread}", field)
        before = row.values[field]
        row.values |= json_ready({field: reading.value})
        row.repairs.append(Repair(field, shown(before), shown(reading.value), f"由{by}改正")._asdict())
