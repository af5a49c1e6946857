"""An agency orders everybody out of a mine; until the order is lifted nobody works there again (L-16)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enterprises.dangers.answering import lift, order_evacuation
from enterprises.models import Evacuation
from jurisdictions.rules import RuleViolation
from tests import alarmed, make, phased
from tests.alarmed import HOUR, typed
from tests.enterprises.test_edit_mine import edit

pytestmark = pytest.mark.django_db
ORDER = {"area": "全矿", "reason": "井下出现透水征兆"}


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=20, name="盛泰铁矿", supervisor=county_clerk.agency)


@pytest.fixture
def leader(county_clerk):
    return make.user(county_clerk.agency, "leader")


def test_the_order_is_seen_answered_and_lifted(client, mine, leader):
    client.force_login(leader)
    assert f"/ledger/mines/{mine.pk}/evacuate/" in client.get(mine.get_absolute_url()).content.decode()
    client.post(f"/ledger/mines/{mine.pk}/evacuate/", ORDER)
    order = Evacuation.objects.get()
    assert (order.agency, order.ordered_by, order.status) == (leader.agency, leader, "ordered")
    assert "紧急撤人尚未解除" in client.get("/").content.decode()

    client.force_login(make.enterprise_person(mine))
    assert client.get("/").context["todos"][0].title == "盛泰铁矿立即撤人"
    page = client.get(mine.get_absolute_url()).content.decode()
    assert 'role="alert"' in page
    assert "井下出现透水征兆" in page
    cleared = {"people": "23", "cleared_at": typed(timezone.now())}
    client.post(f"/ledger/evacuations/{order.pk}/clear/", cleared)
    assert "立即撤人" not in client.get("/").content.decode()
    assert 'role="alert"' in client.get(mine.get_absolute_url()).content.decode()

    client.force_login(leader)
    assert client.post(f"/ledger/evacuations/{order.pk}/lift/", {"words": " "}).status_code == 422
    client.post(f"/ledger/evacuations/{order.pk}/lift/", {"words": "水位回落，王平现场确认"})
    order.refresh_from_db()
    assert (order.status, order.people, order.lifted_by) == ("lifted", 23, leader)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert 'role="alert"' not in page
    assert "水位回落" in page


def test_the_reason_comes_from_the_danger_that_was_reported(client, mine, leader):
    told = alarmed.danger(mine)
    client.force_login(leader)
    address = f"/ledger/mines/{mine.pk}/evacuate/?danger={told.pk}"
    assert address in client.get(told.get_absolute_url()).content.decode()
    assert client.get(address).context["form"]["reason"].value() == "透水：涌水量突然增大"
    for odd in ("x", "", "99999999"):
        assert client.get(f"/ledger/mines/{mine.pk}/evacuate/?danger={odd}").status_code == 200


def test_while_it_stands_nothing_is_resumed_by_any_door(client, mine, leader, county_clerk):
    type(mine).objects.update(status="rectifying")
    mine.refresh_from_db()
    alarmed.evacuation(mine, leader)
    asked = phased.resumption(mine)
    client.force_login(county_clerk)
    assert "紧急撤人尚未解除" in client.get(asked.get_absolute_url()).content.decode()
    look = {"attended": "王平", "result": "具备条件", "document": "1号"}
    look["checked_on"] = timezone.localdate().isoformat()
    answer = client.post(f"/ledger/resumptions/{asked.pk}/accept/", look)
    assert (answer.status_code, "紧急撤人尚未解除" in answer.content.decode()) == (422, True)
    answer = edit(client, county_clerk, mine, status="producing", reason="错登")
    assert "紧急撤人尚未解除" in answer.context["form"].errors["status"][0]
    mine.refresh_from_db()
    assert mine.status == "rectifying"


@pytest.mark.parametrize("field", ["area", "reason"])
def test_it_says_where_and_why(client, mine, leader, field):
    client.force_login(leader)
    answer = client.post(f"/ledger/mines/{mine.pk}/evacuate/", {**ORDER, field: " "})
    assert (answer.status_code, bool(answer.context["form"].errors[field])) == (422, True)
    with pytest.raises(RuleViolation):
        order_evacuation(mine, **{**ORDER, field: " "}, by=leader)


def test_one_order_at_a_time(client, mine, leader):
    alarmed.evacuation(mine, leader)
    with pytest.raises(RuleViolation, match="尚未解除的紧急撤人"):
        order_evacuation(mine, **ORDER, by=leader)
    client.force_login(leader)
    assert f"/ledger/mines/{mine.pk}/evacuate/" not in client.get(mine.get_absolute_url()).content.decode()


def test_people_arent_out_before_the_order_nor_later_than_now(client, mine, leader):
    order = alarmed.evacuation(mine, leader)
    client.force_login(make.enterprise_person(mine))
    for moment in (timezone.now() - HOUR, timezone.now() + HOUR):
        said = {"people": "1", "cleared_at": typed(moment)}
        assert client.post(f"/ledger/evacuations/{order.pk}/clear/", said).status_code == 422
    order.refresh_from_db()
    assert order.status == "ordered"


def test_who_answers_for_the_mine_lifts_what_a_neighbour_ordered(client, mine, leader, county_clerk):
    """Let in for a time, the neighbour no longer sees the mine; its first page leads nowhere it may not go."""
    neighbour = make.user(make.agency("曲沃县"), "leader")
    order = alarmed.evacuation(mine, neighbour)
    client.force_login(neighbour)
    assert "紧急撤人" not in client.get("/").content.decode()
    client.force_login(leader)
    lifting = f"/ledger/evacuations/{order.pk}/lift/"
    assert lifting in client.get(mine.get_absolute_url()).content.decode()
    assert client.post(lifting, {"words": "水位回落，王平现场确认"}).status_code == 302


def test_a_town_centre_that_answers_for_the_mine_is_offered_no_lifting(client, mine, county_clerk):
    town = make.agency("襄汾县", "town_centre")
    mine.supervisions.update(agency=town)
    order = alarmed.evacuation(mine, make.user(town, "leader"))
    client.force_login(make.user(town, "leader"))
    assert f"/ledger/evacuations/{order.pk}/lift/" not in client.get(mine.get_absolute_url()).content.decode()


def test_who_may_order_and_lift(client, mine, leader, county_clerk):
    above = make.user(make.agency("临汾市"), "leader")
    order = order_evacuation(mine, **ORDER, by=make.user(leader.agency, "inspector"))
    lift(order, words="消除", by=above)
    citys = order_evacuation(mine, **ORDER, by=above)
    with pytest.raises(PermissionDenied):
        lift(citys, words="消除", by=leader)
    for person, code in ((county_clerk, 403), (make.enterprise_person(mine), 403)):
        client.force_login(person)
        assert client.post(f"/ledger/evacuations/{citys.pk}/lift/", {"words": "x"}).status_code == code
        assert client.post(f"/ledger/mines/{mine.pk}/evacuate/", ORDER).status_code == code
    client.force_login(make.user(make.agency("曲沃县"), "leader"))
    assert client.post(f"/ledger/mines/{mine.pk}/evacuate/", ORDER).status_code == 404
    assert client.post(f"/ledger/evacuations/{citys.pk}/lift/", {"words": "x"}).status_code == 404
