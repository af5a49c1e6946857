"""摘牌: who listed a hazard takes it off the list, once it is closed."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
GIVEN = {"on": "2023-06-20"}


@pytest.fixture
def hazard(city_leader):
    """Listed by the city on 5 June."""
    found = make.hazard(severity="major")
    found.list_for_supervision(by=city_leader, supervisor="王建军", on=dt.date(2023, 6, 5))
    return found


@pytest.fixture
def closed(hazard, county_inspector):
    make.rectified(hazard).close_out(by=county_inspector, note="已整改", on=dt.date(2023, 6, 15))
    return Hazard.objects.get(pk=hazard.pk)


def test_the_leader_of_the_listing_agency_takes_it_off(client, closed, city_leader):
    client.force_login(city_leader)
    url = f"/hazards/{closed.pk}/"
    assert f"{url}delist/" in client.get(url).content.decode()
    page = client.post(f"{url}delist/", GIVEN, follow=True).content.decode()
    assert "2023年6月20日" in page
    assert f"{url}delist/" not in page
    assert Hazard.objects.get().listing.delisted_on == dt.date(2023, 6, 20)
    assert not Hazard.objects.listed().exists()


def test_not_while_the_hazard_is_there(client, hazard, city_leader):
    client.force_login(city_leader)
    assert client.post(f"/hazards/{hazard.pk}/delist/", GIVEN).status_code == 422
    with pytest.raises(RuleViolation, match="销号后才能摘牌"):
        hazard.delist(by=city_leader)


def test_not_before_it_was_closed(client, closed, city_leader):
    client.force_login(city_leader)
    answer = client.post(f"/hazards/{closed.pk}/delist/", {"on": "2023-06-14"})
    assert "on" in answer.context["form"].errors


def test_only_once(closed, city_leader):
    seen_before = Hazard.objects.select_related("listing").get(pk=closed.pk)
    closed.delist(by=city_leader)
    for row in (closed, seen_before):
        with pytest.raises(RuleViolation, match="摘牌"):
            row.delist(by=city_leader)


def test_what_was_not_listed_is_not_taken_off(city_leader):
    with pytest.raises(RuleViolation, match="没有挂牌督办"):
        make.hazard(severity="major").delist(by=city_leader)


def test_those_who_did_not_list_it_do_not(client, closed, county_leader, city_inspector, neighbour_leader):
    for person, code in {county_leader: 403, city_inspector: 403, neighbour_leader: 404}.items():
        client.force_login(person)
        assert client.post(f"/hazards/{closed.pk}/delist/", GIVEN).status_code == code
        assert client.post(f"/api/hazards/{closed.pk}/delist/", GIVEN).status_code == code
        with pytest.raises(PermissionDenied):
            closed.delist(by=person)
    assert Hazard.objects.listed().exists()
