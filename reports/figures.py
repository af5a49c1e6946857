"""The cells of one report: computed from records while it is open, read back as signed once it is sealed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from reports.counting import Metric, Wanted, compute, records
from reports.metrics import METRICS
from reports.models import CellEntry, Report, SealedCell, Sealing
from reports.places import Place, Span
from reports.sheets import Cell, Form, plain

COMPUTED, ADJUSTED, TYPED, EMPTY, ROLL_UP = "computed", "adjusted", "typed", "empty", "roll_up"
YES_NO = {Decimal(1): "是", Decimal(0): "否"}


@dataclass(frozen=True)
class Figure:
    """One cell with its value and where that comes from.

    `computed` is what the records say (None for a typed cell); `kind` is one of the five words above.
    """

    cell: Cell
    kind: str
    value: Decimal | None
    computed: Decimal | None = None
    source: str = ""
    reason: str = ""

    @property
    def text(self) -> str:
        """As the sheet says it; 是/否 of several places adds up to how many said yes."""
        if self.value is None:
            return ""
        if self.cell.kind != "yes_no":
            return plain(self.value)
        return f"{plain(self.value)} 家为是" if self.kind == ROLL_UP else YES_NO[self.value]


def wanted(form: Form) -> list[Wanted]:
    return [Wanted(cell.key, METRICS[cell.metric], cell.measure, cell.reaches_back) for cell in form.computed]


def recorded(form: Form, place: Place, span: Span) -> dict[str, Decimal]:
    """What the records of a place say, for each computed cell."""
    return compute(wanted(form), [place], span)[place.region.pk]


def live(report: Report, as_of: dt.datetime | None = None) -> dict[str, Figure]:
    """Every cell as records and entries say at this moment."""
    from_records = recorded(report.sheet, report.place(as_of), report.span)
    entries = {entry.key: entry for entry in report.entries.all()}
    return {
        key: _figure(cell, from_records.get(key), entries.get(key))
        for key, cell in report.sheet.cells.items()
    }


def _figure(cell: Cell, computed: Decimal | None, entry: CellEntry | None) -> Figure:
    if entry is not None:
        kind = TYPED if cell.typed else ADJUSTED
        return Figure(cell, kind, entry.value, computed, entry.source, entry.reason)
    return Figure(cell, EMPTY, None) if cell.typed else Figure(cell, COMPUTED, computed, computed)


def sealed(cells: Iterable[SealedCell], form: Form) -> dict[str, Figure]:
    """What was signed, read back and never recomputed."""
    rows = {row.key: row for row in cells}
    return {
        key: Figure(cell, row.kind, row.value, row.computed, row.source, row.reason)
        for key, cell in form.cells.items()
        if (row := rows.get(key))
    }


def current(report: Report) -> dict[str, Figure]:
    """What the report says: as signed while it is handed in, live while it is being worked on."""
    if sealing := report.sealing_in_force:
        return sealed(sealing.cells.defer("records"), report.sheet)
    return live(report)


def gaps(values: Mapping[str, Decimal | None], records_say: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Reported minus recorded, for the cells that differ; negative is under-reporting."""
    return {
        key: value - records_say[key]
        for key, value in values.items()
        if key in records_say and value is not None and value != records_say[key]
    }


@dataclass(frozen=True)
class Trace:
    """One record behind a figure, with the digest of its content at that moment.

    `amount` is its share of a sum, in the cell's unit; empty where records are counted.
    """

    kind: str
    id: int
    digest: str
    label: str
    amount: str = ""


def trace(cell: Cell, place: Place, span: Span) -> list[Trace]:
    """The records behind a computed cell; for a sum, each with its share in the cell's unit."""
    if cell.typed:
        return []
    return traced(METRICS[cell.metric], place, span.over(cell.reaches_back), cell.measure)


def traced(metric: Metric, place: Place, span: Span, measure: str = "count") -> list[Trace]:
    return [_trace(row, metric, measure) for row in records(metric, place, span)]


def _trace(row: Model, metric: Metric, measure: str) -> Trace:
    amount = ""
    if column := metric.share(measure):
        amount = format(Wanted("", metric, measure).in_unit(getattr(row, column)), "f")
    return Trace(row._meta.model_name or "", row.pk, content_digest(row), str(row), amount)


def measured(cell: Cell, traces: list[Trace]) -> Decimal:
    """The value that a trace stands for: the number of its records, or the sum of their shares."""
    if not cell.typed and METRICS[cell.metric].share(cell.measure):
        return sum((Decimal(one.amount) for one in traces), Decimal(0))
    return Decimal(min(len(traces), 1) if cell.measure == "any" else len(traces))


def content_digest(row: Model) -> str:
    """SHA-256 over the row's own columns in one fixed spelling."""
    columns = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    text = json.dumps(columns, ensure_ascii=False, sort_keys=True, cls=DjangoJSONEncoder, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def trace_of(report: Report, key: str, sealing: Sealing | None = None) -> list[Trace]:
    """The records behind one cell: those sealed with it, or those of this moment while nothing is sealed."""
    sealing = sealing or report.sealing_in_force
    if sealing is None:
        return trace(report.sheet.cells[key], report.place(), report.span)
    return [Trace(**record) for row in sealing.cells.filter(key=key) for record in row.records]


def as_json(traces: Iterable[Trace]) -> list[dict[str, Any]]:
    return [asdict(one) for one in traces]


def digest(figures: Mapping[str, Figure], *beside: list[Any]) -> str:
    """One digest of everything on the sheet and beside it, so that what is signed is what was seen."""
    content: list[Any] = [
        [key, figure.kind, _plain(figure.value), _plain(figure.computed), figure.source, figure.reason]
        for key, figure in sorted(figures.items())
    ] + [one for one in beside if one]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def values_of(figures: Mapping[str, Figure]) -> dict[str, Decimal | None]:
    return {key: figure.value for key, figure in figures.items()}
