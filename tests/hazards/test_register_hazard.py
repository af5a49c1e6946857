"""An authority registers what citizens reported and what superiors handed down."""

import json
import re
import uuid

import pytest
import time_machine

from hazards.actions import register_hazard
from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
GIVEN = {
    "source": "tip_off",
    "severity": "general",
    "description": "群众举报夜间超时作业",
    "found_on": "2023-06-05",
    "due_on": "2023-06-30",
}


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2023-06-06 09:00+08:00"):
        yield


@pytest.fixture
def mine():
    return make.mine()


def test_a_tip_off_is_registered_and_followed_by_the_same_agency(client, mine, county_clerk):
    client.force_login(county_clerk)
    client.post(f"/hazards/register/{mine.pk}/", GIVEN)
    hazard = Hazard.objects.get()
    assert (hazard.source, hazard.agency) == ("tip_off", county_clerk.agency)


def test_the_mine_is_chosen_by_its_name_or_its_enterprise(client, mine, county_clerk):
    make.mine(name="青山铁矿")
    client.force_login(county_clerk)
    page = client.get("/hazards/register/?q=青山").content.decode()
    assert "青山铁矿" in page
    assert f"/hazards/register/{mine.pk}/" not in page


def test_a_due_date_is_part_of_it(client, mine, county_clerk):
    client.force_login(county_clerk)
    response = client.post(f"/hazards/register/{mine.pk}/", GIVEN | {"due_on": ""})
    assert "due_on" in response.context["form"].errors


@pytest.mark.parametrize("source", ["self", "inspection"])
def test_other_sources_have_doors_of_their_own(client, mine, county_clerk, source):
    client.force_login(county_clerk)
    assert client.post(f"/hazards/register/{mine.pk}/", GIVEN | {"source": source}).status_code == 422
    with pytest.raises(RuleViolation, match="群众举报或者上级交办"):
        register_hazard(mine, source, by=county_clerk)


def test_a_neighbour_does_not_find_the_mine(client, mine, neighbour_clerk):
    client.force_login(neighbour_clerk)
    assert client.post(f"/hazards/register/{mine.pk}/", GIVEN).status_code == 404
    with pytest.raises(RuleViolation, match="不在您的辖区内"):
        register_hazard(mine, "tip_off", by=neighbour_clerk)


def test_what_is_heard_of_a_superiors_mine_is_handed_to_the_superior(client, county_clerk, city_clerk):
    mine = make.mine(supervisor=city_clerk.agency)
    client.force_login(county_clerk)
    for answer in (
        client.get(f"/hazards/register/{mine.pk}/", follow=True),
        client.post(f"/hazards/register/{mine.pk}/", GIVEN, follow=True),
    ):
        assert "发现问题请移交山西省临汾市应急管理局" in answer.content.decode()
    assert not Hazard.objects.exists()
    with pytest.raises(RuleViolation, match="临汾市应急管理局负责监管"):
        register_hazard(mine, "tip_off", by=county_clerk)


def test_who_answers_for_a_mine_beyond_its_border_registers_there(client, neighbour_clerk):
    mine = make.mine(supervisor=neighbour_clerk.agency)
    client.force_login(neighbour_clerk)
    client.post(f"/hazards/register/{mine.pk}/", GIVEN)
    assert Hazard.objects.get().agency == neighbour_clerk.agency


@pytest.mark.parametrize("role", ["viewer", "leader", "administrator"])
def test_other_roles_do_not_register(client, mine, officer, role):
    client.force_login(officer("襄汾县", role))
    assert client.post(f"/hazards/register/{mine.pk}/", GIVEN).status_code == 403


def test_the_city_hands_down_through_the_api(client, mine, city_inspector):
    client.force_login(city_inspector)
    body = GIVEN | {"source": "assigned", "mine": mine.pk}
    answer = client.post("/api/hazards/register/", json.dumps(body), "application/json")
    assert answer.status_code == 201
    assert Hazard.objects.get().agency == city_inspector.agency


def test_a_double_tap_registers_one_hazard(client, mine, county_clerk):
    client.force_login(county_clerk)
    url = f"/hazards/register/{mine.pk}/"
    page = client.get(url).content.decode()
    key = re.search(r'name="client_key" value="([^"]+)"', page).group(1)
    for _ in range(2):
        answer = client.post(url, GIVEN | {"client_key": key})
    assert answer.url == f"/hazards/{Hazard.objects.get().pk}/"


def test_other_content_under_the_same_key_is_refused(client, mine, county_clerk):
    client.force_login(county_clerk)
    key = str(uuid.uuid4())
    given = GIVEN | {"client_key": key, "mine": mine.pk}
    send = {"content_type": "application/json"}
    assert client.post("/api/hazards/register/", given, **send).status_code == 201
    assert client.post("/api/hazards/register/", given, **send).status_code == 201
    other = given | {"description": "另一件事"}
    assert client.post("/api/hazards/register/", other, **send).status_code == 409
    assert Hazard.objects.count() == 1
