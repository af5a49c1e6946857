"""For every county and month of the demo: each computed cell against SQL written by hand, and against its trace."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from reports.exports import statement
from reports.figures import Trace, measured, recorded, trace
from reports.models import SealedCell, Sealing
from reports.places import Place, Span
from reports.sheets import load
from tests import make

pytestmark = pytest.mark.slow
FORM = load("dispatch-2023")
END = timezone.make_aware(dt.datetime(2023, 9, 30, 23, 59))
COUNTIES = ["141002", *(str(code) for code in range(141021, 141035)), "141081", "141082"]
SPANS = {
    5: ("2023-05-01", "2023-05-20"),
    6: ("2023-05-21", "2023-06-20"),
    7: ("2023-06-21", "2023-07-20"),
    8: ("2023-07-21", "2023-08-20"),
    9: ("2023-08-21", "2023-09-20"),
}

# Each asks for what concerns the mines of county %(county)s from %(begins)s to %(ends)s, as known at %(as_of)s.
MINE = "JOIN enterprises_mine m ON m.id = {} WHERE m.region_id LIKE %(county)s || '%%'"
IN_SPAN = "BETWEEN %(begins)s AND least(%(ends)s::date, %(day)s::date)"
MAJORS = f"FROM hazards_hazard h {MINE.format('h.mine_id')} AND h.severity = 'major' AND h.registered_at <= %(as_of)s"
LISTED = f"""
    SELECT count(*) {MAJORS}
    AND EXISTS (SELECT FROM hazards_listing l WHERE l.hazard_id = h.id AND l.listed_on {IN_SPAN})
"""
GONE = "AND h.closed_on <= %(day)s::date"
SPOT = f"""
    SELECT count(DISTINCT m.enterprise_id)
    FROM inspections_spotanswer s JOIN inspections_inspection i ON i.id = s.inspection_id
    {MINE.format("i.mine_id")} AND i.status = 'signed' AND i.checked_on {IN_SPAN}
"""
PENALTIES = f"""
    FROM inspections_penalty p JOIN inspections_case c ON c.id = p.case_id
    {MINE.format("c.mine_id")} AND c.decided_on {IN_SPAN}
"""
DUAL = f"""
    SELECT count(*) FROM (
        SELECT p.case_id {PENALTIES} GROUP BY p.case_id
        HAVING bool_or(p.subject = 'enterprise') AND bool_or(p.subject = 'principal')
    ) both_fined
"""
MEASURES = f"""
    SELECT count(DISTINCT m.enterprise_id) FROM inspections_measure x
    {MINE.format("x.mine_id")} AND x.decided_on {IN_SPAN} AND x.kind =
"""
LOG = """
    FROM campaigns_activity a JOIN jurisdictions_agency g ON g.id = a.agency_id
    LEFT JOIN enterprises_mine m ON m.id = a.mine_id
    WHERE coalesce(m.region_id, g.region_id) LIKE %(county)s || '%%' AND a.status = 'recorded'
    AND a.done_on <= %(day)s::date AND a.kind IN
"""


def log(what, *kinds, extra=""):
    names = ", ".join(f"'{kind}'" for kind in kinds)
    return f"SELECT {what} {LOG} ({names}) AND a.done_on {IN_SPAN} {extra}"


def inspectors(level):
    return f"""
        SELECT coalesce(sum(latest.count), 0) FROM (
            SELECT DISTINCT ON (a.agency_id) a.count {LOG} ('technical_inspectors') AND a.level = '{level}'
            ORDER BY a.agency_id, a.done_on DESC, a.id DESC
        ) latest
    """


def of_level(kind):
    return [log("count(*)", kind, extra=f"AND a.level = '{at}'") for at in ("province", "city", "county")]


def found(source):
    return f"SELECT count(*) {MAJORS} AND h.found_on {IN_SPAN} AND h.source = '{source}'"


def wrong(item):
    return f"{SPOT} AND s.wrong AND s.item = '{item}'"


SQL = {
    "overall.1": found("self"),
    "overall.2": found("self") + GONE,
    "overall.3": found("inspection"),
    "overall.4": found("inspection") + GONE,
    "overall.5": found("tip_off"),
    "overall.6": found("tip_off") + GONE,
    "overall.7": found("assigned"),
    "overall.8": found("assigned") + GONE,
    "overall.9": LISTED,
    "overall.10": LISTED + GONE,
    "spot.1": SPOT,
    "spot.2": wrong("not_studied"),
    "spot.3": wrong("not_led"),
    "spot.4": wrong("no_duty_lists"),
    "spot.5": wrong("no_safety_staff"),
    "spot.6": wrong("unlicensed_welders"),
    "spot.7": wrong("contracting_disorder"),
    "spot.8": wrong("no_drills"),
    "enforcement.3.times": f"SELECT count(*) {PENALTIES}",
    "enforcement.3.amount": f"SELECT coalesce(sum(p.amount), 0) / 10000 {PENALTIES}",
    "enforcement.4": DUAL,
    "enforcement.6.suspended": f"{MEASURES} 'suspend'",
    "enforcement.6.closed_down": f"{MEASURES} 'close_down'",
    "enforcement.1": log("count(*)", "guidance_region"),
    "enforcement.2": log("count(*)", "guidance_enterprise"),
    "enforcement.5": log("coalesce(sum(a.count), 0)", "criminal_referral"),
    "enforcement.7": log(
        "count(DISTINCT a.enterprise_id)", "exposure", "summons_enterprise", "joint_sanction"
    ),
    "enforcement.8.total": log("count(*)", "typical_case"),
    "enforcement.8.endangering": log("count(*)", "typical_case", extra="AND a.endangering"),
    "enforcement.9": log("coalesce(sum(a.count), 0)", "accountability"),
    "enforcement.10": log("count(*)", "summons_region", "circular"),
    **dict(
        zip(("party.1.province", "party.1.city", "party.1.county"), of_level("leader_visit"), strict=True)
    ),
    **dict(zip(("party.2.province", "party.2.city", "party.2.county"), of_level("lecture"), strict=True)),
    "party.3.total": log("coalesce(sum(a.amount), 0) / 10000", "reward"),
    "party.3.anonymous": log("coalesce(sum(a.amount), 0) / 10000", "reward", extra="AND a.anonymous"),
    "party.4": log("least(count(*), 1)", "media_column"),
    "party.5.city": inspectors("city"),
    "party.5.county": inspectors("county"),
    "party.6": log("count(*)", "patrol"),
}


def by_hand(county, month, as_of):
    begins, ends = SPANS[month]
    values = {
        "county": county,
        "begins": begins,
        "ends": ends,
        "as_of": as_of,
        "day": timezone.localdate(as_of),
    }
    answers = {}
    with connection.cursor() as cursor:
        for key, sql in SQL.items():
            cursor.execute(sql, values)
            answers[key] = Decimal(cursor.fetchone()[0])
    return answers


def span(month):
    return Span(*(dt.date.fromisoformat(day) for day in SPANS[month]))


def test_there_is_sql_for_every_computed_cell():
    assert set(SQL) == {cell.key for cell in FORM.computed}


@pytest.mark.parametrize("month", SPANS)
def test_what_is_computed_now_equals_plain_sql_and_its_trace(story, month):
    for county in COUNTIES:
        place = Place(make.region(county), END)
        now = recorded(FORM, place, span(month))
        assert now == by_hand(county, month, END), county
        for cell in FORM.computed:
            assert measured(cell, trace(cell, place, span(month))) == now[cell.key], (county, cell.key)


def test_what_was_sealed_equals_plain_sql_of_that_moment(story):
    """Entered later is not in it, and an adjusted value stands beside what the records said."""
    sealings = Sealing.objects.filter(report__form=FORM.code, report__obligation__isnull=False)
    assert sealings.count() > 75
    for sealing in sealings.select_related("report__agency"):
        report = sealing.report
        rows = {cell.key: cell for cell in sealing.cells.all() if cell.key in SQL}
        expected = by_hand(report.agency.region_id, report.period.month, sealing.as_of)
        if not sealing.current:  # Visits that the city sent back have been taken out of the log since.
            del rows["enforcement.2"], expected["enforcement.2"]
        assert {key: row.computed for key, row in rows.items()} == expected, str(sealing)
        for key, row in rows.items():
            traces = [Trace(**one) for one in row.records]
            assert measured(FORM.cells[key], traces) == row.computed, (str(sealing), key)


@pytest.mark.parametrize("month", SPANS)
def test_what_is_exported_is_what_was_sealed_or_plain_sql(story, month):
    for county in COUNTIES:
        exported = statement(make.region(county), FORM, dt.date(2023, month, 1))
        adjusted = {key for key, figure in exported.figures.items() if figure.kind == "adjusted"}
        expected = by_hand(county, month, exported.as_of)
        values = {key: exported.figures[key].value for key in SQL if key not in adjusted}
        assert values == {key: value for key, value in expected.items() if key not in adjusted}, county


def test_the_city_is_the_sum_of_its_counties(story):
    for month in SPANS:
        period = dt.date(2023, month, 1)
        sealed = SealedCell.objects.filter(
            sealing__current=True,
            sealing__report__form=FORM.code,
            sealing__report__period=period,
            sealing__report__agency__region__path__startswith="14/1410/",
        )
        parts = list(sealed.values_list("key", "value"))
        whole = statement(make.region("1410"), FORM, period)
        for key in SQL.keys() - {"party.4"}:  # The city's own yes or no stands for itself.
            assert whole.figures[key].value == sum(value for of, value in parts if of == key), (month, key)
