"""附件2: the month and what has piled up, counted from the same records, and the list of hazards below."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.models import Hazard, Listing
from inspections.models import Case
from reports.exports import statement
from reports.figures import live, measured, recorded, trace, trace_of
from reports.metrics import METRICS
from reports.models import Report
from reports.places import Place, Span
from reports.rollup import roll_up
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, checked, fined, found, listed, logged, moment, ordered
from tests.tables import signed, table

FORM = load("statistics-2023")
MAY, END = dt.date(2023, 5, 1), moment("07-25 23:00")
SPANS = [
    Span(MAY, dt.date(2023, 5, 25), MAY),
    Span(dt.date(2023, 5, 26), dt.date(2023, 6, 25), MAY),
    Span(dt.date(2023, 6, 26), dt.date(2023, 7, 25), MAY),
]


def values(report):
    return {key: one.value for key, one in live(report).items()}


@pytest.fixture
def june(db):
    """Half a year of 襄汾县: before the campaign, in its first month, in June, and after June closed."""
    mine, other = make.mine(), make.mine(name="汾东铁矿")
    found(mine, "04-20", closed="06-01")
    found(mine, "05-10", closed="06-02")
    found(mine, "05-11", severity="general", criterion=None, closed="05-20")
    found(mine, "06-05", due_on=dt.date(2023, 6, 30))
    found(mine, "06-06", "self", severity="general", criterion=None)
    found(other, "06-07", closed="06-27")
    checked(mine, "05-12")
    checked(mine, "06-12")
    checked(other, "06-13")
    fined(mine, "05-20", 10_000)
    fined(mine, "06-20", 50_000, 20_000)
    ordered(mine, "05-15")
    ordered(mine, "06-15")
    ordered(other, "06-16", "close_down")
    logged("team", "06-01", counterpart="第一组")
    logged("exposure", "06-09", mine=mine)
    return table()


def test_fifteen_columns_of_the_month_and_of_the_whole(june):
    said = values(june)
    columns = [key.removesuffix(".month") for key in said if key.endswith(".month")]
    assert {key: (said[f"{key}.month"], said[f"{key}.total"]) for key in columns} == {
        "oversight.1": (1, 1),
        "oversight.2": (2, 4),
        "oversight.3": (1, 2),
        "progress.1": (2, 2),
        "progress.2": (0, 1),
        "progress.3": (1, 1),
        "progress.4": (1, 1),
        "progress.5": (2, 2),
        "enforcement.1": (2, 2),
        "enforcement.2": (7, 8),
        "enforcement.3": (1, 1),
        "enforcement.4": (1, 1),
        "enforcement.5": (1, 1),
        "enforcement.6": (1, 2),
        "enforcement.7": (1, 1),
    }  # fmt: skip


def test_every_figure_opens_the_records_that_it_counts(june):
    for key, figure in live(june).items():
        assert measured(figure.cell, trace(figure.cell, june.place(), june.span)) == figure.value, key
    signed(june, at=moment("06-25 10:00"))
    for key, figure in live(june).items():
        assert measured(figure.cell, trace_of(june, key)) == june.sealing_in_force.cells.get(key=key).value


def test_an_enterprise_that_comes_again_counts_once_in_the_whole(june):
    assert values(june)["enforcement.3.total"] == 1
    page = FORM.cells["enforcement.3.total"].definition
    assert "累计中同一企业仍只计一家" in page


def test_a_hazard_closed_after_the_month_is_still_open_in_it(june):
    assert Hazard.objects.get(found_on="2023-06-07").status == "closed"
    assert values(june)["progress.5.month"] == values(june)["progress.5.total"] == 2


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 85),
        st.none() | st.integers(0, 40),
        st.sampled_from(["major", "general"]),
        st.sampled_from(["inspection", "self"]),
        st.booleans(),
    ),
    max_size=7,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_the_whole_is_the_whole_before_and_the_month(county_mine, events):
    """Rows add up month by month; enterprises may not, and what is open is no sum at all."""
    Hazard.objects.all().delete()
    Case.objects.all().delete()
    for begins, lasts, severity, source, fine in events:
        day = MAY + dt.timedelta(days=begins)
        gone = f"{day + dt.timedelta(days=lasts):%m-%d}" if lasts is not None else None
        found(county_mine, f"{day:%m-%d}", source, severity=severity, closed=gone)
        if fine:
            fined(county_mine, f"{day:%m-%d}", 10_000 + begins, 5_000)
    place = Place(county_mine.region, END)
    months = [recorded(FORM, place, span) for span in SPANS]
    for before, now in zip([dict.fromkeys(FORM.cells, 0), *months], months, strict=False):
        for cell in (cell for cell in FORM.cells.values() if cell.cumulative and cell.figure == "flow"):
            month, whole = now[cell.key.replace("total", "month")], now[cell.key]
            if METRICS[cell.metric].each:
                assert max(before[cell.key], month) <= whole <= before[cell.key] + month
            else:
                assert whole == before[cell.key] + month, cell.key
        assert now["progress.5.month"] == now["progress.5.total"]
    majors = sum(severity == "major" for *_, severity, _, _ in events)
    assert months[-1]["progress.4.total"] + months[-1]["progress.5.total"] == majors


@pytest.fixture
def county_mine(db):
    return make.mine()


def test_the_list_holds_what_the_month_put_right_and_what_is_still_open(june):
    first = Hazard.objects.get(found_on="2023-06-05")
    listed(first, "06-08")
    lines = statement(june.agency.region, FORM, JUNE).details
    assert [line["id"] for line in lines] == list(
        Hazard.objects.filter(severity="major", found_on__gte=MAY)
        .order_by("found_on")
        .values_list("pk", flat=True)
    )
    assert lines[1] == {
        "id": first.pk,
        "enterprise": "襄汾宏源矿业有限公司",
        "county": "襄汾县",
        "trade": "地下矿山",
        "listed_by": "山西省临汾市应急管理局",
        "plan": "通信联络系统故障未修复。时限：2023年6月30日",
    }
    assert "已销号：2023年6月2日" in lines[0]["plan"]


def times_listed(captured):
    """Only the list asks for who has listed each hazard; what is traced behind a cell doesn't."""
    parts = (f'FROM "{Hazard._meta.db_table}"', f'"{Listing._meta.db_table}"."agency_id"', "ORDER BY")
    return sum(all(part in one["sql"] for part in parts) for one in captured)


def test_the_list_is_read_once_for_the_page_and_once_for_the_seal_that_was_signed(
    june, client, county_leader
):
    """Read a second time, it might hold a hazard that the digest doesn't know."""
    june.hand_to_leader(by=make.user(june.agency, "clerk"))
    client.force_login(county_leader)
    with CaptureQueriesContext(connection) as shown:
        page = client.get(june.get_absolute_url())
    assert times_listed(shown) == 1
    with CaptureQueriesContext(connection) as sealed:
        client.post(f"{june.get_absolute_url()}sign/", {"seen": page.context["digest"]})
    assert times_listed(sealed) == 1
    assert june.sealings.get().details == page.context["lines"]


def test_the_list_was_signed_and_stays_as_it_was(june, client, county_leader):
    signed(june, at=moment("06-25 10:00"))
    before = statement(june.agency.region, FORM, JUNE).details
    Hazard.objects.filter(found_on="2023-06-05").update(description="改过的描述")
    assert statement(june.agency.region, FORM, JUNE).details == before
    client.force_login(county_leader)
    page = client.get(june.get_absolute_url()).content.decode()
    assert "专项行动检查发现的重大事故隐患明细" in page
    assert page.count("通信联络系统故障未修复。") == 3
    assert "改过的描述" not in page


def test_the_city_adds_up_its_counties_and_puts_their_lists_together(june):
    signed(june, at=moment("06-25 10:00"))
    found(make.mine(region="141021", name="曲沃铁矿"), "06-03")
    second = signed(table(county="141021"), at=moment("06-25 11:00"))
    whole = roll_up(make.region("1410"), FORM, JUNE)
    assert whole.totals["progress.5.month"].value == 3
    assert whole.gaps == {}
    listed_there = statement(make.region("1410"), FORM, JUNE).details
    assert [line["county"] for line in listed_there] == ["曲沃县", "襄汾县", "襄汾县", "襄汾县"]
    assert second.agency.region.name == "曲沃县"


def test_it_goes_its_way_like_the_first_form(client, june, county_clerk, county_leader, city_clerk):
    url = june.get_absolute_url()
    client.force_login(county_clerk)
    assert "累计自2023年5月1日起" in client.get(url).content.decode()
    client.post(f"{url}hand-to-leader/")
    client.force_login(county_leader)
    page = client.get(url).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(f"{url}sign/", {"seen": seen})
    client.force_login(city_clerk)
    assert "2023年6月 统计表 · 襄汾县" in client.get(url).content.decode()
    client.post(f"{url}return/", {"reason": "缺印证资料"})
    assert Report.objects.get(pk=june.pk).status == "returned"
    signed(Report.objects.get(pk=june.pk))
    client.post(f"{url}accept/")
    again = Report.objects.get(pk=june.pk)
    assert (again.status, again.obligation.status) == ("accepted", "accepted")


def test_what_is_signed_is_the_list_too(client, june, county_clerk, county_leader):
    june.hand_to_leader(by=county_clerk)
    client.force_login(county_leader)
    seen = client.get(june.get_absolute_url()).content.decode().split('name="seen" value="')[1].split('"')[0]
    Hazard.objects.filter(found_on="2023-06-05").update(measures="更换线缆")
    client.post(f"{june.get_absolute_url()}sign/", {"seen": seen})
    assert Report.objects.get(pk=june.pk).status == "ready"


def test_the_panel_says_over_which_days(client, june, county_clerk, htmx):
    client.force_login(county_clerk)
    url = f"{june.get_absolute_url()}cells/"
    whole = client.get(f"{url}enforcement.2.total/", headers=htmx).content.decode()
    assert "累计：2023年5月1日至2023年6月25日" in whole
    assert "3 条记录" in whole
    checks = client.get(f"{url}progress.1.month/", headers=htmx).content.decode()
    assert checks.count("执法检查</a>") == 2
    assert "登记组建检查组" in client.get(f"{url}oversight.1.month/", headers=htmx).content.decode()
