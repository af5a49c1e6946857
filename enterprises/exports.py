"""The ledger on its way out: a workbook that the importer reads back and finds nothing to change in.

Bounded memory whatever its length: rows come from a cursor on the server and each goes to disk as it is
written. The same rows give the same bytes, so that two files can be compared by their hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from enterprises.ledger.headings import label
from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus
from enterprises.models.ledger import Hydrogeology, PondClass, Standardization
from jurisdictions.models import Region
from jurisdictions.rules import RuleViolation

Value = str | int | Decimal | dt.date | None

FETCHED_AT_ONCE = 1_000  # rows of the cursor, and of the supervisors looked up with them
HEADED = 2  # the row of the headings, from 0: above it the title and who filled it in
MOST_ROWS = 1_000_000  # a sheet has 48,576 more
SPARE = 500  # rows of an empty workbook that have drop-downs
SAME_MOMENT = dt.datetime(2000, 1, 1)  # it says nothing, and always the same
FIRST_YEAR = 1900  # a spreadsheet knows no day before
# What a spreadsheet, or a later CSV, would take for a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@＝＋－＠")
YES_NO = ["是", "否"]


@dataclass(frozen=True)
class Column:
    """One field of the ledger: its width, what a drop-down offers, and what to say to who fills it in."""

    field: str
    width: int
    note: str
    value: Callable[[Mine], Value]
    choices: tuple[str, ...] = ()
    heading: str = ""

    @property
    def title(self) -> str:
        return self.heading or label(self.field)


def _plainly(field: str) -> Callable[[Mine], Value]:
    return lambda mine: getattr(mine, field)


def _own_name(mine: Mine) -> str:
    """Left empty where it is the enterprise's: whoever corrects the one in the sheet then corrects both."""
    return "" if mine.name == mine.enterprise.name else mine.name


def _overhead(mine: Mine) -> str:
    return "是" if mine.overhead_pond else "否" if mine.kind == MineKind.TAILINGS else ""


COLUMNS = [
    Column("county", 14, "必填。写县（市、区）的全称。", lambda mine: mine.county.name),
    Column("name", 34, "必填。与营业执照一致。", lambda mine: mine.enterprise.name),
    Column("mine_name", 22, "与企业同名的不填；一家企业有几座同类矿山的，逐座填写。", _own_name),
    Column(
        "credit_code", 22, "必填。18 位，以文本填写，末几位才不会丢失。", lambda mine: mine.enterprise.credit_code
    ),
    Column("kind", 11, "必填。从下拉列表选。", Mine.get_kind_display, tuple(MineKind.labels)),
    Column("minerals", 12, "如 铁矿、石膏矿。", _plainly("minerals")),
    Column("status", 26, "必填。从下拉列表选。", Mine.get_status_display, tuple(MineStatus.labels)),
    Column("capacity", 14, "以万吨/年计，最多两位小数。", _plainly("capacity"), heading="设计生产能力\n（万吨/年）"),
    Column("headcount", 10, "地下矿山必填。一个班次的最大入井人数，30 人及以上为重点地下矿山。", _plainly("headcount")),
    Column("hydrogeology", 10, "地下矿山填写，从下拉列表选。", _plainly("hydrogeology"), tuple(Hydrogeology.labels)),
    Column("pond_class", 10, "尾矿库填写，从下拉列表选。", _plainly("pond_class"), tuple(PondClass.labels)),
    Column("overhead_pond", 10, "尾矿库填写，从下拉列表选。", _overhead, tuple(YES_NO)),
    Column("legal_representative", 11, "姓名。", lambda mine: mine.enterprise.legal_representative),
    Column("principal", 11, "姓名。", _plainly("principal")),
    Column("phone", 15, "主要负责人的手机或座机，以文本填写。", _plainly("phone")),
    Column("licence_number", 28, "安全生产许可证的编号。", _plainly("licence_number")),
    Column("licence_issued", 12, "写全年月日，如 2021-12-28。", _plainly("licence_issued")),
    Column("licence_expires", 12, "写全年月日，如 2024-12-27。", _plainly("licence_expires")),
    Column("standardization", 10, "从下拉列表选。", _plainly("standardization"), tuple(Standardization.labels)),
    Column("supervised_by", 26, "监管部门的全称，只写一个。", lambda mine: str(mine.supervisor or mine.supervised_by)),
    Column("remarks", 24, "不超过 500 字。", _plainly("remarks")),
]  # fmt: skip


@dataclass(frozen=True)
class Written:
    """What stands in the last line of the file: how many rows, and the SHA-256 over them."""

    rows: int
    sha256: str


def export_ledger(
    mines: MineQuerySet,
    out: BinaryIO,
    *,
    of: Region,
    by: Any,
    told: Callable[[int], None] | None = None,
) -> Written:
    """These mines, which `by` must be shown already, with a sum and a check line that the importer passes over.

    `told` is called with the number of rows every thousand. More than a sheet holds are refused, never cut off.
    """
    by.require("export_ledger")
    sheet = _Sheet(out, title=f"{of.name}非煤矿山企业基础台账", filled_in_by=f"导出范围：{of.full_name}")
    content, rows = hashlib.sha256(), 0
    for rows, cells in enumerate(_lines(mines), start=1):
        if rows > MOST_ROWS:
            raise RuleViolation(f"超过 {MOST_ROWS:,} 行，一张工作表放不下，请按市、县分别导出")
        sheet.line(cells)
        content.update(fingerprint(cells))
        if told and rows % FETCHED_AT_ONCE == 0:
            told(rows)
    written = Written(rows, content.hexdigest())
    sheet.close(written)
    return written


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


def write_template(out: BinaryIO) -> None:
    """The headings alone, with drop-downs, and on a second sheet what each column wants."""
    sheet = _Sheet(out, title="非煤矿山企业基础台账", filled_in_by="填报单位（盖章）：          填报日期：")
    sheet.offer_choices(SPARE)
    sheet.explain()
    sheet.book.close()


def _lines(mines: MineQuerySet) -> Iterator[list[Value]]:
    alike = _counties_of_one_name()
    found = mines.for_list().select_related("region__parent").order_by("region__path", "name", "pk")
    for number, mine in enumerate(found.iterator(FETCHED_AT_ONCE), start=1):
        county, *rest = (column.value(mine) for column in COLUMNS)
        yield [number, alike.get(mine.county.pk, county), *rest]


def _counties_of_one_name() -> dict[str, str]:
    """A province has several 城区: these go by their city's name and their own."""
    counties = Region.objects.standing().filter(level=Region.Level.COUNTY)
    named = list(counties.values_list("pk", "name", "parent__name"))
    times = Counter(name for _, name, _ in named)
    return {pk: f"{above}{name}" for pk, name, above in named if times[name] > 1}


class _Sheet:
    """The workbook while it is written, top to bottom."""

    def __init__(self, out: BinaryIO, *, title: str, filled_in_by: str) -> None:
        self.book = Workbook(out, {"constant_memory": True})
        self.book.set_properties({"title": title, "created": SAME_MOMENT})
        self.sheet: Worksheet = self.book.add_worksheet("台账")
        self.next = HEADED + 1
        self.text = self._format(num_format="@")
        self.quoted = self._format(num_format="@", quote_prefix=True)
        self.number = self._format(num_format="0.##", align="right")
        self.whole = self._format(num_format="0", align="right")
        self.day = self._format(num_format="yyyy-mm-dd", align="center")
        self._head(title, filled_in_by)

    def _format(self, **looks: Any) -> Format:
        return self.book.add_format({"font_name": "宋体", "font_size": 10, "valign": "vcenter", **looks})

    def _head(self, title: str, filled_in_by: str) -> None:
        head = self._format(bold=True, align="center", text_wrap=True, border=1, bg_color="#E8EEF5")
        self.sheet.set_column(0, 0, 6, self.whole)
        for at, column in enumerate(COLUMNS, start=1):
            self.sheet.set_column(at, at, column.width, self.text)
        self.sheet.set_row(0, 30)
        self.sheet.write_string(0, 0, title, self._format(font_size=16, bold=True))
        self.sheet.write_string(1, 0, filled_in_by, self._format())
        self.sheet.set_row(HEADED, 32)
        for at, heading in enumerate(["序号", *(column.title for column in COLUMNS)]):
            self.sheet.write_string(HEADED, at, heading, head)
        self.sheet.freeze_panes(HEADED + 1, 3)

    def line(self, cells: list[Value]) -> None:
        for at, cell in enumerate(cells):
            self._write(at, cell)
        self.next += 1

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

    def close(self, written: Written) -> None:
        if written.rows:
            self.offer_choices(written.rows)
            self.sheet.autofilter(HEADED, 0, self.next - 1, len(COLUMNS))
        self.sheet.write_string(self.next, 0, "合计", self.text)
        self.sheet.write_string(self.next, 2, f"{written.rows}座", self.text)
        check = f"说明（校验）：共 {written.rows} 行，各行内容的 SHA-256 为 {written.sha256}"
        self.sheet.write_string(self.next + 1, 0, check, self._format())
        self.book.close()

    def offer_choices(self, rows: int) -> None:
        for at, column in enumerate(COLUMNS, start=1):
            if column.choices:
                rule = {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": column.title,
                    "error_message": f"请从列表中选：{'、'.join(column.choices)}",
                }
                self.sheet.data_validation(HEADED + 1, at, HEADED + rows, at, rule)

    def explain(self) -> None:
        """Told on a sheet of its own: the importer wants nothing between the headings and the rows."""
        notes = self.book.add_worksheet("填写说明")
        head, text = self._format(bold=True), self._format(text_wrap=True)
        for at, width in enumerate([22, 70]):
            notes.set_column(at, at, width)
        notes.write_string(0, 0, "栏目", head)
        notes.write_string(0, 1, "怎样填", head)
        for row, column in enumerate(COLUMNS, start=1):
            offered = f"可选：{'、'.join(column.choices)}。" if column.choices else ""
            notes.write_string(row, 0, column.title.replace("\n", ""), text)
            notes.write_string(row, 1, f"{column.note}{offered}", text)
        rest = "空着的栏目导入时不改动台账已有的内容。标题、小计、合计自动略过，列的次序可以改动。"
        notes.write_string(len(COLUMNS) + 2, 0, "其他", text)
        notes.write_string(len(COLUMNS) + 2, 1, rest, text)
