from __future__ import annotations

from decimal import Decimal

import pytest

from reports.actions import return_, sign_and_submit
from reports.figures import digest, live
from reports.models import Report
from reports.rollup import Tally, roll_up
from reports.sheets import load
from reports.tables import board_rows, timeliness
from tests import make
from tests.reports.month import found, moment


@pytest.fixture
def short(db):
    """Signed with two hazards; a third of the same days was registered afterwards."""
    mine = make.mine(name="晋磊铁矿")
    found(mine, "06-02")
    found(mine, "06-03")
    report = make.signed(make.report(), at=moment("06-19 09:12"))
    found(mine, "06-07", description="未配齐自救器")
    return report


def test_the_city_sees_which_record_is_missing(client, short, city_clerk, htmx):
    client.force_login(city_clerk)
    page = client.get(f"/reports/{short.pk}/differences/", headers=htmx).content.decode()
    assert "少报 1 个" in page
    assert "报送 2，业务记录 3" in page
    assert "未配齐自救器" in page
    assert "通信联络系统" not in page


def test_the_reasons_are_filled_in_with_the_differences(client, short, city_clerk):
    client.force_login(city_clerk)
    page = client.get(f"/reports/{short.pk}/").content.decode()
    assert "报送 2，业务记录 3，未计入：6月7日 晋磊铁矿 未配齐自救器" in page
    assert "退回并附差异" in page


def test_the_city_returns_it_with_reasons(client, short, city_clerk):
    client.force_login(city_clerk)
    client.post(f"/reports/{short.pk}/return/", {"reason": "少报1个"})
    report = Report.objects.get()
    assert (report.status, report.return_reason, report.obligation.status) == (
        "returned",
        "少报1个",
        "returned",
    )


def test_without_a_reason_it_stays(client, short, city_clerk):
    client.force_login(city_clerk)
    client.post(f"/reports/{short.pk}/return/", {"reason": " "})
    assert Report.objects.get().status == "submitted"
    response = client.post(f"/api/reports/{short.pk}/return/", {"reason": "　"})
    assert (response.status_code, response.json()["field"]) == (409, "reason")
    assert Report.objects.get().status == "submitted"


def test_a_number_changed_by_hand_shows_the_reason_that_was_given(client, city_clerk, county_clerk, htmx):
    found(make.mine(), "06-02")
    draft = make.report()
    draft.enter("overall.3", by=county_clerk, value=Decimal(0), reason="已当场整改")
    report = make.signed(draft, at=moment("06-19 09:12"))
    client.force_login(city_clerk)
    page = client.get(f"/reports/{report.pk}/differences/", headers=htmx).content.decode()
    assert "手工调减，理由：已当场整改" in page


def test_the_county_fills_it_again_and_both_sealings_stay_readable(client, short, city_clerk, county_clerk):
    return_(short, by=city_clerk, reason="少报")
    assert live(short)["overall.3"].value == 3
    client.force_login(county_clerk)
    assert "少报" in client.get(f"/reports/{short.pk}/").content.decode()
    make.signed(short, at=moment("06-20 11:00"))
    values = {number: _value(client, short, number) for number in (1, 2)}
    assert values == {1: "2", 2: "3"}
    assert [one.current for one in short.sealings.order_by("number")] == [False, True]


def _value(client, report, number):
    page = client.get(f"/reports/{report.pk}/sealings/{number}/").content.decode()
    start = page.index('data-cell="overall.3"')
    return page[page.index('">', page.index("<a", start)) + 2 : page.index("</a>", start)]


def test_a_returned_report_counts_no_more(client, short, city_clerk):
    client.force_login(city_clerk)
    board = "/reports/board/dispatch-2023/2023-06/"
    assert f"/reports/{short.pk}/cells/overall.3/" in client.get(board).content.decode()
    return_(short, by=city_clerk, reason="少报")
    assert f"/reports/{short.pk}/cells/overall.3/" not in client.get(board).content.decode()


def test_only_the_receiver_returns(client, short, county_leader, neighbour_leader, province_leader):
    for person, answer in ((county_leader, 403), (neighbour_leader, 404), (province_leader, 403)):
        client.force_login(person)
        assert client.post(f"/reports/{short.pk}/return/", {"reason": "差异"}).status_code == answer


def test_who_handed_in_on_time_and_mends_it_later_has_not_been_late(short, city_clerk):
    return_(short, by=city_clerk, reason="少报1个")
    again, leader = Report.objects.get(), make.user(short.agency, "leader")
    again.hand_to_leader(by=make.user(short.agency, "clerk"))
    sign_and_submit(
        again, by=leader, seen=digest(live(again, moment("06-26 10:00"))), at=moment("06-26 10:00")
    )
    obligation = Report.objects.get().obligation
    assert obligation.status == "submitted"
    assert obligation.days_late() == 0
    assert again.sealings.get(current=True).as_of == moment("06-26 10:00")


def test_what_lies_returned_past_its_day_is_overdue_on_the_board_too(client, short, city_clerk):
    return_(short, by=city_clerk, reason="少报1个")
    june = short.obligation.period
    region, form = make.region("1410"), load("dispatch-2023")
    before, after = moment("06-20 23:59"), moment("06-23 09:00")
    assert roll_up(region, form, june).states(before)["returned"] == 1
    assert not Tally("submitted", june, 1).is_overdue(after)
    whole = roll_up(region, form, june)
    assert (whole.states(after)["returned"], whole.states(after)["late"]) == (0, 17)
    assert "逾期 3 天" in {row.state for row in board_rows(whole, after)}
    assert "已退回，逾期 3 天" in {
        square.words for _, squares in timeliness(whole, after).rows for square in squares
    }
