"""Who is told of a deadline on which morning; and nobody twice, however often the job runs."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from campaigns.actions import issue
from campaigns.cascade.deadlines import change_deadline
from campaigns.models import Morning, Notice, Obligation, ReminderSettings
from campaigns.obligations.periods import Deadline
from campaigns.reminders import morning
from campaigns.reminders.schedule import FRESH, Kind, for_owner, owner_steps
from enterprises.models import Mine
from jurisdictions.management.commands.load_holidays import Command as load_holidays
from jurisdictions.workdays import DAY, Calendar, is_workday
from tests import make

NATIONAL_DAY = Calendar(
    off=frozenset(dt.date(2023, 9, 29) + n * DAY for n in range(8)),
    worked=frozenset({dt.date(2023, 10, 7), dt.date(2023, 10, 8)}),
    years=frozenset({2023}),
)
PLAIN = Calendar(years=frozenset({2023}))


def day(month: int, number: int) -> dt.date:
    return dt.date(2023, month, number)


def morning_of(month: int, number: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, month, number, 7, 0))


class TestSchedule:
    """Which step, without a database."""

    def test_before_on_and_after_a_tuesday(self):
        steps = owner_steps(day(6, 20), (7, 3, 1), PLAIN)
        assert [(step.kind, step.morning) for step in steps] == [
            (Kind.BEFORE, day(6, 13)),
            (Kind.BEFORE, day(6, 16)),  # the 17th is a Saturday
            (Kind.BEFORE, day(6, 19)),
            (Kind.ON, day(6, 20)),
            (Kind.AFTER, day(6, 21)),
        ]

    def test_over_a_long_holiday_only_the_nearest_goes_out_before_it(self):
        due = day(10, 7)
        assert for_owner(due, day(9, 28), (7, 3, 1), NATIONAL_DAY).days == 1
        assert for_owner(due, day(9, 30), (7, 3, 1), NATIONAL_DAY) is None  # a holiday
        assert for_owner(due, day(10, 7), (7, 3, 1), NATIONAL_DAY).kind == Kind.ON
        assert (
            for_owner(due, day(10, 8), (7, 3, 1), NATIONAL_DAY).kind == Kind.AFTER
        )  # a Sunday that is worked

    def test_on_the_day_itself_even_if_it_is_a_holiday(self):
        assert for_owner(day(10, 1), day(10, 1), (7,), NATIONAL_DAY).kind == Kind.ON
        assert for_owner(day(10, 1), day(10, 2), (7,), NATIONAL_DAY) is None
        assert for_owner(day(10, 1), day(10, 7), (7,), NATIONAL_DAY).kind == Kind.AFTER

    def test_a_missed_morning_is_made_up_for_and_a_stale_one_is_not(self):
        due = day(6, 20)
        assert for_owner(due, day(6, 14), (7, 3, 1), PLAIN).days == 7
        assert for_owner(due, day(6, 16), (7, 3, 1), PLAIN).days == 3
        assert for_owner(due, day(6, 21) + FRESH, (7, 3, 1), PLAIN) is None or is_workday(
            day(6, 21) + FRESH, PLAIN
        )
        assert for_owner(due, day(6, 22) + FRESH, (7, 3, 1), PLAIN) is None

    @given(
        due=st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        before=st.sets(st.integers(1, 30), max_size=4),
        down=st.sets(st.integers(-40, 40)),
        off=st.sets(st.integers(-40, 40), max_size=12),
    )
    def test_whatever_days_the_server_is_down_no_step_comes_twice_and_none_backwards(
        self, due, before, down, off
    ):
        calendar = Calendar(off=frozenset(due + n * DAY for n in off), years=frozenset({2023}))
        sent = []
        for today in (due + n * DAY for n in range(-70, 60) if n not in down):
            step = for_owner(due, today, before, calendar)
            if step and step not in sent:
                assert not sent or sent[-1].morning <= step.morning
                assert is_workday(today, calendar) or today == due
                assert today - step.morning <= FRESH
                sent.append(step)
        if not down:
            expected = {step.morning: step for step in owner_steps(due, before, calendar)}
            assert sent == list(expected.values())
        if 0 not in down:
            assert Kind.ON in {step.kind for step in sent}


@pytest.fixture
def owed(county_clerk, county_leader, county_viewer, city_clerk, city_leader, province_leader) -> Obligation:
    return make.june_table()


def told() -> set[tuple[str, str, int]]:
    return {(n.recipient.username, n.kind, n.days) for n in Notice.objects.select_related("recipient")}


def extend(owed: Obligation, due_on: dt.date) -> None:
    """Given time by the city: the nightly generation doesn't take it back."""
    owed.extensions.create(
        was_due_on=owed.due_on, due_on=due_on, reason="汛期", given_by=make.user(owed.receiver, "leader")
    )
    Obligation.objects.filter(pk=owed.pk).update(due_on=due_on)


def both(kind: str, days: int) -> set[tuple[str, str, int]]:
    people = ("141023-emer-clerk", "141023-emer-leader")
    return {(person, kind, days) for person in people}


pytestmark = pytest.mark.django_db


def test_the_people_who_hand_in_are_told_on_each_step_of_the_way(owed):
    expected = set()
    steps = {13: ("before", 7), 16: ("before", 3), 19: ("before", 1), 20: ("on", 0), 21: ("after", 1)}
    for number in range(9, 22):
        morning.run(morning_of(6, number))
        expected |= both(*steps[number]) if number in steps else set()
        assert told() == expected, number


def test_however_often_it_runs_nobody_is_told_twice(owed):
    morning.run(morning_of(6, 19))
    before = set(Notice.objects.values_list("pk", flat=True))
    assert len(before) == 2
    Morning.objects.all().delete()  # as if nobody had ever noted that the day was done
    morning.run(morning_of(6, 19))
    assert set(Notice.objects.values_list("pk", flat=True)) == before


def test_a_run_that_died_half_way_is_finished_by_the_next(owed):
    """The second run of an unfinished morning adds what is missing and nothing else."""
    morning.run(morning_of(6, 19))
    Notice.objects.filter(recipient__username="141023-emer-leader").delete()
    Morning.objects.update(finished_at=None)
    morning.run(morning_of(6, 19))
    assert told() == both("before", 1)


def test_a_finished_morning_is_not_walked_again(owed):
    morning.run(morning_of(6, 19))
    Notice.objects.all().delete()
    morning.run(morning_of(6, 19))
    assert not Notice.objects.exists()


def test_who_has_handed_in_is_left_alone(owed):
    owed.move(Obligation.Status.SUBMITTED, submitted_at=morning_of(6, 12))
    for number in (13, 16, 19, 20, 21, 27):
        morning.run(morning_of(6, number))
    assert told() == set()


def test_what_lies_returned_past_its_day_climbs_as_what_was_never_handed_in(owed):
    owed.move(Obligation.Status.SUBMITTED, submitted_at=morning_of(6, 12))
    owed.move(Obligation.Status.RETURNED)
    for number in (19, 20, 21, 23, 27, 28):
        morning.run(morning_of(6, number))
    assert {kind for _, kind, _ in told()} == {"before", "on", "after", "escalated", "escalated_further"}


def test_a_moved_day_begins_anew(owed):
    morning.run(morning_of(6, 20))
    extend(owed, day(6, 27))
    morning.run(morning_of(6, 27))
    assert Notice.objects.filter(kind="on").values_list("due_on", flat=True).distinct().count() == 2


def test_on_a_holiday_only_what_is_due_that_day(owed):
    load_holidays().handle(verbosity=0)
    extend(owed, day(6, 28))  # 端午 is 22–24 June
    morning.run(morning_of(6, 22))
    morning.run(morning_of(6, 24))
    assert told() == set()
    Obligation.objects.filter(pk=owed.pk).update(due_on=day(6, 24))
    Morning.objects.all().delete()
    morning.run(morning_of(6, 24))
    assert told() == both("on", 0)


def test_the_administrator_sets_the_days(owed):
    ReminderSettings(pk=1, days_before=[5]).save()
    for number in (13, 15, 16, 19):
        morning.run(morning_of(6, number))
    assert told() == both("before", 5)


def test_principal_and_safety_officer_are_told_of_their_own():
    mine = make.mine(supervisor=make.agency())
    ours = [make.enterprise_person(mine, role) for role in ("principal", "safety_officer")]
    make.enterprise_person(make.mine("141021", name="别家矿业"))
    make.obligations()
    report = Obligation.objects.get(mine=mine, requirement__key="self-inspection", period=day(6, 1))
    morning.run(timezone.make_aware(dt.datetime.combine(report.due_on, dt.time(7))))
    assert set(Notice.objects.filter(obligation=report, kind="on").values_list("recipient", flat=True)) == {
        person.pk for person in ours
    }
    assert Mine.objects.count() == 2


def test_the_disabled_are_told_nothing(owed, county_clerk):
    county_clerk.is_active = False
    county_clerk.save()
    morning.run(morning_of(6, 20))
    assert told() == {("141023-emer-leader", "on", 0)}


def test_what_is_issued_after_the_mornings_run_is_told_of_the_same_day(county_clerk, city_leader):
    asked = make.promise(campaign=make.campaign(status="draft"))
    with time_machine.travel("2023-06-19 07:00+08:00"):
        assert morning.run()
    with time_machine.travel("2023-06-19 10:00+08:00"):
        issue(asked.campaign, by=city_leader)
    with time_machine.travel("2023-06-19 10:10+08:00"):
        assert morning.run()
    told = Notice.objects.filter(recipient=county_clerk, obligation__requirement=asked)
    assert [(one.kind, one.days) for one in told] == [(Kind.BEFORE, 1)]


def test_so_is_what_is_issued_while_the_run_is_under_way(owed, monkeypatch):
    """The run has gone past it: the day isn't finished, and the next one goes through it again."""
    generated = morning.generate

    def somebody_issues(**options):
        generated(**options)
        Morning.objects.take_up_again()

    with time_machine.travel("2023-06-19 07:00+08:00"):
        monkeypatch.setattr(morning, "generate", somebody_issues)
        assert not morning.run()
        monkeypatch.setattr(morning, "generate", generated)
        assert morning.run()


def test_so_is_a_day_that_is_moved_to_tomorrow(county_clerk, city_leader):
    asked = make.owed(due_on=dt.date(2023, 6, 30)).requirement
    with time_machine.travel("2023-06-13 07:00+08:00"):
        assert morning.run()
    with time_machine.travel("2023-06-13 10:00+08:00"):
        change_deadline(asked, Deadline(on=dt.date(2023, 6, 14)), by=city_leader, reason="提前")
        assert morning.run()
    assert [one.due_on for one in Notice.objects.filter(recipient=county_clerk)] == [dt.date(2023, 6, 14)]
