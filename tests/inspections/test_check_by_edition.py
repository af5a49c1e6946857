"""N11, C18: each check is made by the wording of its own day, and keeps it."""

from __future__ import annotations

import datetime as dt

import pytest

from hazards.models import Edition
from jurisdictions.rules import RuleViolation
from tests import make


@pytest.fixture
def mine(db):
    make.statutory_criteria()
    return make.mine("141023")


def codes(check) -> set[str]:
    return {criterion.code for criterion in check.criteria()}


def test_the_supplement_joins_from_its_day_on(mine):
    before = make.inspection(mine, checked_on=dt.date(2024, 4, 22))
    after = make.inspection(mine, checked_on=dt.date(2024, 4, 23))
    assert len(codes(before)) == 32
    assert codes(after) - codes(before) == {"UG-S01", "UG-S02", "UG-S03", "UG-S04"}


def test_a_new_edition_leaves_an_old_check_as_it_was(mine):
    check = make.signed_inspection(mine, checked_on=dt.date(2023, 6, 1))
    walked, said = codes(check), list(check.answers.values_list("criterion__text", "clause__text"))
    old = Edition.objects.get(key="2022")
    old.ends_on = dt.date(2025, 12, 31)
    old.save()
    new = Edition.objects.create(
        key="2026", title="判定标准", document_number="（试）1号", effective_on=dt.date(2026, 1, 1)
    )
    assert Edition.objects.binding(dt.date(2026, 1, 1)) == new
    check.refresh_from_db()
    assert codes(check) == walked
    assert list(check.answers.values_list("criterion__text", "clause__text")) == said


def test_before_any_edition_no_check_is_made(mine):
    with pytest.raises(RuleViolation, match="没有施行中的判定标准"):
        Edition.objects.binding(dt.date(2022, 8, 31))
