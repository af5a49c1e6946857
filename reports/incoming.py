"""A filled workbook of the official sheet read back in: its figures beside the report's, then into it (N15).

Nothing is written while it is read. What is taken over is entered cell by cell as if it had been typed, all or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

from django.db import transaction

from enterprises.ledger.archive import UnreadableWorkbook, count_archive
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from reports.figures import Figure, live
from reports.models import Report
from reports.sheets import Cell, plain
from reports.workbook import UnknownSheet, Value, read_filled

MAX_FILE = 5 * 2**20  # bytes; the official sheet has some twenty thousand


@dataclass(frozen=True)
class Line:
    """A figure of the workbook that isn't what the report says: another one, or none at all (`problem`)."""

    cell: Cell
    now: str
    said: str
    why: str = ""  # the source of a typed figure, the reason of an adjusted one
    problem: str = ""
    taken: bool = True

    @property
    def shown(self) -> str:
        """As the sheet says it: 是, not 1."""
        if self.cell.kind == "yes_no":
            return {"1": "是", "0": "否"}.get(self.said, self.said)
        return self.said


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


def _lines(values: Mapping[str, Value], figures: Mapping[str, Figure]) -> Iterator[Line]:
    """An empty cell says nothing: it takes back no figure."""
    for key, value in values.items():
        figure = figures[key]
        if value is None or value == figure.value:
            continue
        if isinstance(value, str):
            yield Line(figure.cell, figure.text, value[:60], problem="不是数字")
        else:
            known = figure.source or figure.reason
            yield Line(figure.cell, figure.text, plain(value), known, figure.cell.complaint(value))


@transaction.atomic
def take_over(report: Report, chosen: Mapping[str, tuple[str, str]], *, by: User) -> int:
    """Enter the figures of `chosen`, from a cell's key to figure and why; all or none.

    Raises RuleViolation at the key of the cell that is wrong.
    """
    for key, (said, why) in chosen.items():
        cell = report.sheet.cells.get(key)
        if cell is None:
            raise RuleViolation("报表中没有这一格")
        try:
            proof = {"source": why} if cell.typed else {"reason": why}
            report.enter(key, by=by, value=_number(said), **proof)
        except RuleViolation as violation:
            if not violation.field:
                raise
            raise RuleViolation(violation.message, field=key) from violation
    return len(chosen)


def _number(said: str) -> Decimal:
    try:
        return Decimal(said)
    except ArithmeticError as error:
        raise RuleViolation("不是数字", field="value") from error
