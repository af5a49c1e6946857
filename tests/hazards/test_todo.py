"""What the life of hazards puts on whose first page."""

import datetime as dt

import pytest
from django.utils import timezone

from hazards.todo import SHOWN, todos
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(dt.datetime(2023, 6, 16, 9))


def test_the_enterprise_states_its_commitments_and_then_rectifies():
    hazard = make.hazard()
    principal = make.enterprise_person(hazard.mine)
    (first,) = todos(principal, NOW)
    assert (first.action, first.url) == ("填写五落实", f"/hazards/{hazard.pk}/commit/")
    assert first.due == hazard.due_on
    hazard.commit(by=principal, **make.COMMITMENTS)
    (then,) = todos(principal, NOW)
    assert (then.action, then.url) == ("报告整改", f"/hazards/{hazard.pk}/rectify/")
    hazard.rectify(by=principal, report="已更换")
    assert todos(principal, NOW) == []


def test_the_inspectors_verify_and_see_what_is_late(county_inspector, neighbour_inspector, county_clerk):
    waiting = make.rectified(make.hazard())
    make.hazard()
    verify, late = todos(county_inspector, NOW)
    assert (verify.action, verify.url) == ("验收", f"/hazards/{waiting.pk}/")
    assert late.title == "1 处隐患逾期未整改"
    assert late.due == dt.date(2023, 6, 15)
    assert todos(neighbour_inspector, NOW) == []
    assert todos(county_clerk, NOW) == []


def test_on_the_due_day_nothing_is_late(county_inspector):
    make.hazard()
    assert todos(county_inspector, timezone.make_aware(dt.datetime(2023, 6, 15, 23, 59))) == []


def test_the_figure_of_what_is_late_opens_its_rows(client, county_inspector, city_inspector):
    make.hazard()
    make.hazard(agency=city_inspector.agency)
    (late,) = todos(county_inspector, NOW)
    client.force_login(county_inspector)
    assert len(client.get(late.url).context["table"].rows) == 1


def test_a_long_list_says_how_many_more_there_are():
    mine = make.mine()
    for _ in range(SHOWN + 2):
        make.hazard(mine)
    lines = todos(make.enterprise_person(mine), NOW)
    assert len(lines) == SHOWN + 1
    assert lines[-1].title == "另有 2 处隐患待整改"


def test_the_home_page_shows_them(client, county_inspector):
    make.rectified(make.hazard())
    client.force_login(county_inspector)
    assert "主运输巷照明损坏" in client.get("/").content.decode()
