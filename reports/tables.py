"""The official table and the board as the pages draw them: every box with its words, its colour and its link."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count
from django.urls import reverse

from campaigns.models import Obligation, ObligationQuerySet
from campaigns.obligations.standing import DueState
from jurisdictions.due import due_words
from reports import details
from reports.figures import ADJUSTED, EMPTY, TYPED, Figure
from reports.rollup import Line, RollUp, Tally, obligations_below
from reports.sheets import Block, Cell, Column, Failure, Form, plain


@dataclass(frozen=True)
class Box:
    """One rectangle of the official table on screen."""

    block: Block
    css: str
    text: str = ""
    note: str = ""
    url: str = ""
    proofs: int = 0

    @property
    def key(self) -> str:
        return self.block.cell.key if self.block.cell else ""


def sheet_rows(
    form: Form,
    figures: Mapping[str, Figure],
    gaps: Mapping[str, Decimal],
    url: Callable[[Cell], str],
    *,
    faults: Collection[str] = (),
    proofs: Mapping[str, int] | None = None,
) -> list[list[Box]]:
    """White computed, yellow typed, red in disagreement with the records; `faults` are cells that fail a check.

    `proofs` says how many files are enclosed for a cell.
    """
    enclosed = proofs or {}
    rows = ([_box(block, figures, gaps, url, faults) for block in row] for row in form.grid())
    return [[replace(box, proofs=enclosed.get(box.key, 0)) for box in row] for row in rows]


CSS = {"section": "g", "number": "i", "label": "l", "mark": "mk", "heading": "hd"}


def _box(
    block: Block,
    figures: Mapping[str, Figure],
    gaps: Mapping[str, Decimal],
    url: Callable[[Cell], str],
    faults: Collection[str],
) -> Box:
    if block.cell is None:
        return Box(block, CSS[block.kind], block.text)
    cell = block.cell
    figure = figures.get(cell.key) or Figure(cell, EMPTY, None)
    colour = "e" if cell.key in gaps else "k" if cell.typed else "c"
    css = f"v {colour}{' f' if cell.key in faults else ''}"
    text = figure.text or ("待填" if cell.typed and figure.kind == EMPTY else "—")
    return Box(block, css, text, _note(figure, gaps.get(cell.key)), url(cell))


def _note(figure: Figure, gap: Decimal | None) -> str:
    if gap is not None and figure.value is not None:
        return f"记录为 {plain(figure.value - gap)}，差 {plain(abs(gap))}"
    if figure.kind == ADJUSTED:
        return f"调整 · {figure.reason}"
    return f"手工 · {figure.source}" if figure.kind == TYPED else ""


@dataclass(frozen=True)
class Listed:
    """One line of the list below a table, with the way to its record."""

    texts: list[str]
    url: str


def listed(form: Form, lines: Iterable[details.Line]) -> list[Listed]:
    if form.details is None:
        return []
    return [Listed(form.details.texts(line), reverse("hazards:detail", args=[line["id"]])) for line in lines]


def marked(failures: Iterable[Failure]) -> set[str]:
    return {key for failure in failures for key in failure.keys}


def gap_words(gaps: Mapping[str, Decimal], form: Form) -> str:
    """少报 2 个 for a single cell; the number of cells where several differ."""
    if len(gaps) == 1:
        ((key, gap),) = gaps.items()
        return f"{'少报' if gap < 0 else '多报'} {plain(abs(gap))} {form.cells[key].unit}"
    less = sum(gap < 0 for gap in gaps.values())
    more = sum(gap > 0 for gap in gaps.values())
    return "，".join([f"{less} 项少报"] * bool(less) + [f"{more} 项多报"] * bool(more))


@dataclass(frozen=True)
class Total:
    """One figure of the board: the sum of a column's cells, empty where nothing was reported."""

    keys: str
    text: str


@dataclass(frozen=True)
class Row:
    """One place on the board with its state, its key figures and the difference from the records."""

    line: Line
    state: str
    tone: str
    moment: dt.datetime | None
    late: str
    totals: list[Total]
    gap: str


def board_rows(whole: RollUp, at: dt.datetime) -> list[Row]:
    return [_row(line, whole.form, at) for line in whole.parts]


def totals(values: Mapping[str, Decimal], form: Form) -> list[Total]:
    return [_total(values, column) for column in form.board]


def _total(values: Mapping[str, Decimal], column: Column) -> Total:
    known = [values[key] for key in column.cells if key in values]
    return Total("+".join(column.cells), plain(sum(known, Decimal(0))) if known else "")


def _row(line: Line, form: Form, at: dt.datetime) -> Row:
    state, tone = _state(line, at)
    obligation = line.obligation
    late = obligation.days_late(at) if obligation and obligation.is_handed_in else 0
    return Row(
        line,
        state,
        tone,
        obligation.submitted_at if obligation else None,
        f"迟报 {late} 天" if late else "",
        totals(line.values, form),
        gap_words(line.gaps, form),
    )


def _state(line: Line, at: dt.datetime) -> tuple[str, str]:
    obligation = line.obligation
    if obligation is None and line.owed:
        return f"已报 {line.handed_in}/{line.owed}", "done" if line.handed_in == line.owed else "due"
    if obligation is None:
        return "已签字", "done"
    late = obligation.due_state(at) == DueState.OVERDUE
    if late or obligation.status == Obligation.Status.DUE:
        return due_words(obligation.due_on, at), "late" if late else "plain"
    return obligation.get_status_display(), Obligation.TONES[obligation.status]


@dataclass(frozen=True)
class Square:
    """How one place did in one month, in a word and a colour."""

    text: str
    css: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class Timeliness:
    months: list[dt.date]
    rows: list[tuple[str, list[Square]]]


def timeliness(whole: RollUp, at: dt.datetime) -> Timeliness:
    """Places down, months across: a county's own obligations, and how many of the many in a lower region."""
    owed = obligations_below(whole.region, whole.form)
    squares = _shares(owed, at) | (_marks(owed, at) if whole.is_of_reporters else {})
    months = sorted({month for _, month in squares})
    missing = Square("", "fu", "无报送任务")
    return Timeliness(
        months,
        [
            (line.region.name, [squares.get((line.region.pk, month), missing) for month in months])
            for line in whole.lines
        ],
    )


def _shares(owed: ObligationQuerySet, at: dt.datetime) -> dict[tuple[str, dt.date], Square]:
    """One GROUP BY, whether there are seventeen obligations or thirty thousand."""
    counted = owed.values_list("child", "period", "status", "due_on").annotate(n=Count("pk")).order_by()
    tallies: dict[tuple[str, dt.date], list[Tally]] = defaultdict(list)
    for child, period, *tally in counted:
        tallies[child, period].append(Tally(*tally))
    return {where: _share(found, at) for where, found in tallies.items()}


def _marks(owed: ObligationQuerySet, at: dt.datetime) -> dict[tuple[str, dt.date], Square]:
    """Of places that owe a single report a month: how that one did, with the way to it."""
    found: dict[tuple[str, dt.date], list[Obligation]] = defaultdict(list)
    for one in owed.select_related("report"):
        found[one.child, one.period].append(one)
    return {where: _square(ones[0], at) for where, ones in found.items() if len(ones) == 1}


def _square(one: Obligation, at: dt.datetime) -> Square:
    report = getattr(one, "report", None)
    return Square(*_mark(one, at), report.get_absolute_url() if report else "")


def _mark(one: Obligation, at: dt.datetime) -> tuple[str, str, str]:
    overdue = one.due_state(at) == DueState.OVERDUE
    if one.status == Obligation.Status.RETURNED:
        return ("退", "no", f"已退回，{due_words(one.due_on, at)}") if overdue else ("退", "lt", "已退回")
    if one.is_handed_in:
        late = one.days_late(at)
        return (f"+{late}", "lt", f"迟报 {late} 天") if late else ("✓", "ok", "按时报送")
    if overdue:
        return "缺", "no", due_words(one.due_on, at)
    return "", "fu", f"{one.due_on:%-m月%-d日}到期"


def _share(tallies: list[Tally], at: dt.datetime) -> Square:
    total = sum(one.number for one in tallies)
    handed_in = sum(one.number for one in tallies if one.state(at) == "handed_in")
    overdue = any(one.is_overdue(at) for one in tallies)
    css = "ok" if handed_in == total else "no" if overdue else "fu"
    return Square(f"{handed_in}/{total}", css, f"{total} 家中已报 {handed_in} 家")
