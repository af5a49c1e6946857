"""Workbooks as counties send them, and some that nobody should open."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from enterprises.credit_code import check_digit

HEADINGS = [
    "序号",
    "县（市、区）",
    "企业名称",
    "统一社会信用代码",
    "矿山类型",
    "生产状态",
    "单班入井人数",
    "主要负责人",
    "监管部门",
]


def code(n, county="141023"):
    body = f"91{county}{n:09d}"
    return body + check_digit(body)


def line(
    n,
    name=None,
    county="襄汾县",
    kind="地下矿山",
    status="正常生产",
    people=30,
    principal="王建国",
    bureau="",
    of=None,
):
    return [
        n,
        county,
        name or f"{county}第{n}矿业有限公司",
        of or code(n),
        kind,
        status,
        people,
        principal,
        bureau,
    ]


def ledger(*lines, headings=HEADINGS, name="襄汾县台账.xlsx"):
    """An upload with a title, headings and these lines: rows count from 3."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(["非煤矿山企业基础台账"])
    sheet.append(headings)
    for cells in lines:
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def encrypted():
    return SimpleUploadedFile(
        "加密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    )


def bomb():
    """A hundred kilobytes that become eighty megabytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<v>1</v>" * 10_000_000)
    return SimpleUploadedFile("炸弹.xlsx", content.getvalue())


def endless():
    """200,000 rows, each with a number in it."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 200_001))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(
            "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
        )
    return SimpleUploadedFile("二十万行.xlsx", content.getvalue())
