"""Every status moves along the drawn arrows and along no others."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful

STATEFUL: list[Any] = [model for model in apps.get_models() if issubclass(model, Stateful)]
PAIRS = [
    (model, here, there)
    for model in STATEFUL
    for here in model.Status.values
    for there in model.Status.values
]


def test_there_are_the_nouns_that_move():
    assert {model.__name__ for model in STATEFUL} >= {
        "Report",
        "Obligation",
        "Hazard",
        "Inspection",
        "LedgerImport",
    }


@pytest.mark.parametrize(
    ("model", "here", "there"), PAIRS, ids=lambda value: getattr(value, "__name__", value)
)
def test_only_a_drawn_arrow_is_open(model, here, there):
    row = model(pk=1, status=here)
    drawn = there in model.NEXT.get(here, set())
    assert row.may_move(there) == drawn
    if not drawn:
        with pytest.raises(RuleViolation, match="不能改为"):
            row.move(there)


@pytest.mark.parametrize("model", STATEFUL, ids=lambda model: model.__name__)
def test_every_status_can_be_reached_and_has_a_colour(model):
    drawn = {status for following in model.NEXT.values() for status in following}
    first = model._meta.get_field("status").default
    assert set(model.Status.values) == drawn | {first}
    assert set(model.TONES) == set(model.Status.values)
