"""The official sheet in Excel: drawn once from the form's yaml, then filled by defined name.

The same values on the same day give the same bytes, so that a file handed over can be compared
with one made again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .details import Line
from .sheets import Block, Cell, Details, Form

Value = Decimal | str | None

FORMATS = {"count": "0", "people": "0", "money_wan": "0.00##", "yes_no": "@"}
YES_NO = {Decimal(1): "是", Decimal(0): "否"}
# What Excel or a later CSV would take for a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@＝＋－＠")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f]")
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
# The oldest moment a ZIP entry can carry: it says nothing, and always the same.
NO_TIME = (1980, 1, 1, 0, 0, 0)

SONG, FANGSONG, HEI = "宋体", "仿宋", "黑体"
THIN = Side(style="thin")
ALL_ROUND = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
# As many lines as the annex prints of its list; a longer one goes on below.
LINES = 5
ANNEX_ROW, TITLE_ROW, PLACE_ROW = 1, 2, 3


# What the parser raises over a file that is damaged in one way or another.
UNREADABLE = (
    InvalidFileException,
    BadZipFile,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
)


class UnknownSheet(ValueError):
    """Not the official sheet of this form. The message is for the person who chose the file."""


def fill(
    form: Form,
    values: Mapping[str, Value],
    *,
    place: str,
    on: date,
    out: Path | BinaryIO,
    details: Sequence[Line] = (),
) -> None:
    """Write the official sheet with these values. None stays empty; a text stays a text, whatever it is."""
    book = load_workbook(form.workbook)
    for key, cell in form.cells.items():
        _write(_named(book, cell.name), _printed(cell, values.get(key)))
    for name, text in zip(("place", "date"), form.head(place, on), strict=True):
        _write(_named(book, name), text)
    if form.details:
        _list(_sheet(book), form.details, _below(form) + 2, details)
    _save(book, form, on, out)


def read_filled(path: Path | BinaryIO, form: Form) -> tuple[dict[str, Value], str]:
    """The values by defined name, and what the sheet says of whose it is (empty where nobody filled that in).

    A text that is no number comes back as it stands. Raises UnknownSheet.
    """
    book = _opened(path, form)
    values = {key: _read(cell, _named(book, cell.name).value) for key, cell in form.cells.items()}
    head = _found(book, "place")
    place = str(head.value or "").strip() if head else ""
    return values, "" if place == form.place.blank.strip() else place


def _opened(path: Path | BinaryIO, form: Form) -> Workbook:
    try:
        book = load_workbook(path, data_only=True)
    except UNREADABLE as error:
        raise UnknownSheet(f"这不是能读取的 Excel 文件，请使用从本系统导出的《{form.title}》") from error
    missing = [cell.title for cell in form.cells.values() if _found(book, cell.name) is None]
    if missing:
        raise UnknownSheet(f"这不是《{form.title}》的官方表样：找不到{missing[0]}等{len(missing)}处单元格")
    return book


def build(form: Form, out: Path | BinaryIO) -> None:
    """Draw the empty official sheet."""
    book = Workbook()
    sheet = _sheet(book)
    sheet.title = form.name
    for letter, width in form.widths.items():
        sheet.column_dimensions[letter].width = width
    _draw_head(sheet, form)
    rules = _validations(sheet)
    for block in form.blocks():
        _draw_block(sheet, block)
        if block.cell:
            rules[block.cell.kind].add(block.cell.address)
            _name(sheet, block.cell.name, block.cell.address)
    _set_heights(sheet, form)
    if form.details:
        _draw_details(sheet, form, form.details)
    _draw_footer(sheet, form)
    _draw_notes(sheet, form)
    _set_page(sheet, form)
    _save(book, form, form.issued, out)


def _printed(cell: Cell, value: Value) -> Value:
    if cell.kind == "yes_no" and isinstance(value, Decimal):
        return YES_NO[value]
    return value


def _write(target: SheetCell, value: Value | int) -> None:
    if not isinstance(value, str):
        target.value = value
        return
    text = CONTROL_CHARACTERS.sub(" ", value).strip()
    target.value = text or None
    if text:
        # openpyxl takes a leading = for a formula and #N/A for an error; the quote prefix keeps Excel from
        # doing the same when somebody edits the cell.
        target.data_type = "s"
        target.quotePrefix = text.startswith(FORMULA_STARTS)


def _read(cell: Cell, value: object) -> Value:
    if value is None or isinstance(value, bool):
        return None if value is None else Decimal(value)
    if isinstance(value, int | float):
        return Decimal(str(value))
    text = str(value).strip()
    if cell.kind == "yes_no":
        return {word: number for number, word in YES_NO.items()}.get(text, text or None)
    try:  # a number that WPS or somebody's clipboard kept as a text
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return text or None


def _found(book: Workbook, name: str) -> SheetCell | None:
    """The cell of a name; none where somebody has deleted its row or its sheet, or spread it over several."""
    try:
        ((title, address),) = book.defined_names[name].destinations
        target = book[title][address.replace("$", "")]
    except (LookupError, ValueError):
        return None
    return target if isinstance(target, SheetCell) else None


def _named(book: Workbook, name: str) -> SheetCell:
    target = _found(book, name)
    assert target is not None, name
    return target


def _sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _save(book: Workbook, form: Form, on: date, out: Path | BinaryIO) -> None:
    moment = datetime.combine(on, time())
    book.properties = DocumentProperties(
        creator="", title=form.title, subject=form.source, created=moment, modified=moment
    )
    raw = BytesIO()
    book.save(raw)
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                # openpyxl stamps the moment of saving over the one just set.
                content = MODIFIED.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)


# Drawing the empty sheet.


def _name(sheet: Worksheet, name: str, address: str) -> None:
    book = sheet.parent
    assert isinstance(book, Workbook)
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
    book.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.title)}!${column}${row}")


def _merge(sheet: Worksheet, row: int, left: int, right: int, bottom: int | None = None) -> SheetCell:
    bottom = bottom or row
    if (row, left) != (bottom, right):
        sheet.merge_cells(start_row=row, start_column=left, end_row=bottom, end_column=right)
    target = sheet.cell(row, left)
    assert isinstance(target, SheetCell)
    return target


def _draw_head(sheet: Worksheet, form: Form) -> None:
    last = len(form.widths)
    middle = form.layout.middle
    title = "\n".join(form.title_lines)
    for name, row, left, right, text, font, align, height in (
        ("annex", ANNEX_ROW, 1, last, form.annex, Font(HEI, 14), "left", 22),
        ("title", TITLE_ROW, 1, last, title, Font(SONG, 18, bold=True), "center", 29 * len(form.title_lines)),
        ("place", PLACE_ROW, 1, middle, form.place.blank, Font(FANGSONG, 12), "left", 24),
        ("date", PLACE_ROW, middle + 1, last, form.date.blank, Font(FANGSONG, 12), "right", 24),
    ):
        target = _merge(sheet, row, left, right)
        target.value, target.font = text, font
        target.alignment = Alignment(horizontal=align, vertical="center", wrap_text=name == "title")
        sheet.row_dimensions[row].height = height
        _name(sheet, name, target.coordinate)


def _draw_block(sheet: Worksheet, block: Block) -> None:
    _frame(sheet, block)
    target = _merge(sheet, block.top, block.left, block.right, block.bottom)
    target.value = int(block.text) if block.kind == "number" else block.text or None
    target.font = Font(SONG, 11, bold=block.kind == "section")
    horizontal = {"label": "left", "mark": "left", "value": "right" if block.marked else "center"}
    wrap = block.kind != "value"
    target.alignment = Alignment(horizontal.get(block.kind, "center"), "center", wrap_text=wrap)
    if block.cell:
        target.number_format = FORMATS[block.cell.kind]


def _frame(sheet: Worksheet, block: Block) -> None:
    """Every cell under the block gets its share of the frame: Excel draws a merged border from all of them.

    A value and its mark are one box on paper, so there is no line between them.
    """
    for row in range(block.top, block.bottom + 1):
        for column in range(block.left, block.right + 1):
            sheet.cell(row, column).border = Border(
                left=THIN if column == block.left and block.kind != "mark" else None,
                right=THIN if column == block.right and not block.marked else None,
                top=THIN if row == block.top else None,
                bottom=THIN if row == block.bottom else None,
            )


def _set_heights(sheet: Worksheet, form: Form) -> None:
    for row in form.grid():
        labels = [block for block in row if block.kind == "label"]
        if labels:
            top, rows = labels[0].top, labels[0].rowspan
            for line in range(top, top + rows):
                sheet.row_dimensions[line].height = 38 if rows == 1 else 22
        for block in row:
            if block.kind == "heading" or (block.cell and not labels):
                _make_room(sheet, form, block)


def _make_room(sheet: Worksheet, form: Form, block: Block) -> None:
    """For a heading in as many lines as it takes: an 11-point Chinese character is about 2.2 digits wide."""
    width = sum(list(form.widths.values())[block.left - 1 : block.right])
    lines = -(-len(block.text) * 2.2 // width)
    for row in range(block.top, block.bottom + 1):
        known = sheet.row_dimensions[row].height or 26
        sheet.row_dimensions[row].height = max(known, (15 * lines + 6) / block.rowspan)


def _below(form: Form) -> int:
    """The last row of the table."""
    return max(block.bottom for block in form.blocks())


def _draw_details(sheet: Worksheet, form: Form, details: Details) -> None:
    row = _below(form) + 1
    title = _merge(sheet, row, 1, len(form.widths))
    title.value, title.font = details.title, Font(SONG, 14, bold=True)
    title.alignment = Alignment("center", "center")
    sheet.row_dimensions[row].height = 30
    _line(sheet, details, row + 1, ["序号", *(column.label for column in details.columns)])
    for number in range(1, LINES + 1):
        _line(sheet, details, row + 1 + number, [number])
    _line(sheet, details, row + 2 + LINES, ["……"])


def _list(sheet: Worksheet, details: Details, row: int, lines: Sequence[Line]) -> None:
    """The lines under their headings, which stand in the row before; a sixth one takes the place of the dots."""
    for number, line in enumerate(lines, 1):
        _line(sheet, details, row + number, [number, *details.texts(line)])


def _line(sheet: Worksheet, details: Details, row: int, texts: Sequence[Value | int]) -> None:
    areas = [(1, 1), *(column.bounds for column in details.columns)]
    longest = 1
    for n, (left, right) in enumerate(areas):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = ALL_ROUND
        target = _merge(sheet, row, left, right)
        target.font, target.alignment = Font(SONG, 10), Alignment("center", "center", wrap_text=True)
        if n < len(texts):
            _write(target, texts[n])
            longest = max(longest, len(str(texts[n])) // (4 * (right - left + 1)))
    sheet.row_dimensions[row].height = 14 * longest + 8


def _draw_footer(sheet: Worksheet, form: Form) -> None:
    """Who signs, side by side under the table."""
    if not form.footer:
        return
    row, wide = _below(form) + 1, len(form.widths) // len(form.footer)
    for n, text in enumerate(form.footer):
        target = _merge(sheet, row, 1 + n * wide, (n + 1) * wide)
        target.value, target.font = text, Font(FANGSONG, 12)
        target.alignment = Alignment("left", "center")
    sheet.row_dimensions[row].height = 30


def _draw_notes(sheet: Worksheet, form: Form) -> None:
    row = _below(form) + 1 + bool(form.footer)
    # Excel does not fit the height of merged cells. A 10-point Chinese character is about 1.9 digits wide.
    per_line = sum(form.widths.values()) / 1.9
    for index, note in enumerate(form.notes):
        target = _merge(sheet, row + index, 1, len(form.widths))
        target.value = f"{form.note_mark}{note}" if index == 0 else f"　　{note}"
        target.font = Font(FANGSONG, 10)
        target.alignment = Alignment("left", "top", wrap_text=True)
        sheet.row_dimensions[row + index].height = 15 * -(-len(str(target.value)) // per_line) + 3


def _validations(sheet: Worksheet) -> dict[str, DataValidation]:
    at_least: Final = "greaterThanOrEqual"
    whole = DataValidation("whole", operator=at_least, formula1="0", error="请填不小于0的整数")
    money = DataValidation("decimal", operator=at_least, formula1="0", error="请填不小于0的万元数")
    choice = DataValidation("list", formula1='"是,否"', error="请选是或否")
    for rule in (whole, money, choice):
        rule.allow_blank, rule.showErrorMessage = True, True
        sheet.add_data_validation(rule)
    return {"count": whole, "people": whole, "money_wan": money, "yes_no": choice}


def _set_page(sheet: Worksheet, form: Form) -> None:
    if not form.details:
        sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if form.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # A list below the table is as long as it is.
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0 if form.details else 1
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.7
    sheet.sheet_view.showGridLines = False
