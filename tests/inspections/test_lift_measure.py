from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.models import Measure
from jurisdictions.rules import RuleViolation
from tests import cased, make


@pytest.fixture
def measure(county_leader):
    day = timezone.localdate() - dt.timedelta(days=10)
    return cased.ordered(make.mine("141023"), by=county_leader, decided_on=day)


def address(measure):
    return f"/inspections/measures/{measure.pk}/lift/"


def test_the_leader_who_suspended_a_mine_lets_it_go_on(client, measure, county_leader):
    client.force_login(county_leader)
    today = timezone.localdate()
    assert address(measure) in client.get(f"/inspections/measures/{measure.pk}/").content.decode()
    client.post(address(measure), {"on": today.isoformat()})
    measure.refresh_from_db()
    assert measure.lifted_on == today
    assert address(measure) not in client.get(f"/inspections/measures/{measure.pk}/").content.decode()


@pytest.mark.parametrize("days", [-11, 1])
def test_neither_before_the_order_nor_in_the_future(client, measure, county_leader, days):
    client.force_login(county_leader)
    day = timezone.localdate() + dt.timedelta(days=days)
    answer = client.post(address(measure), {"on": day.isoformat()})
    assert answer.status_code == 422
    assert "on" in answer.context["form"].errors


def test_only_once(measure, county_leader):
    seen_before = Measure.objects.get(pk=measure.pk)
    measure.lift(by=county_leader)
    with pytest.raises(RuleViolation, match="已经解除"):
        seen_before.lift(by=county_leader)


def test_what_was_closed_down_stays_closed(measure, county_leader):
    Measure.objects.update(kind="close_down")
    with pytest.raises(RuleViolation, match="不能解除"):
        Measure.objects.get().lift(by=county_leader)


def test_nobody_else_lifts_it(client, measure, city_leader, county_inspector, neighbour_leader):
    for person, code in {city_leader: 403, county_inspector: 403, neighbour_leader: 404}.items():
        client.force_login(person)
        assert client.get(address(measure)).status_code == code
        assert client.post(address(measure), {"on": timezone.localdate().isoformat()}).status_code == code
        with pytest.raises(PermissionDenied):
            measure.lift(by=person)
    measure.refresh_from_db()
    assert measure.lifted_on is None
