"""Late, overdue, due soon: one rule, in Python for a row and in SQL for many (the two must never differ)."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.boards.board import board
from campaigns.models import Obligation
from campaigns.obligations import handing
from campaigns.obligations.standing import DueState, days_late_in_sql, due_state
from campaigns.todo import todos
from tests import make

NOON = make.noon(20)
DAYS = st.dates(dt.date(2023, 6, 1), dt.date(2023, 7, 15))
MOMENTS = st.datetimes(
    dt.datetime(2023, 6, 1), dt.datetime(2023, 7, 15), timezones=st.just(timezone.get_fixed_timezone(480))
)


@st.composite
def rows(draw):
    status = draw(st.sampled_from(Obligation.Status.values))
    handed_in = None if status in {"due", "waived"} else draw(MOMENTS)
    return status, draw(DAYS), handed_in


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=rows(), at=MOMENTS)
def test_python_and_sql_say_the_same(row, at):
    one = Obligation.objects.first() or make.owed()
    status, due_on, submitted_at = row
    Obligation.objects.filter(pk=one.pk).update(status=status, due_on=due_on, submitted_at=submitted_at)
    asked = Obligation.objects.with_due_state(at).annotate(late=days_late_in_sql(at))
    found = asked.get(pk=one.pk)
    assert found.due_state_now == found.due_state(at)
    assert max(0, found.late) == found.days_late(at)
    assert Obligation.objects.overdue(at).exists() == (found.due_state(at) == DueState.OVERDUE)


@pytest.mark.parametrize(
    ("due", "submitted", "expected"),
    [
        (dt.date(2023, 6, 19), None, DueState.OVERDUE),
        (dt.date(2023, 6, 20), None, DueState.SOON),
        (dt.date(2023, 6, 23), None, DueState.SOON),
        (dt.date(2023, 6, 24), None, DueState.AHEAD),
        (dt.date(2023, 6, 20), NOON.replace(hour=23, minute=59, second=59), DueState.IN_TIME),
        (dt.date(2023, 6, 20), NOON.replace(day=21, hour=0), DueState.LATE),
    ],
)
def test_the_due_day_counts_to_its_last_second(due, submitted, expected):
    status = "submitted" if submitted else "due"
    assert due_state(status, due, submitted, NOON) == expected


def test_while_it_lies_returned_its_clock_runs_on():
    early = NOON.replace(day=10)
    states = {day: due_state("returned", dt.date(2023, 6, day), early, NOON) for day in (19, 20, 30)}
    assert states == {19: DueState.OVERDUE, 20: DueState.SOON, 30: DueState.AHEAD}
    assert due_state("submitted", dt.date(2023, 6, 19), early, NOON) == DueState.IN_TIME


@pytest.mark.django_db
@time_machine.travel(make.noon(25), tick=False)
def test_list_counter_to_do_and_board_tell_one_story_of_what_lies_returned(client, county_clerk, city_leader):
    """Handed in on the 15th, returned, and never mended by the 20th: missing wherever somebody looks."""
    owed = make.handed_in().obligation
    handing.return_(owed, by=city_leader, reason="缺少责任分工", at=make.noon(16))
    for person, side in ((county_clerk, "mine"), (city_leader, "received")):
        client.force_login(person)
        page = client.get(f"/campaigns/obligations/?side={side}&due=overdue")
        assert page.context["table"].data.data.get().standing() == ("逾期5天", "late")
        assert [
            one.value for one in page.context["tiles"] if one.url.endswith(f"side={side}&due=overdue")
        ] == [1]
    assert [todo.title for todo in todos(city_leader, make.noon(25))] == ["实施方案 1 家逾期未报"]
    assert [todo.words for todo in todos(county_clerk, make.noon(25))] == ["逾期 5 天"]
    tally = board(make.region("临汾市"), [owed.requirement_id], at=make.noon(25)).total.tally
    assert (tally.in_time, tally.overdue, tally.days_overdue, tally.share) == (0, 1, 5, 0.0)
    make.handed_in(owed, text="已补充分工", at=make.noon(26))
    assert owed.due_state(make.noon(27)) == DueState.IN_TIME
