"""A mine that comes into a campaign's scope owes from then on, and one that leaves it owes nothing more."""

import pytest
import time_machine

from campaigns.actions import start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Obligation
from campaigns.obligations.generation import generate
from enterprises.models import Mine
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(city_leader):
    first = make.mine(name="首批矿")
    with time_machine.travel("2023-05-15 10:00+08:00"):
        start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    return first


def owed(mine, key: str) -> list[int]:
    rows = Obligation.objects.filter(requirement__key=key, enterprise=mine.enterprise).owed()
    return [one.period.month for one in rows.order_by("period")]


def test_who_is_there_from_the_beginning_owes_every_month(started):
    assert owed(started, "self-inspection") == list(range(5, 13))
    assert owed(started, "enterprise-plan") == [5]


def test_who_comes_in_september_owes_from_september(started):
    late = make.mine(name="九月矿")
    with time_machine.travel("2023-09-10 07:00+08:00"):
        generate()
        assert generate().made == 0
    assert owed(late, "self-inspection") == [9, 10, 11, 12]
    assert owed(late, "enterprise-plan") == []
    assert owed(started, "self-inspection") == list(range(5, 13))


def test_who_is_closed_owes_what_was_due_and_nothing_after(started):
    Mine.objects.filter(pk=started.pk).update(status="closed")
    with time_machine.travel("2023-09-10 07:00+08:00"):
        generate()
    assert owed(started, "self-inspection") == [5, 6, 7, 8]
    Mine.objects.filter(pk=started.pk).update(status="producing")
    with time_machine.travel("2023-10-10 07:00+08:00"):
        generate()
    assert owed(started, "self-inspection") == [5, 6, 7, 8, 10, 11, 12]
