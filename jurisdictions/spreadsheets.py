"""Any list as a workbook: its columns and its rows as the page shows them, of every page, to work on in Excel.

Bounded memory whatever its length: rows come from a cursor on the server and each goes to disk as it is written.
A text is written as text whatever it begins with, so that nobody's remark is ever run as a formula.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, Any, TypeAlias
from unicodedata import east_asian_width

import django_tables2 as tables
from django.db.models import Model
from django.forms import BoundField, Form
from django.http import FileResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django_tables2.columns import BoundColumn
from django_tables2.data import TableQuerysetData
from django_tables2.rows import BoundRow
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from jurisdictions.guards import SignedInRequest
from jurisdictions.templatetags.words import NOTHING

Value: TypeAlias = str | int | float | Decimal | dt.date | None

HEADED = 2  # the row of the headings, from 0: above it the title, and who took it out when
FETCHED_AT_ONCE = 500
LOOKED_AT = 50  # rows, for the width of the columns
NARROWEST, WIDEST = 8, 44
FIRST_YEAR = 1900  # a spreadsheet knows no day before
MOST_DIGITS = 10**15  # a longer number would lose its last digits
LONGEST = 32_767  # characters that a cell holds
# What a spreadsheet, or a later CSV, would take for a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
NOT_IN_A_SHEETS_NAME = re.compile(r"[\[\]:*?/\\']")
BREAK = re.compile(r"<br\s*/?>")


def as_download(
    request: SignedInRequest,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    narrowed: str = "",
) -> FileResponse:
    """The workbook, streamed from a file that is gone when it has been sent."""
    user, now = request.user, timezone.localtime()
    desk = f"{user.agency} " if user.agency else ""
    note = f"导出：{desk}{user.name}　时间：{now:%Y-%m-%d %H:%M}　范围：{narrowed or '全部'}"
    out = TemporaryFile()  # noqa: SIM115 the response closes it
    write(out, title, note, headings, rows)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{title}{now:%Y%m%d}.xlsx")


def write(
    out: IO[bytes], title: str, note: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    book = Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet(NOT_IN_A_SHEETS_NAME.sub(" ", title)[:31] or "清单")
    styles = Styles(book)
    rows = iter(rows)
    first = list(islice(rows, LOOKED_AT))
    for at, width in enumerate(_widths(headings, first)):
        sheet.set_column(at, at, width)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, plain(title), styles.title)
    sheet.write_string(1, 0, plain(note), styles.note)
    for at, heading in enumerate(headings):
        sheet.write_string(HEADED, at, plain(heading), styles.head)
    sheet.freeze_panes(HEADED + 1, 1)
    last = HEADED
    for last, row in enumerate(chain(first, rows), start=HEADED + 1):
        for at, value in enumerate(row):
            _write(sheet, last, at, value, styles)
    sheet.autofilter(HEADED, 0, last, max(len(headings) - 1, 0))
    book.close()


class Styles:
    def __init__(self, book: Workbook) -> None:
        def made(**looks: Any) -> Format:
            return book.add_format({"font_name": "宋体", "font_size": 10, "valign": "vcenter", **looks})

        self.title = made(font_size=16, bold=True)
        self.note = made(font_color="#5C6B7A")
        self.head = made(bold=True, align="center", text_wrap=True, border=1, bg_color="#E8EEF5")
        self.text = made(num_format="@")
        self.quoted = made(num_format="@", quote_prefix=True)
        self.number = made(num_format="#,##0.####", align="right")
        self.whole = made(num_format="#,##0", align="right")
        self.day = made(num_format="yyyy-mm-dd", align="center")
        self.moment = made(num_format="yyyy-mm-dd hh:mm", align="center")


def _write(sheet: Any, row: int, at: int, value: Value, styles: Styles) -> None:
    value = _readable(value)
    if isinstance(value, dt.datetime):
        sheet.write_datetime(row, at, value, styles.moment)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, at, value, styles.day)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, at, value, styles.whole if value == int(value) else styles.number)
    elif value:
        sheet.write_string(row, at, value, styles.quoted if value.startswith(FORMULA_STARTS) else styles.text)


def _readable(value: Value) -> str | int | float | Decimal | dt.date:
    """What a cell can hold: local time without its zone; as text a day before 1900 and a number too long."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.make_naive(value)
    if isinstance(value, dt.date):
        return value if value.year > FIRST_YEAR else value.isoformat()
    if isinstance(value, int | float | Decimal):
        return value if -MOST_DIGITS < value < MOST_DIGITS else str(value)
    return plain(value)


def plain(text: str) -> str:
    return CONTROL_CHARACTERS.sub(" ", str(text))[:LONGEST]


def _widths(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> list[int]:
    columns = zip(*[headings, *rows], strict=True)
    longest = (max(_width(_readable(value)) for value in column) for column in columns)
    return [min(max(width + 2, NARROWEST), WIDEST) for width in longest]


def _width(value: object) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in str(value))


# Tables


def table_headings(table: tables.Table) -> list[str]:
    return [str(column.header) for column in _columns(table)]


def table_rows(table: tables.Table) -> Iterator[list[Value]]:
    """The rows in the order of the page, whether or not it shows them on its first one."""
    found: Iterable[Any] = table.data
    if isinstance(table.data, TableQuerysetData):
        found = table.data.data.iterator(FETCHED_AT_ONCE)
    columns = _columns(table)
    for record in found:
        row = BoundRow(record, table)
        yield [_cell(row, column) for column in columns]


def _columns(table: tables.Table) -> list[BoundColumn]:
    return [column for column in table.columns if not column.column.exclude_from_export]


def _cell(row: BoundRow, column: BoundColumn) -> Value:
    """Dates and figures as they are stored, everything else in the words of the page."""
    own = getattr(row.table, f"value_{column.name}", None)
    stored = None if own else column.accessor.resolve(row.record, quiet=True)
    if isinstance(stored, bool | int | float | Decimal | dt.date) and not _is_choice(row.record, column):
        return stored
    shown = row.get_cell_value(column.name)
    if isinstance(shown, int | float | Decimal | dt.date):
        return shown
    if hasattr(shown, "__html__"):
        shown = html.unescape(strip_tags(BREAK.sub(" ", str(shown)))).strip()
    return "" if shown in (None, NOTHING) else str(shown)


def _is_choice(record: object, column: BoundColumn) -> bool:
    field = column.accessor.get_field(record) if isinstance(record, Model) else None
    return bool(getattr(field, "choices", None))


# What the reader asked for


def in_words(form: Form) -> str:
    """What a filter's form was given: 状态：未整改；县（市、区）：襄汾县."""
    given = getattr(form, "cleaned_data", {})
    named = ((form[name], value) for name, value in given.items() if value not in (None, "", [], ()))
    shown = ((field, _words(field, value)) for field, value in named if not field.is_hidden)
    return "；".join(f"{field.label}：{words}" for field, words in shown if words)


def _words(field: BoundField, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, slice):
        return f"{value.start or ''}至{value.stop or ''}"
    labels = {} if hasattr(field.field, "queryset") else _labels(getattr(field.field, "choices", ()))
    values = [value] if isinstance(value, str) or not hasattr(value, "__iter__") else list(value)
    return "、".join(labels.get(str(getattr(one, "pk", one)), str(one)) for one in values)


def _labels(choices: Any) -> dict[str, str]:
    groups = (words if isinstance(words, list | tuple) else [(key, words)] for key, words in choices)
    return {str(key): str(words) for group in groups for key, words in group}
