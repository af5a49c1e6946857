"""打分排队 (L-38, L-22): who stands where, why, and who may read it."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from inspections.models import Penalty
from jurisdictions.models import Agency, Region
from reports.exports import span_of
from reports.ranking import rank
from reports.score_tables import table_for
from tests import make
from tests.reports.month import JUNE, checked, fined, found, logged, moment

RANKING = "/reports/ranking/"
JUNE_PAGE = f"{RANKING}?period=2023-06"
TABLE = table_for("dispatch-2023")


def county(code, *, hazards=0, closed=0, fine=0, sign="06-19 17:40"):
    mine = make.mine(region=code, name=f"{code}铁矿")
    for n in range(hazards):
        found(mine, "06-05", "inspection", closed="06-12" if n < closed else None)
    if fine:
        fined(mine, "06-08", fine, fine)
    if sign:
        make.signed(make.report(code), at=moment(sign))
    return mine


@pytest.fixture
def city(db, time_machine_at):
    """The day after June's forms were due: 襄汾 did best, 翼城 and 侯马 the same, 洪洞 reported nothing in June."""
    with time_machine_at("06-21 09:00"):
        make.obligations()
        mine = county("141023", hazards=2, closed=2, sign="")
        checked(mine, "06-06", "not_led")
        logged("summons_enterprise", "06-07", mine=mine)
        make.signed(make.report("141023"), at=moment("06-19 17:40"))
        county("141022", hazards=1, fine=900_000)
        county("141081", hazards=1)
        county("141021")
        county("141024", hazards=3, closed=3, sign="")
        make.signed(make.report("141025"), at=moment("06-19 17:40"))
        yield


def june(place="1410"):
    region = make.region(place)
    return rank(region, TABLE, JUNE, span_of(region, TABLE.form, JUNE))


def by_name(whole):
    return {one.county.name: one for one in whole.standings}


def points(standing):
    return {mark.item.key: None if mark.points is None else float(mark.points) for mark in standing.marks}


def test_every_item_earns_its_share(city):
    best = by_name(june())["襄汾县"]
    assert points(best) == {
        "found": 20,  # two hazards at one mine
        "rectified": 30,
        "verified": 15,
        "on_time": 0,  # June in time, May not at all: a half is where the points begin
        "spot_checks": 10,
        "measures": 10,  # one enterprise summoned, two hazards found
    }
    assert (best.rank, best.score) == (1, 85)


def test_the_same_score_shares_the_rank(city):
    standings = by_name(june())
    assert standings["翼城县"].rank == standings["侯马市"].rank == 2
    assert points(standings["翼城县"])["rectified"] == 0
    assert {one.rank for one in standings.values()}.isdisjoint({3})


def test_who_found_nothing_is_not_scored_on_mending_it(city):
    """查不出重大事故隐患 earns nothing; what follows from finding isn't asked."""
    quiet = by_name(june())["曲沃县"]
    assert points(quiet) == {
        "found": 0, "rectified": None, "verified": None, "on_time": 0, "spot_checks": 0, "measures": None,
    }  # fmt: skip
    assert quiet.why == "可评分的内容不足，不参加排名"


def test_who_did_not_report_in_time_has_nothing_to_show(city):
    silent = by_name(june())["洪洞县"]
    assert points(silent) == {
        "found": 0, "rectified": 0, "verified": 15, "on_time": 0, "spot_checks": 0, "measures": 0,
    }  # fmt: skip
    assert silent.rank is not None
    assert "逾期未报送或已退回，按 0 计" in {mark.why for mark in silent.marks}


def test_a_county_without_mines_is_not_ranked(city):
    empty = by_name(june())["古县"]
    assert empty.rank is None
    assert empty.why == "可评分的内容不足，不参加排名"


def test_before_the_due_day_nobody_is_behind(city, time_machine_at):
    with time_machine_at("06-20 23:00"):
        waiting = by_name(june())["洪洞县"]
    assert (waiting.rank, waiting.why) == (None, "尚未报送，暂不排名")


def test_a_figure_adjusted_by_hand_moves_nobody_up(city, officer):
    county("141026", hazards=1, sign="")
    draft = make.report("141026")
    draft.enter("overall.4", by=officer("安泽县", "clerk"), value=Decimal(1), reason="已当场整改")
    make.signed(draft, at=moment("06-19 17:40"))
    assert points(by_name(june())["安泽县"])["rectified"] == 0


def test_fines_change_nothing(city):
    """翼城 fined for 180 万元, 侯马 nobody; all else is the same, and so is the score."""
    standings = by_name(june())
    assert Penalty.objects.filter(case__mine__region="141022").count() == 2
    assert points(standings["翼城县"]) == points(standings["侯马市"])
    assert standings["翼城县"].score == standings["侯马市"].score


def test_the_city_reads_all_its_counties(client, city, city_clerk):
    client.force_login(city_clerk)
    page = client.get(JUNE_PAGE).content.decode()
    assert "17 个县（市、区），4 个参加排名" in page
    rows = re.findall(r'ranking/(\d{6})/\?[^"]*">([^<]+)</a>', page)
    assert rows[0] == ("141023", "襄汾县")
    assert "第七十四条" in page


def test_every_point_leads_to_what_it_rests_on(client, city, city_clerk):
    client.force_login(city_clerk)
    page = client.get(f"{RANKING}141023/?period=2023-06").content.decode()
    report = make.report("141023")
    assert f"{report.get_absolute_url()}?cell=overall.2%2Boverall.4" in page
    assert "2 ÷ 1 = <b>2</b>" in page
    assert "2 ÷ 2 = <b>100%</b>" in page
    assert page.count("141023铁矿</b>") == 4, "both hazards, as rectified and as verified"
    assert "6月19日 17:40 报送" in page
    assert client.get(f"{report.get_absolute_url()}?cell=overall.2%2Boverall.4").status_code == 200


def test_a_county_reads_its_own_line_and_no_other(client, city, county_clerk):
    client.force_login(county_clerk)
    page = client.get(JUNE_PAGE).content.decode()
    assert "襄汾县" in page
    assert "<b>1</b><small> / 4</small>" in page
    for other in ("翼城县", "侯马市", "洪洞县"):
        assert other not in page
    assert client.get(f"{RANKING}141023/?period=2023-06").status_code == 200
    assert client.get(f"{RANKING}141022/?period=2023-06").status_code == 404
    assert client.get(f"{JUNE_PAGE}&region=1410").status_code == 404
    sheet = workbook(client, JUNE_PAGE.replace("?", "workbook/?"))["排名"]
    assert [row[1].value for row in sheet.iter_rows(min_row=5)] == ["襄汾县"]


def test_the_province_ranks_all_that_owe_a_report(client, city, province_clerk):
    client.force_login(province_clerk)
    page = client.get(JUNE_PAGE).content.decode()
    assert len(re.findall(r'ranking/\d{6}/\?[^"]*">[^<\d]+</a>', page)) == 17
    assert "山西省" in page


def test_other_levels_and_other_people(client, city, stranger, officer):
    client.force_login(officer("141023100", "clerk"))
    assert client.get(JUNE_PAGE).status_code == 404
    client.force_login(stranger)
    assert client.get(f"{JUNE_PAGE}&region=1410").status_code == 404
    assert client.get(f"{RANKING}141023/").status_code == 404
    root = Region.objects.get(level="nation")
    client.force_login(
        make.user(Agency.objects.create(region=root, name="国家矿山安全监察局", short_name="国"), "viewer")
    )
    assert "?region=14" in client.get(RANKING).content.decode()
    assert client.get(f"{JUNE_PAGE}&region=1410").status_code == 200


def test_what_is_not_there_is_not_found(client, city, city_clerk):
    client.force_login(city_clerk)
    for wrong in ("?period=2023-13", "?period=2024-01", "?form=nothing", "?region=999999"):
        assert client.get(f"{RANKING}{wrong}").status_code == 404


def test_before_any_campaign_the_page_is_kind(client, city_clerk):
    client.force_login(city_clerk)
    assert "还没有可以排名的月份" in client.get(RANKING).content.decode()
    assert client.get(f"{RANKING}workbook/").status_code == 404


def workbook(client, url):
    return load_workbook(BytesIO(b"".join(client.get(url).streaming_content)))


def test_the_ranking_goes_out_in_excel_and_on_paper(client, city, city_clerk):
    client.force_login(city_clerk)
    book = workbook(client, f"{RANKING}workbook/?period=2023-06")
    sheet = book["排名"]
    assert sheet["A1"].value == "2023年6月临汾市县（市、区）打分排队"
    assert [cell.value for cell in sheet[5]][:4] == ["1", "襄汾县", 85, 20]
    assert book["评分办法"]["C2"].value == 20
    answer = client.get(f"{RANKING}pdf/?period=2023-06")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_twice_the_counties_cost_no_more_queries(client, city, city_clerk):
    client.force_login(city_clerk)
    client.get(JUNE_PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(JUNE_PAGE)
    for code in ("141027", "141028", "141029"):
        county(code, hazards=2, closed=1)
    with CaptureQueriesContext(connection) as many:
        client.get(JUNE_PAGE)
    assert len(many) == len(few)
