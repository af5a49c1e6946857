"""The roll of who owes: agencies founded and dissolved, mines that change hands, and rows that are deleted."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue, start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign, Obligation
from campaigns.obligations.generation import Change, generate
from campaigns.obligations.handing import accept, return_
from enterprises.models import Mine
from enterprises.upkeep.merging import Paper, merge
from tests import make

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2023, 11, 6)


@pytest.fixture
def monthly(db):
    """By the 20th of June to December 2023, out since 30 May; 襄汾县 is there from the beginning."""
    make.agency("襄汾县")
    make.campaign(status="draft")
    asked = make.promise("report", "county", cadence="monthly", due_on=None, due_day=20)
    with time_machine.travel("2023-06-01 10:00+08:00"):
        issue(asked.campaign, by=make.user(asked.campaign.issuer, "leader"))
    return asked


def months(asked, place: str) -> list[int]:
    owed = asked.obligations.owed().filter(agency__region=make.region(place))
    return [one.period.month for one in owed.order_by("period")]


def test_an_agency_founded_in_november_owes_from_november(monthly):
    make.agency("曲沃县")
    generate(today=NOVEMBER)
    assert months(monthly, "曲沃县") == [11, 12]
    assert months(monthly, "襄汾县") == list(range(6, 13))


def test_the_first_of_its_level_is_no_later_than_the_others(monthly):
    towns = make.promise("plan", "town", cadence="monthly", due_on=None, due_day=20)
    make.agency("141023100", "town_centre")
    generate(today=NOVEMBER)
    assert months(towns, "141023100") == [11, 12]


def test_a_county_that_is_merged_away_owes_nothing_more(monthly, officer):
    make.region("襄汾县").merge_into(
        make.region("曲沃县"), by=officer("山西省", "administrator"), on=NOVEMBER
    )
    assert generate(today=NOVEMBER).waived == 2
    assert months(monthly, "襄汾县") == [6, 7, 8, 9, 10]


def test_what_was_returned_to_one_that_goes_is_owed_no_more_until_it_is_back(county_clerk, city_leader):
    mine = make.mine(supervisor=county_clerk.agency)
    owed = make.promise("self_inspection", "mine").obligations.get()
    make.handed_in(owed, by=make.enterprise_person(mine, "safety_officer"))
    return_(owed, by=city_leader, reason="缺附件")
    states = []
    for status in ("closed", "producing"):
        Mine.objects.update(status=status)
        generate(today=dt.date(2023, 6, 16))
        owed.refresh_from_db()
        states.append(owed.status)
    assert states == ["waived", "returned"]


@pytest.fixture
def handed_over(city_leader, county_clerk):
    """A mine of 襄汾县 that the city took over in July; its report of June waits to be looked at."""
    mine = make.mine(supervisor=county_clerk.agency)
    with time_machine.travel("2023-05-15 10:00+08:00"):
        start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    plan = Obligation.objects.get(requirement__key="enterprise-plan")
    done = Obligation.objects.get(requirement__key="deputy-lists")
    officer = make.enterprise_person(mine, "safety_officer")
    make.handed_in(plan, by=officer, at=make.noon(18, 5))
    make.handed_in(done, by=officer, at=make.noon(1, 7))
    accept(done, by=county_clerk)
    with time_machine.travel("2023-07-03 10:00+08:00"):
        mine.put_under(city_leader.agency, by=county_clerk, document="临应急函〔2023〕9号")
        generate()
    return plan, done


def test_its_reports_go_to_the_new_desk_and_what_was_accepted_stays(handed_over, city_leader, county_clerk):
    plan, done = handed_over
    owed = Obligation.objects.filter(enterprise=plan.enterprise)
    assert set(owed.exclude(pk=done.pk).values_list("receiver", flat=True)) == {city_leader.agency_id}
    assert owed.get(pk=done.pk).receiver == county_clerk.agency


def test_what_waits_is_looked_at_by_the_new_desk(handed_over, city_clerk, county_clerk):
    plan = Obligation.objects.get(pk=handed_over[0].pk)
    with pytest.raises(PermissionDenied):
        accept(plan, by=county_clerk)
    accept(plan, by=city_clerk)
    assert plan.status == "accepted"


def test_of_two_entries_of_one_mine_one_goes_on_owing(county_clerk):
    kept = make.mine(supervisor=county_clerk.agency)
    gone = make.mine(name="重复登记", enterprise=kept.enterprise, supervisor=county_clerk.agency)
    asked = make.promise("self_inspection", "mine", due_on=dt.date(2023, 5, 31))
    assert asked.owings.count() == 2
    asked.owings.filter(mine=gone).update(since="2023-05-16")
    merge(kept, gone, by=county_clerk, paper=Paper("襄应急函〔2023〕30号"))
    assert [(one.mine, one.since) for one in asked.owings.all()] == [(kept, dt.date(2023, 5, 16))]


def test_deleted_rows_come_back_as_they_were(city_leader):
    """Also those of who left, came later, or is a key county: the roll knows, and not the rows."""
    make.agency("襄汾县")
    first, second = make.mine(name="首批矿"), make.mine(name="关闭矿")
    with time_machine.travel("2023-05-15 10:00+08:00"):
        start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    make.mine(name="九月矿")
    Mine.objects.filter(pk=second.pk).update(status="closed")
    with time_machine.travel("2023-09-10 07:00+08:00"):
        generate()
        before = _open()
        assert {one[1] for one in before} > {first.pk, second.pk}
        Obligation.objects.open().delete()
        generate()
        assert _open() == before
        assert generate() == Change()
    assert Campaign.objects.count() == 1


def _open() -> set[tuple]:
    columns = ("requirement", "mine", "agency", "enterprise", "period", "due_on", "receiver", "region")
    return set(Obligation.objects.open().values_list(*columns))
