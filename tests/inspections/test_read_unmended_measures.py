"""查出未改 tells of each hazard which licence was taken or asked for, and what was sealed or seized (L-36)."""

from __future__ import annotations

import pytest
import time_machine
from django.utils import timezone

from inspections.licences.asking import note_answer
from inspections.unmended.scope import STATES, board, unmended
from tests import make, taken

LIST = "/inspections/unmended/hazards/"


@pytest.fixture(autouse=True)
def in_august():
    with time_machine.travel("2023-08-01 09:00 +08:00", tick=False):
        yield


@pytest.fixture
def mine(county_leader):
    return make.mine(supervisor=county_leader.agency)


@pytest.fixture
def drive(mine):
    return make.campaign()


@pytest.fixture
def hazard(drive, mine):
    return make.hazard(mine, description="主排水泵停用")


def counted(drive, by, state):
    return unmended(drive, by).filter(STATES[state][1]).count()


def test_each_decision_that_names_the_hazard_is_told_and_counted(client, drive, mine, hazard, county_leader):
    make.hazard(mine, description="没有人管的")
    assert counted(drive, county_leader, "idle") == 2
    named = {"hazards": [hazard]}
    records = [
        taken.taken(taken.own_licence(mine), **named),
        taken.asked(taken.filed.licence(mine, issuer=taken.ELSEWHERE), **named),
        taken.seized(mine, **named),
    ]
    assert [counted(drive, county_leader, state) for state in ("licensed", "sealed", "stopped", "idle")] == [
        1,
        1,
        0,
        1,
    ]
    client.force_login(county_leader)
    page = client.get(LIST).content.decode()
    for record in records:
        assert f'href="{record.get_absolute_url()}"' in page
        assert f'href="{hazard.get_absolute_url()}"' in client.get(record.get_absolute_url()).content.decode()
    tally = board(drive, county_leader, county_leader.agency.region)[0].tally
    assert (tally.licensed, tally.sealed, tally.idle) == (1, 1, 1)


def test_a_request_that_the_issuer_did_not_follow_is_nothing_done(drive, mine, hazard, county_leader):
    asked = taken.asked(taken.filed.licence(mine, issuer=taken.ELSEWHERE), hazards=[hazard])
    assert counted(drive, county_leader, "licensed") == 1
    note_answer(asked, "declined", by=county_leader, on=timezone.localdate(), document="复函1号")
    assert counted(drive, county_leader, "licensed") == 0
