"""The filled 专项执法表 in the layout of its annex, as a workbook and on paper."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.utils import timezone
from xlsxwriter import Workbook

from inspections.models import Inspection
from inspections.on_site.sheets import Line, Sheet, lines
from jurisdictions.spreadsheets import plain
from records.paper import pdf

COLUMNS = ("序号", "违法行为描述", "执法依据", "方式方法", "处罚依据", "执法结果")
WIDTHS = (6, 26, 34, 40, 30, 36)
DOUBT = "（待核）"


@dataclass(frozen=True)
class Filled:
    """What both layouts show: the head of the annex, and one row an item."""

    inspection: Inspection
    sheet: Sheet

    @property
    def head(self) -> list[tuple[str, str]]:
        check = self.inspection
        officers = "、".join(officer.name for officer in check.officers.order_by("username"))
        enterprise = check.mine.enterprise
        where = f"{enterprise.name}（{check.mine.region.full_name}）"
        return [
            ("执法单位（盖章）", str(check.agency)),
            ("执法人员", officers),
            ("执法日期", f"{check.checked_on:%Y年%-m月%-d日}"),
            ("企业名称（地址）", where),
        ]

    @property
    def rows(self) -> list[list[str]]:
        return [_row(line) for line in lines(self.inspection, self.sheet)]

    @property
    def state(self) -> str:
        check = self.inspection
        if check.signed_at is None:
            return "尚未签字"
        who = f"企业签字人：{check.signer_name}" if check.signer_name else f"企业拒签：{check.refusal}"
        return f"{timezone.localtime(check.signed_at):%Y年%-m月%-d日 %H:%M}签字；{who}"


def _row(line: Line) -> list[str]:
    item = line.item
    said = {"basis": item.basis, "methods": "\n".join(item.methods), "penalty": item.penalty}
    for name in item.uncertain:
        said[name] += DOUBT
    return [str(line.number), item.violation, *said.values(), line.words]


def workbook(inspection: Inspection, sheet: Sheet) -> bytes:
    filled, out = Filled(inspection, sheet), io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    page = book.add_worksheet("专项执法表")
    song = {"font_name": "宋体", "font_size": 10}
    title = book.add_format({**song, "font_size": 16, "bold": True, "align": "center"})
    small = book.add_format(song)
    cell = book.add_format({**song, "border": 1, "text_wrap": True, "valign": "vcenter", "num_format": "@"})
    heading = book.add_format({**song, "bold": True, "border": 1, "align": "center"})
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 0, sheet.annex, small)
    page.merge_range(1, 0, 1, len(COLUMNS) - 1, sheet.title, title)
    for at, (label, text) in enumerate(filled.head):
        page.write_string(2 + at // 2, 0 if at % 2 == 0 else 4, plain(f"{label}：{text}"), small)
    for column, label in enumerate(COLUMNS):
        page.write_string(4, column, label, heading)
    for at, row in enumerate(filled.rows, start=5):
        for column, text in enumerate(row):
            page.write_string(at, column, plain(text), cell)
    page.write_string(6 + len(filled.rows), 0, plain(filled.state), small)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def paper(inspection: Inspection, sheet: Sheet) -> bytes:
    context = {"filled": Filled(inspection, sheet), "sheet": sheet, "columns": COLUMNS}
    return pdf("inspections/paper/sheet.html", context)
