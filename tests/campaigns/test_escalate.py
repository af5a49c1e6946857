"""What is overdue climbs: first to the superior, then one level further; each of them once."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigns.models import Notice, Obligation, ReminderSettings
from campaigns.reminders import morning
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(county_clerk, city_clerk, city_leader, city_inspector, province_leader) -> Obligation:
    return make.june_table()


def at(number: int, month: int = 6) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, month, number, 7))


def climbed() -> list[tuple[int, str, str]]:
    """On which day of June (July from 31 on), to whom, as what."""
    told = Notice.objects.filter(kind__startswith="escalated").select_related("recipient").order_by("pk")
    return sorted(((n.made_on - dt.date(2023, 5, 31)).days, n.recipient.username, n.kind) for n in told)


CITY = ["1410-emer-clerk", "1410-emer-leader"]
PROVINCE = ["14-emer-leader"]


def walk() -> None:
    for number in range(19, 31):
        morning.run(at(number))


def test_three_days_late_the_city_is_told_and_seven_days_late_the_province(owed):
    walk()
    first = [(23, person, "escalated") for person in CITY]
    further = [(27, person, "escalated_further") for person in PROVINCE]
    assert climbed() == first + further


def test_the_administrator_sets_after_how_many_days(owed):
    ReminderSettings(pk=1, escalate_after=1, escalate_further_after=2).save()
    walk()
    assert {day for day, _, kind in climbed() if kind == "escalated"} == {21}
    assert {day for day, _, kind in climbed() if kind == "escalated_further"} == {22}


def test_a_step_on_a_weekend_waits_for_the_next_working_day(owed):
    ReminderSettings(pk=1, escalate_after=4, escalate_further_after=7).save()  # Saturday the 24th
    walk()
    assert {day for day, _, kind in climbed() if kind == "escalated"} == {26}


def test_after_a_week_without_a_server_both_superiors_are_told_at_once(owed):
    morning.run(at(19))
    morning.run(at(28))
    assert climbed() == sorted(
        [(28, person, "escalated") for person in CITY]
        + [(28, person, "escalated_further") for person in PROVINCE]
    )
    own = Notice.objects.filter(recipient__username="141023-emer-clerk").values_list("kind", flat=True)
    assert sorted(own) == ["after", "before"]  # the day itself is stale


def test_what_is_long_out_of_date_is_told_to_nobody(owed):
    morning.run(at(31, 7))
    assert not Notice.objects.exists()


def test_who_handed_in_late_is_not_reported_any_more(owed):
    morning.run(at(21))
    owed.move(Obligation.Status.SUBMITTED, submitted_at=at(22))
    walk()
    assert climbed() == []


def test_it_is_the_city_that_urges_the_county_even_where_the_ministry_receives(owed, province_leader):
    """S1-12: the county's case goes straight to the ministry, and is still its superior's business."""
    ministry = make.user(make.agency("00"), "leader")
    owed.requirement.receiver_rule, owed.requirement.receiver = "named", ministry.agency
    owed.requirement.save()
    Obligation.objects.filter(pk=owed.pk).update(receiver=ministry.agency)
    walk()
    assert {who for _, who, _ in climbed()} == {*CITY, *PROVINCE}


def test_an_enterprise_climbs_to_who_answers_for_the_mine_and_then_to_the_city():
    county, city = make.user(make.agency(), "clerk"), make.user(make.agency("临汾市"), "leader")
    mine = make.mine(supervisor=county.agency)
    make.enterprise_person(mine)
    make.obligations()
    plan = Obligation.objects.get(requirement__key="enterprise-plan")
    assert plan.due_on == dt.date(2023, 5, 20)
    for number in (23, 24, 26, 29):
        morning.run(at(number, 5))
    told = Notice.objects.filter(obligation=plan, kind__startswith="escalated")
    assert set(told.values_list("recipient", "kind")) == {
        (county.pk, "escalated"),
        (city.pk, "escalated_further"),
    }
