"""The check digit of 统一社会信用代码."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.credit_code import ALPHABET, check_digit, check_digit_holds

bodies = st.text(ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000101623741K", "91141082GM50PN953J"])
def test_codes_in_use_hold(code):
    assert check_digit_holds(code)


def test_a_code_in_use_that_fails_is_told_apart():
    assert not check_digit_holds("91350211M0000XUF46")


@pytest.mark.parametrize(
    ("body", "digit"),
    [("0" * 17, "0"), ("1" + "0" * 16, "Y"), ("Y" + "0" * 16, "1")],
    ids=["remainder 0 gives 0", "remainder 1 gives Y", "remainder 30 gives 1"],
)
def test_the_remainders_where_checkers_go_wrong(body, digit):
    assert check_digit(body) == digit


@given(bodies)
def test_exactly_one_last_character_holds(body):
    assert [last for last in ALPHABET if check_digit_holds(body + last)] == [check_digit(body)]


@given(bodies, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(body, at, other):
    wrong = body[:at] + other + body[at + 1 :]
    assert check_digit_holds(wrong + check_digit(body)) == (wrong == body)


@given(st.text(max_size=20))
def test_any_text_is_answered(text):
    assert check_digit_holds(text) in {True, False}


def test_letters_that_no_code_uses_fail():
    assert not any(check_digit_holds(letter * 18) for letter in "IOSVZ")
