"""Workbooks of the layers of a file, and what becomes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from enterprises.models import LedgerImport, Mine
from enterprises.workbooks.actions import commit_import, upload_ledger
from enterprises.workbooks.exports import export_ledger
from jurisdictions.models import User
from tests import make

HEADINGS = {
    "persons": [
        "企业名称", "统一社会信用代码", "矿山名称", "姓名", "职务", "任职起",
        "证书种类", "证号", "证书发证日期", "证书有效期至",
    ],
    "licences": ["企业名称", "统一社会信用代码", "证照种类", "编号", "发证机关", "发证日期", "有效期至"],
    "contractors": ["统一社会信用代码", "承包单位", "项目部负责人", "联系电话", "项目部人数", "协议起", "协议止"],
    "drawings": ["企业名称", "图纸种类", "图号", "比例", "图纸更新日期"],
    "workers": [
        "统一社会信用代码", "姓名", "工号", "岗位（工种）", "所属单位", "培训类别", "培训日期", "学时", "考核结果",
        "考核成绩（分）",
    ],
    "profile": [
        "统一社会信用代码", "建设规模", "风险等级", "人员定位", "安全出口", "采空区体积", "库型", "调洪演算时间",
    ],
}  # fmt: skip


def book(*lines: Sequence[Any], headings: Sequence[str], title: str = "汇总表") -> bytes:
    """A title over all columns, headings, and these lines: rows count from 3."""
    made = Workbook()
    sheet = made.active
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    sheet.append(list(headings))
    for line in lines:
        sheet.append(list(line))
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def read(layer: str, content: bytes, by: User, **options: Any) -> LedgerImport:
    file = SimpleUploadedFile(f"{layer}.xlsx", content)
    return upload_ledger(file, options.pop("region", by.agency.region), layer, by=by, **options)


def sent(layer: str, *lines: Sequence[Any], by: User) -> LedgerImport:
    return read(layer, book(*lines, headings=HEADINGS[layer]), by)


def kept(layer: str, *lines: Sequence[Any], by: User) -> LedgerImport:
    """Read and written as far as it goes without a question."""
    uploaded = sent(layer, *lines, by=by)
    commit_import(uploaded, by=by)
    return uploaded


def person(
    mine: Mine, name: str = "张建国", posts: str = "矿长", since: Any = "2022-01-01", *certificate: Any
) -> list[Any]:
    own = mine.enterprise
    return [own.name, own.credit_code, "", name, posts, since, *certificate]


def problems(uploaded: LedgerImport) -> list[tuple[int, str, str, str]]:
    """Row, verdict, cell and message of each."""
    return [
        (row.number, row.verdict, f"{problem['column']}{row.number}", problem["message"])
        for row in uploaded.rows.all()
        for problem in row.problems
    ]


def outcomes(uploaded: LedgerImport) -> list[str]:
    return list(uploaded.rows.values_list("outcome", flat=True))


def exported(layer: str, by: User) -> bytes:
    out = BytesIO()
    export_ledger(Mine.objects.visible_to(by), out, layer, of=by.agency.region, by=by)
    return out.getvalue()


def cells(content: bytes, sheet: int = 0) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(sheet).to_python()


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


DAY = dt.date(2023, 6, 1)


def county_mine(**fields: Any) -> Mine:
    """Of 襄汾县, whose bureau answers for it."""
    return make.mine(supervisor=make.agency(), **fields)
