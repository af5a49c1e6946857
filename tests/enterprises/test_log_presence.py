"""Days on site, visits of the parent company, check-ins of the watch (Z-03, Z-04, L-02)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from enterprises.file.alerts import alerts
from enterprises.models import Flag, ParentVisit, Responsible, SafetyMeeting, SiteDay, WatchEntry
from enterprises.models.works import Contractor, Output, Profile
from jurisdictions.models import Holiday
from tests import filed, make

JULY = dt.date(2023, 7, 5)  # June 2023 is over: 22 weekdays, of which 22 and 23 June were holidays


@pytest.fixture
def mine(db):
    """In the scope of the notice that demands all this."""
    made = make.mine(supervisor=make.agency(), capacity=30)
    Flag.objects.create(
        mine=made, kind="campaign", subject="zezhou-2024", reason="…", since=dt.date(2023, 4, 1)
    )
    SafetyMeeting.objects.create(
        mine=made, day=dt.date(2023, 6, 5), chair="张建国", logged_by=make.user(None, "principal")
    )
    return made


def words(mine, today=JULY):
    """Written rules are a matter of their own."""
    return [alert.words for alert in alerts(mine, today) if alert.part != "rules"]


def over(mine):
    return [said for said in words(mine) if "上限" in said]


def site_days(mine, person, days):
    by = make.enterprise_person(mine)
    for day in days:
        SiteDay(mine=mine, person=person, day=dt.date(2023, 6, day)).log(by=by)


def test_ten_working_days_suffice_and_nine_do_not(mine):
    person = filed.key_person(mine)
    site_days(mine, person, [1, 2, 5, 6, 7, 8, 9, 12, 13])
    assert words(mine) == ["张建国6月到矿履职 9 个工作日，不足 10 个"]
    site_days(mine, person, [14])
    assert not words(mine)


def test_where_the_notice_does_not_hold_nobody_is_warned(mine):
    person = filed.key_person(mine)
    site_days(mine, person, [1])
    assert words(mine)
    Flag.objects.update(ended_on=dt.date(2023, 6, 30))
    assert not words(mine)


def test_weekends_and_holidays_are_no_working_days(mine):
    Holiday.objects.create(date=dt.date(2023, 6, 22), name="端午", is_workday=False)
    Holiday.objects.create(date=dt.date(2023, 6, 25), name="调休", is_workday=True)
    person = filed.key_person(mine)
    site_days(mine, person, [1, 2, 3, 5, 6, 7, 8, 9, 12, 22])
    assert words(mine) == ["张建国6月到矿履职 8 个工作日，不足 10 个"]
    site_days(mine, person, [13, 25])
    assert not words(mine)


def test_only_principals_of_working_mines_are_counted(mine):
    filed.key_person(mine, "总工程师")
    assert not words(mine)
    filed.key_person(mine, "实际控制人")
    assert len(words(mine)) == 1
    mine.status = "suspended_attended"
    assert not words(mine)


def test_the_parent_company_comes_three_times_a_month(mine):
    assert not words(mine)
    mine.enterprise.parent_enterprise = make.enterprise(name="某集团")
    by = make.user(make.agency(), "clerk")
    for day in (1, 2):
        ParentVisit(mine=mine, day=dt.date(2023, 6, day), visitors="安监部").log(by=by)
    assert words(mine) == ["上级公司6月到矿检查 2 次，不足 3 次"]
    ParentVisit(mine=mine, day=dt.date(2023, 6, 30), visitors="安监部").log(by=by)
    assert not words(mine)


def test_a_plan_above_the_capacity_is_told(mine):
    Output.objects.create(mine=mine, year=2022, planned=30)
    assert not words(mine)
    Output.objects.create(mine=mine, year=2023, planned=31)
    assert "2023年计划 31.00 万吨，超过设计生产能力" in words(mine)[0]


@pytest.mark.parametrize(("scale", "limit"), [("小型", 1), ("中型", 2), ("大型", 2)])
def test_contractors_have_a_limit_by_the_size_of_the_mine(mine, scale, limit):
    Profile.objects.create(mine=mine, scale=scale)
    for number in range(limit):
        Contractor.objects.create(
            mine=mine, name=f"井建{number}", team_leader="赵", since=dt.date(2023, 1, 1)
        )
    assert not over(mine)
    gone = {"name": "旧井建", "team_leader": "赵", "since": dt.date(2020, 1, 1), "until": dt.date(2022, 1, 1)}
    Contractor.objects.create(mine=mine, **gone)
    assert not over(mine)
    Contractor.objects.create(mine=mine, **{**gone, "until": None})
    assert over(mine) == [f"现有 {limit + 1} 家承包单位，上限为 {limit} 家"]
    assert next(one for one in alerts(mine, JULY) if one.words in over(mine)).basis.endswith("待核")


def test_where_nobody_works_somebody_watches_and_says_so(client, mine, county_clerk):
    mine.status = "suspended_unattended"
    mine.save()
    assert words(mine) == ["无人作业的长期停产停建矿山，还没有落实盯守人"]
    client.force_login(county_clerk)
    assert "1 座矿山没有盯守人" in client.get("/").content.decode()
    duty = filed.watch(mine)
    assert words(mine) == ["盯守人还没有打卡记录"]
    client.force_login(make.enterprise_person(mine, "safety_officer"))
    data = {"duty": duty.pk, "day": "2023-07-01", "note": "井口封闭完好"}
    client.post(f"/ledger/mines/{mine.pk}/logs/watch-entries/new/", data)
    assert WatchEntry.objects.get().note == "井口封闭完好"
    assert not words(mine, dt.date(2023, 7, 2))
    assert words(mine, dt.date(2023, 7, 3)) == ["盯守人自2023年7月1日以后没有打卡记录"]
    assert "井口封闭完好" in client.get(f"/ledger/mines/{mine.pk}/").content.decode()


@pytest.mark.parametrize("day", ["2022-12-31", "2999-01-01"])
def test_a_check_in_lies_within_the_watch_and_not_ahead(client, mine, day):
    duty = filed.watch(mine)
    client.force_login(make.enterprise_person(mine, "safety_officer"))
    answer = client.post(f"/ledger/mines/{mine.pk}/logs/watch-entries/new/", {"duty": duty.pk, "day": day})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"day"}


def test_a_pond_without_an_owner_has_somebody_who_answers_for_it(db):
    pond = make.mine(kind="tailings", supervisor=make.agency())
    Profile.objects.create(mine=pond, ownerless=True)
    person = {"name": "李明", "post": "副县长", "level": "县级", "since": dt.date(2023, 1, 1)}
    Responsible.objects.create(mine=pond, **person)
    assert words(pond) == ["无经营主体的尾矿库，还没有明确日常安全监管责任人"]
    Responsible.objects.create(mine=pond, role="无主体库监管责任人", **person)
    assert not words(pond)


def test_one_day_a_person_is_one_line(client, mine):
    person = filed.key_person(mine)
    client.force_login(make.enterprise_person(mine))
    url, data = f"/ledger/mines/{mine.pk}/logs/site-days/new/", {"person": person.pk, "day": "2023-06-01"}
    client.post(url, data)
    assert "这个人这一天已登记" in client.post(url, data).content.decode()
    assert SiteDay.objects.count() == 1


def test_a_viewer_logs_nothing(client, county_viewer, mine):
    client.force_login(county_viewer)
    data = {"day": "2023-06-01", "visitors": "安监部"}
    assert client.post(f"/ledger/mines/{mine.pk}/logs/visits/new/", data).status_code == 403


def test_the_log_counts_the_working_days_of_each_month(client, mine, county_viewer):
    person = filed.key_person(mine)
    site_days(mine, person, [1, 2, 3, 5])
    client.force_login(county_viewer)
    with time_machine.travel(dt.datetime(2023, 7, 5, 12), tick=False):
        answer = client.get(f"/ledger/mines/{mine.pk}/logs/site-days/")
    [line] = answer.context["lines"]
    assert line.who == "张建国"
    assert line.counts[-2:] == [(3, True), (0, False)]
    assert "共 4 条" in answer.content.decode()
