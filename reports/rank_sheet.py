"""The ranking as a workbook: the order with its points, and on a second sheet how they are counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.ranking import Ranking, Standing

SAME_MOMENT = dt.datetime(2000, 1, 1)  # it says nothing, and the same ranking gives the same bytes
HEADED = 3


@dataclass(frozen=True)
class _Looks:
    title: Format
    head: Format
    text: Format
    number: Format

    @classmethod
    def of(cls, book: Workbook) -> _Looks:
        cell = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1}
        return cls(
            title=book.add_format({"font_name": "宋体", "font_size": 16, "bold": True}),
            head=book.add_format(cell | {"bold": True, "align": "center", "text_wrap": True}),
            text=book.add_format(cell | {"text_wrap": True}),
            number=book.add_format(cell | {"num_format": "0.00"}),
        )


Beside = Mapping[str, Callable[[Standing], str]]


def write(whole: Ranking, out: BinaryIO, beside: Beside | None = None) -> None:
    """Names are written as text, whatever they begin with. `beside` are columns of words, by their headings."""
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": whole.title, "created": SAME_MOMENT})
        looks = _Looks.of(book)
        _order(book.add_worksheet("排名"), whole, looks, beside or {})
        _rules(book.add_worksheet("评分办法"), whole, looks)


def _order(sheet: Worksheet, whole: Ranking, looks: _Looks, beside: Beside) -> None:
    sheet.write_string(0, 0, whole.title, looks.title)
    sheet.write_string(1, 0, whole.basis_line)
    items = [f"{item.label}（{item.scale.points:f}分）" for item in whole.table.items]
    headings = ["名次", "县（市、区）", "总分", *items, "说明", *beside]
    widths = [8, 16, 10, *[14 for _ in items], 40, *[24 for _ in beside]]
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.write_string(HEADED, at, heading, looks.head)
        sheet.set_column(at, at, width)
    for row, standing in enumerate(whole.shown, start=HEADED + 1):
        _line(sheet, row, standing, looks, [words(standing) for words in beside.values()])
    sheet.freeze_panes(HEADED + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _line(sheet: Worksheet, row: int, standing: Standing, looks: _Looks, beside: list[str]) -> None:
    """What isn't scored stays empty: that is no zero."""
    sheet.write_string(row, 0, str(standing.rank or "—"), looks.text)
    sheet.write_string(row, 1, standing.county.name, looks.text)
    values = [standing.score, *(mark.points for mark in standing.marks)]
    for at, value in enumerate(values, start=2):
        if value is None:
            sheet.write_blank(row, at, None, looks.number)
        else:
            sheet.write_number(row, at, float(value), looks.number)
    notes = [f"{mark.item.label}：{mark.why}" for mark in standing.marks if mark.why]
    why = "；".join(filter(None, [standing.why, *notes]))
    for at, words in enumerate([why, *beside], start=2 + len(values)):
        sheet.write_string(row, at, words, looks.text)


def _rules(sheet: Worksheet, whole: Ranking, looks: _Looks) -> None:
    columns = {"项目": 20, "怎样计算": 60, "分值": 8, "得 0 分": 10, "得满分": 10, "依据": 50}
    for at, (heading, width) in enumerate(columns.items()):
        sheet.write_string(0, at, heading, looks.head)
        sheet.set_column(at, at, width)
    for row, item in enumerate(whole.table.items, start=1):
        sheet.write_number(row, 2, float(item.scale.points), looks.number)
        worded = {0: item.label, 1: item.says, 3: item.none_words, 4: item.full_words, 5: item.basis}
        for at, words in worded.items():
            sheet.write_string(row, at, words, looks.text)
    sheet.write_string(len(whole.table.items) + 2, 0, whole.table.caution)
