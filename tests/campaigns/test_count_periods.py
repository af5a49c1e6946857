"""Every day falls into exactly one reporting period."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from campaigns.obligations.periods import month_of, monthly_periods, next_month, previous_month

days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
in_month = st.integers(1, 28)


@given(first=days, length=st.integers(0, 30), due=in_month, cut_off=in_month, before=st.integers(0, 400))
def test_no_gap_no_overlap_and_one_period_a_month(first, length, due, cut_off, before):
    last = first
    for _ in range(length):
        last = next_month(last)
    starts_on = first - dt.timedelta(days=before)
    periods = monthly_periods(first, last, due_day=due, cut_off_day=cut_off, starts_on=starts_on)
    assert [p.month for p in periods] == sorted({p.month for p in periods})
    assert len(periods) == length + 1
    assert all(p.begins <= p.ends for p in periods)
    assert all(b.begins == a.ends + dt.timedelta(days=1) for a, b in pairwise(periods))
    assert all(p.due_on == p.month.replace(day=due) for p in periods)


@given(st.data())
def test_each_day_from_the_start_to_the_last_cut_off_is_in_one_period(data):
    periods = monthly_periods(
        dt.date(2023, 5, 1), dt.date(2023, 12, 1), due_day=20, cut_off_day=20, starts_on=dt.date(2023, 5, 1)
    )
    day = data.draw(st.dates(dt.date(2023, 5, 1), dt.date(2023, 12, 20)))
    assert sum(p.begins <= day <= p.ends for p in periods) == 1


def test_the_first_period_begins_with_the_campaign():
    first, second = monthly_periods(
        dt.date(2023, 5, 1), dt.date(2023, 6, 1), due_day=20, cut_off_day=20, starts_on=dt.date(2023, 5, 1)
    )
    assert (first.begins, first.ends) == (dt.date(2023, 5, 1), dt.date(2023, 5, 20))
    assert (second.begins, second.ends) == (dt.date(2023, 5, 21), dt.date(2023, 6, 20))


@given(days)
def test_months_go_forth_and_back(day):
    assert previous_month(next_month(day)) == month_of(day)
