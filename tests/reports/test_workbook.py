"""The official sheet: each value lands in its official cell, a text never becomes a formula, bytes repeat."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from reports.sheets import load
from reports.workbook import UnknownSheet, build, fill, read_filled

FORM = load("dispatch-2023")
SHEET = FORM.name
ON = date(2023, 6, 18)

VALUES = {
    "count": st.integers(0, 10**6).map(Decimal),
    "people": st.integers(0, 10**6).map(Decimal),
    "money_wan": st.integers(0, 10**9).map(lambda yuan: Decimal(yuan) / 10000),
    "yes_no": st.sampled_from([Decimal(0), Decimal(1)]),
}


def filled(values, place="襄汾县"):
    out = BytesIO()
    fill(FORM, values, place=place, on=ON, out=out)
    return out


def sheet_of(out):
    return load_workbook(out)[SHEET]


def test_each_cell_of_the_form_has_its_defined_name_at_its_address():
    names = load_workbook(FORM.workbook).defined_names
    assert {name: names[name].attr_text for name in names} == {
        cell.name: f"'{SHEET}'!${cell.address[0]}${cell.address[1:]}" for cell in FORM.cells.values()
    } | {
        "annex": f"'{SHEET}'!$A$1",
        "title": f"'{SHEET}'!$A$2",
        "place": f"'{SHEET}'!$A$3",
        "date": f"'{SHEET}'!$F$3",
    }


def test_the_sheet_kept_beside_the_yaml_is_the_one_the_yaml_draws():
    fresh = BytesIO()
    build(FORM, fresh)
    with ZipFile(fresh) as drawn, ZipFile(FORM.workbook) as kept:
        assert {n: drawn.read(n) for n in drawn.namelist()} == {n: kept.read(n) for n in kept.namelist()}


def test_the_empty_sheet_prints_what_the_notice_prints():
    sheet = load_workbook(FORM.workbook)[SHEET]
    assert sheet["A1"].value == "附件1"
    assert sheet["A2"].value == "全市非煤矿山行业重大事故隐患专项\n排查整治行动进展情况调度表"
    assert sheet["A3"].value == "____市"
    assert sheet["F3"].value == "时间：2023年____月____日"
    assert sheet["A9"].value == "对企业自查自改进行抽查检查情况"
    assert (sheet["F14"].value, sheet["G14"].value) == (4, "企业和企业主要负责人“一案双罚”（次）")
    assert [sheet[f"E{row}"].value for row in (14, 15, 21, 22, 23)] == [
        "（次）", "（万元）", "（省级）", "（市级）", "（县级）",
    ]  # fmt: skip
    assert sheet["A28"].value.startswith("注：1. 市专项行动领导小组办公室")
    assert all(sheet[cell.address].value is None for cell in FORM.cells.values())
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A8", "A9:A12", "A13:A20", "A21:A27", "H14:I15"} <= merged


def test_values_land_in_their_official_cells():
    sheet = sheet_of(filled({
        "overall.3": Decimal(6), "enforcement.3.times": Decimal(4), "enforcement.3.amount": Decimal("11.5"),
        "party.1.county": Decimal(2), "party.4": Decimal(1), "party.5.city": Decimal(0), "overall.1": None,
    }))  # fmt: skip
    expected = {"D5": 6, "D14": 4, "D15": 11.5, "D23": 2, "H24": "是", "D26": 0, "D4": None, "H4": None}
    assert {address: sheet[address].value for address in expected} == expected
    assert sheet["D15"].number_format == "0.00##"


def test_the_header_names_the_place_that_reports_and_the_day():
    sheet = sheet_of(filled({}))
    assert (sheet["A3"].value, sheet["F3"].value) == ("襄汾县", "时间：2023年6月18日")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-cmd|'/c calc'!A0", "@A1", "＝1+1", "\t=1+1", "\r=1+1"])
def test_a_text_never_becomes_a_formula(text):
    out = filled({"enforcement.7": text}, place=text)
    for address in ("A3", "D18"):
        target = load_workbook(out)[SHEET][address]
        assert (target.data_type, target.quotePrefix) == ("s", True)
        assert target.value == text.strip()
    with ZipFile(out) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_control_characters_do_not_spoil_the_file():
    assert sheet_of(filled({}, place="襄\x00汾\x0b县"))["A3"].value == "襄 汾 县"


def test_exporting_twice_gives_the_same_bytes():
    values = dict.fromkeys(FORM.cells, Decimal(1))
    as_stored = dict.fromkeys(FORM.cells, Decimal("1.000000"))
    assert filled(values).getvalue() == filled(values).getvalue() == filled(as_stored).getvalue()
    assert filled(values).getvalue() != filled(values | {"overall.1": Decimal(2)}).getvalue()


def test_the_file_says_nothing_about_who_made_it_or_when():
    book = load_workbook(filled({}))
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)
    assert book.properties.modified.date() == book.properties.created.date() == ON
    assert book.properties.title == FORM.title


def test_it_prints_on_one_upright_page_of_a4():
    sheet = sheet_of(filled({}))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area == "'调度表'!$A$1:$I$30"


@settings(max_examples=15)
@given(st.fixed_dictionaries({key: st.none() | VALUES[cell.kind] for key, cell in FORM.cells.items()}))
def test_what_was_filled_is_read_back(values):
    assert read_filled(filled(values), FORM)[0] == values


def test_a_text_where_a_number_belongs_is_read_as_it_stands():
    assert read_filled(filled({"overall.1": "约十个"}), FORM)[0]["overall.1"] == "约十个"


def test_another_workbook_is_refused():
    other = BytesIO()
    Workbook().save(other)
    with pytest.raises(UnknownSheet, match="找不到总体情况第1项等43处单元格"):
        read_filled(other, FORM)


def test_a_file_that_is_no_workbook_is_refused():
    with pytest.raises(UnknownSheet, match="不是能读取的 Excel 文件"):
        read_filled(BytesIO(b"PK not a workbook"), FORM)
