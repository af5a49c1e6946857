from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inspections.models import Inspection
from inspections.penalties.proposing import decide_proposal
from inspections.todo import todos
from jurisdictions.models import Grant
from tests import cased, make


@pytest.fixture
def check(db):
    return make.signed_inspection(cased.mine(), checked_on=dt.date(2023, 6, 1))


@pytest.fixture
def case(check):
    waiting = cased.proposal(check, "enterprise", sole_reason="主要负责人刚到任")
    return decide_proposal(cased.reviewed(waiting), cased.numbers(waiting), by=cased.desk("leader"))


@pytest.fixture
def measure(check, county_leader):
    return cased.ordered(check.mine, by=county_leader, inspection=check)


def rows(client, **query):
    page = client.get("/inspections/", query)
    return [row.record for row in page.context["table"].rows]


def test_county_city_and_province_see_the_check(client, check, county_viewer, city_clerk, province_leader):
    for person in (county_viewer, city_clerk, province_leader):
        client.force_login(person)
        assert rows(client) == [check]
        assert client.get(f"/inspections/{check.pk}/").status_code == 200


def test_for_neighbours_there_is_none(client, check, case, measure, neighbour_clerk, stranger):
    for person in (neighbour_clerk, stranger):
        client.force_login(person)
        assert rows(client) == []
        for address in (
            f"/inspections/{check.pk}/",
            f"/inspections/{check.pk}/signature/",
            f"/inspections/cases/{case.pk}/",
            f"/inspections/measures/{measure.pk}/",
            f"/api/inspections/{check.pk}/",
            f"/api/cases/{case.pk}/",
            f"/api/measures/{measure.pk}/",
        ):
            assert client.get(address).status_code == 404, address
        assert client.get("/api/inspections/").json()["count"] == 0


def test_the_mine_sees_its_own_checks_only(client, check, case, measure):
    make.signed_inspection(make.mine("141023", name="襄汾另一铁矿"))
    client.force_login(make.enterprise_person(check.mine))
    assert rows(client) == [check]
    for address in (f"/inspections/{check.pk}/", f"/inspections/cases/{case.pk}/", "/inspections/cases/"):
        assert client.get(address).status_code == 200
    assert client.get("/api/inspections/").json()["count"] == 1


def test_a_grant_opens_the_mines_checks_until_its_end(client, check, neighbour_inspector, city_administrator):
    today = timezone.localdate()
    Grant.give(check.mine, to=neighbour_inspector, until=today, basis="交叉检查方案", by=city_administrator)
    client.force_login(neighbour_inspector)
    assert rows(client) == [check]
    Grant.objects.update(until=today - dt.timedelta(days=1))
    assert client.get(f"/inspections/{check.pk}/").status_code == 404


def test_the_visitor_is_sent_to_the_door(client, check, case):
    for address in ("/inspections/", f"/inspections/{check.pk}/", f"/inspections/cases/{case.pk}/"):
        assert client.get(address).status_code == 302
    assert client.get("/api/inspections/").status_code == 403


def test_the_list_is_filtered_by_place_day_state_and_findings(client, check, city_clerk):
    make.finding(make.inspection(make.mine("141021", name="曲沃铁矿"), checked_on=dt.date(2023, 7, 1)))
    empty = make.inspection(make.mine("141023", name="襄汾另一铁矿"), checked_on=dt.date(2023, 7, 2))
    client.force_login(city_clerk)
    assert len(rows(client)) == 3
    assert rows(client, place="141021") == list(Inspection.objects.filter(mine__region="141021"))
    assert rows(client, until="2023-06-30") == [check]
    assert rows(client, status="signed") == [check]
    assert rows(client, found="no") == [empty]
    assert rows(client, q="另一") == [empty]
    assert rows(client, mine=check.mine_id) == [check]


def test_cases_are_filtered_for_dual_penalties(client, case, county_leader):
    client.force_login(county_leader)
    assert client.get("/inspections/cases/", {"dual": "yes"}).context["table"].rows.data.data.count() == 0
    assert client.get("/inspections/cases/", {"dual": "no"}).context["table"].rows.data.data.count() == 1


def test_the_detail_tells_what_followed(client, check, case, measure, county_viewer):
    client.force_login(county_viewer)
    page = client.get(f"/inspections/{check.pk}/").content.decode()
    for address in (case.get_absolute_url(), measure.get_absolute_url(), "/hazards/", "/records/history/"):
        assert f'href="{address}' in page
    assert "王平的手写签名" in page


@pytest.mark.parametrize(
    "address", ["/inspections/", "/inspections/cases/", "/api/inspections/", "/api/cases/"]
)
def test_a_longer_list_asks_no_more_of_the_database(
    client, case, county_leader, address, django_assert_num_queries
):
    client.force_login(county_leader)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(3):
        check = make.signed_inspection(cased.mine(name=f"襄汾{number}号铁矿"))
        cased.decided(check, start=10 * (number + 1))
    with django_assert_num_queries(len(one)):
        client.get(address)


def unfinished(officer):
    return [todo.url for todo in todos(officer, timezone.now()) if todo.when == "未签字"]


def test_an_unfinished_check_is_on_its_officers_list(check, county_leader):
    draft = make.inspection(make.mine("141023", name="襄汾另一铁矿"))
    for officer in draft.officers.all():
        assert unfinished(officer) == [f"/inspections/{draft.pk}/walk/"]
    draft.discard(by=draft.opened_by)
    assert unfinished(draft.opened_by) == []


def test_a_major_finding_waits_for_the_leader_until_there_is_a_case(check, county_leader, city_leader):
    general = make.inspection(make.mine("141023", name="襄汾另一铁矿"))
    make.finding(general, severity="general")
    assert [todo.url for todo in todos(county_leader, timezone.now())] == [f"/inspections/{check.pk}/"]
    assert todos(city_leader, timezone.now()) == []
    cased.decided(check)
    assert todos(county_leader, timezone.now()) == []
