"""Late, overdue, due soon: one rule, in Python for a row and in SQL for many (the two must never differ)."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Obligation
from campaigns.obligations.standing import DueState, due_state
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
    found = Obligation.objects.with_due_state(at).get(pk=one.pk)
    assert found.due_state_now == found.due_state(at)


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
