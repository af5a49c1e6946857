"""The page of grants: given with an end and a document, listed for those who manage them, ended by hand."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enterprises.models import Mine
from jurisdictions.models import Grant
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


def facts(to, **changes):
    until = timezone.localdate() + dt.timedelta(days=30)
    return {"username": to.username, "until": until, "basis": "临应急函〔2023〕15号", **changes}


def post(client, person, mine, data):
    client.force_login(person)
    return client.post(f"/grants/new/enterprises/mine/{mine.pk}/", data)


def test_the_county_lets_a_neighbour_in_and_sees_it_on_the_list(
    client, mine, county_administrator, neighbour_inspector
):
    assert post(client, county_administrator, mine, facts(neighbour_inspector)).url == "/grants/"
    assert list(Mine.objects.visible_to(neighbour_inspector)) == [mine]
    page = client.get("/grants/").content.decode()
    assert neighbour_inspector.name in page
    assert mine.name in page
    grant = Grant.objects.get()
    assert (grant.given_by, grant.designated) == (county_administrator, False)


def test_ended_by_hand_it_opens_nothing_from_now_on(client, mine, county_administrator, neighbour_inspector):
    post(client, county_administrator, mine, facts(neighbour_inspector))
    client.post(f"/grants/{Grant.objects.get().pk}/end/")
    assert not Mine.objects.visible_to(neighbour_inspector).exists()
    assert Grant.objects.count() == 1
    with pytest.raises(RuleViolation, match="已经到期"):
        Grant.objects.get().end(by=county_administrator)


def test_another_countys_administrator_ends_and_sees_none_of_it(
    client, mine, county_administrator, neighbour_administrator, neighbour_inspector
):
    post(client, county_administrator, mine, facts(neighbour_inspector))
    client.force_login(neighbour_administrator)
    assert mine.name not in client.get("/grants/").content.decode()
    assert client.post(f"/grants/{Grant.objects.get().pk}/end/").status_code == 404
    with pytest.raises(PermissionDenied):
        Grant.objects.get().end(by=neighbour_administrator)


@pytest.mark.parametrize(
    ("field", "value"), [("username", "nobody"), ("until", "2020-01-01"), ("until", "明天"), ("basis", "")]
)
def test_what_is_mistyped_is_said_at_its_field(
    client, mine, county_administrator, neighbour_inspector, field, value
):
    answer = post(client, county_administrator, mine, facts(neighbour_inspector, **{field: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Grant.objects.exists()


def test_a_mine_out_of_sight_and_a_table_that_opens_nothing_are_not_there(
    client, mine, neighbour_administrator, county_administrator, neighbour_inspector
):
    assert post(client, neighbour_administrator, mine, facts(neighbour_inspector)).status_code == 404
    client.force_login(county_administrator)
    assert client.get("/grants/new/jurisdictions/holiday/1/").status_code == 404
    assert client.get("/grants/new/no/such/1/").status_code == 404


def test_only_the_agency_that_answers_for_it_or_one_above_designates(
    mine, county_administrator, city_administrator, city_clerk, neighbour_inspector
):
    until = timezone.localdate()
    at_the_city = make.mine(name="市管矿", supervisor=city_clerk.agency)
    give = {"to": neighbour_inspector, "until": until, "basis": "文", "designated": True}
    Grant.give(mine, by=county_administrator, **give)
    Grant.give(at_the_city, by=city_administrator, **give)
    with pytest.raises(PermissionDenied, match="指定管辖"):
        Grant.give(at_the_city, by=county_administrator, **give)


def test_who_may_not_designate_does_not_undo_it_by_giving_less(
    city_clerk, city_administrator, county_administrator, neighbour_inspector
):
    mine = make.mine(supervisor=city_clerk.agency)
    give = {"to": neighbour_inspector, "until": timezone.localdate(), "basis": "文"}
    Grant.give(mine, by=city_administrator, designated=True, **give)
    with pytest.raises(PermissionDenied):
        Grant.give(mine, by=county_administrator, **give)
    assert Grant.objects.get().designated
