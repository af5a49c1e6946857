"""A cell of a held row written anew by the person who confirms it, read like any other cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils import timezone

from enterprises.layers.declared import LAYERS, LEDGER, vocabulary_of
from enterprises.ledger.cells import Reading
from enterprises.ledger.quantities import capacity_factor
from enterprises.ledger.verdicts import Repair, cell_readers, shown
from enterprises.models import LedgerImport, LedgerRow
from enterprises.workbooks.reading import json_ready
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

# Of a ledger, what tells which mine a row speaks of, or is chosen from a list, isn't rewritten on the page.
IN_THE_FILE = {"name", "mine_name", "credit_code", "kind", "status", "parent", "parent_code", "supervised_by"}


def readers(uploaded: LedgerImport) -> dict[str, Callable[[object], Reading]]:
    """The fields that can be written anew, each with the reader of its column, in the unit of its heading."""
    today = timezone.localdate(uploaded.uploaded_at)
    if uploaded.layer == LEDGER:
        factor = capacity_factor(_headings(uploaded).get("capacity", ""))
        return {name: read for name, read in cell_readers(today, factor).items() if name not in IN_THE_FILE}
    own = LAYERS[uploaded.layer].own
    return {column.field: lambda cell, read=column.read: read(cell, today) for column in own}  # type: ignore[misc]


def correctable(uploaded: LedgerImport) -> dict[str, str]:
    """Those fields as the file heads them, so that what is written anew is counted as its neighbours are."""
    label, headings = vocabulary_of(uploaded.layer).label, _headings(uploaded)
    return {field: headings.get(field) or label(field) for field in readers(uploaded)}


def _headings(uploaded: LedgerImport) -> dict[str, str]:
    return {column["field"]: column["heading"] for column in uploaded.columns if column["field"]}


def correct(row: LedgerRow, uploaded: LedgerImport, written: Mapping[str, str], *, by: User) -> None:
    """Put what a person has written into the row, where a question is open; it stands there as any repair does."""
    reading_of = readers(uploaded)
    asked = reading_of.keys() & {problem["field"] for problem in row.problems}
    for field, text in written.items():
        if field not in asked or not text.strip():
            continue
        reading = reading_of[field](text)
        if unread := reading.refusal or reading.doubt:
            raise RuleViolation(f"{row}：{unread}", field)
        before = row.values[field]
        row.values |= json_ready({field: reading.value})
        row.repairs.append(Repair(field, shown(before), shown(reading.value), f"由{by}改正")._asdict())
