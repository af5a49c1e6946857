"""A sheet that the importer reads back: title, headings with drop-downs, numbered rows, a sum and a check line.

Bounded memory whatever its length: each row goes to disk as it is written. The same rows give the same bytes, so
that two files can be compared by their hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO, Protocol

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jurisdictions.rules import RuleViolation

Value = str | int | Decimal | dt.date | None

HEADED = 2  # the row of the headings, from 0: above it the title and who filled it in
MOST_ROWS = 1_000_000  # a sheet has 48,576 more
TOLD_EVERY = 1_000  # rows
SPARE = 500  # rows of an empty workbook that have drop-downs
SAME_MOMENT = dt.datetime(2000, 1, 1)  # it says nothing, and always the same
FIRST_YEAR = 1900  # a spreadsheet knows no day before
# What a spreadsheet, or a later CSV, would take for a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@＝＋－＠")


class Columned(Protocol):
    """What a sheet must know of a column: its heading, its width, what it offers, what it wants."""

    @property
    def title(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def note(self) -> str: ...
    @property
    def choices(self) -> tuple[str, ...]: ...
    @property
    def several(self) -> bool: ...


@dataclass(frozen=True)
class Written:
    """What stands in the last line of the file: how many rows, and the SHA-256 over them."""

    rows: int
    sha256: str


@contextmanager
def new_book(out: BinaryIO, title: str) -> Iterator[Workbook]:
    book = Workbook(out, {"constant_memory": True})
    book.set_properties({"title": title, "created": SAME_MOMENT})
    yield book
    book.close()


class Sheet:
    """A sheet while it is written, top to bottom; `close` says how many rows it has and what they hash to."""

    def __init__(
        self, book: Workbook, name: str, columns: Sequence[Columned], *, title: str, by: str
    ) -> None:
        self.book = book
        self.columns = columns
        self.sheet: Worksheet = book.add_worksheet(name)
        self.next = HEADED + 1
        self.rows = 0
        self.content = hashlib.sha256()
        self.text = self._format(num_format="@")
        self.quoted = self._format(num_format="@", quote_prefix=True)
        self.number = self._format(num_format="0.##", align="right")
        self.whole = self._format(num_format="0", align="right")
        self.day = self._format(num_format="yyyy-mm-dd", align="center")
        self._head(title, by)

    def _format(self, **looks: Any) -> Format:
        return self.book.add_format({"font_name": "宋体", "font_size": 10, "valign": "vcenter", **looks})

    def _head(self, title: str, by: str) -> None:
        head = self._format(bold=True, align="center", text_wrap=True, border=1, bg_color="#E8EEF5")
        self.sheet.set_column(0, 0, 6, self.whole)
        for at, column in enumerate(self.columns, start=1):
            self.sheet.set_column(at, at, column.width, self.text)
        self.sheet.set_row(0, 30)
        self.sheet.write_string(0, 0, title, self._format(font_size=16, bold=True))
        self.sheet.write_string(1, 0, by, self._format())
        self.sheet.set_row(HEADED, 32)
        for at, heading in enumerate(["序号", *(column.title for column in self.columns)]):
            self.sheet.write_string(HEADED, at, heading, head)
        self.sheet.freeze_panes(HEADED + 1, 3)

    def lines(self, lines: Iterable[Sequence[Value]], told: Callable[[int], None] | None = None) -> None:
        """Numbered. `told` is called with the number of rows every thousand.

        More than a sheet holds are refused, never cut off.
        """
        for self.rows, values in enumerate(lines, start=1):
            if self.rows > MOST_ROWS:
                raise RuleViolation(f"超过 {MOST_ROWS:,} 行，一张工作表放不下，请按市、县分别导出")
            cells = [self.rows, *values]
            for at, cell in enumerate(cells):
                self._write(at, cell)
            self.next += 1
            self.content.update(fingerprint(cells))
            if told and self.rows % TOLD_EVERY == 0:
                told(self.rows)

    def _write(self, at: int, cell: Value) -> None:
        """A text stays a text, whatever it begins with."""
        if cell is None or cell == "":
            return
        if isinstance(cell, dt.date) and cell.year > FIRST_YEAR:
            self.sheet.write_datetime(self.next, at, cell, self.day)
        elif isinstance(cell, int | Decimal):
            self.sheet.write_number(self.next, at, cell, self.whole if cell == int(cell) else self.number)
        else:
            text = str(cell)
            style = self.quoted if text.startswith(FORMULA_STARTS) else self.text
            self.sheet.write_string(self.next, at, text, style)

    def close(self) -> Written:
        written = Written(self.rows, self.content.hexdigest())
        if written.rows:
            self.offer_choices(written.rows)
            self.sheet.autofilter(HEADED, 0, self.next - 1, len(self.columns))
        self.sheet.write_string(self.next, 0, "合计", self.text)
        self.sheet.write_string(self.next, 2, f"{written.rows}座", self.text)
        check = f"说明（校验）：共 {written.rows} 行，各行内容的 SHA-256 为 {written.sha256}"
        self.sheet.write_string(self.next + 1, 0, check, self._format())
        return written

    def offer_choices(self, rows: int) -> None:
        for at, column in enumerate(self.columns, start=1):
            if column.choices:
                rule = {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": column.title,
                    "error_message": f"请从列表中选：{'、'.join(column.choices)}"[:255],
                    "show_error": not column.several,
                }
                self.sheet.data_validation(HEADED + 1, at, HEADED + rows, at, rule)

    def be_filled_in(self) -> None:
        """With drop-downs, and on a sheet of its own what each column wants: no note stands amid the rows."""
        self.offer_choices(SPARE)
        notes = self.book.add_worksheet("填写说明")
        head, text = self._format(bold=True), self._format(text_wrap=True)
        for at, width in enumerate([22, 70]):
            notes.set_column(at, at, width)
        notes.write_string(0, 0, "栏目", head)
        notes.write_string(0, 1, "怎样填", head)
        for row, column in enumerate(self.columns, start=1):
            offered = f"可选：{'、'.join(column.choices)}。" if column.choices else ""
            notes.write_string(row, 0, column.title.replace("\n", ""), text)
            notes.write_string(row, 1, f"{column.note}{offered}", text)
        rest = "空着的栏目导入时不改动已有的内容。标题、小计、合计自动略过，列的次序可以改动。"
        notes.write_string(len(self.columns) + 2, 0, "其他", text)
        notes.write_string(len(self.columns) + 2, 1, rest, text)


def fingerprint(cells: Sequence[Value | float]) -> bytes:
    """What the hash is taken over: one line of JSON a row, each cell as the text that a reader of the file sees.

    So it can be taken again from the file, where 30.00 is 30 and an empty cell is nothing.
    """
    return json.dumps([_said(cell) for cell in cells], ensure_ascii=False).encode() + b"\n"


def _said(cell: Value | float) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | float | Decimal):
        return f"{Decimal(str(cell)).normalize():f}"
    return cell.isoformat()[:10] if isinstance(cell, dt.date) else cell
