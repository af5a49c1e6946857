import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from enterprises.upkeep.keeping import issue_password
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, supervisor=county_clerk.agency)


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine)


def renew(client, person, of, who):
    client.force_login(person)
    return client.post(f"/ledger/enterprises/{of.enterprise_id}/people/{who.pk}/password/")


def test_the_new_password_opens_and_the_old_one_and_its_session_end(client, mine, principal, county_clerk):
    theirs = Client()
    assert theirs.login(username=principal.username, password=make.PASSWORD)
    answer = renew(client, county_clerk, mine, principal)
    assert answer.context["password"] in answer.content.decode()
    assert theirs.get("/ledger/").url.startswith("/accounts/login/")
    assert not Client().login(username=principal.username, password=make.PASSWORD)
    assert Client().login(username=principal.username, password=answer.context["password"])


def test_a_neighbour_finds_nobody(client, mine, principal, neighbour_clerk):
    assert renew(client, neighbour_clerk, mine, principal).status_code == 404


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_may_not(client, officer, mine, principal, role):
    assert renew(client, officer("襄汾县", role), mine, principal).status_code == 403
    principal.refresh_from_db()
    assert principal.check_password(make.PASSWORD)


def test_nobody_gets_the_password_of_a_colleague_this_way(client, mine, county_clerk, county_leader):
    assert renew(client, county_clerk, mine, county_leader).status_code == 404


def test_it_takes_a_post(client, mine, principal, county_clerk):
    client.force_login(county_clerk)
    url = f"/ledger/enterprises/{mine.enterprise_id}/people/{principal.pk}/password/"
    assert client.get(url).status_code == 405


def test_the_verb_asks_for_itself(principal, county_leader, city_clerk, neighbour_clerk):
    for person in (county_leader, city_clerk, neighbour_clerk, principal):
        with pytest.raises(PermissionDenied):
            issue_password(principal.representative, by=person)
