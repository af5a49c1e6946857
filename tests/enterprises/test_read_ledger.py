"""A county's workbook is read as a person would read it, line by line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprises.credit_code import check_digit
from enterprises.ledger.reading import UnreadableWorkbook, open_ledger, read_rows

LINFEN = {
    **{"尧都区": "141002", "曲沃县": "141021", "翼城县": "141022", "襄汾县": "141023", "洪洞县": "141024"},
    **{"古县": "141025", "安泽县": "141026", "浮山县": "141027", "吉县": "141028", "乡宁县": "141029"},
    **{"大宁县": "141030", "隰县": "141031", "永和县": "141032", "蒲县": "141033", "汾西县": "141034"},
    **{"侯马市": "141081", "霍州市": "141082"},
}
TODAY = dt.date(2023, 5, 18)


def read(path, *, within="1410", counties=None, known_codes=()):
    names = {**LINFEN, "临汾市": "1410", "山西省": "14"} if counties is None else counties
    rows = read_rows(open_ledger(path), counties=names, within=within, known_codes=known_codes, today=TODAY)
    return {row.number: row for row in rows}


def code(serial: int) -> str:
    body = f"91141023MA{serial:07}"
    return body + check_digit(body)


@pytest.fixture
def workbook(tmp_path):
    """Write rows to a sheet, from its first cell, and merge what is to be merged."""

    def write(*rows, merged=(), corner=(1, 1), title="Sheet1"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                if value is not None:
                    cell = sheet.cell(corner[0] + down, corner[1] + right, value)
                    if isinstance(value, str) and value.startswith("="):
                        cell.data_type = "s"
        for cells in merged:
            sheet.merge_cells(cells)
        path = tmp_path / "ledger.xlsx"
        book.save(path)
        return path

    return write


# ── another city's workbook: two rows of headings, another order, other words ────────────────────────


def test_a_workbook_with_grouped_headings_in_another_order(workbook):
    path = workbook(
        ["附件2", None, None, None, None, None, None, None, None, None],
        ["2023年非煤矿山基本情况一览表"],
        [
            "*单位全称",
            "社会信用\n代码",
            "属地",
            "开采方式",
            "安全生产许可证",
            None,
            "采矿许可证",
            None,
            "单班最大\n下井人数",
            "现状",
        ],
        [None, None, None, None, "编号", "有效期限", "编号", "有效期限", None, None],
        ["甲", "乙", 1, 2, 3, 4, 5, 6, 7, 8],
        [
            "襄汾县宏兴（集团）\n矿业有限公司",
            code(1).lower(),
            "襄汾",
            "地下开采",
            "FM1",
            "2021.6.3-2024.6.2",
            "C14",
            "2030.1.1",
            "３０名",
            "在建",
        ],
        [
            "襄汾 鑫源 石料厂",
            code(2),
            "临汾市襄汾县",
            "露天采石场",
            "FM2",
            45_444,
            "C15",
            45_555,
            "/",
            "生产",
        ],
        ["单位全称", "社会信用代码", "属地", "开采方式", None, None, None, None, None, "现状"],
        ["古县顺泰尾矿库", code(3), "古县", "尾矿库", None, "20240603", None, None, "—", "在用"],
        ["共计", "3家"],
        ["说明：本表由各县填报。"],
        merged=["A2:J2", "E3:F3", "G3:H3", *(f"{letter}3:{letter}4" for letter in "ABCDIJ")],
        corner=(1, 1),
    )
    sheet = open_ledger(path)
    assert sheet.columns["licence_expires"] == "F"
    assert sheet.unknown_columns == [("G", "采矿许可证编号"), ("H", "采矿许可证有效期限")]
    rows = read(path)
    assert {number: row.verdict for number, row in rows.items() if row.verdict != "ignored"} == {
        **{6: "accepted", 7: "accepted", 9: "accepted"}
    }
    first, second = rows[6].values, rows[7].values
    assert first["name"] == "襄汾县宏兴（集团）矿业有限公司"
    assert (first["credit_code"], first["headcount"], first["status"]) == (code(1), 30, "建设")
    assert first["licence_expires"] == dt.date(2024, 6, 2)
    assert (second["name"], second["county"], second["kind"]) == ("襄汾鑫源石料厂", "141023", "露天矿山")
    assert second["licence_expires"] == dt.date(2024, 6, 1)
    whys = [rows[number].why for number in (1, 2, 3, 4, 5, 8, 10, 11)]
    assert whys == ["标题", "标题", "表头", "表头", "栏次", "重复的表头", "合计", "落款或说明"]


# ── a county's own workbook: no column for the county or the kind, off the corner of the sheet ───────


def test_a_workbook_of_one_county_and_kind_is_read_from_its_title(workbook):
    rows = read(
        workbook(
            ["安泽县尾矿库台账"],
            [
                "编号",
                "企业名称",
                "尾矿库名称",
                "统一社会信用代码",
                "运行状况",
                "等别",
                "是否头顶库",
                "生产规模（吨/年）",
                "安全总监",
            ],
            [1, "安泽县安鑫矿业有限公司", "一号库", code(1), "运行", "Ⅳ", "是", 300_000, "张三"],
            [2, None, "二号库", None, "停用", "五等", "否", "1,500,000", None],
            [3, None, None, None, None, None, None, None, None],
            ["合计", 2],
            merged=["C5:C6", "E5:E6"],
            corner=(3, 2),
        )
    )
    one, two = rows[5], rows[6]
    assert one.verdict == "accepted"
    assert one.values["county"] == "141026"
    assert (one.values["kind"], one.values["pond_class"], one.values["overhead_pond"]) == (
        "尾矿库",
        "四等",
        True,
    )
    assert one.values["capacity"] == Decimal(30)
    assert two.verdict == "held"
    assert [(problem.field, problem.column) for problem in two.problems] == [("status", "F")]
    assert (two.values["name"], two.values["mine_name"]) == ("安泽县安鑫矿业有限公司", "二号库")
    assert [rows[number].why for number in (7, 8)] == ["空行（只有序号）", "合计"]


def test_captions_name_the_county_of_the_rows_below(workbook):
    rows = read(
        workbook(
            ["企业名称", "统一社会信用代码", "矿山类型", "生产状态"],
            ["一、尧都区（1家）"],
            ["甲矿业", code(1), "露天矿山", "正常生产"],
            ["小计", "1家"],
            ["二、吉县（1家）"],
            ["乙矿业", code(2), "露天矿山", "正常生产"],
            merged=["A2:D2", "A5:D5"],
        )
    )
    assert [rows[number].values["county"] for number in (3, 6)] == ["141002", "141028"]


def test_a_workbook_that_never_names_its_county_is_refused_unless_it_is_imported_into_one(workbook):
    path = workbook(["企业名称", "统一社会信用代码", "类型", "状态"], ["甲矿业", code(1), "露天矿山", "生产"])
    with pytest.raises(UnreadableWorkbook, match="没有写明是哪个县"):
        read(path)
    assert read(path, within="141023")[2].values["county"] == "141023"


# ── single rules ─────────────────────────────────────────────────────────────────────────────────────

HEADINGS = [
    "县",
    "企业名称",
    "统一社会信用代码",
    "矿山类型",
    "生产状态",
    "单班入井人数",
    "发证日期",
    "有效期至",
    "备注",
]


def mine(serial=1, **changes):
    row = {
        "county": "襄汾县",
        "name": f"襄汾县{serial}号矿业有限公司",
        "code": code(serial),
        "kind": "露天矿山",
        "status": "正常生产",
        "headcount": None,
        "issued": None,
        "expires": "2025-06-03",
        "remarks": None,
    }
    return list({**row, **changes}.values())


@pytest.mark.parametrize(
    ("changes", "verdict", "cell", "words"),
    [
        ({"code": "91350211M0000XUF46"}, "held", "C", "校验位不符"),
        ({"code": "91141023MA000000"}, "held", "C", "此处 16 位"),
        ({"code": "办理中"}, "rejected", "C", "不是统一社会信用代码"),
        ({"code": None}, "rejected", "C", "未填统一社会信用代码"),
        ({"name": None}, "rejected", "B", "未填企业名称"),
        ({"name": "矿" * 121}, "rejected", "B", "过长"),
        ({"kind": "煤矿"}, "rejected", "D", "不在范围内"),
        ({"kind": "露天转地下"}, "held", "D", "请选定"),
        ({"county": "泽州县"}, "rejected", "A", "不在本次导入的区划内"),
        ({"county": None}, "rejected", "A", "未填县"),
        ({"status": "长期停产"}, "held", "E", "有人作业还是无人作业"),
        ({"status": None}, "held", "E", "未填生产状态"),
        ({"headcount": -3}, "rejected", "F", "-3 超出"),
        ({"headcount": 30_000}, "rejected", "F", "30000 超出"),
        ({"headcount": "若干"}, "held", "F", "不是人数"),
        ({"kind": "地下矿山"}, "held", "F", "无法判定是否重点"),
        ({"expires": "24.6.3"}, "held", "H", "只有两位"),
        ({"issued": "2025-06-04"}, "rejected", "H", "早于发证日期"),
    ],
)
def test_a_fault_is_told_at_its_cell_and_the_other_rows_go_on(workbook, changes, verdict, cell, words):
    rows = read(workbook(HEADINGS, mine(1, **changes), mine(2)))
    assert rows[2].verdict == verdict
    assert [problem.column for problem in rows[2].problems if words in problem.message] == [cell]
    assert rows[3].verdict == "accepted"


def test_a_doubtful_code_that_was_confirmed_before_is_not_asked_about_again(workbook):
    path = workbook(HEADINGS, mine(code="91350211M0000XUF46"))
    assert read(path, known_codes={"91350211M0000XUF46"})[2].verdict == "accepted"
    assert read(path, known_codes=lambda code: code.startswith("9135"))[2].verdict == "accepted"


def test_one_code_under_two_names_rejects_the_later_and_names_the_first(workbook):
    rows = read(workbook(HEADINGS, mine(1), mine(2), mine(3, code=code(1).lower())))
    assert [rows[number].verdict for number in (2, 3, 4)] == ["accepted", "accepted", "rejected"]
    assert "与第 2 行“襄汾县1号矿业有限公司”相同" in rows[4].problems[0].message


def test_one_enterprise_with_two_kinds_of_mine_is_accepted_and_the_same_twice_is_held(workbook):
    rows = read(workbook(HEADINGS, mine(1), mine(1, kind="尾矿库"), mine(1)))
    assert [rows[number].verdict for number in (2, 3, 4)] == ["accepted", "accepted", "held"]


def test_one_name_with_two_codes_is_held_within_a_county_only(workbook):
    rows = read(
        workbook(
            HEADINGS,
            mine(1, name="同名矿业"),
            mine(2, name="同名矿业"),
            mine(3, name="同名矿业", county="古县"),
        )
    )
    assert [rows[number].verdict for number in (2, 3, 4)] == ["accepted", "held", "accepted"]
    assert "第 2 行已有同名企业" in rows[3].problems[0].message


def test_a_county_is_carried_over_blanks_but_not_beyond_a_sum(workbook):
    rows = read(workbook(HEADINGS, mine(1), mine(2, county=None), ["小计", "2家"], mine(3, county=None)))
    assert rows[3].values["county"] == "141023"
    assert [repair.why for repair in rows[3].repairs] == ["取自第 2 行"]
    assert (rows[4].why, rows[5].verdict) == ("小计", "rejected")


def test_a_blank_county_after_a_merged_block_is_asked_about(workbook):
    rows = read(workbook(HEADINGS, mine(1), mine(2, county=None), mine(3, county=None), merged=["A2:A3"]))
    assert [rows[number].verdict for number in (2, 3, 4)] == ["accepted", "accepted", "held"]
    assert "不在第 2 行的合并单元格之内" in rows[4].problems[0].message


def test_a_county_that_writes_none_is_no_mine(workbook):
    rows = read(workbook(HEADINGS, mine(1), ["蒲县", "无", "/", "/"]))
    assert (rows[3].verdict, rows[3].why) == ("ignored", "没有填写企业")


def test_text_that_looks_like_a_formula_stays_text(workbook):
    formula = '=HYPERLINK("http://example.com","点我")'
    assert read(workbook(HEADINGS, mine(remarks=formula)))[2].values["remarks"] == formula


def test_an_empty_optional_field_is_no_problem(workbook):
    row = read(workbook(HEADINGS, mine(expires="—", remarks="/")))[2]
    assert (row.verdict, row.values["licence_expires"], row.values["remarks"]) == ("accepted", None, "")


def test_a_row_is_read_without_those_after_it(workbook):
    sheet = open_ledger(workbook(HEADINGS, mine(1), mine(2)))
    rows = read_rows(sheet, counties=LINFEN, within=None, known_codes=(), today=TODAY)
    assert [next(rows).verdict, next(rows).verdict] == ["ignored", "accepted"]
    assert sheet.height == 3


cells = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(
        [
            "襄汾县",
            "小计",
            "合计",
            "填表人：",
            "县",
            "企业名称",
            "煤矿",
            code(1),
            "2024.6",
            "-3",
            "无",
            "=1+1",
        ]
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, min_size=9, max_size=9), max_size=12))
def test_no_rubbish_in_any_cell_breaks_the_reading(workbook, rubbish):
    rows = read(workbook(HEADINGS, mine(1_000), *rubbish))
    assert rows[2].verdict == "accepted"
    for row in rows.values():
        assert row.verdict in {"accepted", "held", "rejected", "ignored"}
        assert bool(row.problems) == (row.verdict in {"held", "rejected"})
        assert bool(row.why) == (row.verdict == "ignored")
    accepted = [row.values for row in rows.values() if row.verdict == "accepted"]
    assert all(
        values["county"] and values["name"] and values["kind"] and values["status"] for values in accepted
    )
