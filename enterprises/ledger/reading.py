"""What an importer calls: `open_ledger` finds the sheet and its columns, `read_rows` reads its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet

from enterprises.ledger.archive import UnreadableWorkbook
from enterprises.ledger.cells import is_empty, plain
from enterprises.ledger.counties import Counties
from enterprises.ledger.headings import Header, Vocabulary, bare, find_header, ledger
from enterprises.ledger.lines import is_blank, why_ignored
from enterprises.ledger.verdicts import Given, Judge, Problem, Repair, Row, column_letter
from enterprises.ledger.workbook import open_workbook, parser_errors, visible_sheets

__all__ = ["Problem", "Repair", "Row", "Sheet", "UnreadableWorkbook", "open_ledger", "read_rows"]

HEADER_WITHIN = 40  # rows; no title is longer
KINDS = ("地下矿山", "露天矿山", "尾矿库")


@dataclass(slots=True)
class Sheet:
    """The sheet that holds the ledger, with its headings found."""

    name: str
    height: int  # rows, for a progress bar
    header: Header
    title: str  # everything written above the headings, and the sheet's name
    unknown_columns: list[tuple[str, str]]  # letter and heading of the columns that are left out
    _sheet: CalamineSheet

    @property
    def columns(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {name: column_letter(self._left + at) for name, at in self.header.columns.items()}

    @property
    def told_columns(self) -> list[dict[str, str]]:
        """Every column that has a heading, and what it was taken for: nothing, where `field` is empty."""
        fields = {at: name for name, at in self.header.columns.items()}
        return [
            {"column": column_letter(self._left + at), "heading": plain(text), "field": fields.get(at, "")}
            for at, text in enumerate(self.header.texts)
            if bare(text) and (at in fields or at not in self.header.counters)
        ]

    @property
    def told_unknown(self) -> list[dict[str, str]]:
        return [{"column": letter, "heading": text} for letter, text in self.unknown_columns]

    @property
    def _left(self) -> int:
        return self._sheet.start[1] if self._sheet.start else 0

    def body(self) -> Iterator[tuple[int, list[object], str]]:
        """Every line, with why it is passed over where it is no line of the ledger."""
        body = self.header.first + self.header.height
        for number, cells in self.lines():
            if number <= body:
                above = "空行" if all(map(is_blank, cells)) else "标题"
                yield number, cells, "表头" if number > self.header.first else above
            else:
                yield number, cells, why_ignored(cells, self.header) or ""

    def lines(self) -> Iterator[tuple[int, list[object]]]:
        """Each line with its number in Excel, merged cells filled downwards."""
        left = self._left
        blocks: dict[int, list[tuple[int, int]]] = {}
        for (top, start), (bottom, end) in self._sheet.merged_cell_ranges or []:
            if start == end and bottom > top >= self.header.first + self.header.height:
                blocks.setdefault(top, []).append((start - left, bottom))
        held: dict[int, tuple[int, object]] = {}
        with parser_errors():
            for at, cells in enumerate(self._sheet.iter_rows()):
                line: list[object] = list(cells)
                for column, bottom in blocks.get(at, ()):
                    if 0 <= column < len(line):
                        held[column] = (bottom, line[column])
                yield at + 1, self._filled(at, line, held)

    @staticmethod
    def _filled(at: int, line: list[object], held: dict[int, tuple[int, object]]) -> list[object]:
        if held and any(not is_blank(cell) for cell in line):
            for column, (bottom, cell) in held.items():
                if at <= bottom and is_blank(line[column]):
                    line[column] = cell
        return line


def open_ledger(
    path: str | Path, known: Mapping[str, str] | None = None, passing_over: Collection[str] = ()
) -> Sheet:
    return open_sheet(path, ledger(), known or {}, called="台账", passing_over=passing_over)


def open_sheet(
    path: str | Path,
    vocabulary: Vocabulary,
    known: Mapping[str, str],
    *,
    called: str,
    passing_over: Collection[str],
) -> Sheet:
    """The sheet that holds what this vocabulary speaks of. Of several, none is chosen silently.

    `known` is what people have said of headings before. `passing_over` are the names of the sheets that an
    export of the whole file writes for something else.
    """
    book = open_workbook(path)
    sheets = (raw for raw in visible_sheets(book) if raw.name not in passing_over)
    looked = (_look_at(raw, vocabulary, known) for raw in sheets)
    headed = [sheet for sheet in looked if sheet]
    found = [sheet for sheet in headed if not _missing(sheet) and _has_rows(sheet)]
    if len(found) == 1:
        return found[0]
    if found:
        names = "、".join(sheet.name for sheet in found)
        raise UnreadableWorkbook(f"有 {len(found)} 张{called}工作表（{names}），请合并到一张，或分成几个文件")
    for sheet in headed:
        if lacking := _lacking(sheet.header.vocabulary, _missing(sheet)):
            place = f"工作表“{sheet.name}”第 {sheet.header.first + 1} 行的表头"
            error = UnreadableWorkbook(f"{place}缺少：{lacking}，请补上后再导入")
            error.columns = sheet.told_columns
            raise error
    needed = _lacking(vocabulary, vocabulary.required)
    looked_at = "、".join(book.sheet_names)[:200]
    raise UnreadableWorkbook(
        f"在工作表（{looked_at}）中没有找到{called}：表头须有{needed}，表头下面须有{vocabulary.what}"
    )


def _lacking(vocabulary: Vocabulary, groups: Sequence[Sequence[str]]) -> str:
    told = (
        "或".join(map(vocabulary.label, names[:5])) + ("等任一栏" if names[5:] else "") for names in groups
    )
    return "、".join(told)


def _look_at(raw: CalamineSheet, vocabulary: Vocabulary, known: Mapping[str, str]) -> Sheet | None:
    with parser_errors():
        top = [list(row) for row in islice(raw.iter_rows(), HEADER_WITHIN)]
    header = find_header(vocabulary, top, _merged_right(raw, top), known)
    if header is None:
        return None
    above = [plain(cell) for row in top[: header.first] for cell in row if isinstance(cell, str)]
    left = raw.start[1] if raw.start else 0
    unknown = [(column_letter(left + at), plain(text)) for at, text in header.unknown.items()]
    return Sheet(
        raw.name, raw.end[0] + 1 if raw.end else 0, header, " ".join([*above, raw.name]), unknown, raw
    )


def _merged_right(raw: CalamineSheet, top: Sequence[Sequence[object]]) -> set[tuple[int, int]]:
    """Cells covered by one merged over several columns; where the file doesn't say, blanks are."""
    if raw.merged_cell_ranges is None:
        cells = ((at, column, cell) for at, row in enumerate(top) for column, cell in enumerate(row))
        return {(at, column) for at, column, cell in cells if is_blank(cell)}
    left = raw.start[1] if raw.start else 0
    return {
        (at, column - left)
        for (at, start), (_, end) in raw.merged_cell_ranges
        if at < HEADER_WITHIN
        for column in range(start + 1, min(end, start + 256) + 1)
    }


def _missing(sheet: Sheet) -> list[Sequence[str]]:
    """A sheet titled 尾矿库台账 needs no column for the kind."""
    return [names for names in sheet.header.missing if not ("kind" in names and _kind_in(sheet.title))]


def _kind_in(title: str) -> str:
    kinds = [kind for kind in KINDS if kind in title]
    return kinds[0] if len(kinds) == 1 else ""


def _has_rows(sheet: Sheet) -> bool:
    return any(not why for _, _, why in sheet.body())


def read_rows(
    sheet: Sheet,
    *,
    counties: Mapping[str, str],
    within: str | None,
    known_codes: Collection[str] | Callable[[str], bool] = (),
    today: dt.date,
) -> Iterator[Row]:
    """Every line of the sheet in order, one at a time.

    `counties` maps names to six-digit codes, and may name the city and province above them; `within` is the
    region imported into. A code among `known_codes` was confirmed before, so its check digit isn't asked
    about again.
    """
    places = Counties(counties)
    judge = Judge(
        sheet.header, places, first_column=sheet._left, within=within, known_codes=known_codes, today=today
    )
    carried = _Carried(sheet, places, within)
    for number, cells, why in sheet.body():
        if why:
            carried.pass_over(number, cells, why)
            yield Row(number, "ignored", why=why)
        else:
            yield judge.judge(number, cells, carried.over(number, cells))


class _Carried:
    """What a row owes to the lines above it: its county, and the kind that the title names.

    A county is carried over blank cells only, and not beyond a sum or the end of its merged block.
    """

    def __init__(self, sheet: Sheet, counties: Counties, within: str | None) -> None:
        self.column = sheet.header.columns.get("county")
        self.counties = counties
        self.current: Given | None = None
        self.since = 0
        self.default = self._default(sheet, within)
        kind = _kind_in(sheet.title) if "kind" not in sheet.header.columns else ""
        self.kind = {"kind": Given(kind, "取自标题")} if kind else {}
        merged = (sheet._sheet.merged_cell_ranges or []) if self.column is not None else []
        at = sheet._left + (self.column or 0)
        self.ends = {top + 1: bottom + 1 for (top, start), (bottom, end) in merged if start == at == end}
        if self.column is None and self.default is None and not self._captions(sheet):
            raise UnreadableWorkbook("表头缺少县（市、区），标题中也没有写明是哪个县，请补上后再导入")

    def _default(self, sheet: Sheet, within: str | None) -> Given | None:
        """Without a column for it, the county is the one imported into or the one the title names."""
        if self.column is not None:
            return None
        if within in self.counties.names:
            return Given(self.counties.names[within], "表中没有县（市、区）一列，取导入的区划")
        if code := self.counties.mentioned(sheet.title):
            return Given(self.counties.names[code], "表中没有县（市、区）一列，取自标题")
        return None

    def _captions(self, sheet: Sheet) -> bool:
        return any(self._caption(cells) for _, cells in sheet.lines())

    def _caption(self, cells: Sequence[object]) -> str | None:
        filled = [cell for cell in cells if not is_blank(cell)]
        return self.counties.heading(plain(filled[0])) if len(filled) == 1 else None

    def pass_over(self, number: int, cells: Sequence[object], why: str) -> None:
        """A sum ends a county; a caption (一、尧都区) begins one."""
        if why in {"小计", "合计"}:
            self.current = None
        elif why == "标题或说明" and (code := self._caption(cells)):
            self.current, self.since = Given(self.counties.names[code], f"取自第 {number} 行的小标题"), number

    def over(self, number: int, cells: Sequence[object]) -> dict[str, Given]:
        county = self._county(number, cells) or self.default
        return {**self.kind, "county": county} if county else dict(self.kind)

    def _county(self, number: int, cells: Sequence[object]) -> Given | None:
        cell = cells[self.column] if self.column is not None and self.column < len(cells) else ""
        end = self.ends.get(self.since, 0)
        if not is_empty(cell) and not self.since < number <= end:
            self.current, self.since = Given(plain(cell), ""), number
            return self.current
        if self.current is None:
            return None
        if number > end > 0:
            doubt = f"县（市、区）空白，且不在第 {self.since} 行的合并单元格之内，请确认"
            return Given(self.current.text, f"取自第 {self.since} 行", doubt)
        return Given(self.current.text, self.current.why or f"取自第 {self.since} 行")
