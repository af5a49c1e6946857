"""Who had to come to a training, who signed in, who was missing, and who has made it up (S0-05)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.models import Activity, Attendee
from campaigns.work_log import roll
from campaigns.work_log.todo import todos
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.noon(20)


@pytest.fixture
def training(city_inspector) -> Activity:
    return make.activity("training", by=city_inspector, counterpart="执法人员和专家", count=40)


def line(training: Activity, name: str) -> Attendee:
    return training.attendees.get(name=name)


@pytest.fixture
def called(training, city_inspector, county_inspector, neighbour_inspector) -> Activity:
    people = [county_inspector, neighbour_inspector]
    roll.call(training, by=city_inspector, people=people, names=["王建国 太原理工大学"])
    return training


def test_the_number_comes_from_the_list_where_there_is_one(called, city_inspector, county_inspector):
    assert called.count == 0
    roll.sign_in(called, {line(called, county_inspector.name).pk}, by=city_inspector)
    called.refresh_from_db()
    assert called.count == 1
    with time_machine.travel(NOW):
        line(called, "王建国").make_up(by=city_inspector, on=dt.date(2023, 6, 12))
    called.refresh_from_db()
    assert called.count == 2


def test_who_is_called_twice_stands_there_once(called, city_inspector, county_inspector):
    again = ["王建国 太原理工大学", "李卫东，省地质队"]
    assert roll.call(called, by=city_inspector, people=[county_inspector], names=again) == 1
    assert line(called, "李卫东").workplace == "省地质队"


def test_who_was_missing_is_told_until_it_is_made_up(called, city_inspector, county_inspector):
    [waiting] = todos(county_inspector, NOW)
    assert (waiting.title, waiting.when) == ("6月5日培训缺席，待补训", "待补训")
    assert "3 人缺席" in todos(city_inspector, NOW)[0].title
    missed = line(called, county_inspector.name)
    with time_machine.travel(NOW):
        missed.make_up(by=city_inspector, on=dt.date(2023, 6, 12))
    assert todos(county_inspector, NOW) == []
    assert "2 人缺席" in todos(city_inspector, NOW)[0].title


def test_a_void_training_reminds_nobody(called, city_inspector, county_inspector):
    called.void(by=city_inspector, reason="记错")
    assert todos(county_inspector, NOW) == todos(city_inspector, NOW) == []
    with pytest.raises(RuleViolation, match="已作废"):
        roll.call(called, by=city_inspector, names=["赵六"])


def test_it_goes_through_the_pages(client, training, city_inspector, county_inspector):
    client.force_login(city_inspector)
    page = f"/campaigns/activities/{training.pk}/"
    assert "还没有应训名单" in client.get(page).content.decode()
    call = f"{page}roll/?agency={county_inspector.agency_id}"
    assert county_inspector.name in client.get(call).content.decode()
    client.post(call, {"people": [county_inspector.pk], "names": "王建国 太原理工大学"})
    person, expert = training.attendees.all()
    client.post(f"{page}roll/signed-in/", {"present": [expert.pk]})
    shown = client.get(page).content.decode()
    assert "应到 2 人" in shown
    assert "缺席" in shown
    assert client.get(f"/campaigns/attendees/{person.pk}/make-up/").status_code == 200
    late = {"on": f"{dt.date.today() + dt.timedelta(days=2)}"}
    assert client.post(f"/campaigns/attendees/{person.pk}/make-up/", late).status_code == 422
    client.post(f"/campaigns/attendees/{person.pk}/make-up/", {"on": "2023-06-12"})
    assert line(training, person.name).made_up_on == dt.date(2023, 6, 12)
    client.post(f"/campaigns/attendees/{expert.pk}/remove/")
    assert training.attendees.count() == 1


def test_an_empty_list_is_asked_for_at_the_form(client, training, city_inspector):
    client.force_login(city_inspector)
    answer = client.post(f"/campaigns/activities/{training.pk}/roll/", {"names": ""})
    assert answer.status_code == 422
    assert "请选择人员" in answer.content.decode()


def test_the_missing_see_their_own_line_and_their_superiors_too(
    client, called, county_inspector, county_leader, neighbour_clerk, stranger
):
    def names(person, query="") -> set[str]:
        client.force_login(person)
        page = client.get(f"/campaigns/attendees/{query}")
        return {row.record.name for row in page.context["table"].rows}

    assert names(county_inspector, "?mine=on&standing=missing") == {county_inspector.name}
    assert names(county_leader) == {county_inspector.name}
    assert county_inspector.name not in names(neighbour_clerk)
    assert names(stranger) == set()


def test_only_who_held_it_writes_the_list(client, called, city_inspector, county_inspector, stranger):
    attendee = line(called, county_inspector.name)
    for person, status in ((county_inspector, 403), (stranger, 404)):
        client.force_login(person)
        assert client.post(f"/campaigns/attendees/{attendee.pk}/make-up/", {}).status_code == status
        assert client.post(f"/campaigns/attendees/{attendee.pk}/remove/").status_code == status
        assert client.get(f"/campaigns/activities/{called.pk}/roll/").status_code == 404
    with pytest.raises(PermissionDenied):
        attendee.make_up(by=county_inspector, on=dt.date(2023, 6, 12))


def test_nobody_outside_is_called_and_no_other_kind_has_a_list(training, city_inspector, stranger):
    with pytest.raises(RuleViolation, match="不是本级和下级"):
        roll.call(training, by=city_inspector, people=[stranger])
    with pytest.raises(RuleViolation, match="没有应训名单"):
        roll.call(make.activity(by=city_inspector), by=city_inspector, names=["王建国"])


def test_a_list_that_changed_meanwhile_is_read_again(called, city_inspector, county_inspector):
    gone = line(called, county_inspector.name).pk
    roll.strike(line(called, county_inspector.name), by=city_inspector)
    with pytest.raises(RuleViolation, match="刷新"):
        roll.sign_in(called, {gone}, by=city_inspector)


def test_nothing_is_made_up_before_the_training(called, city_inspector, county_inspector):
    with pytest.raises(RuleViolation, match="补训日期"):
        line(called, county_inspector.name).make_up(by=city_inspector, on=dt.date(2023, 6, 4))
