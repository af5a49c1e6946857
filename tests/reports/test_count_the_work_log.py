"""The work log feeds the form: what is logged is in the cell, in the list behind it, and sealed with its digest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.evidence import differences
from reports.figures import live, trace_of
from tests import make
from tests.reports.month import logged, moment


@pytest.fixture
def mine(db):
    return make.mine(name="襄汾宏源铁矿")


def panel(client, report, key):
    return client.get(f"/reports/{report.pk}/cells/{key}/", headers={"HX-Request": "true"}).content.decode()


def test_a_visit_that_was_logged_is_counted_and_listed(client, draft, mine, county_clerk):
    visit = logged("guidance_enterprise", "06-05", mine=mine)
    client.force_login(county_clerk)
    page = panel(client, draft, "enforcement.2")
    assert visit.get_absolute_url() in page
    assert "襄汾宏源铁矿</b></a> 帮扶指导企业" in page
    assert "共 1 条" in page
    assert "/campaigns/activities/new/?kind=guidance_enterprise" in page, (
        "what is missing is logged, not typed"
    )
    assert live(draft)["enforcement.2"].value == 1


def test_what_the_city_did_at_the_countys_mine_is_in_words_but_not_to_open(
    client, draft, mine, county_viewer, city_clerk
):
    visit = logged("leader_visit", "06-05", place="1410", mine=mine, level="city", counterpart="副市长")
    talk = logged("summons_enterprise", "06-05", place="1410", mine=mine, counterpart="矿长")
    client.force_login(county_viewer)
    page = panel(client, draft, "party.1.city+enforcement.7")
    assert "副市长" in page
    assert "临汾市应急管理局 登记" in page
    assert "约谈企业" in page
    for hidden in (visit, talk):
        assert hidden.get_absolute_url() not in page
        assert client.get(hidden.get_absolute_url()).status_code == 404
    client.force_login(city_clerk)
    assert visit.get_absolute_url() in panel(client, draft, "party.1.city+enforcement.7")


def test_people_and_money_are_added_up_with_each_records_share(draft):
    logged("accountability", "06-05", count=3)
    logged("accountability", "06-06", count=2)
    logged("reward", "06-06", amount=Decimal("3000.00"))
    figures = live(draft)
    assert (figures["enforcement.9"].value, figures["party.3.total"].value) == (5, Decimal("0.3"))
    assert [one.amount for one in trace_of(draft, "enforcement.9")] == ["3", "2"]
    assert [Decimal(one.amount) for one in trace_of(draft, "party.3.total")] == [Decimal("0.3")]


def test_two_programmes_in_a_month_are_one_yes(draft):
    for on in ("06-05", "06-06"):
        logged("media_column", on)
    figure = live(draft)["party.4"]
    assert (figure.value, figure.text, len(trace_of(draft, "party.4"))) == (1, "是", 2)


def test_the_number_of_inspectors_is_the_last_one_stated_however_long_ago(draft):
    logged("technical_inspectors", "01-10", count=4)
    assert live(draft)["party.5.county"].value == 4
    later = logged("technical_inspectors", "06-10", count=0)
    assert live(draft)["party.5.county"].value == 0, "zero is a statement too"
    later.void(by=later.recorded_by, reason="误登")
    assert live(draft)["party.5.county"].value == 4, "what is void hides nothing"
    assert live(draft, moment("01-09 12:00"))["party.5.county"].value == 0


def test_a_void_record_counts_nowhere(draft):
    patrol = logged("patrol", "06-05")
    assert live(draft)["party.6"].value == 1
    patrol.void(by=patrol.recorded_by, reason="重复登记")
    assert live(draft)["party.6"].value == 0
    assert trace_of(draft, "party.6") == []


def test_sealed_records_stay_and_what_was_voided_later_is_a_difference(draft, client, city_clerk):
    patrol = logged("patrol", "06-05")
    report = make.signed(draft, at=moment("06-20 17:40"))
    (sealed,) = trace_of(report, "party.6")
    assert (sealed.kind, sealed.id) == ("activity", patrol.pk)
    patrol.void(by=patrol.recorded_by, reason="没有开展")
    (difference,) = differences(report.sealing_in_force, city_clerk)
    assert (difference.words, difference.gone) == ("多报 1 次", 1)
    client.force_login(city_clerk)
    page = panel(client, report, "party.6")
    assert "与封存时相比已变化" in page
    assert "已作废" in page


def test_what_was_logged_too_late_is_named_as_left_out(draft, city_clerk):
    report = make.signed(draft, at=moment("06-20 17:40"))
    logged("circular", "06-19", counterpart="汾城镇人民政府")
    (difference,) = differences(report.sealing_in_force, city_clerk)
    assert "未计入：6月19日 山西省临汾市襄汾县应急管理局 通报市县及部门 汾城镇人民政府" in difference.sentence
    assert difference.words == "少报 1 次"
