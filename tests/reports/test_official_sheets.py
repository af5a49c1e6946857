"""附件2 and the annex of 83号 as workbooks: the annexes' own headings and merges, every value in its cell, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.sheets import library, load
from reports.workbook import UnknownSheet, build, fill, read_filled

ON = date(2023, 6, 25)
STATISTICS, ACCOUNTABILITY = load("statistics-2023"), load("accountability-2024")
BOTH = pytest.mark.parametrize("form", [STATISTICS, ACCOUNTABILITY], ids=lambda form: form.code)
LINE = {
    "id": 1,
    "enterprise": "襄汾宏源矿业有限公司",
    "county": "襄汾县",
    "trade": "地下矿山",
    "listed_by": "",
    "plan": "。",
}


def filled(form, values, details=(), place="襄汾县"):
    out = BytesIO()
    fill(form, values, place=place, on=ON, out=out, details=details)
    return out


def sheet_of(form, *args, **named):
    return load_workbook(filled(form, *args, **named))[form.name]


@pytest.mark.parametrize("form", library(), ids=lambda form: form.code)
def test_the_sheet_kept_beside_the_yaml_is_the_one_the_yaml_draws(form):
    fresh = BytesIO()
    build(form, fresh)
    with ZipFile(fresh) as drawn, ZipFile(form.workbook) as kept:
        assert {n: drawn.read(n) for n in drawn.namelist()} == {n: kept.read(n) for n in kept.namelist()}


@pytest.mark.parametrize("form", library(), ids=lambda form: form.code)
def test_the_table_has_neither_gap_nor_overlap(form):
    squares = [
        (row, column)
        for block in form.blocks()
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    ]
    rows = {row for row, _ in squares}
    assert len(squares) == len(set(squares)) == len(rows) * len(form.widths)


def test_the_annex_of_the_city_is_printed_as_it_stands():
    sheet = load_workbook(STATISTICS.workbook)["统计表"]
    assert (sheet["A1"].value, sheet["A2"].value) == (
        "附件2",
        "非煤矿山行业重大事故隐患专项排查整治行动统计表",
    )
    assert [sheet[at].value for at in ("A4", "B4", "E4", "J4")] == [
        "统计项", "督查监管部门情况", "隐患排查整治进展情况", "行政执法情况",
    ]  # fmt: skip
    assert [sheet[f"{column}5"].value for column in "BCDEFHJKLMNOP"] == [
        "成立检查组（个）", "发现问题（项）", "已整改（项）", "排查企业（家）", "一般隐患", "重大隐患",
        "责令限期整改企业（家）", "行政罚款（万）", "停产整顿（家）", "公开曝光案例（个）", "关闭取缔（家）",
        "查处企业违法违规行为（个）", "查处主要负责人违法行为（人）",
    ]  # fmt: skip
    assert [sheet[f"{column}6"].value for column in "FGHI"] == ["已整改（项）", "未整改（项）"] * 2
    assert [sheet[f"A{row}"].value for row in (7, 8, 9)] == [
        "本月",
        "累计",
        "专项行动检查发现的重大事故隐患明细",
    ]
    assert [sheet[f"{column}10"].value for column in "ABEGIL"] == [
        "序号", "企业名称", "所在市（县、区）", "行业类别", "挂牌督办单位", "重大隐患明细及整改计划",
    ]  # fmt: skip
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A6", "B4:D4", "E4:I4", "J4:P4", "F5:G5", "H5:I5", "A9:P9", "L11:P11"} <= merged
    assert sheet.page_setup.orientation == "landscape"


def test_the_annex_of_the_county_names_its_units_and_who_signs():
    sheet = load_workbook(ACCOUNTABILITY.workbook)["追责问责情况统计表"]
    assert [sheet[f"{column}6"].value for column in "ABCDEFGHIJKLMNOPQ"] == [
        "人次", "家", "次", "万元", "次", "万元", "处", "人次", "家", "人次",
        "人次", "人次", "人数", "处", "人次", "人次", "处",
    ]  # fmt: skip
    assert [sheet[at].value for at in ("A8", "G8", "M8")] == [
        "分管负责人（签字）：",
        "填表人：",
        "填表人电话：",
    ]
    assert sheet["A9"].value.startswith("备注：本表由县（市、区）应急管理局填报")
    assert sheet["R4"].value == "纳入安全生产主体责任名单非煤矿山企业"


def test_values_and_the_list_land_in_their_cells():
    values = {
        "enforcement.2.month": Decimal("11.5"),
        "progress.5.total": Decimal(2),
        "oversight.1.total": None,
    }
    lines = [LINE, LINE | {"plan": "=HYPERLINK(1)", "enterprise": "+宏源"}]
    sheet = sheet_of(STATISTICS, values, lines)
    assert [sheet[at].value for at in ("K7", "I8", "B8")] == [11.5, 2, None]
    assert (sheet["A3"].value, sheet["I3"].value) == ("填报单位：襄汾县", "填表日期：2023年6月25日")
    assert [sheet[f"{column}11"].value for column in "ABEGI"] == [
        1,
        "襄汾宏源矿业有限公司",
        "襄汾县",
        "地下矿山",
        None,
    ]
    for at in ("L12", "B12"):
        assert (sheet[at].data_type, sheet[at].quotePrefix) == ("s", True)
    with ZipFile(filled(STATISTICS, values, lines)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_long_list_goes_on_below_in_the_same_frame():
    sheet = sheet_of(STATISTICS, {}, [LINE] * 9)
    assert [sheet[f"A{row}"].value for row in range(11, 21)] == [*range(1, 10), None]
    assert "L19:P19" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["L19"].border.left.style == sheet["P19"].border.right.style == "thin"


@BOTH
def test_a_place_never_becomes_a_formula(form):
    place = sheet_of(form, {}, place="=1+1")["A3"]
    assert place.data_type == "s"


@BOTH
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_what_was_filled_is_read_back(form, data):
    kinds = {
        "money_wan": st.integers(0, 10**9).map(lambda yuan: Decimal(yuan) / 10000),
        "count": st.integers(0, 10**6).map(Decimal),
        "people": st.integers(0, 10**6).map(Decimal),
    }
    values = data.draw(
        st.fixed_dictionaries({key: st.none() | kinds[cell.kind] for key, cell in form.cells.items()})
    )
    assert read_filled(filled(form, values, [LINE] * bool(form.details)), form)[0] == values


def test_the_sheet_of_another_form_is_refused():
    with pytest.raises(UnknownSheet, match="找不到督查监管部门情况第1项（本月）"):
        read_filled(filled(ACCOUNTABILITY, {}), STATISTICS)[0]
