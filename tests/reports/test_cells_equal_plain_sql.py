"""Each computed cell against SQL written by hand, over a month in which every row that can mislead is there."""

from __future__ import annotations

import pytest
from django.db import connection

from campaigns.models import Activity
from campaigns.work_log.kinds import kinds
from inspections.on_site.spot_items import SPOT_ITEMS
from reports.evidence import evidence
from reports.exports import statement
from reports.figures import measured, recorded
from reports.places import Place, Span
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, checked, day, fined, found, listed, logged, moment, ordered

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


LOG = """
    FROM campaigns_activity a JOIN jurisdictions_agency g ON g.id = a.agency_id
    LEFT JOIN enterprises_mine m ON m.id = a.mine_id
    WHERE coalesce(m.region_id, g.region_id) LIKE '141023%%' AND a.status = 'recorded' AND a.kind IN ({})
"""


def log(what, *kinds, extra=""):
    rows = LOG.format(", ".join(f"'{kind}'" for kind in kinds))
    return f"SELECT {what} {rows} AND a.done_on {JUNE_DAYS} {extra}"


def last_stated(level):
    rows = LOG.format("'technical_inspectors'")
    return f"""
        SELECT coalesce(sum(number), 0) FROM (
            SELECT DISTINCT ON (a.agency_id) a.count AS number {rows} AND a.level = '{level}'
            AND a.done_on <= '2023-06-20' ORDER BY a.agency_id, a.done_on DESC, a.id DESC
        ) latest
    """


LEVELS = ("province", "city", "county")


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
    "enforcement.1": log("count(*)", "guidance_region"),
    "enforcement.2": log("count(*)", "guidance_enterprise"),
    "enforcement.5": log("sum(a.count)", "criminal_referral"),
    "enforcement.7": log(
        "count(DISTINCT a.enterprise_id)", "exposure", "summons_enterprise", "joint_sanction"
    ),
    "enforcement.8.total": log("count(*)", "typical_case"),
    "enforcement.8.endangering": log("count(*)", "typical_case", extra="AND a.endangering"),
    "enforcement.9": log("sum(a.count)", "accountability"),
    "enforcement.10": log("count(*)", "summons_region", "circular"),
    **{f"party.1.{at}": log("count(*)", "leader_visit", extra=f"AND a.level = '{at}'") for at in LEVELS},
    **{f"party.2.{at}": log("count(*)", "lecture", extra=f"AND a.level = '{at}'") for at in LEVELS},
    "party.3.total": log("sum(a.amount) / 10000", "reward"),
    "party.3.anonymous": log("sum(a.amount) / 10000", "reward", extra="AND a.anonymous"),
    "party.4": log("count(*) > 0", "media_column"),
    "party.5.city": last_stated("city"),
    "party.5.county": last_stated("county"),
    "party.6": log("count(*)", "patrol"),
}

EXPECTED = {
    "overall.1": 3, "overall.2": 1, "overall.3": 4, "overall.4": 2, "overall.5": 1, "overall.6": 1,
    "overall.7": 2, "overall.8": 1, "overall.9": 3, "overall.10": 1,
    "spot.1": 2, "spot.2": 1, "spot.3": 1, "spot.4": 1, "spot.5": 1, "spot.6": 1, "spot.7": 1, "spot.8": 2,
    "enforcement.3.times": 4, "enforcement.3.amount": 13.5001, "enforcement.4": 1,
    "enforcement.6.suspended": 1, "enforcement.6.closed_down": 1,
    "enforcement.1": 1, "enforcement.2": 3, "enforcement.5": 2, "enforcement.7": 2, "enforcement.8.total": 2,
    "enforcement.8.endangering": 1, "enforcement.9": 4, "enforcement.10": 2,
    "party.1.province": 1, "party.1.city": 1, "party.1.county": 2,
    "party.2.province": 1, "party.2.city": 1, "party.2.county": 1,
    "party.3.total": 1.5001, "party.3.anonymous": 1.0001, "party.4": 1,
    "party.5.city": 3, "party.5.county": 7, "party.6": 2,
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
    work_log(one, two, town, neighbour)


def work_log(one, two, town, neighbour):
    """Of every kind: the county's, one outside of the month, one void, the city's own and the neighbour's."""
    make.agency("141023100", kind="town_centre")
    for kind in kinds():
        takes_mine = "mine" in kinds()[kind].asks
        for on in ("05-20", "06-21"):
            logged(kind, on, mine=one if takes_mine else None, count=90)
        logged(kind, "06-20", mine=one if takes_mine else None, status="void", void_reason="误登", count=90)
        logged(kind, "06-05", place="141021", mine=neighbour if takes_mine else None, count=90)
        logged(kind, "06-05", place="1410", mine=neighbour if takes_mine else None, count=90)
    logged("guidance_region", "05-21")
    for mine, place in ((one, "141023"), (one, "1410"), (town, "14")):
        logged("guidance_enterprise", "06-20", place=place, mine=mine)
    logged("criminal_referral", "06-05", place="1410", mine=one)
    logged("exposure", "06-05", mine=one)
    logged("summons_enterprise", "06-06", mine=two)
    logged("joint_sanction", "06-06", place="1410", mine=town)
    logged("typical_case", "06-06", endangering=True)
    logged("typical_case", "06-06", place="1410", mine=two)
    logged("accountability", "06-06", count=3)
    logged("accountability", "06-06", count=1)
    logged("summons_region", "06-06")
    logged("circular", "06-06")
    for kind in ("leader_visit", "lecture"):
        for level in LEVELS:
            logged(kind, "06-07", mine=town, level=level)
    logged("leader_visit", "06-08", place="1410", mine=one, level="county")
    logged("reward", "06-08")
    logged("reward", "06-09", place="1410", mine=two, amount="10001.00", anonymous=True)
    logged("media_column", "06-09")
    logged("media_column", "06-10")
    logged("technical_inspectors", "05-19", count=9)
    logged("technical_inspectors", "06-10", count=6)
    logged("technical_inspectors", "06-10", count=5)
    Activity.objects.create(
        kind="technical_inspectors",
        agency=make.agency("141023100", kind="town_centre"),
        done_on=day("02-01"),
        level="county",
        count=2,
        text="上一次登记在专项行动之前。",
        recorded_by=make.user(make.agency("141023"), "inspector"),
    )
    logged("technical_inspectors", "06-11", level="city", count=3)
    logged("patrol", "06-11")
    logged("patrol", "06-11", place="1410", mine=one)


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
        shown = evidence(traces, county_viewer)
        assert not any(one.changed for one in shown), cell.key
        assert all(one.url or one.row.agency.region_id != "141023" for one in shown), cell.key


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
    own = recorded(FORM, Place(make.region("1410"), moment("06-20 17:40")), Span(day("05-21"), AS_OF))
    assert {own[key] for key in own if key.startswith(("overall", "spot"))} == {0}


def test_what_the_city_does_without_a_mine_is_its_own(awkward_month):
    own = recorded(FORM, Place(make.region("1410"), moment("06-20 17:40")), Span(day("05-21"), AS_OF))
    assert {key: own[key] for key in ("enforcement.1", "enforcement.5", "enforcement.10", "party.4")} == {
        "enforcement.1": 1,
        "enforcement.5": 90,
        "enforcement.10": 2,
        "party.4": 1,
    }
    assert (own["enforcement.2"], own["enforcement.7"], own["party.1.county"]) == (0, 0, 0)
    assert own["party.5.county"] == 90
