"""Checks are spread over the year by its working days, and held against what was made (S1-03)."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from inspections.plans.figures import months_of
from inspections.plans.progress import Check, State, hold, match, state_of
from inspections.plans.spreading import quotas, spread
from jurisdictions.workdays import Calendar

MONTHS = range(1, 13)
WEIGHTS = st.fixed_dictionaries({month: st.integers(0, 23) for month in MONTHS})
OWED = st.lists(st.integers(0, 4), max_size=60).map(lambda times: list(enumerate(times)))
DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
KINDS = st.sampled_from(["planned", "tip_off"])
MADE = st.lists(st.tuples(st.integers(0, 5), DAYS, KINDS), max_size=30).map(
    lambda rows: [Check(pk, *row) for pk, row in enumerate(rows)]
)
PLANNED = st.dictionaries(
    st.integers(0, 5), st.lists(st.sampled_from(MONTHS), unique=True, min_size=1, max_size=3)
).map(lambda found: list(found.items()))


@given(st.integers(0, 500), WEIGHTS)
def test_the_shares_of_the_months_add_up_and_none_is_off_by_one(total, weights):
    found, whole = quotas(total, weights), sum(weights.values())
    assert sum(found.values()) == (total if whole else 0)
    assert all(abs(found[month] - total * weights[month] / (whole or 1)) < 1 for month in found)


@given(OWED, WEIGHTS)
def test_each_mine_gets_as_many_months_as_it_is_owed_and_none_without_work(owed, weights):
    worked = {month for month, days in weights.items() if days}
    found = spread(owed, weights)
    assert {mine: len(months) for mine, months in found.items()} == {
        mine: min(times, len(worked)) for mine, times in owed
    }
    for months in found.values():
        assert months == sorted(set(months))
        assert set(months) <= worked


@given(OWED)
def test_months_alike_get_alike_whatever_is_owed(owed):
    load = [month for months in spread(owed, dict.fromkeys(MONTHS, 20)).values() for month in months]
    counts = [load.count(month) for month in MONTHS]
    assert max(counts) - min(counts) <= 1


def test_two_checks_of_a_mine_dont_follow_each_other():
    first, second = spread([("矿", 2)], dict.fromkeys(MONTHS, 20))["矿"]
    assert second - first >= 6


def test_months_that_are_over_have_no_working_days_left():
    calendar = Calendar(off=frozenset({dt.date(2023, 10, 2)}), years=frozenset({2023}))
    found = months_of(2023, 9, calendar)
    assert (found[8], found[9], found[10]) == (0, 21, 21)


# What was made of it


@given(PLANNED, MADE, st.dates(dt.date(2022, 12, 1), dt.date(2024, 1, 31)))
def test_every_check_counts_once_and_every_planned_one_has_a_state(planned, made, today):
    found = hold(2023, planned, made, {"tip_off"}, today)
    assert sorted(check.pk for check in found.inside + found.outside) == [check.pk for check in made]
    total, months = found.count(), found.by_month()
    assert total.planned == sum(len(months) for _, months in planned)
    assert total.done == len(found.inside)
    for name in ("planned", "done", "overdue", "outside"):
        assert sum(getattr(count, name) for count in months.values()) == getattr(total, name)
    assert not any(check.kind == "tip_off" for check in found.inside)


def test_the_first_check_is_that_of_the_first_month_and_what_is_too_much_is_left_over():
    made = [Check(pk, 1, dt.date(2023, month, 5), "planned") for pk, month in enumerate((9, 4, 11))]
    slots, over = match(2023, [8, 2], made, dt.date(2023, 12, 1))
    assert [(slot.month, slot.check.pk) for slot in slots] == [(2, 1), (8, 0)]
    assert [check.pk for check in over] == [2]


def test_a_whole_month_is_time_for_it():
    last = dt.date(2023, 3, 31)
    states = [state_of(2023, month, last) for month in (2, 3, 4)]
    assert states == [State.OVERDUE, State.DUE, State.AHEAD]
    assert state_of(2023, 12, dt.date(2024, 1, 1)) == State.OVERDUE
