"""The 调度表 as data: it holds what the notice prints, and may not contradict itself."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest
import yaml

from campaigns.work_log.kinds import kinds
from reports.metrics import METRICS as METRICS_OF_FORMS
from reports.sheets import FORMS, FormDefinitionError, load, parse

METRICS = """
self_found self_closed inspected_found inspected_closed tipped_found tipped_closed assigned_found
assigned_closed listed listed_closed spot_checked spot_not_studied spot_not_led spot_no_duty_lists
spot_no_safety_staff spot_unlicensed_welders spot_contracting_disorder spot_no_drills guided_regions
guided_enterprises penalties dual_penalties referred suspended closed_down warned typical_cases endangering_cases
held_accountable summoned_regions visits_province visits_city visits_county lectures_province lectures_city
lectures_county rewards anonymous_rewards media_columns inspectors_city inspectors_county patrols
"""


@pytest.fixture
def form():
    return load("dispatch-2023")


@pytest.fixture
def data():
    return copy.deepcopy(yaml.safe_load((FORMS / "dispatch-2023.yaml").read_text(encoding="utf-8")))


def d(**values):
    return {key.replace("_", "."): Decimal(value) for key, value in values.items()}


def test_it_has_four_sections_and_thirty_four_items(form):
    assert [(section.title, len(section.items)) for section in form.sections] == [
        ("总体情况", 10),
        ("对企业自查自改进行抽查检查情况", 8),
        ("部门精准严格执法情况", 10),
        ("党委政府组织领导情况", 6),
    ]


def test_items_in_parts_have_a_cell_for_each_part(form):
    parts = {
        (section.key, item.number): [cell.part for cell in item.cells]
        for section in form.sections
        for item in section.items
        if len(item.cells) > 1
    }
    assert parts == {
        ("enforcement", 3): ["次", "万元"],
        ("enforcement", 6): ["停产", "关闭"],
        ("enforcement", 8): ["案例", "其中"],
        ("party", 1): ["省级", "市级", "县级"],
        ("party", 2): ["省级", "市级", "县级"],
        ("party", 3): ["奖励", "其中"],
        ("party", 5): ["市级", "县级"],
    }
    assert len(form.cells) == 43


def test_computed_cells_name_a_metric_and_say_how_they_count(form):
    assert list(dict.fromkeys(cell.metric for cell in form.computed)) == METRICS.split()
    assert form.cells["enforcement.3.amount"].measure == "amount"
    closed = [cell for cell in form.computed if cell.metric.endswith("_closed")]
    assert {cell.figure for cell in closed} == {"cohort"}
    assert all("到统计截止时刻已验收销号的" in cell.definition for cell in closed)


def test_every_cell_is_computed_and_those_of_the_work_log_say_what_proves_them(form):
    assert not form.typed
    logged = {key for kind in kinds().values() for key in kind.cells}
    assert len(logged) == 20
    assert all("印证资料" in form.cells[key].hint for key in logged)


def test_the_kinds_of_work_feed_the_cells_that_count_them(form):
    """What a kind says that it feeds is what the metric of that cell counts, and no more."""
    for cell in form.computed:
        fed_by = sorted(kind.key for kind in kinds().values() if cell.key in kind.cells)
        counted = _kinds_in(METRICS_OF_FORMS[cell.metric].where)
        assert sorted(counted) == fed_by, cell.key


def _kinds_in(condition):
    for child in condition.children:
        if not isinstance(child, tuple):
            yield from _kinds_in(child) if hasattr(child, "children") else ()
        elif child[0] == "kind__in":
            yield from child[1]


def test_the_only_stock_is_the_number_of_inspectors(form):
    assert [cell.key for cell in form.computed if cell.figure == "stock"] == [
        "party.5.city",
        "party.5.county",
    ]
    assert {key for key, cell in form.cells.items() if METRICS_OF_FORMS[cell.metric].latest_of} == {
        "party.5.city",
        "party.5.county",
    }


def test_what_note_two_defines_is_quoted_beside_its_item(form):
    assert form.cells["spot.7"].hint in form.notes[1]
    assert form.cells["spot.6"].hint.rstrip("。") in form.notes[1]


def test_the_grid_covers_the_official_table_without_a_gap_or_an_overlap(form):
    squares = [
        (row, column)
        for block in form.blocks()
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    ]
    assert len(squares) == len(set(squares)) == 24 * 9
    assert [len(row) for row in form.grid()][:2] == [7, 6]


def test_the_grid_shows_every_cell_once_in_the_order_of_the_form(form):
    shown = [block.cell.key for row in form.grid() for block in row if block.cell]
    assert sorted(shown) == sorted(form.cells)
    assert shown[:4] == ["overall.1", "overall.2", "overall.3", "overall.4"]
    assert shown[-3:] == ["party.5.city", "party.6", "party.5.county"]


def test_more_closed_than_found_is_an_error(form):
    (failure,) = form.check(d(overall_3="2.000000", overall_4=3))
    assert failure.severity == "error"
    assert failure.keys == ("overall.4", "overall.3")
    assert failure.message == "总体情况第4项（3）大于总体情况第3项（2）：已完成整改的不应多于发现的"


@pytest.mark.parametrize(
    ("part", "whole"),
    [(f"spot.{number}", "spot.1") for number in range(2, 9)]
    + [
        ("enforcement.4", "enforcement.3.times"),
        ("enforcement.8.endangering", "enforcement.8.total"),
        ("party.3.anonymous", "party.3.total"),
    ],
)
def test_a_part_may_equal_the_whole_but_not_exceed_it(form, part, whole):
    assert form.check({part: Decimal(4), whole: Decimal(4)}) == []
    assert [failure.keys for failure in form.check({part: Decimal(5), whole: Decimal(4)})] == [(part, whole)]


def test_listed_hazards_are_a_second_dimension_and_only_warned_about(form):
    sources = d(overall_1=1, overall_3=2, overall_5=0, overall_7=1)
    assert form.check(sources | d(overall_9=4)) == []
    (failure,) = form.check(sources | d(overall_9=5))
    assert failure.severity == "warning"
    assert "不得相加" in failure.message


def test_an_empty_cell_is_missing_but_breaks_no_check(form):
    assert form.check({"overall.1": None, "overall.2": Decimal(3)}) == []
    values = dict.fromkeys(form.cells, Decimal(0)) | {"party.4": None}
    assert [cell.key for cell in form.missing(values)] == ["party.4"]


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("overall.1", "1.5", "总体情况第1项应填整数"),
        ("overall.1", "-1", "总体情况第1项不能小于0"),
        ("overall.1", "NaN", "总体情况第1项不是有效数字"),
        ("enforcement.3.amount", "0.00001", "部门精准严格执法情况第3项（万元）以万元为单位，最多4位小数"),
        ("party.4", "2", "党委政府组织领导情况第4项只能填是或否"),
    ],
)
def test_a_value_that_cannot_be_is_refused(form, key, value, complaint):
    assert [failure.message for failure in form.check({key: Decimal(value)})] == [complaint]


def test_a_spoilt_value_is_complained_about_once(form):
    values = {"overall.1": Decimal("-1"), "overall.2": Decimal(5)}
    assert [failure.keys for failure in form.check(values)] == [("overall.1",)]


def test_there_is_no_such_form():
    for code in ("no-such-form", "../forms/dispatch-2023", ""):
        with pytest.raises(LookupError):
            load(code)


def first_cell(data):
    return data["sections"][0]["items"][0]["cells"][0]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda data: first_cell(data).update(address="H4"), "address H4 is used twice"),
        (lambda data: first_cell(data).update(address="C4"), "not in a column for values"),
        (lambda data: first_cell(data).update(key="overall.2"), "key overall.2 is used twice"),
        (lambda data: first_cell(data).update(kind="float"), "unknown kind float"),
        (lambda data: first_cell(data).update(figure="sum"), "unknown figure sum"),
        (lambda data: first_cell(data).update(metric="typed"), "half typed, half computed"),
        (lambda data: first_cell(data).pop("definition"), "computed without a definition"),
        (lambda data: first_cell(data).update(measure="amount"), "isn't measured by amount"),
        (lambda data: first_cell(data).update(kind="yes_no"), "isn't measured by count"),
        (lambda data: first_cell(data).update(colour="red"), "colour"),
        (lambda data: data["sections"][0]["items"].pop(0), "not numbered 1 to 9"),
        (lambda data: data["checks"][0].update(within=["overall.11"]), "names overall.11"),
        (lambda data: data.pop("notes"), "notes"),
    ],
)
def test_a_definition_that_contradicts_itself_is_refused(data, spoil, complaint):
    spoil(data)
    with pytest.raises(FormDefinitionError, match=complaint):
        parse(data)
