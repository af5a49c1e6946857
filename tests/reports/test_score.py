"""The arithmetic of the ranking, whatever the numbers are."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.scoring import HUNDRED, Scale, quotient, ranks, total

numbers = st.decimals(min_value=0, max_value=1000, places=3)
bounds = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda two: (two[0], two[0] + two[1]))
scales = st.builds(
    lambda points, pair: Scale(Decimal(points), *(Decimal(bound) for bound in pair)),
    st.integers(1, 100),
    bounds,
)
scored = st.lists(st.tuples(scales, st.none() | numbers), max_size=8)


@given(scales, numbers)
def test_an_item_earns_between_nothing_and_its_points(scale, value):
    assert 0 <= scale.earned(value) <= scale.points


@given(scales, numbers, numbers)
def test_more_never_earns_less(scale, one, other):
    less, more = sorted((one, other))
    assert scale.earned(less) <= scale.earned(more)


@given(scales)
def test_the_bounds_are_what_they_say(scale):
    assert scale.earned(scale.none) == 0
    assert scale.earned(scale.full) == scale.points


@given(scored)
def test_a_score_lies_between_nothing_and_a_hundred(items):
    score = total(items)
    assert score is None or 0 <= score <= HUNDRED


@given(scored, scales, numbers, numbers)
def test_a_score_rises_with_every_item(others, scale, less, more):
    less, more = sorted((less, more))
    assert total([(scale, less), *others]) <= total([(scale, more), *others])


@given(scored, st.randoms(use_true_random=False))
def test_the_order_of_the_items_is_of_no_account(items, random):
    shuffled = list(items)
    random.shuffle(shuffled)
    assert total(shuffled) == total(items)


@given(scored, st.integers(1, 200))
def test_who_can_be_scored_for_too_little_has_no_score(items, least):
    possible = sum(scale.points for scale, value in items if value is not None)
    assert (total(items, Decimal(least)) is None) == (possible < least)


@given(st.dictionaries(st.integers(), st.none() | st.integers(0, 20).map(Decimal), max_size=12))
def test_the_better_stands_before_and_the_same_beside(totals):
    order = ranks(totals)
    assert order.keys() == {key for key, value in totals.items() if value is not None}
    for one in order:
        assert order[one] == 1 + sum(totals[other] > totals[one] for other in order)


def test_two_second_places_leave_no_third():
    assert ranks({"甲": Decimal(9), "乙": Decimal(8), "丙": Decimal(8), "丁": Decimal(1), "戊": None}) == {
        "甲": 1,
        "乙": 2,
        "丙": 2,
        "丁": 4,
    }


def test_nothing_to_divide_by_is_no_zero():
    assert quotient(Decimal(0), Decimal(0)) is None
    assert quotient(Decimal(0), Decimal(2)) == 0
