"""Every day falls into exactly one reporting period."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from campaigns.obligations.periods import Deadline, Period, next_month, periods

days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
in_month = st.integers(1, 28)


def monthly(first: dt.date, last: dt.date, due: int, cut_off: int, starts_on: dt.date) -> list[Period]:
    return list(periods("monthly", first, last, Deadline(day=due), starts_on=starts_on, cut_off_day=cut_off))


@given(first=days, length=st.integers(0, 30), due=in_month, cut_off=in_month, before=st.integers(0, 400))
def test_no_gap_no_overlap_and_one_period_a_month(first, length, due, cut_off, before):
    last = first
    for _ in range(length):
        last = next_month(last)
    starts_on = first - dt.timedelta(days=before)
    found = monthly(first, last, due, cut_off, starts_on)
    assert [p.month for p in found] == sorted({p.month for p in found})
    assert len(found) == length + 1
    assert all(p.begins <= p.ends for p in found)
    assert all(b.begins == a.ends + dt.timedelta(days=1) for a, b in pairwise(found))
    assert all(p.due_on == p.month.replace(day=due) for p in found)


@given(st.data())
def test_each_day_from_the_start_to_the_last_cut_off_is_in_one_period(data):
    found = monthly(dt.date(2023, 5, 1), dt.date(2023, 12, 1), 20, 20, dt.date(2023, 5, 1))
    day = data.draw(st.dates(dt.date(2023, 5, 1), dt.date(2023, 12, 20)))
    assert sum(p.begins <= day <= p.ends for p in found) == 1


def test_the_first_period_begins_with_the_campaign():
    first, second = monthly(dt.date(2023, 5, 1), dt.date(2023, 6, 1), 20, 20, dt.date(2023, 5, 1))
    assert (first.begins, first.ends) == (dt.date(2023, 5, 1), dt.date(2023, 5, 20))
    assert (second.begins, second.ends) == (dt.date(2023, 5, 21), dt.date(2023, 6, 20))
