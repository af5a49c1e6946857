"""The enterprise says that a hazard is gone, with all five commitments on the table (L-08)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hazard():
    return make.hazard(**make.COMMITMENTS)


@pytest.fixture
def principal(hazard):
    return make.enterprise_person(hazard.mine)


def test_it_waits_for_verification_with_its_evidence(client, hazard, principal):
    client.force_login(principal)
    given = {
        "report": "已更换",
        "on": "2023-06-10",
        "upload": [make.photo(), make.photo("red", "整改后.png")],
    }
    client.post(f"/hazards/{hazard.pk}/rectify/", given)
    hazard.refresh_from_db()
    assert (hazard.status, hazard.rectified_on) == ("rectified", dt.date(2023, 6, 10))
    assert hazard.rectified_by == principal
    assert Attachment.objects.of(hazard).count() == 2


@pytest.mark.parametrize("name", list(Hazard.COMMITMENTS))
def test_not_while_a_commitment_is_missing(hazard, principal, name):
    empty = None if name in {"funds", "due_on"} else ""
    Hazard.objects.update(**{name: empty})
    hazard.refresh_from_db()
    with pytest.raises(RuleViolation, match=Hazard.COMMITMENTS[name]):
        hazard.rectify(by=principal, report="已更换", on=dt.date(2023, 6, 10))
    with pytest.raises(IntegrityError, match="five_commitments"), transaction.atomic():
        Hazard.objects.update(status="rectified", rectified_on="2023-06-10", rectified_by=principal)


@pytest.mark.parametrize(("on", "words"), [("2023-05-31", "发现日期"), ("2099-01-01", "不能晚于今天")])
def test_neither_before_it_was_found_nor_in_days_to_come(client, hazard, principal, on, words):
    client.force_login(principal)
    response = client.post(f"/hazards/{hazard.pk}/rectify/", {"report": "已更换", "on": on})
    assert words in str(response.context["form"].errors["on"])


def test_once_is_enough(hazard, principal):
    seen_before = Hazard.objects.get(pk=hazard.pk)
    hazard.rectify(by=principal, report="已更换")
    with pytest.raises(RuleViolation, match="待验收"):
        hazard.rectify(by=principal, report="再报一次")
    with pytest.raises(RuleViolation, match="刚刚已被他人处理"):
        seen_before.rectify(by=principal, report="同时报的")
    hazard.refresh_from_db()
    assert hazard.rectification == "已更换"


def test_a_refused_file_leaves_it_open(client, hazard, principal):
    client.force_login(principal)
    bad = make.photo()
    bad.file = type(bad.file)(b"MZ this runs")
    given = {"report": "已更换", "on": "2023-06-10", "upload": bad}
    assert client.post(f"/hazards/{hazard.pk}/rectify/", given).status_code == 422
    hazard.refresh_from_db()
    assert hazard.status == "open"


def test_who_may_not(client, hazard, county_inspector):
    stranger = make.enterprise_person(make.mine(name="邻矿"), "safety_officer")
    given = {"report": "已更换", "on": "2023-06-10"}
    client.force_login(stranger)
    assert client.post(f"/hazards/{hazard.pk}/rectify/", given).status_code == 404
    assert client.post(f"/api/hazards/{hazard.pk}/rectify/", given).status_code == 404
    client.force_login(county_inspector)
    assert client.post(f"/hazards/{hazard.pk}/rectify/", given).status_code == 403
    assert client.post(f"/api/hazards/{hazard.pk}/rectify/", given).status_code == 403
    with pytest.raises(PermissionDenied):
        hazard.rectify(by=stranger, report="已更换")


def test_the_api_answers_409_to_what_a_rule_forbids(client, hazard, principal):
    client.force_login(principal)
    given = {"report": "已更换", "on": "2023-06-10"}
    assert client.post(f"/api/hazards/{hazard.pk}/rectify/", given).json()["status"] == "rectified"
    assert client.post(f"/api/hazards/{hazard.pk}/rectify/", given).status_code == 409
