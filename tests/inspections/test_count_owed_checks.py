"""What a mine is owed and what is missing is arithmetic on the figures of the notices (S1-03, S1-05, S1-06, N18)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.coverage.counting import Tally, counted, figure, forecast, missing, owed, rules

MINES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6)), max_size=40)
FIRST, LAST = dt.date(2023, 1, 1), dt.date(2023, 12, 31)


def tally(mines):
    made = Tally()
    for one in mines:
        made.add(*one)
    return made


def test_every_figure_says_where_it_stands():
    assert all(rule.basis and rule.label for rule in rules().values())
    assert rules()["campaign"].uncertain


@pytest.mark.parametrize(
    ("facts", "number"),
    [
        ({}, 1),
        ({"target": True}, 2),
        ({"draw_only": True}, 0),
        ({"target": True, "draw_only": True}, 2),
        ({"target": True, "closed": True}, 0),
    ],
)
def test_once_a_year_once_more_on_a_condition_and_never_for_the_draw(facts, number):
    assert owed(**{"closed": False, "target": False, "draw_only": False, **facts}) == number


@given(MINES)
def test_what_is_done_and_what_is_missing_add_up_to_what_is_owed(mines):
    found = tally(mines)
    assert found.done + found.missing == found.mines
    assert found.mines + found.exempt == len(mines)
    assert found.counted + sum(missing(*one) for one in mines) == found.owed
    assert found.untouched <= found.missing
    assert (found.share == 100) == (found.mines > 0 and found.missing == 0)


@given(MINES, st.tuples(st.integers(1, 3), st.integers(3, 6)))
def test_a_check_too_many_here_makes_up_for_nothing_there(mines, busy):
    assert tally([*mines, busy]).lacking == tally(mines).lacking
    assert counted(*busy) == busy[0]


@given(MINES, st.dates(FIRST, LAST))
def test_a_forecast_promises_no_more_than_the_pace_and_no_more_than_what_is_lacking(mines, today):
    found = tally(mines)
    told = forecast(found, FIRST, LAST, today)
    if told is None:
        days = (today - FIRST).days + 1
        assert days < figure("forecast_after") or today == LAST or not found.owed
        return
    assert told.expected + told.missed == found.lacking
    assert told.expected * told.days <= found.counted * told.left


def test_half_of_the_year_and_a_quarter_of_the_checks():
    told = forecast(tally([(1, 1)] * 25 + [(1, 0)] * 75), FIRST, LAST, dt.date(2023, 7, 1))
    assert (told.days, told.left, told.expected, told.missed) == (182, 183, 25, 50)
