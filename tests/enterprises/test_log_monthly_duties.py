"""Meetings, shifts led by both sides, checks of the contractor, drills, plans and safety funds (Z-05, Z-08 to Z-10)."""

from __future__ import annotations

import datetime as dt

import pytest

from enterprises.file.alerts import alerts
from enterprises.file.expiring import due_soon
from enterprises.file.reading import completeness_of
from enterprises.models import (
    ContractorCheck,
    Drill,
    EmergencyPlan,
    Mine,
    SafetyFund,
    SafetyMeeting,
    ShiftLead,
)
from tests import make, staffed

JULY = dt.date(2023, 7, 5)


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def words(mine, today=JULY):
    """What is owed month by month; written rules are a matter of their own."""
    return [alert.words for alert in alerts(mine, today) if alert.part != "rules"]


def log(client, mine, of, **data):
    return client.post(f"/ledger/mines/{mine.pk}/logs/{of}/new/", data)


def test_a_month_without_meeting_check_or_shift_is_told_where_the_notice_holds(client, mine):
    hired = staffed.contractor(mine)
    assert not words(mine)
    staffed.in_scope(mine)
    assert words(mine) == [
        "6月召开安全生产办公会议 0 次，不足 1 次",
        "6月对某井建的检查 0 次，不足 1 次",
        "6月与某井建双带班下井 0 次，不足 1 次",
    ]
    client.force_login(make.enterprise_person(mine))
    day = {"day": "2023-06-30", "contractor": hired.pk}
    log(client, mine, "meetings", day="2023-06-01", chair="张建国", attendees="12")
    log(client, mine, "contractor-checks", checked_by="张建国", **day)
    log(client, mine, "shift-leads", shift="早班", leader="张建国", contractor_leader="赵勇", **day)
    assert (SafetyMeeting.objects.count(), ContractorCheck.objects.count(), ShiftLead.objects.count()) == (
        1,
        1,
        1,
    )
    assert not words(mine)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "早班 张建国、赵勇（某井建）" in page


def test_who_came_in_mid_month_owes_from_the_next(mine):
    staffed.in_scope(mine)
    staffed.contractor(mine, since=dt.date(2023, 6, 2))
    assert words(mine) == ["6月召开安全生产办公会议 0 次，不足 1 次"]


def test_a_day_outside_the_contract_is_refused(client, mine):
    hired = staffed.contractor(mine, until=dt.date(2023, 5, 31))
    client.force_login(make.enterprise_person(mine))
    answer = log(
        client, mine, "contractor-checks", contractor=hired.pk, day="2023-06-01", checked_by="张建国"
    )
    assert answer.context["form"].errors.keys() == {"day"}


def test_one_shift_is_one_line(client, mine):
    hired = staffed.contractor(mine)
    client.force_login(make.enterprise_person(mine))
    data = {
        "contractor": hired.pk,
        "day": "2023-06-01",
        "shift": "早班",
        "leader": "甲",
        "contractor_leader": "乙",
    }
    log(client, mine, "shift-leads", **data)
    assert log(client, mine, "shift-leads", **data).status_code == 422
    assert ShiftLead.objects.count() == 1


def test_the_log_counts_months(client, mine, county_viewer):
    staffed.duties(mine)
    client.force_login(county_viewer)
    for log_of in ("meetings", "contractor-checks", "shift-leads", "drills"):
        page = client.get(f"/ledger/mines/{mine.pk}/logs/{log_of}/").content.decode()
        assert "共 1 条" in page


def test_a_drill_is_due_again_in_half_a_year(mine):
    by = make.enterprise_person(mine)
    Drill(mine=mine, day=dt.date(2023, 1, 5), scenario="透水").log(by=by)
    mines = Mine.objects.values("pk")
    assert [row.due for row in due_soon("drill", mines, JULY)] == [JULY]
    assert not words(mine)
    assert words(mine, JULY + dt.timedelta(days=1)) == ["上次应急演练是2023年1月5日，已超过半年"]
    Drill(mine=mine, day=dt.date(2023, 7, 1), scenario="火灾").log(by=by)
    assert not due_soon("drill", mines, JULY)


def test_a_plan_is_assessed_again_in_three_years(client, mine, county_clerk):
    client.force_login(county_clerk)
    data = {"title": "综合应急预案", "kind": "综合应急预案", "filed_on": "2020-08-01"}
    client.post(f"/ledger/mines/{mine.pk}/file/plans/new/", data)
    assert EmergencyPlan.objects.get().expires == dt.date(2023, 8, 1)
    mines = Mine.objects.values("pk")
    assert due_soon("plan", mines, JULY)
    client.post(f"/ledger/mines/{mine.pk}/file/plans/new/", {**data, "filed_on": "2023-07-01"})
    assert not due_soon("plan", mines, JULY)


@pytest.mark.parametrize(
    ("year", "extracted", "told"), [(2022, "99.99", True), (2022, "100", False), (2023, "0", False)]
)
def test_a_year_that_is_over_and_fell_short_is_told(mine, year, extracted, told):
    SafetyFund.objects.create(mine=mine, year=year, owed=100, extracted=extracted, used=0)
    assert bool(words(mine)) == told


def test_a_crew_for_water_is_asked_for_where_there_is_water(mine):
    asked = {}
    for kind in ("简单", "中等", "复杂"):
        mine.hydrogeology = kind
        missing = completeness_of([mine])[mine.pk].missing
        asked[kind] = "profile.water_crew" in {field.key for field in missing}
    assert asked == {"简单": False, "中等": True, "复杂": True}


def test_the_five_unities_are_asked_for_where_a_contractor_works(client, mine, county_clerk):
    def missing():
        return "unities" in {field.key for field in completeness_of([mine])[mine.pk].missing}

    assert not missing()
    hired = staffed.contractor(mine)
    assert missing()
    client.force_login(county_clerk)
    data = {
        "name": hired.name,
        "team_leader": "赵勇",
        "since": "2023-01-01",
        "unities": ["统一管理", "统一培训"],
    }
    client.post(f"/ledger/file/contractors/{hired.pk}/edit/", data)
    assert not missing()
    assert "统一管理、统一培训" in client.get(mine.get_absolute_url()).content.decode()
