"""L-34: what a mine found itself and is major is reported to the regulator and to the workers, with its proof."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from hazards.dual_reports import declare_halt, report_to_workers
from hazards.models import Hazard
from hazards.todo import todos
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

NOW = make.noon(16)


@pytest.fixture
def hazard(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(make.noon(2)):
        return make.hazard(source="self", severity="major", **make.COMMITMENTS)


@pytest.fixture(autouse=True)
def _mid_june():
    with time_machine.travel(NOW, tick=False):
        yield


def told(hazard, **facts):
    facts = {
        "to": "congress",
        "reported_at": make.noon(3),
        "speaker": "王平",
        "upload": [make.photo()],
        **facts,
    }
    return report_to_workers(hazard, by=facts.pop("by", None) or make.enterprise_person(hazard.mine), **facts)


def test_it_stays_missing_until_the_workers_were_told(client, hazard, county_viewer):
    principal = make.enterprise_person(hazard.mine)
    address = f"/hazards/{hazard.pk}/tell-workers/"
    assert address in {todo.url for todo in todos(principal, NOW)}
    client.force_login(county_viewer)
    assert "未向职工报告" in client.get(f"/hazards/{hazard.pk}/").content.decode()
    assert list(client.get("/hazards/?untold=on").context["table"].data) == [hazard]
    client.force_login(principal)
    page = client.post(
        address,
        {"to": "meeting", "reported_at": "2023-06-03T09:00", "speaker": "王平", "upload": make.photo()},
    )
    assert page.status_code == 302
    report = Hazard.objects.get().dual_report
    assert timezone.localtime(report.reported_at).hour == 9
    assert Attachment.objects.of(report).count() == 1
    assert address not in {todo.url for todo in todos(principal, NOW)}
    assert not Hazard.objects.untold().exists()
    assert "向职工大会报告" in client.get(f"/hazards/{hazard.pk}/").content.decode()


def test_proof_person_and_moment_are_asked_for(hazard):
    for facts, field in [
        ({"speaker": " "}, "speaker"),
        ({"upload": []}, "upload"),
        ({"reported_at": hazard.found_on and make.noon(31, 5)}, "reported_at"),
        ({"reported_at": NOW + dt.timedelta(days=1)}, "reported_at"),
    ]:
        with pytest.raises(RuleViolation) as refused:
            told(hazard, **facts)
        assert refused.value.field == field
    told(hazard)
    with pytest.raises(RuleViolation, match="已经登记过"):
        told(hazard)


def test_only_what_the_mine_found_and_is_major(hazard):
    with pytest.raises(RuleViolation, match="只有企业自查发现"):
        told(make.hazard(hazard.mine, severity="major"))
    with pytest.raises(RuleViolation, match="只有企业自查发现"):
        told(make.hazard(hazard.mine, source="self"))


def test_nobody_else_says_it(client, hazard):
    for role in ("inspector", "leader"):
        with pytest.raises(PermissionDenied):
            told(hazard, by=make.user(make.agency(), role))
    client.force_login(make.enterprise_person(make.mine(name="别家矿业")))
    assert client.get(f"/hazards/{hazard.pk}/tell-workers/").status_code == 404


def test_a_halt_is_declared_once_while_the_hazard_lives(client, hazard):
    own = make.enterprise_person(hazard.mine)
    with pytest.raises(RuleViolation) as refused:
        declare_halt(hazard, by=own, since=make.noon(3), scope="")
    assert refused.value.field == "scope"
    client.force_login(own)
    page = client.post(
        f"/hazards/{hazard.pk}/halt/", {"since": "2023-06-03T08:00", "scope": "3号中段停止作业"}
    )
    assert page.status_code == 302
    assert "企业停产停工" in client.get(f"/hazards/{hazard.pk}/").content.decode()
    with pytest.raises(RuleViolation, match="已经申报过"):
        declare_halt(hazard, by=own, since=make.noon(3), scope="全矿")
