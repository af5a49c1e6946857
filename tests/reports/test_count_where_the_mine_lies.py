"""L-45: what concerns a mine counts in the county where it lies, whoever acted."""

from __future__ import annotations

from decimal import Decimal

from reports.figures import recorded
from reports.places import Place, Span
from reports.sheets import load
from tests import make
from tests.reports.month import day, found, moment

FORM = load("dispatch-2023")
SPAN = Span(day("05-21"), day("06-20"))


def overall_3(place: str) -> Decimal:
    return recorded(FORM, Place(make.region(place), moment("06-20 12:00")), SPAN)["overall.3"]


def test_the_citys_finding_counts_in_the_county(db, city_inspector):
    found(make.mine("141023"), "06-05", found_by=city_inspector, agency=city_inspector.agency)
    assert overall_3("襄汾县") == 1
    assert overall_3("曲沃县") == 0
    assert overall_3("临汾市") == 0, "the city adds only what lies in no county"


def test_a_mine_in_a_town_counts_in_its_county(db):
    found(make.mine("141023100"), "06-05")
    assert overall_3("襄汾县") == 1


def test_a_mine_in_no_county_counts_as_the_citys_own(db):
    found(make.mine("1410"), "06-05")
    assert overall_3("临汾市") == 1
    assert overall_3("襄汾县") == 0
