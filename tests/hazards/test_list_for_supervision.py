"""挂牌督办 of a major hazard, with a named supervisor: a second dimension and never a source (C4)."""

import pytest
from django.core.exceptions import PermissionDenied

from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
GIVEN = {"supervisor": "王建军", "document": "襄应急督〔2023〕3号", "on": "2023-06-05"}


@pytest.fixture
def hazard():
    return make.hazard(severity="major")


@pytest.mark.parametrize("place", ["襄汾县", "临汾市", "山西省"])
def test_a_leader_of_the_county_or_above_lists_it(client, hazard, officer, place):
    leader = officer(place, "leader")
    client.force_login(leader)
    client.post(f"/hazards/{hazard.pk}/list/", GIVEN)
    hazard = Hazard.objects.get()
    assert hazard.is_listed
    assert (hazard.listing.agency, hazard.listing.supervisor) == (leader.agency, "王建军")
    assert hazard.source == "inspection"


def test_the_county_lists_what_it_sees_also_where_the_city_answers(county_leader, city_clerk):
    """The document leaves the listing to the place (L-21); enforcement stays with who answers."""
    mine = make.mine(supervisor=city_clerk.agency)
    make.hazard(mine, severity="major").list_for_supervision(by=county_leader, supervisor="王建军")
    assert Hazard.objects.get().listing.agency == county_leader.agency


def test_only_once(hazard, county_leader, city_leader):
    seen_before = Hazard.objects.get(pk=hazard.pk)
    hazard.list_for_supervision(by=county_leader, supervisor="王建军")
    for row in (hazard, seen_before):
        with pytest.raises(RuleViolation, match="已挂牌督办"):
            row.list_for_supervision(by=city_leader, supervisor="李强")


def test_general_and_closed_ones_are_not_listed(hazard, county_leader, county_inspector):
    general = make.hazard(hazard.mine)
    with pytest.raises(RuleViolation, match="只有重大事故隐患"):
        general.list_for_supervision(by=county_leader, supervisor="王建军")
    make.rectified(hazard).close_out(by=county_inspector, note="已整改")
    with pytest.raises(RuleViolation, match="已销号"):
        hazard.list_for_supervision(by=county_leader, supervisor="王建军")


def test_a_supervisor_is_named(client, hazard, county_leader):
    client.force_login(county_leader)
    response = client.post(f"/hazards/{hazard.pk}/list/", GIVEN | {"supervisor": ""})
    assert "supervisor" in response.context["form"].errors


def test_a_neighbour_does_not_find_it(client, hazard, neighbour_leader):
    client.force_login(neighbour_leader)
    assert client.post(f"/hazards/{hazard.pk}/list/", GIVEN).status_code == 404
    assert client.post(f"/api/hazards/{hazard.pk}/list/", GIVEN).status_code == 404
    with pytest.raises(PermissionDenied):
        hazard.list_for_supervision(by=neighbour_leader, supervisor="王建军")


def test_an_inspector_does_not_list(client, hazard, county_inspector):
    client.force_login(county_inspector)
    assert client.post(f"/hazards/{hazard.pk}/list/", GIVEN).status_code == 403
