"""Each agency names one person for the reports of a campaign: on the board, and reminded with the rest (L-39)."""

import datetime as dt

import pytest

from campaigns.cascade.liaisons import name_liaison
from campaigns.models import Liaison, Notice
from campaigns.reminders.morning import Writer
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
PHONE = "0357-3622000"


@pytest.fixture
def liaison(county_leader, county_viewer) -> Liaison:
    return name_liaison(make.campaign(), county_viewer, PHONE, by=county_leader)


def test_the_leader_names_one_and_then_another(client, county_leader, county_viewer, county_clerk):
    running = make.campaign()
    client.force_login(county_leader)
    url = f"/campaigns/{running.pk}/liaisons/"
    for person in (county_viewer, county_clerk):
        client.post(f"{url}name/", {"person": person.pk, "phone": PHONE})
    named = Liaison.objects.get()
    assert (named.agency, named.person) == (county_leader.agency, county_clerk)
    page = client.get(url).content.decode()
    assert county_clerk.name in page
    assert PHONE in page
    assert f'value="{county_clerk.pk}" selected' in client.get(f"{url}name/").content.decode()


def test_the_board_shows_them_beside_the_county(client, liaison, city_clerk):
    make.owed()
    client.force_login(city_clerk)
    page = client.get(f"/campaigns/board/?campaign={liaison.campaign_id}").content.decode()
    assert f"{liaison.person} {PHONE}" in page


def test_one_is_enough_for_a_whole_chain_of_notices(client, liaison, city_clerk):
    """Named under the county's own notice or the city's, they hang on the first."""
    below = make.adopted(make.campaign())
    again = name_liaison(below, liaison.person, "0357-3622001", by=make.user(liaison.agency, "leader"))
    assert (again.pk, again.campaign) == (liaison.pk, make.campaign())


def test_those_further_down_read_the_number_masked(client, city_leader, county_viewer):
    name_liaison(make.campaign(), city_leader, "13835700000", by=city_leader)
    client.force_login(county_viewer)
    page = client.get(f"/campaigns/{make.campaign().pk}/liaisons/").content.decode()
    assert "138****00" in page
    assert "13835700000" not in page


def test_neighbours_do_not_read_it(client, liaison, neighbour_clerk):
    client.force_login(neighbour_clerk)
    assert PHONE not in client.get(f"/campaigns/{liaison.campaign_id}/liaisons/").content.decode()
    assert not Liaison.objects.visible_to(neighbour_clerk).exists()


def told(moment: dt.datetime) -> set:
    Writer(moment).write()
    return set(Notice.objects.values_list("recipient", flat=True))


def test_reminders_reach_them_besides_the_desk(liaison, county_clerk):
    make.owed(due_on=dt.date(2023, 6, 20))
    assert told(make.noon(20)) == {county_clerk.pk, make.user(liaison.agency, "leader").pk, liaison.person_id}


def test_a_report_of_another_campaign_is_not_theirs(liaison):
    other = make.campaign(key="other", document_number="临应急发〔2023〕77号")
    make.owed(campaign=other, due_on=dt.date(2023, 6, 20))
    assert liaison.person_id not in told(make.noon(20))


def test_who_has_left_the_agency_is_reminded_no_more(liaison):
    make.owed(due_on=dt.date(2023, 6, 20))
    liaison.person.agency = make.agency("曲沃县")
    liaison.person.save()
    assert liaison.person_id not in told(make.noon(20))


def test_others_do_not_name_and_nobody_names_a_stranger(client, county_clerk, county_leader, neighbour_clerk):
    client.force_login(county_clerk)
    assert client.get(f"/campaigns/{make.campaign().pk}/liaisons/name/").status_code == 403
    with pytest.raises(RuleViolation) as refused:
        name_liaison(make.campaign(), neighbour_clerk, PHONE, by=county_leader)
    assert refused.value.field == "person"


def test_a_number_is_asked_for_at_its_field(client, county_leader, county_clerk):
    client.force_login(county_leader)
    url = f"/campaigns/{make.campaign().pk}/liaisons/name/"
    answer = client.post(url, {"person": county_clerk.pk, "phone": "请来电"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["phone"] == ["请填写电话号码"]
