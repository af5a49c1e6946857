"""A plan for each key county and each enterprise in one (82号 五（二）2 一县一策, 一企一策, L-17)."""

import datetime as dt

import pytest

from campaigns.cascade.organisation import end_mark, mark_region
from campaigns.models import Requirement
from campaigns.obligations.generation import generate_obligations
from tests import make

pytestmark = pytest.mark.django_db
JUNE = dt.date(2023, 6, 1)


@pytest.fixture
def mark(city_leader):
    return mark_region(make.region("襄汾县"), by=city_leader, since=dt.date(2023, 5, 15), basis="82号")


@pytest.fixture
def counties() -> Requirement:
    make.agency("襄汾县"), make.agency("曲沃县")
    return make.promise("plan", "county", key_counties_only=True)


def owing(asked: Requirement) -> set[str]:
    return set(asked.obligations.exclude(status="waived").values_list("region_id", flat=True))


def test_only_the_named_county_owes(mark, counties):
    assert owing(counties) == {"141023"}


def test_nobody_does_before_one_is_named(counties, city_leader):
    assert owing(counties) == set()
    mark_region(make.region("曲沃县"), by=city_leader, since=JUNE, basis="82号")
    generate_obligations(counties, today=JUNE)
    assert owing(counties) == {"141021"}


def test_the_enterprises_there_owe_one_each_wherever_they_are_registered(mark):
    here = make.mine(region="141023100", enterprise=make.enterprise("141021", name="异地注册公司"))
    make.mine(region="141021", name="曲沃矿业")
    asked = make.promise("plan", "enterprise", key_counties_only=True)
    assert [one.enterprise for one in asked.obligations.all()] == [here.enterprise]


def test_what_was_still_ahead_is_no_longer_owed_when_the_mark_ends(mark, counties, city_leader):
    end_mark(mark, by=city_leader, until=dt.date(2023, 6, 2))
    generate_obligations(counties, today=dt.date(2023, 6, 3))
    assert owing(counties) == set()
    generate_obligations(counties, today=JUNE)
    assert owing(counties) == {"141023"}


def test_a_mark_that_comes_after_the_day_asks_for_nothing(counties, city_leader):
    late = mark_region(make.region("曲沃县"), by=city_leader, since=dt.date(2023, 7, 1), basis="82号")
    generate_obligations(counties, today=late.since)
    assert owing(counties) == set()


def test_the_province_may_name_one_above_the_citys_head(counties, officer):
    province = officer("山西省", "leader")
    mark_region(make.region("曲沃县"), by=province, since=JUNE, basis="晋应急")
    generate_obligations(counties, today=JUNE)
    assert owing(counties) == {"141021"}
