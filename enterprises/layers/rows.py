"""A layer's sheet read line by line, without the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from enterprises.layers.layer import MINE, Layer
from enterprises.ledger.cells import is_empty
from enterprises.ledger.reading import Row, Sheet
from enterprises.ledger.verdicts import Draft

NAMES_MINE = [column.field for column in MINE]


def read_lines(layer: Layer, sheet: Sheet, *, today: dt.date) -> Iterator[Row]:
    """Every line of the sheet in order, one at a time, with what its own cells say."""
    above: Draft | None = None
    for number, cells, why in sheet.body():
        draft = Draft(number, sheet.columns, {column.field: "" for column in layer.columns})
        filled = set() if why else _read(layer, sheet, draft, cells, today)
        if filled <= set(NAMES_MINE):
            yield Row(number, "ignored", why=why or f"没有填写{layer.title}")
            continue
        if above and not filled & set(NAMES_MINE):
            _carry(draft, above)
        above = draft
        yield draft.row()


def _read(layer: Layer, sheet: Sheet, draft: Draft, cells: Sequence[object], today: dt.date) -> set[str]:
    filled = set()
    for column in layer.columns:
        at = sheet.header.columns.get(column.field)
        cell = cells[at] if at is not None and at < len(cells) else ""
        if not is_empty(cell):
            filled.add(column.field)
            draft.take(column.field, cell, column.read(cell, today))
    return filled


def _carry(draft: Draft, above: Draft) -> None:
    """Where the mine is left blank, it may be that of the line above; somebody must say so."""
    draft.values |= {name: above.values[name] for name in NAMES_MINE}
    named = next((name for name in NAMES_MINE if name in draft.letters), NAMES_MINE[0])
    draft.doubt(named, f"没有写明企业，取自第 {above.number} 行，请确认")
