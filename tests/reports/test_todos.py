from __future__ import annotations

from reports.actions import return_
from reports.todo import todos
from tests import make
from tests.reports.month import moment

NOW = moment("06-21 09:00")


def titles(user):
    return [(todo.title, todo.action) for todo in todos(user, NOW)]


def test_the_clerk_sees_what_is_due(county_clerk):
    make.obligations()
    assert titles(county_clerk) == [
        ("2023年5月调度表待报送", "填报"),
        ("2023年5月统计表待报送", "填报"),
        ("2023年6月调度表待报送", "填报"),
        ("2023年6月统计表待报送", "填报"),
        ("2023年7月调度表待报送", "填报"),
    ]


def test_what_was_opened_goes_on(draft, county_clerk):
    todo = next(todo for todo in todos(county_clerk, NOW) if todo.title == "2023年6月调度表待报送")
    assert (todo.action, todo.url) == ("继续填报", f"/reports/{draft.pk}/")


def test_what_waits_for_the_leader_is_theirs(ready, county_clerk, county_leader):
    assert ("襄汾县2023年6月调度表待签字", "核对签字") in titles(county_leader)
    assert not [title for title, _ in titles(county_clerk) if "6月调度表" in title]


def test_what_was_returned_comes_back_with_its_reason(submitted, county_clerk, city_clerk):
    return_(submitted, by=city_clerk, reason="少报1个")
    todo = next(todo for todo in todos(county_clerk, NOW) if "退回" in todo.title)
    assert (todo.action, todo.detail) == ("修改后重报", "少报1个")


def test_the_receiver_reviews_and_presses(submitted, city_clerk, city_leader):
    assert titles(city_clerk) == [
        ("2023年6月调度表 1 份待审核", "去审核"),
        ("2023年5月调度表 17 家逾期未报", "查看"),
        ("2023年5月统计表 17 家逾期未报", "查看"),
        ("2023年6月调度表 16 家逾期未报", "查看"),
    ]
    assert titles(city_leader) == titles(city_clerk)


def test_others_are_left_in_peace(submitted, county_viewer, county_inspector, province_clerk):
    assert [titles(person) for person in (county_viewer, county_inspector, province_clerk)] == [[], [], []]
