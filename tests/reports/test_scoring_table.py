"""The scoring table is data that the law and the form have a say in."""

from __future__ import annotations

import copy

import pytest
import yaml

from reports.score_tables import TABLES, ScoringError, parse, table_for


@pytest.fixture
def data():
    return copy.deepcopy(yaml.safe_load((TABLES / "county-2023.yaml").read_text(encoding="utf-8")))


def test_the_table_scores_what_the_notice_names():
    table = table_for("dispatch-2023")
    assert sum(item.scale.points for item in table.items) == 100
    assert [item.key for item in table.items] == [
        "found", "rectified", "verified", "on_time", "spot_checks", "measures",
    ]  # fmt: skip
    assert all("临应急发〔2023〕82号" in item.basis for item in table.items)


@pytest.mark.parametrize("side", ["these", "of"])
@pytest.mark.parametrize(
    "fines",
    [
        {"cells": ["enforcement.3.amount"]},
        {"cells": ["enforcement.3.times"]},
        {"cells": ["spot.1", "enforcement.4"]},
        {"metrics": ["penalties"]},
        {"metrics": ["dual_penalties"]},
    ],
)
def test_nothing_is_scored_by_fines(data, side, fines):
    """行政处罚法第七十四条: neither their amount nor, as its disguise, their number."""
    data["items"][0][side] = fines
    with pytest.raises(ScoringError, match="第七十四条"):
        parse(data)


def test_a_typed_sum_of_money_might_be_fines(data, typed_form, monkeypatch):
    cell = typed_form.cells["party.3.total"]
    object.__setattr__(cell, "figure", "typed")
    data |= {"form": "typed-2023"}
    data["items"][0]["these"] = {"cells": ["party.3.total"]}
    try:
        with pytest.raises(ScoringError, match="第七十四条"):
            parse(data)
    finally:
        object.__setattr__(cell, "figure", "flow")


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda data: data["items"][0].update(points=21), "a hundred"),
        (lambda data: data["items"][0].update(full=0), "must rise"),
        (lambda data: data["items"][0].update(these={"cells": ["overall.11"]}), "no overall.11 in cells"),
        (lambda data: data["items"][0].update(these={"gossip": ["overall.1"]}), "no overall.1 in gossip"),
        (lambda data: data["items"][0].update(these={"reports": ["late"]}), "no late in reports"),
        (lambda data: data["items"][0].update(key="rectified"), "the same key"),
        (lambda data: data["items"][0].update(weight=3), "weight"),
        (lambda data: data["items"][0].pop("basis"), "basis"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(data, spoil, complaint):
    spoil(data)
    with pytest.raises(ScoringError, match=complaint):
        parse(data)


def test_a_form_that_nobody_scores_has_no_table():
    with pytest.raises(LookupError):
        table_for("statistics-2019")
