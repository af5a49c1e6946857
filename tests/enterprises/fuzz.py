"""A valid ledger with random cells spoilt: some so that their cell must be told, some just anyhow."""

from __future__ import annotations

import datetime as dt
import io
import random
from dataclasses import dataclass, field

from xlsxwriter import Workbook

from enterprises.credit_code import check_digit

FIRST = 3  # the first row below title and headings
FIELDS = {
    "county": "县（市、区）",
    "name": "企业名称",
    "credit_code": "统一社会信用代码",
    "kind": "矿山类型",
    "status": "生产状态",
    "capacity": "设计生产能力（万吨/年）",
    "headcount": "单班入井人数",
    "hydrogeology": "水文地质类型",
    "principal": "主要负责人",
    "phone": "联系电话",
    "licence_issued": "许可证发证日期",
    "licence_expires": "许可证有效期至",
    "standardization": "标准化等级",
    "remarks": "备注",
}
LETTERS = dict(zip(FIELDS, "BCDEFGHIJKLMNO", strict=True))
# Each of these must be told at its cell, whatever else stands in the row.
BAD: dict[str, list[object]] = {
    "county": ["曲沃县", "火星县", "襄汾县\x01曲沃县", 7, True],
    "name": ["", "—", "长" * 300],
    "credit_code": ["", "123", 9.1141023e17, "9114102300000001IO", "九一", "='x", True, dt.date(2023, 1, 1)],
    "kind": ["", "煤矿", "石油", 5, True, "x" * 30_000, 1e308],
    "status": ["", "停产", "不明", -1, "正常生产不正常"],
    "capacity": [-1, 1e12, "很多", "30吨半", "1e5", True, "=SUM(A1)"],
    "headcount": [
        -3,
        30_000,
        "三十",
        1.5,
        "abc",
        1e300,
        "-3",
        "３００００",
        dt.date(2023, 2, 1),
        "3 0 0 人 4",
    ],
    "hydrogeology": ["未知", 3, "简单、复杂", "?"],
    "phone": ["abc", 1, "12345678901234567890", "1383571234x", 1e300],
    "licence_issued": ["2023-02-30", "2023年13月1日", "明天", 1e9, "1/2/2023"],
    "licence_expires": ["2023-02-30", "23-1-1", "明天", 1e9, -5, "2099-12-31至", True],
    "standardization": ["四级", "一级、二级", 99, "甲"],
    "remarks": ["字" * 501],
}
ANYHOW: list[object] = [
    "", None, " ", "\x00", "a\x00b", "\x01\x02\x1f", "\u200b\ufeff", "_x0000_", "合计", "小计", "注：无",
    "=1+1", "+1", "@", "—",
    "#REF!", "#N/A", 0, -0.0, 1e-320, 1e308, -1e308, 10**15, 0.1 + 0.2, True, False, "９" * 40, "𠀀𠮷", "\ud7ff\ufffd",
    dt.date(1900, 1, 1), dt.date(9999, 12, 31), dt.datetime(2023, 2, 28, 23, 59, 59), "2023-02-29", "１２月３日",
    "<a>&amp;'\"",
    "x" * 32_000, "\n\r\t", "襄汾县", "%s%n{}", "NaN", "inf", "١٢٣", "Ⅳ", "㈠", "½", "①",
]  # fmt: skip


@dataclass
class Spoilt:
    """A workbook, how many of its cells were edited, and of which rows and fields the reader must complain."""

    content: bytes
    edits: int
    told: set[tuple[int, str]] = field(default_factory=set)


def code(n: int) -> str:
    body = f"91141023{n:09d}"
    return body + check_digit(body)


def mine(n: int) -> dict[str, object]:
    return {
        "county": "襄汾县", "name": f"襄汾县第{n}矿业有限公司", "credit_code": code(n), "kind": "地下矿山",
        "status": "正常生产", "capacity": 30, "headcount": 30 + n % 9, "hydrogeology": "简单", "principal": "王建国",
        "phone": "13835712345", "licence_issued": dt.date(2022, 1, 5), "licence_expires": "2025-01-04",
        "standardization": "二级", "remarks": "",
    }  # fmt: skip


def spoil(dice: random.Random, rows: int = 150) -> Spoilt:
    """Five rows in six have cells edited, up to all of them; a few pairs get one code or one name."""
    lines = [mine(n) for n in range(1, rows + 1)]
    edits, told = 0, set()
    for at, cells in enumerate(lines):
        for name in dice.sample(list(FIELDS), dice.choice([0, 1, 4, 8, 12, 14])):
            edits += 1
            told.discard((at, name))
            if name in BAD and dice.random() < 0.6:
                cells[name] = dice.choice(BAD[name])
                told.add((at, name))
            else:
                cells[name] = dice.choice(ANYHOW)
    pairs = dice.sample(range(rows), rows // 20 * 2)
    for two in zip(pairs[::2], pairs[1::2], strict=True):
        edits += _pair(dice, sorted(two), lines, told)
    return Spoilt(_written(dice, lines), edits, {(FIRST + at, name) for at, name in told})


def _pair(
    dice: random.Random, two: list[int], lines: list[dict[str, object]], told: set[tuple[int, str]]
) -> int:
    """Two rows anew that only differ from good ones in sharing a code or a name, or in the order of two dates."""
    first, second = two
    for at in two:
        told -= {(at, name) for name in FIELDS}
        lines[at] = mine(10**6 + at)
    shared = dice.choice(["credit_code", "name", "licence_expires"])
    if shared == "licence_expires":
        lines[second][shared] = "2021-12-31"
    else:
        lines[second][shared] = lines[first][shared]
    told.add((second, shared))
    return 1


def _written(dice: random.Random, lines: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "nan_inf_to_errors": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    book = Workbook(out, options)
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_string(0, 0, "非煤矿山企业基础台账")
    sheet.write_row(1, 0, ["序号", *FIELDS.values()])
    for at, cells in enumerate(lines):
        sheet.write_number(at + 2, 0, at + 1)
        for column, cell in enumerate(cells.values(), start=1):
            _write(dice, sheet, at + 2, column, cell, day)
    book.close()
    return out.getvalue()


def _write(dice, sheet, row: int, column: int, cell: object, day) -> None:
    """A cell's text may be typed, or come out of a formula."""
    if isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, str) and cell and dice.random() < 0.05 and len(cell) < 200:
        sheet.write_formula(row, column, '=A1&""', None, cell)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write(row, column, cell)


def with_spoilt_head(dice: random.Random) -> bytes:
    """The headings themselves: overwritten, left out, merged over several columns or with the row below."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    texts = ["序号", *FIELDS.values()]
    for _ in range(dice.randrange(4)):
        odd = ["", "\x00", "合计", "企业", "x" * 500, dice.choice(texts)]
        texts[dice.randrange(len(texts))] = dice.choice(odd)
    sheet.write_row(1, 0, texts)
    for at in range(20):
        sheet.write_row(at + 2, 0, [at + 1, *map(str, mine(at + 1).values())])
    if dice.random() < 0.8:
        top, left = dice.choice([0, 1, 2]), dice.randrange(12)
        bottom, right = top + dice.randrange(4), left + dice.randrange(3)
        if (top, left) != (bottom, right):
            sheet.merge_range(top, left, bottom, right, dice.choice(["许可证", "", "1"]))
    book.close()
    return out.getvalue()
