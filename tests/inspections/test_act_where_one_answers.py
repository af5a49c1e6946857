"""A lower agency opens nothing on a mine that a superior answers for, and is told who does (S1-01, S0-04)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from inspections.models import Case, Inspection, Measure
from inspections.on_site.actions import open_inspection
from inspections.penalties.decisions import Fine, decide_penalties
from jurisdictions.models import Grant
from jurisdictions.rules import RuleViolation
from tests import cased, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_the_city(city_clerk):
    make.statutory_criteria()
    return make.mine(supervisor=city_clerk.agency)


def fine():
    return Fine("enterprise", Decimal(20_000), make.penalty_clause(), "（襄）应急罚〔2023〕1号")


def order(mine, by):
    return cased.to_be_ordered(mine, by=by)


def test_the_county_opens_no_check_and_reads_who_does(client, at_the_city):
    team = make.officers()
    client.force_login(team[0])
    answer = client.post(
        "/inspections/open/",
        {
            "mine": at_the_city.pk,
            "kind": "planned",
            "checked_on": timezone.localdate().isoformat(),
            "officers": [officer.pk for officer in team],
            "client_key": "6f0f2d6e-5f3a-4f4e-9d55-2f3c0c6f1a02",
        },
    )
    assert "临汾市应急管理局负责监管" in answer.content.decode()
    assert not Inspection.objects.exists()
    with pytest.raises(RuleViolation, match="临汾市应急管理局"):
        open_inspection(at_the_city, by=team[0], officers=team, **make.OPENED)


def test_it_is_told_so_before_it_has_filled_in_anything(client, at_the_city):
    client.force_login(make.officers()[0])
    for page in ("/inspections/open/", "/inspections/open/hints/"):
        assert "临汾市应急管理局负责监管" in client.get(page, {"mine": at_the_city.pk}).content.decode()


def test_it_decides_no_case_and_orders_no_measure(at_the_city, county_leader):
    with pytest.raises(RuleViolation, match="临汾市应急管理局"):
        decide_penalties(at_the_city, [fine()], by=county_leader, violation="…")
    with pytest.raises(RuleViolation, match="临汾市应急管理局"):
        order(at_the_city, county_leader)
    assert not Case.objects.exists()
    assert not Measure.objects.exists()


def test_the_city_looks_in_at_a_mine_of_the_county(county_clerk):
    make.statutory_criteria()
    mine = make.mine(supervisor=county_clerk.agency)
    team = make.officers("1410")
    assert open_inspection(mine, by=team[0], officers=team, **make.OPENED).pk


def test_a_county_does_not_act_where_its_neighbour_answers(neighbour_clerk, county_leader):
    mine = make.mine(supervisor=neighbour_clerk.agency)
    with pytest.raises(RuleViolation, match="曲沃县应急管理局"):
        order(mine, county_leader)


def test_a_concerned_agency_does_not_act(county_clerk, neighbour_leader):
    make.statutory_criteria()
    mine = make.mine(supervisor=county_clerk.agency)
    mine.concerned.create(agency=neighbour_leader.agency, document="文")
    team = make.officers("141021")
    with pytest.raises(RuleViolation, match="襄汾县应急管理局"):
        open_inspection(mine, by=team[0], officers=team, **make.OPENED)


def test_a_plain_grant_lets_a_neighbour_check_and_not_judge(
    county_clerk, county_administrator, neighbour_leader
):
    make.statutory_criteria()
    mine = make.mine(supervisor=county_clerk.agency)
    team = make.officers("141021")
    for person in (*team, neighbour_leader):
        Grant.give(mine, to=person, until=dt.date(2099, 1, 1), basis="文", by=county_administrator)
    assert open_inspection(mine, by=team[0], officers=team, **make.OPENED).pk
    with pytest.raises(Exception, match="不在您的辖区内"):
        order(mine, neighbour_leader)


def test_who_is_designated_from_above_checks_and_judges_until_the_last_day(
    at_the_city, city_administrator, county_leader, time_machine
):
    time_machine.move_to(dt.datetime(2023, 7, 1, 4, tzinfo=dt.UTC))
    facts = {"until": dt.date(2023, 7, 31), "basis": "临应急函〔2023〕15号", "by": city_administrator}
    team = make.officers()
    for person in (team[0], county_leader):
        Grant.give(at_the_city, to=person, designated=True, **facts)
    assert open_inspection(at_the_city, by=team[0], officers=team, **make.OPENED).pk
    assert order(at_the_city, county_leader).pk
    time_machine.move_to(dt.datetime(2023, 8, 1, 4, tzinfo=dt.UTC))
    with pytest.raises(RuleViolation, match="临汾市应急管理局"):
        decide_penalties(at_the_city, [fine()], by=county_leader, violation="…")


def test_a_plain_grant_from_below_does_not_open_what_the_city_answers_for(at_the_city, county_administrator):
    team = make.officers()
    Grant.give(at_the_city, to=team[0], until=dt.date(2099, 1, 1), basis="文", by=county_administrator)
    with pytest.raises(RuleViolation):
        open_inspection(at_the_city, by=team[0], officers=team, **make.OPENED)
