"""A filled workbook of the official sheet read back in: its figures beside the report's, then into it (N15).

Nothing is written while it is read. What is taken over is entered cell by cell as if it had been typed, all or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import BinaryIO
from zipfile import ZipFile

from django.db import transaction

from enterprises.ledger.archive import UnreadableWorkbook, count_archive
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from reports.figures import Figure, live
from reports.models import Report
from reports.sheets import Cell, plain
from reports.workbook import UnknownSheet, Value, read_filled

MAX_FILE = 2 * 2**20  # bytes; the official sheet has some twenty thousand
MAX_UNPACKED = 8 * 2**20
LONGEST = 200  # characters of a source or a reason


@dataclass(frozen=True)
class Line:
    """A figure of the workbook that isn't what the report says: another one, or none at all (`problem`)."""

    cell: Cell
    now: str
    said: str
    shown: str  # `said` as the sheet says it: 是, not 1
    why: str = ""  # the source of a typed figure, the reason of an adjusted one
    problem: str = ""
    recorded: str = ""  # what the records say of a computed one
    taken: bool = False


@dataclass(frozen=True)
class Filled:
    """`lines` differ from the report, `wrong` are no figures; `place` is whose the sheet says it is, if not ours."""

    lines: list[Line]
    wrong: list[Line]
    same: int
    empty: int
    place: str = ""


def read_in(file: BinaryIO, report: Report, *, by: User) -> Filled:
    """Raises RuleViolation at `workbook` where it isn't this form's sheet."""
    report.require_fill(by=by)
    try:
        count_archive(file)
        _require_small(file)
        file.seek(0)
        values, place = read_filled(file, report.sheet)
    except (UnreadableWorkbook, UnknownSheet) as refusal:
        raise RuleViolation(str(refusal), field="workbook") from refusal
    figures = live(report)
    differing = list(_lines(values, figures))
    empty = sum(value is None for value in values.values())
    return Filled(
        [line for line in differing if not line.problem],
        [line for line in differing if line.problem],
        same=len(values) - empty - len(differing),
        empty=empty,
        place="" if report.agency.region.name in place else place,
    )


def _require_small(file: BinaryIO) -> None:
    """The parser that knows names keeps the whole sheet in memory; this one has a few hundred cells."""
    with ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise UnknownSheet("文件内容过多，请使用从本系统导出的官方表样")


def _lines(values: Mapping[str, Value], figures: Mapping[str, Figure]) -> Iterator[Line]:
    """An empty cell says nothing: it takes back no figure."""
    for key, value in values.items():
        if value is not None and value != figures[key].value:
            yield line_of(
                figures[key], plain(value) if isinstance(value, Decimal) and value.is_finite() else str(value)
            )


def line_of(
    figure: Figure, said: str, why: str | None = None, problem: str = "", taken: bool | None = None
) -> Line:
    """A typed figure is taken unless somebody says no; over what the records say, only where somebody says so."""
    cell = figure.cell
    recorded = "" if figure.computed is None else replace(figure, value=figure.computed).text
    found, shown = "不是数字", said[:60]
    try:
        value = Decimal(said)
        found = cell.complaint(value)
        shown = shown if found else replace(figure, value=value).text
    except ArithmeticError:
        pass
    known = figure.source or figure.reason
    return Line(
        cell,
        figure.text,
        said[:60],
        shown,
        known if why is None else why,
        problem or found,
        recorded,
        cell.typed if taken is None else taken,
    )


@transaction.atomic
def take_over(report: Report, chosen: Mapping[str, tuple[str, str]], *, by: User) -> int:
    """Enter the figures of `chosen`, from a cell's key to figure and why; all or none.

    Raises RuleViolation at the key of the cell that is wrong.
    """
    figures = live(report)
    for key, (said, why) in chosen.items():
        if key not in figures:
            raise RuleViolation("报表中没有这一格")
        try:
            _enter(report, figures[key], _number(said), why, by)
        except RuleViolation as violation:
            if not violation.field:
                raise
            raise RuleViolation(violation.message, field=key) from violation
    return len(chosen)


def _enter(report: Report, figure: Figure, value: Decimal, why: str, by: User) -> None:
    """What the records say needs no entry of its own."""
    if len(why) > LONGEST:
        raise RuleViolation(f"不超过{LONGEST}字", field="value")
    key = figure.cell.key
    if figure.cell.typed:
        report.enter(key, by=by, value=value, source=why)
    else:
        report.enter(key, by=by, value=None if value == figure.computed else value, reason=why)


def _number(said: str) -> Decimal:
    try:
        return Decimal(said)
    except ArithmeticError as error:
        raise RuleViolation("不是数字", field="value") from error
