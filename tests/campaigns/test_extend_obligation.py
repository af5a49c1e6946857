"""More time is given by the one it is owed to, with a reason, and a change of the notice doesn't take it back."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.models import Extension, Obligation
from campaigns.obligations import handing
from campaigns.obligations.generation import generate_obligations
from campaigns.obligations.standing import DueState
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
LATER = dt.date(2023, 6, 28)


@pytest.fixture
def owed():
    return make.owed()


def url(obligation, step=""):
    return f"/campaigns/obligations/{obligation.pk}/{step}"


@time_machine.travel(make.noon(22), tick=False)
def test_the_city_s_leader_gives_a_county_more_time(client, owed, city_leader):
    assert owed.due_state() == DueState.OVERDUE
    client.force_login(city_leader)
    answer = client.post(url(owed, "extend/"), {"to": "2023-06-28", "reason": "当地连续暴雨"})
    assert answer["Location"] == url(owed)
    owed.refresh_from_db()
    assert (owed.due_on, owed.due_state()) == (LATER, DueState.AHEAD)
    given = owed.extensions.get()
    assert (given.was_due_on, given.given_by) == (dt.date(2023, 6, 20), city_leader)
    page = client.get(url(owed)).content.decode()
    assert "当地连续暴雨" in page
    assert "原为2023年6月20日" in page


@pytest.mark.parametrize(
    ("to", "reason", "said"),
    [
        ("2023-06-20", "暴雨", "须晚于现在的期限"),
        ("2023-06-19", "暴雨", "须晚于现在的期限"),
        ("2023-06-21", "暴雨", "不能早于今天"),
        ("2023-06-28", " ", "请写明延期理由"),
    ],
)
@time_machine.travel(make.noon(22), tick=False)
def test_it_gives_time_and_says_why(client, owed, city_leader, to, reason, said):
    client.force_login(city_leader)
    answer = client.post(url(owed, "extend/"), {"to": to, "reason": reason})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Extension.objects.exists()


def test_nobody_else_extends(client, owed, city_clerk, county_leader, province_leader, neighbour_leader):
    for person, expected in (
        (city_clerk, 403),
        (county_leader, 403),
        (province_leader, 403),
        (neighbour_leader, 404),
    ):
        client.force_login(person)
        answer = client.post(url(owed, "extend/"), {"to": "2099-06-28", "reason": "自己给自己"})
        assert answer.status_code == expected
        with pytest.raises(PermissionDenied):
            handing.extend(owed, to=LATER, reason="…", by=person, at=make.noon(15))


def test_what_is_handed_in_needs_no_time(owed, city_leader):
    make.handed_in(owed)
    with pytest.raises(RuleViolation, match="已经报送"):
        handing.extend(owed, to=LATER, reason="暴雨", by=city_leader, at=make.noon(16))


def test_of_two_extensions_at_once_the_second_is_told(owed, city_leader):
    stale = Obligation.objects.get(pk=owed.pk)
    handing.extend(owed, to=LATER, reason="暴雨", by=city_leader, at=make.noon(16))
    with pytest.raises(RuleViolation, match="刚刚改过"):
        handing.extend(stale, to=dt.date(2023, 6, 25), reason="暴雨", by=city_leader, at=make.noon(16))
    owed.refresh_from_db()
    assert owed.due_on == LATER


def test_a_changed_notice_leaves_it(owed, city_leader):
    handing.extend(owed, to=LATER, reason="暴雨", by=city_leader, at=make.noon(16))
    asked = owed.requirement
    asked.due_on = dt.date(2023, 6, 18)
    asked.save()
    generate_obligations(asked, today=dt.date(2023, 6, 16))
    owed.refresh_from_db()
    assert owed.due_on == LATER
