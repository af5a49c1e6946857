"""What one cell says, in all the ways that people write it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.ledger import dates, identifiers, quantities, terms
from enterprises.ledger.cells import is_empty, plain, read_text
from enterprises.ledger.counties import Counties
from enterprises.thresholds import is_key_mine, threshold

TODAY = dt.date(2023, 5, 18)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2070, 12, 31))
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
DATE_STYLES = [
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month} 月 {0.day} 日",
    "{0:%Y/%m/%d}",
    "{0:%Y-%m-%d}",
    "{0:%Y-%m-%d} 00:00:00",
    "{0:%Y%m%d}",
    "至{0.year}年{0.month}月{0.day}日",
    "2001.2.3-{0.year}.{0.month}.{0.day}",
    "2001年2月3日至{0.year}年{0.month}月{0.day}日止",
]
ANYTHING = st.one_of(
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
    st.from_regex(r"[0-9０-９.,，/年月日人万吨\-—至 ]{0,20}"),
)


def read_date(cell):
    return dates.read_date(cell, today=TODAY)


@given(DAYS, st.sampled_from(DATE_STYLES), st.booleans())
def test_a_day_is_read_however_it_is_written(day, style, full_width):
    text = style.format(day)
    reading = read_date(text.translate(FULL_WIDTH) if full_width else text)
    assert (reading.value, reading.doubt) == (day, "")


@given(DAYS)
def test_a_day_is_read_from_a_real_date_a_serial_number_and_eight_digits(day):
    serial = (day - dt.date(1899, 12, 30)).days
    cells = [day, dt.datetime.combine(day, dt.time(8)), float(serial), str(serial), float(f"{day:%Y%m%d}")]
    assert [read_date(cell).value for cell in cells] == [day] * 5


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("2024.6", dt.date(2024, 6, 30)),
        ("2024年2月", dt.date(2024, 2, 29)),
        ("2023年12月", dt.date(2023, 12, 31)),
        (2024.1, None),
        ("24.6.3", None),
        ("03/04/2024", None),
        ("2024.13.1", None),
        ("2023-02-29", None),
        ("长期", None),
        ("2024", None),
        ("1024.6.3", dt.date(1024, 6, 3)),
    ],
)
def test_half_a_date_is_left_to_a_person(written, proposed):
    reading = read_date(written)
    assert reading.doubt
    assert reading.value == proposed


@given(st.integers(0, 10_000), st.sampled_from(["{}", "{}人", " {} ", "{:,}", "{:,}名", "{}人/班", "{}.0"]))
def test_a_head_count_is_read_with_unit_separator_and_full_width(number, style):
    text = style.format(number)
    assert quantities.read_headcount(text).value == number
    assert quantities.read_headcount(text.translate(FULL_WIDTH)).value == number
    assert quantities.read_headcount(float(number)).value == number


@pytest.mark.parametrize("cell", [-3, 30_000, "-3", "30000人", "３００００", 10_001, -1])
def test_an_impossible_head_count_is_refused(cell):
    assert quantities.read_headcount(cell).refusal


@pytest.mark.parametrize("cell", ["若干", "30-40人", 12.5, float("nan"), float("inf"), "三十"])
def test_an_unclear_head_count_is_asked_about(cell):
    assert quantities.read_headcount(cell).doubt


@given(
    st.decimals(0, 20_000, places=2), st.sampled_from(["{}", "{}万吨/年", "{} 万t/a", "年产{}万吨", "{:,}"])
)
def test_a_capacity_is_read_with_its_unit(number, style):
    text = style.format(number)
    assert quantities.read_capacity(text, Decimal(1)).value == number
    assert quantities.read_capacity(text.translate(FULL_WIDTH), Decimal(1)).value == number


@pytest.mark.parametrize(
    ("heading", "cell", "capacity"),
    [
        ("设计生产能力\n（万吨/年）", 30.0, 30),
        ("生产规模（吨/年）", 300_000.0, 30),
        ("生产规模(t/a)", "300,000", 30),
        ("设计能力（单位：万吨）", "30", 30),
        ("生产规模（吨/年）", "30万吨/年", 30),
        ("设计能力", "300000吨/年", 30),
        ("年产量（万立方米/年）", "30", None),
        ("设计能力", "30万立方米", None),
        ("设计能力", "约30", None),
        ("设计能力", -5, None),
        ("设计能力", 300_000, None),
    ],
)
def test_a_capacity_is_brought_to_ten_thousand_tons(heading, cell, capacity):
    reading = quantities.read_capacity(cell, quantities.capacity_factor(heading))
    assert reading.value == capacity
    assert bool(reading.doubt) == (capacity is None)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13676659087.0, "13676659087"),
        ("１３６７６６５９０８７", "13676659087"),
        ("136 7665 9087", "13676659087"),
        ("+86-13676659087", "13676659087"),
        ("0357-2212345", "0357-2212345"),
        ("（0357）2212345", "0357-2212345"),
        ("13676659087/0357-2212345", "13676659087、0357-2212345"),
    ],
)
def test_a_telephone_number_is_text(cell, phone):
    assert identifiers.read_phone(cell)[::2] == (phone, "")


@pytest.mark.parametrize("cell", ["1367665908", 1.36766e12, "见备注", "=1+1"])
def test_what_is_no_telephone_number_is_asked_about(cell):
    assert identifiers.read_phone(cell).doubt


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (" 91141021mr3c2jnw66 ", "91141021MR3C2JNW66"),
        ("９１１４１０２１ＭＲ３Ｃ２ＪＮＷ６６", "91141021MR3C2JNW66"),
        ("9114 1021 MR3C 2JNW 66", "91141021MR3C2JNW66"),
        ("91110000101623741k", "91110000101623741K"),
    ],
)
def test_a_credit_code_is_straightened(cell, code):
    reading = identifiers.read_credit_code(cell)
    assert (reading.value, reading.doubt, reading.refusal) == (code, "", "")
    assert reading.why


@pytest.mark.parametrize(
    "cell",
    [
        "91350211M0000XUF46",
        "91141021MR3C2JNW6",
        911410210000000000.0,
        "9114102lMR3C2JNW66",
        "140000200012345",
    ],
)
def test_a_doubtful_credit_code_is_held_as_it_stands(cell):
    reading = identifiers.read_credit_code(cell)
    assert reading.doubt
    assert reading.value


@pytest.mark.parametrize("cell", ["", "无", "办理中", "91141021MR3C2JNW66X", "12345", 12345.0])
def test_what_is_no_credit_code_is_refused(cell):
    assert identifiers.read_credit_code(cell).refusal


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("金属非金属地下矿山", "地下矿山"),
        ("露天采石场", "露天矿山"),
        ("非煤露天矿山", "露天矿山"),
        ("地下开采", "地下矿山"),
        ("尾矿库（头顶库）", "尾矿库"),
        ("选矿厂尾矿库", "尾矿库"),
    ],
)
def test_kinds_by_other_names(written, kind):
    assert terms.read_kind(written).value == kind


@pytest.mark.parametrize(
    "written", ["煤矿", "露天煤矿", "煤矿地下开采", "石油天然气", "选矿厂", "火锅店", ""]
)
def test_kinds_out_of_scope_are_refused(written):
    assert terms.read_kind(written).refusal


def test_a_kind_that_could_be_two_is_asked_about():
    assert terms.read_kind("露天转地下").doubt


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("生产", "正常生产"),
        ("基建", "建设"),
        ("停产整改", "整改"),
        ("长期停产停建(无人作业)", "长期停产停建（无人作业）"),
        ("长期停产，有人作业", "长期停产停建（有人作业）"),
        ("停建（无人）", "长期停产停建（无人作业）"),
        ("已销号", "关闭"),
    ],
)
def test_states_by_other_names(written, status):
    assert terms.read_status(written).value == status


@pytest.mark.parametrize("written", ["停产", "长期停产", "停工停产", "不详", "", "闭库", "已闭库"])
def test_a_state_that_does_not_say_whether_people_work_is_asked_about(written):
    assert terms.read_status(written).doubt


def test_pond_classes_and_overhead_ponds():
    assert terms.read_pond_class("四等（头顶库）").value == "四等"
    assert terms.read_pond_class("Ⅳ等库").value == "四等"
    assert terms.read_pond_class("很大").doubt
    assert terms.is_overhead("四等（头顶库）")
    assert not terms.is_overhead("四等（非头顶库）")


def test_grades():
    written = ["三级", "安全生产标准化二级", "3级", "Ⅰ级", "未达标", "未创建"]
    read = [terms.read_standardization(text).value for text in written]
    assert read == ["三级", "二级", "三级", "一级", "未达标", "未达标"]


NAMES = {"尧都区": "141002", "古县": "141025", "襄汾县": "141023", "侯马市": "141081", "临汾市": "1410"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("尧都", "141002"),
        ("临汾市尧都区", "141002"),
        ("山西省临汾市古县", "141025"),
        ("襄汾县新城镇", "141023"),
        ("襄 汾 县", "141023"),
        ("侯马", "141081"),
        (141023.0, "141023"),
    ],
)
def test_a_county_by_other_names(written, code):
    read = Counties({**NAMES, "山西省": "14"})
    assert read.find(written) == code


@pytest.mark.parametrize("written", ["古", "临汾市", "运城市古县", "郊区", "", 140000.0, "尧都区襄汾县"])
def test_no_county_is_guessed(written):
    assert Counties(NAMES).find(written) is None


@given(ANYTHING)
def test_no_cell_breaks_a_reader(cell):
    readings = [
        read_date(cell),
        quantities.read_headcount(cell),
        quantities.read_capacity(cell, Decimal(1)),
        identifiers.read_phone(cell),
        identifiers.read_credit_code(cell),
        terms.read_kind(plain(cell)),
        terms.read_status(plain(cell)),
        terms.read_pond_class(plain(cell)),
        terms.read_hydrogeology(plain(cell)),
        terms.read_standardization(plain(cell)),
        terms.read_yes(plain(cell)),
        read_text(cell, 60),
    ]
    assert all(reading.value is not None or reading.doubt or reading.refusal for reading in readings)
    assert Counties(NAMES).find(cell) in {None, *NAMES.values()}
    assert is_empty(cell) in {True, False}


@pytest.mark.parametrize(
    ("kind", "headcount", "key"),
    [
        ("地下矿山", 29, False),
        ("地下矿山", 30, True),
        ("underground", 30, True),
        ("地下矿山", None, False),
        ("露天矿山", 300, False),
    ],
)
def test_thirty_underground_make_a_key_mine(kind, headcount, key):
    assert is_key_mine(kind, headcount) is key


def test_the_threshold_says_where_it_stands():
    figure = threshold("key_mine_headcount")
    assert (figure.value, figure.unit, figure.basis) == (30, "人", "应急厅〔2019〕30号 三")
