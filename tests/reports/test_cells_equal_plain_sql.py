"""Each computed cell against SQL written by hand, over a month in which every row that can mislead is there."""

from __future__ import annotations

import pytest
from django.db import connection

from inspections.spot_items import SPOT_ITEMS
from reports.evidence import evidence
from reports.exports import statement
from reports.figures import measured
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, checked, day, fined, found, listed, moment, ordered

FORM = load("dispatch-2023")
AS_OF = day("06-20")

HAZARDS = """
    FROM hazards_hazard h JOIN enterprises_mine m ON m.id = h.mine_id
    JOIN jurisdictions_region r ON r.code = m.region_id
    WHERE r.path LIKE '14/1410/141023/%%' AND h.severity = 'major'
"""
JUNE_DAYS = "BETWEEN '2023-05-21' AND '2023-06-20'"
SPOT = f"""
    SELECT count(DISTINCT m.enterprise_id) FROM inspections_spotanswer s
    JOIN inspections_inspection i ON i.id = s.inspection_id JOIN enterprises_mine m ON m.id = i.mine_id
    WHERE m.region_id LIKE '141023%%' AND i.status = 'signed' AND i.checked_on {JUNE_DAYS}
"""
CASES = f"""
    FROM inspections_case c JOIN enterprises_mine m ON m.id = c.mine_id
    WHERE m.region_id LIKE '141023%%' AND c.decided_on {JUNE_DAYS}
"""
PENALTIES = f"FROM inspections_penalty p JOIN (SELECT c.id {CASES}) c ON c.id = p.case_id"
PARTY = "EXISTS (SELECT FROM inspections_penalty p WHERE p.case_id = c.id AND p.subject = '{}')"
MEASURES = f"""
    SELECT count(DISTINCT m.enterprise_id) FROM inspections_measure x JOIN enterprises_mine m ON m.id = x.mine_id
    WHERE m.region_id LIKE '141023%%' AND x.decided_on {JUNE_DAYS}
"""
LISTED = f"""
    SELECT count(*) {HAZARDS} AND h.id IN
    (SELECT l.hazard_id FROM hazards_listing l WHERE l.listed_on {JUNE_DAYS})
"""


def hazards(source, closed=False):
    gone = " AND h.closed_on <= '2023-06-20'" if closed else ""
    return f"SELECT count(*) {HAZARDS} AND h.source = '{source}' AND h.found_on {JUNE_DAYS}{gone}"


SQL = {
    "overall.1": hazards("self"),
    "overall.2": hazards("self", closed=True),
    "overall.3": hazards("inspection"),
    "overall.4": hazards("inspection", closed=True),
    "overall.5": hazards("tip_off"),
    "overall.6": hazards("tip_off", closed=True),
    "overall.7": hazards("assigned"),
    "overall.8": hazards("assigned", closed=True),
    "overall.9": LISTED,
    "overall.10": f"{LISTED} AND h.closed_on <= '2023-06-20'",
    "spot.1": SPOT,
    **{
        f"spot.{number}": f"{SPOT} AND s.wrong AND s.item = '{item}'"
        for number, item in enumerate(
            [
                "not_studied",
                "not_led",
                "no_duty_lists",
                "no_safety_staff",
                "unlicensed_welders",
                "contracting_disorder",
                "no_drills",
            ],
            start=2,
        )
    },
    "enforcement.3.times": f"SELECT count(*) {PENALTIES}",
    "enforcement.3.amount": f"SELECT sum(p.amount) / 10000 {PENALTIES}",
    "enforcement.4": f"SELECT count(*) {CASES} AND {PARTY.format('enterprise')} AND {PARTY.format('principal')}",
    "enforcement.6.suspended": f"{MEASURES} AND x.kind = 'suspend'",
    "enforcement.6.closed_down": f"{MEASURES} AND x.kind = 'close_down'",
}

EXPECTED = {
    "overall.1": 3, "overall.2": 1, "overall.3": 4, "overall.4": 2, "overall.5": 1, "overall.6": 1,
    "overall.7": 2, "overall.8": 1, "overall.9": 3, "overall.10": 1,
    "spot.1": 2, "spot.2": 1, "spot.3": 1, "spot.4": 1, "spot.5": 1, "spot.6": 1, "spot.7": 1, "spot.8": 2,
    "enforcement.3.times": 4, "enforcement.3.amount": 13.5001, "enforcement.4": 1,
    "enforcement.6.suspended": 1, "enforcement.6.closed_down": 1,
}  # fmt: skip


@pytest.fixture
def awkward_month(db):
    """Two mines of one enterprise, one of another, one directly in a town, and a neighbour's."""
    owner = make.enterprise("141023", "两矿公司")
    one = make.mine(enterprise=owner, name="一号矿")
    two = make.mine(enterprise=owner, name="二号矿")
    town = make.mine(region="141023100", name="乡镇里的矿")
    neighbour = make.mine(region="141021", name="曲沃铁矿")
    for mine in (one, neighbour):
        for source in ("self", "inspection", "tip_off", "assigned"):
            found(mine, "06-20", source, closed="06-20")
        fined(mine, "06-20", 80_000, 20_000)
    for outside in ("05-20", "06-21"):
        found(one, outside, "self")
        found(one, outside, "inspection")
        checked(one, outside, *SPOT_ITEMS)
        fined(one, outside, 80_000, 20_000)
        ordered(one, outside)
    found(town, "05-21", "self")
    found(one, "06-01", "self", closed="06-21")
    found(one, "06-01", "self", severity="general", closed="06-02", criterion=None)
    found(two, "06-01", "inspection", closed="06-02")
    found(two, "06-01", "inspection", status="rectified", **rectified(two))
    listed(found(two, "06-02", "inspection"), "06-03")
    listed(found(two, "06-02", "assigned"), "06-21")
    listed(found(two, "05-01", "self", closed="06-10"), "06-04")
    listed(found(two, "05-02", "tip_off", closed="06-21"), "06-04")
    checked(one, "06-05", *SPOT_ITEMS)
    checked(two, "06-06", *SPOT_ITEMS)
    checked(town, "06-07", "no_drills", right=[item for item in SPOT_ITEMS if item != "no_drills"])
    checked(
        make.mine(name="草稿矿", enterprise=make.enterprise(name="草稿公司")),
        "06-08",
        *SPOT_ITEMS,
        status="draft",
    )
    checked(neighbour, "06-08", *SPOT_ITEMS)
    fined(two, "05-21", enterprise="34999.99")
    fined(town, "06-10", principal="1.01")
    ordered(one, "06-09")
    ordered(two, "06-10")
    ordered(town, "06-10", "close_down")


def rectified(mine):
    fields = {"responsible": "张三", "measures": "更换", "funds": 1, "contingency": "撤人"}
    return fields | {
        "due_on": day("06-09"),
        "rectified_on": day("06-09"),
        "rectified_by": make.enterprise_person(mine),
    }


def by_hand():
    with connection.cursor() as cursor:
        answers = {}
        for key, sql in SQL.items():
            cursor.execute(sql.replace("%%", "%"))
            answers[key] = cursor.fetchone()[0]
    return answers


@pytest.fixture
def june(awkward_month):
    """Signed on the last day, so that 统计截止时刻 is that day."""
    return make.signed(make.report(), at=moment("06-20 17:40"))


def test_there_is_sql_for_every_computed_cell():
    assert set(SQL) == {cell.key for cell in FORM.computed}


def test_the_month_is_awkward_for_every_cell(awkward_month):
    assert {key: float(value) for key, value in by_hand().items()} == EXPECTED


def test_every_sealed_cell_equals_plain_sql(june):
    figures = statement(make.region("141023"), FORM, JUNE).figures
    assert {key: figures[key].value for key in SQL} == by_hand()


def test_every_cell_equals_its_trace(june, county_viewer):
    signed = statement(make.region("141023"), FORM, JUNE)
    for cell in FORM.computed:
        traces = signed.trace(cell.key)
        assert measured(cell, traces) == signed.figures[cell.key].value, cell.key
        assert all(one.url and not one.changed for one in evidence(traces, county_viewer)), cell.key


def test_an_open_report_counts_what_has_got_there_by_now(awkward_month):
    make.obligations()
    figures = statement(make.region("141023"), FORM, JUNE).figures
    assert figures["overall.2"].value == 2
    assert figures["overall.10"].value == 2
    assert figures["overall.1"].value == 3


def test_the_city_counts_no_county_as_its_own(awkward_month):
    """Mines of its counties are theirs to report; its own level has none here."""
    make.obligations()
    whole = statement(make.region("1410"), FORM, JUNE)
    assert {figure.value for figure in whole.figures.values()} == {None}
