"""The to-do list: what to hand in soon, late or again, what to review, whom to press; long ones as one line."""

import pytest
import time_machine

from campaigns.models import Preference
from campaigns.obligations import handing
from campaigns.todo import Todo, todos
from config import views
from tests import make

pytestmark = pytest.mark.django_db


def lines(user, at):
    return [(one.title, one.action) for one in todos(user, at)]


def test_far_ahead_there_is_nothing_and_from_the_first_reminder_on_there_is(county_clerk, county_viewer):
    owed = make.owed()
    assert lines(county_clerk, make.noon(12)) == []
    (todo,) = todos(county_clerk, make.noon(13))
    assert (todo.title, todo.action, todo.url) == ("实施方案待报送", "报送", owed.get_absolute_url())
    assert lines(county_viewer, make.noon(17)) == []
    Preference(user=county_clerk, days_before=[]).save()
    assert [len(lines(county_clerk, make.noon(day))) for day in (16, 17)] == [0, 1]


def test_what_only_the_leader_signs_is_no_task_of_the_clerk_s(county_clerk, county_leader):
    make.owed(signed=True)
    (told,), (asked,) = (todos(person, make.noon(18)) for person in (county_clerk, county_leader))
    assert (told.action, told.detail) == ("查看", "报山西省临汾市应急管理局 · 须由分管负责人签字")
    assert asked.action == "报送"


def test_what_is_returned_says_why(county_clerk, city_leader):
    owed = make.handed_in().obligation
    assert lines(county_clerk, make.noon(25)) == []
    handing.return_(owed, by=city_leader, reason="缺少责任分工", at=make.noon(16))
    (todo,) = todos(county_clerk, make.noon(16))
    assert (todo.detail, todo.action) == ("缺少责任分工", "修改后重报")


def test_what_many_have_handed_in_is_one_line_that_opens_as_many(client, city_leader, neighbour_clerk):
    asked = make.owed().requirement
    make.agency("曲沃县")
    for owed in asked.obligations.all():
        make.handed_in(owed)
    asked = make.promise("report")
    for owed in asked.obligations.all():
        make.handed_in(owed)
    found = todos(city_leader, make.noon(16))
    assert {one.title for one in found} == {"实施方案 2 份待审核", "工作情况 2 份待审核"}
    client.force_login(city_leader)
    for todo in found:
        count = len(client.get(todo.url).context["table"].rows)
        assert f" {count} 份" in todo.title


@time_machine.travel(make.noon(25), tick=False)
def test_the_receiver_sees_how_many_are_overdue(client, city_leader):
    make.agency("曲沃县")
    make.owed()
    (todo,) = todos(city_leader, make.noon(25))
    assert (todo.title, todo.detail) == ("实施方案 2 家逾期未报", "百日攻坚 · 及时催报")
    client.force_login(city_leader)
    assert len(client.get(todo.url).context["table"].rows) == 2


def test_an_enterprise_with_many_mines_has_one_line(client):
    owner = make.enterprise()
    for number in range(3):
        make.mine(enterprise=owner, name=f"{number}号矿")
    principal = make.enterprise_person(owner.mines.first())
    make.promise("self_inspection", "mine", receiver_rule="supervisor", signed=True)
    (todo,) = todos(principal, make.noon(19))
    assert todo.title == "工作情况 3 份待报送"
    client.force_login(principal)
    assert len(client.get(todo.url).context["table"].rows) == 3


def test_forms_are_told_by_the_reports(county_clerk):
    make.owed("form", form="dispatch-2023")
    assert lines(county_clerk, make.noon(19)) == []


def test_a_long_day_is_paged_and_an_empty_one_says_so(client, county_clerk, monkeypatch):
    client.force_login(county_clerk)
    monkeypatch.setattr(views, "TODOS", ())
    assert "今天没有要办的事" in client.get("/").content.decode()
    many = [Todo(None, f"第{number}件", "…", "办", "/") for number in range(51)]
    monkeypatch.setattr(views, "TODOS", (lambda user, now: many,))
    first = client.get("/").content.decode()
    assert "今天要办的 51 件事" in first
    assert "第50件" not in first
    assert "第50件" in client.get("/?page=2").content.decode()
