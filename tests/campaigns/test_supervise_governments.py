"""A supervision bureau visits cities and counties as often as last year's accidents and the key counties ask (63号)."""

import datetime as dt
from math import ceil

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from campaigns.actions import start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.cascade.organisation import mark_region
from campaigns.models import Obligation
from campaigns.obligations.generation import generate
from campaigns.obligations.subjects import least_mines
from enterprises.models import Accident
from jurisdictions.models import Region
from tests import make

BASIS = "矿安晋〔2023〕演示3号"


@pytest.fixture
def bureau(db):
    make.agency("山西省", "mine_safety")
    return make.user(make.agency("00", "mine_safety", name="国家矿山安全监察局", short_name="矿安"), "leader")


def visits(bureau, key: str) -> set[str]:
    with time_machine.travel("2023-07-20 10:00+08:00"):
        start_campaign(campaign_file("supervision-2023"), issuer=bureau.agency, by=bureau)
    owed = Obligation.objects.filter(requirement__key=key)
    assert {one.agency.name for one in owed} <= {make.agency("山西省", "mine_safety").name}
    return set(owed.values_list("subject__name", flat=True))


def accident(mine, day: str, deaths: int = 1) -> None:
    Accident.objects.create(
        mine=mine, happened_on=day, deaths=deaths, description="顶板冒落", source="事故调查报告"
    )


def test_only_places_with_mines_are_visited(bureau):
    make.mine(name="襄汾矿")
    assert visits(bureau, "other-counties") == {"襄汾县"}
    assert visits(bureau, "other-cities") == {"临汾市"}
    assert visits(bureau, "key-counties") == set()


def test_last_years_accident_makes_it_every_half_year(bureau):
    accident(make.mine(name="襄汾矿"), "2022-03-01")
    make.mine(region="141021", name="曲沃矿")
    assert visits(bureau, "key-counties") == {"襄汾县"}
    assert visits(bureau, "other-counties") == {"曲沃县"}
    assert visits(bureau, "cities-after-accident") == set()


def test_an_accident_of_another_year_does_not(bureau):
    accident(make.mine(name="襄汾矿"), "2021-12-31")
    assert visits(bureau, "key-counties") == set()


@pytest.mark.parametrize(("deaths", "cities"), [(2, set()), (3, {"临汾市"})])
def test_for_a_city_it_takes_a_larger_accident(bureau, deaths, cities):
    accident(make.mine(name="襄汾矿"), "2022-03-01", deaths)
    assert visits(bureau, "cities-after-accident") == cities


def test_key_counties_are_those_the_nation_or_the_province_named(bureau, city_leader, province_leader):
    make.mine(name="襄汾矿")
    make.mine(region="141021", name="曲沃矿")
    day = dt.date(2023, 7, 1)
    mark_region(Region.objects.get(pk="141023"), by=province_leader, since=day, basis=BASIS)
    mark_region(Region.objects.get(pk="141021"), by=city_leader, since=day, basis="临应急发〔2023〕82号")
    assert visits(bureau, "key-counties") == {"襄汾县"}


def test_visits_are_counted_by_half_year_and_by_year(bureau, province_leader):
    make.mine(name="襄汾矿")
    mark_region(Region.objects.get(pk="141023"), by=province_leader, since=dt.date(2023, 7, 1), basis=BASIS)
    visits(bureau, "key-counties")
    with time_machine.travel("2024-02-01 10:00+08:00"):
        generate()
    halves = Obligation.objects.filter(requirement__key="key-counties").order_by("period")
    assert [one.period_words for one in halves] == ["2023年下半年", "2024年上半年"]
    assert [one.due_on for one in halves] == [dt.date(2023, 12, 31), dt.date(2024, 6, 30)]


@given(total=st.integers(0, 500))
def test_a_visit_looks_at_five_mines_or_all_and_at_a_fifth_elsewhere(total):
    assert least_mines(total, key_county=True) == min(5, total)
    assert least_mines(total, key_county=False) == ceil(total / 5)


@pytest.mark.parametrize(("struck", "least"), [(True, 2), (False, 1)])
def test_the_bureau_reads_of_how_many_a_visit_looks(client, bureau, struck, least):
    mines = [make.mine(name=f"襄汾{n}矿") for n in "甲乙"]
    if struck:
        accident(mines[0], "2022-03-01")
    key = "key-counties" if struck else "other-counties"
    visits(bureau, key)
    client.force_login(make.user(make.agency("山西省", "mine_safety"), "clerk"))
    owed = Obligation.objects.filter(requirement__key=key).first()
    page = client.get(owed.get_absolute_url())
    assert page.context["least_visit"] == (least, 2)
    assert f"不少于{least}座" in page.content.decode()
