from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jurisdictions.models import Region
from reports.actions import open_own_report
from reports.rollup import roll_up
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, fined, found, moment

FORM = load("dispatch-2023")
BOARD = "/reports/board/dispatch-2023/2023-06/"


def county(code, hazards, **adjusted):
    mine = make.mine(region=code, name=f"{code}铁矿")
    for n in range(hazards):
        found(mine, f"06-{n + 1:02}")
    draft = make.report(code)
    for key, value in adjusted.items():
        clerk = make.user(draft.agency, "clerk")
        draft.enter(key.replace("_", "."), by=clerk, value=Decimal(value), reason="已当场整改")
    return make.signed(draft, at=moment("06-20 17:40"))


@pytest.fixture
def city(db):
    """Two counties have signed, one of them too little; the other fifteen haven't."""
    return county("141023", 3), county("141021", 4, overall_3=2)


def linfen():
    return roll_up(make.region("1410"), FORM, JUNE)


def test_the_total_is_the_sum_of_what_the_counties_signed(city):
    whole = linfen()
    assert whole.totals["overall.3"].value == 3 + 2
    assert len(whole.lines) == 17
    assert whole.states(moment("06-21 00:00")) == {"handed_in": 2, "returned": 0, "late": 15, "to_come": 0}
    assert whole.states(moment("06-20 23:00"))["to_come"] == 15


def test_what_nobody_has_filled_in_is_empty_and_not_zero(db):
    make.obligations()
    assert linfen().totals["overall.3"].value is None


def test_the_difference_from_the_records_is_named(city):
    gaps = {line.region.name: line.gaps for line in linfen().lines if line.gaps}
    assert gaps == {"曲沃县": {"overall.3": -2}}


def test_records_after_the_sealing_are_no_difference(city):
    found(make.mine(region="141023", name="后发现的矿"), "06-21")
    assert "襄汾县" not in {line.region.name for line in linfen().lines if line.gaps}


def test_the_city_adds_what_lies_in_none_of_its_counties(city, city_clerk):
    found(make.mine(region="1410", name="市直属矿"), "06-03")
    own = open_own_report(FORM, JUNE, by=city_clerk)
    make.signed(own, at=moment("06-20 18:00"))
    whole = linfen()
    assert whole.own.values["overall.3"] == 1
    assert whole.totals["overall.3"].value == 3 + 2 + 1


def test_the_province_adds_up_its_cities(city):
    whole = roll_up(make.region("14"), FORM, JUNE)
    (line,) = whole.lines
    assert (line.region.name, line.handed_in, line.owed) == ("临汾市", 2, 17)
    assert whole.totals["overall.3"].value == 5
    assert line.gaps == {"overall.3": -2}


def test_the_nation_adds_up_its_provinces(city):
    whole = roll_up(Region.objects.get(level="nation"), FORM, JUNE)
    assert [line.region.name for line in whole.lines] == ["山西省"]
    assert whole.totals["overall.3"].value == 5


def test_the_board_says_who_and_how_much(client, city, city_clerk):
    client.force_login(city_clerk)
    page = client.get(BOARD).content.decode()
    assert "17 个报送单位：已报 2，逾期 15，退回 0，未到期 0" in page
    assert "少报 2 个" in page
    assert "2023年5月21日至2023年6月20日" in page


def test_a_figure_opens_its_parts_and_these_their_records(client, city, city_clerk, htmx):
    client.force_login(city_clerk)
    parts = client.get(f"{BOARD}cells/overall.3/?region=1410", headers=htmx).content.decode()
    ours, theirs = (f"/reports/{report.pk}/cells/overall.3/" for report in city)
    assert ours in parts
    assert theirs in parts
    records = client.get(ours, headers=htmx).content.decode()
    assert records.count("141023铁矿</b>") == 3
    assert "共 3 条" in records


def test_a_column_of_several_cells_opens_all_of_them(client, city, city_clerk, htmx):
    client.force_login(city_clerk)
    page = client.get(f"{BOARD}cells/overall.2+overall.4/", headers=htmx).content.decode()
    assert "总体情况第2项" in page
    assert "总体情况第4项" in page


def test_the_province_opens_the_board_of_its_city(client, city, province_clerk):
    client.force_login(province_clerk)
    assert f"{BOARD}?region=1410" in client.get(BOARD).content.decode()
    assert "少报 2 个" in client.get(f"{BOARD}?region=1410").content.decode()


def test_a_county_does_not_see_the_citys_board(client, city, county_clerk, stranger):
    for person in (county_clerk, stranger):
        client.force_login(person)
        assert client.get(f"{BOARD}?region=1410").status_code == 404
        assert client.get(f"{BOARD}cells/overall.3/?region=1410").status_code == 404


def test_a_month_without_an_obligation_has_no_board(client, city, city_clerk):
    client.force_login(city_clerk)
    assert client.get("/reports/board/dispatch-2023/2024-06/").status_code == 404
    assert client.get("/reports/board/nothing/2023-06/").status_code == 404
    assert client.get("/reports/board/dispatch-2023/2023-13/").status_code == 404


PAGES = [
    "/reports/",
    BOARD,
    f"{BOARD}cells/overall.3/",
    f"{BOARD}cells/overall.2+overall.4/",
]


def queries(client, url, headers):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url, headers=headers).status_code == 200
    return len(caught)


@pytest.mark.parametrize("url", PAGES)
def test_twice_the_counties_cost_no_more_queries(client, city, city_clerk, htmx, url):
    client.force_login(city_clerk)
    client.get(url, headers=htmx)
    two = queries(client, url, htmx)
    county("141022", 2, overall_3=1)
    county("141024", 1)
    assert queries(client, url, htmx) == two


def test_twice_the_records_cost_a_report_no_more_queries(client, county_viewer, htmx):
    mine = make.mine()
    report = make.report()
    client.force_login(county_viewer)
    urls = [f"/reports/{report.pk}/", f"/reports/{report.pk}/cells/overall.3+enforcement.3.times/"]
    counts = []
    for n in (1, 2, 3):
        found(mine, f"06-{n:02}")
        fined(mine, f"06-{n:02}", 80_000, 20_000)
        counts.append([queries(client, url, htmx) for url in urls])
    assert counts[1] == counts[2]
