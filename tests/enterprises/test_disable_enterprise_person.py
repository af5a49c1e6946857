import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from enterprises.upkeep.keeping import set_enabled
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency)


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine)


def turn(client, person, of, who, enabled="no"):
    client.force_login(person)
    url = f"/ledger/enterprises/{of.enterprise_id}/people/{who.pk}/enabled/"
    return client.post(url, {"enabled": enabled})


def test_the_session_of_the_one_disabled_dies_with_the_next_request(client, mine, principal, county_clerk):
    theirs = Client()
    theirs.force_login(principal)
    assert theirs.get("/ledger/").status_code == 200
    assert turn(client, county_clerk, mine, principal).url == mine.enterprise.get_absolute_url()
    assert theirs.get("/ledger/").url.startswith("/accounts/login/")
    assert not Client().login(username=principal.username, password=make.PASSWORD)
    assert "已停用" in client.get(mine.enterprise.get_absolute_url()).content.decode()


def test_enabled_again_they_sign_in_with_the_password_they_had(client, mine, principal, county_clerk):
    turn(client, county_clerk, mine, principal)
    turn(client, county_clerk, mine, principal, "yes")
    assert Client().login(username=principal.username, password=make.PASSWORD)


def test_a_neighbour_finds_nobody(client, mine, principal, neighbour_clerk):
    assert turn(client, neighbour_clerk, mine, principal).status_code == 404


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_may_not(client, officer, mine, principal, role):
    assert turn(client, officer("襄汾县", role), mine, principal).status_code == 403


def test_nor_the_city_that_does_not_answer_for_it_nor_the_enterprise(client, mine, principal, city_clerk):
    for person in (city_clerk, principal, make.enterprise_person(mine, "safety_officer")):
        assert turn(client, person, mine, principal).status_code == 403
    principal.refresh_from_db()
    assert principal.is_active


def test_people_of_agencies_and_of_other_enterprises_are_not_reached_from_here(
    client, mine, county_clerk, county_leader
):
    other = make.enterprise_person(make.mine(name="别家", headcount=3))
    for person in (county_leader, other):
        assert turn(client, county_clerk, mine, person).status_code == 404


def test_it_takes_a_post(client, mine, principal, county_clerk):
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/people/{principal.pk}/enabled/"
    assert client.get(url).status_code == 405


def test_the_verb_asks_for_itself(principal, county_leader, city_clerk, neighbour_clerk):
    for person in (county_leader, city_clerk, neighbour_clerk, principal):
        with pytest.raises(PermissionDenied):
            set_enabled(principal.representative, False, by=person)
