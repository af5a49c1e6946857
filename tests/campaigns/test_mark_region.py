"""A county is named as one to watch (重点县) by those above it, with a document, until they end it (L-17, K-14)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.cascade.organisation import end_mark, mark_region
from campaigns.models import RegionMark
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
SINCE = dt.date(2023, 5, 15)
BASIS = "临应急发〔2023〕82号 五（二）2"


@pytest.fixture
def mark(city_leader) -> RegionMark:
    return mark_region(make.region("襄汾县"), by=city_leader, since=SINCE, basis=BASIS)


def test_the_city_names_and_ends_it_on_the_page(client, city_leader, county_viewer):
    client.force_login(city_leader)
    assert client.get("/campaigns/marks/new/").status_code == 200
    client.post("/campaigns/marks/new/", {"region": "141023", "since": "2023-05-15", "basis": BASIS})
    mark = RegionMark.objects.get()
    assert (mark.region_id, mark.named_by) == ("141023", city_leader.agency)
    client.post(f"/campaigns/marks/{mark.pk}/end/", {"until": "2023-12-31"})
    client.force_login(county_viewer)
    with time_machine.travel("2024-01-02"):
        page = client.get("/campaigns/marks/").content.decode()
    assert "襄汾县" in page
    assert "已解除" in page


def test_it_holds_from_day_to_day(mark, city_leader):
    end_mark(mark, by=city_leader, until=dt.date(2023, 12, 31))
    held = [
        RegionMark.objects.on(dt.date(*day)).exists()
        for day in [(2023, 5, 14), (2023, 5, 15), (2023, 12, 31), (2024, 1, 1)]
    ]
    assert held == [False, True, True, False]


@pytest.mark.parametrize(
    ("place", "given", "field"),
    [
        ("1410", {}, "region"),
        ("141023", {"basis": " "}, "basis"),
        ("141023", {"until": dt.date(2023, 5, 1)}, "until"),
    ],
)
def test_what_is_wrong_is_said(city_leader, place, given, field):
    with pytest.raises(RuleViolation) as refused:
        mark_region(make.region(place), by=city_leader, **{"since": SINCE, "basis": BASIS, **given})
    assert refused.value.field == field


def test_not_twice_by_the_same_agency(mark, city_leader, province_leader):
    for since in (SINCE, dt.date(2023, 5, 1), dt.date(2023, 8, 1)):
        with pytest.raises(RuleViolation, match="已由本机关"):
            mark_region(mark.region, by=city_leader, since=since, basis=BASIS)
    mark_region(mark.region, by=province_leader, since=SINCE, basis="晋应急发〔2023〕1号")


def test_a_county_does_not_name_itself_nor_a_city_anothers(county_leader, city_leader):
    with pytest.raises(PermissionDenied, match="上级机关"):
        mark_region(make.region("襄汾县"), by=county_leader, since=SINCE, basis=BASIS)
    with pytest.raises(PermissionDenied, match="辖区"):
        mark_region(make.region("泽州县"), by=city_leader, since=SINCE, basis=BASIS)


def test_only_who_named_it_ends_it(client, mark, county_leader, province_leader, city_clerk, stranger):
    for person, status in [(county_leader, 403), (province_leader, 403), (city_clerk, 403)]:
        client.force_login(person)
        assert client.post(f"/campaigns/marks/{mark.pk}/end/", {"until": "2023-12-31"}).status_code == status
        with pytest.raises(PermissionDenied):
            end_mark(mark, by=person, until=dt.date(2023, 12, 31))
    with pytest.raises(RuleViolation, match="早于开始"):
        end_mark(mark, by=make.user(mark.named_by, "leader"), until=dt.date(2023, 5, 1))
