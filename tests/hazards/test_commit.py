"""The enterprise states its five commitments to a hazard that somebody else found."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hazard():
    return make.hazard()


@pytest.fixture
def principal(hazard):
    return make.enterprise_person(hazard.mine)


def test_the_enterprise_fills_in_what_is_missing(client, hazard, principal):
    client.force_login(principal)
    response = client.post(f"/hazards/{hazard.pk}/commit/", make.COMMITMENTS)
    assert response["Location"] == f"/hazards/{hazard.pk}/"
    hazard.refresh_from_db()
    assert hazard.missing_commitments() == []


def test_a_deadline_that_was_set_is_not_for_the_enterprise_to_move(client, hazard, principal):
    client.force_login(principal)
    client.post(f"/hazards/{hazard.pk}/commit/", make.COMMITMENTS | {"due_on": "2099-01-01"})
    hazard.commit(by=principal, due_on=dt.date(2099, 1, 1))
    hazard.refresh_from_db()
    assert hazard.due_on == dt.date(2023, 6, 15)


def test_a_deadline_that_is_missing_cannot_lie_before_the_finding(hazard, principal):
    Hazard.objects.update(due_on=None)
    hazard.refresh_from_db()
    with pytest.raises(RuleViolation, match="不能早于发现日期"):
        hazard.commit(by=principal, due_on=dt.date(2023, 5, 31))


def test_nothing_but_commitments_is_changed(hazard, principal):
    hazard.commit(by=principal, description="没有隐患", status="closed")
    hazard.refresh_from_db()
    assert (hazard.description, hazard.status) == ("主运输巷照明损坏", "open")


def test_what_was_reported_as_done_stays_as_it_was(hazard, principal):
    seen_before = Hazard.objects.get(pk=hazard.pk)
    make.rectified(hazard)
    for row in (hazard, seen_before):
        with pytest.raises(RuleViolation, match="已提交整改"):
            row.commit(by=principal, responsible="李四")
    hazard.refresh_from_db()
    assert hazard.responsible == "张建国"


def test_another_enterprise_and_officers_do_not(client, hazard, county_inspector):
    stranger = make.enterprise_person(make.mine(name="邻矿"))
    client.force_login(stranger)
    assert client.post(f"/hazards/{hazard.pk}/commit/", make.COMMITMENTS).status_code == 404
    client.force_login(county_inspector)
    assert client.post(f"/hazards/{hazard.pk}/commit/", make.COMMITMENTS).status_code == 403
    for person in (stranger, county_inspector):
        with pytest.raises(PermissionDenied):
            hazard.commit(by=person, responsible="李四")
        client.force_login(person)
        assert client.post(f"/api/hazards/{hazard.pk}/commit/", make.COMMITMENTS).status_code in {403, 404}
