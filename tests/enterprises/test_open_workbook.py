"""Files that are not what they say: each gets a message that tells what to do, and no memory is lost."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from enterprises.ledger.reading import UnreadableWorkbook, open_ledger

HEADINGS = ["县（市、区）", "企业名称", "统一社会信用代码", "矿山类型", "生产状态"]
ROW = ["襄汾县", "襄汾县宏兴矿业有限公司", "91141023Y08BNDC50M", "露天矿山", "正常生产"]
ROOT = Path(__file__).parents[2]


def refused(path) -> str:
    with pytest.raises(UnreadableWorkbook) as caught:
        open_ledger(path)
    return caught.value.message


def workbook(path, *rows, **sheets):
    book = openpyxl.Workbook()
    book.active.title = "台账"
    for row in rows:
        book.active.append(row)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    book.save(path)
    return path


def rewritten(path, part: str, change) -> Path:
    """The same archive with one part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


@pytest.fixture
def good(tmp_path):
    return workbook(tmp_path / "good.xlsx", HEADINGS, ROW)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"<html><table></table></html>", b"PK\x03\x04rubbish", b"\0" * 99]
)
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    assert "另存为 .xlsx" in refused(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "打不开" in refused(tmp_path / "nothing.xlsx")


def test_a_zip_without_a_workbook_is_refused(tmp_path):
    path = tmp_path / "ledger.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "不是 .xlsx 工作簿" in refused(path)


def test_a_damaged_workbook_is_refused(good):
    good.write_bytes(good.read_bytes()[:-400])
    assert "已损坏" in refused(good)


def test_broken_xml_is_refused(good):
    assert "已损坏" in refused(rewritten(good, "xl/workbook.xml", lambda _: b"<workbook><sheets><sh"))


def test_an_encrypted_workbook_asks_for_the_password_to_be_taken_off(tmp_path):
    path = tmp_path / "ledger.xlsx"
    names = b"".join(
        name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", "EncryptedPackage")
    )
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names)
    assert "取消密码" in refused(path)


def test_a_workbook_is_known_by_its_content_and_not_its_name(good):
    assert open_ledger(good.rename(good.with_suffix(".xls"))).name == "台账"


def test_a_sheet_that_is_no_ledger_is_refused_by_name(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ["姓名", "年龄"], ["张三", 3])
    assert "工作表（台账）中没有找到台账" in refused(path)


def test_headings_without_a_mine_below_are_refused(tmp_path):
    assert "表头下面须有企业" in refused(workbook(tmp_path / "a.xlsx", HEADINGS, ["合计", "0家"]))


def test_missing_headings_are_named(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx", ["县", "企业名称", "生产状态", "联系电话"], ["襄汾县", "甲公司", "生产", ""]
    )
    assert "第 1 行的表头缺少：统一社会信用代码、矿山类型" in refused(path)


def test_two_ledgers_in_one_workbook_are_not_chosen_between(tmp_path):
    path = workbook(tmp_path / "a.xlsx", HEADINGS, ROW, 二季度=[HEADINGS, ROW])
    assert "有 2 张台账工作表（台账、二季度）" in refused(path)
    assert open_ledger(path, passing_over=["台账"]).name == "二季度"


def test_other_sheets_beside_the_ledger_do_no_harm(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ["填表说明"], ["一、如实填写"], 明细=[["台账"], HEADINGS, ROW])
    assert open_ledger(path).name == "明细"


def test_a_compression_bomb_is_refused(good):
    bomb = rewritten(good, "xl/media/image1.png", lambda _: b"\0<" * 20_000_000)
    assert bomb.stat().st_size < 200_000
    assert "解压后过大" in refused(bomb)


def test_a_bomb_that_lies_about_its_size_is_refused(good):
    path = rewritten(good, "xl/media/image1.png", lambda _: b"\0<" * 20_000_000)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/media/image1.png"))
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))
    assert "解压后过大" in refused(path)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "超过 150,000 行"),
        (b"<row r=\"9\"><c r = 'XFD9'><v>1</v></c></row>", "第 256 列以外"),
        (b'<row r="140000"><c r="IV140000"><v>1</v></c></row>', "行列过多"),
        (b"<row><c><v>1</v></c></row>", "没有位置"),
    ],
)
def test_a_cell_in_a_far_corner_is_refused(good, cell, message):
    path = rewritten(
        good, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", cell + b"</sheetData>")
    )
    assert message in refused(path)


@pytest.mark.slow
def test_a_million_cells_with_one_long_text_are_refused(tmp_path):
    path = tmp_path / "ledger.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": False})
    sheet = book.add_worksheet()
    for row in range(3_000):
        for column in range(20):
            sheet.write_string(row, column, "矿" * 8_000)
    book.close()
    assert path.stat().st_size < 2_000_000
    assert "文字过长" in refused(path)


def test_a_document_type_is_refused(good):
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    path = rewritten(good, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<worksheet", declared, 1))
    assert "结构异常" in refused(path)


def long_ledger(path, rows):
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    for row in range(1, rows):
        sheet.write_string(row, 1, ROW[1])
    book.close()
    return path


@pytest.mark.slow
def test_two_hundred_thousand_rows_are_refused_within_little_memory(tmp_path):
    path = long_ledger(tmp_path / "long.xlsx", 200_000)
    script = f"""
import resource
from enterprises.ledger.reading import UnreadableWorkbook, open_ledger
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    open_ledger({str(path)!r})
except UnreadableWorkbook as error:
    print(error.message)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    message, grown = done.stdout.splitlines()
    assert "超过 150,000 行" in message
    assert int(grown) < 40_000  # KiB
