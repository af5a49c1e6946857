"""A violation that is not punished is answered in writing: ground, reason, evidence, by the leader (S0-17, C12)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.models import Exemption, Ground
from inspections.penalties.proposing import decide_proposal
from inspections.penalties.reference import load_grounds
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import cased, make


@pytest.fixture
def check(db):
    return make.signed_inspection(cased.mine())


def sent(**changes):
    return {
        "ground": cased.ground().pk,
        "reason": "当场整改，没有造成危害后果。",
        "evidence": "整改照片",
        "uploads": make.photo(),
        "document_number": "（襄）应急不罚〔2023〕1号",
        "decided_on": timezone.localdate().isoformat(),
        **changes,
    }


def urls(user):
    return [todo.url for todo in todos(user, timezone.now())]


def test_the_check_is_answered_and_leaves_the_leaders_list(client, check, county_leader):
    client.force_login(county_leader)
    assert urls(county_leader) == [check.get_absolute_url()]
    page = client.post(f"/inspections/{check.pk}/exempt/", sent(), follow=True).content.decode()
    decided = Exemption.objects.get()
    assert (decided.inspection, decided.ground, decided.agency) == (
        check,
        cased.ground(),
        county_leader.agency,
    )
    assert Attachment.objects.of(decided).count() == 1
    assert "第三十三条第一款" in page
    assert urls(county_leader) == []
    assert decided.get_absolute_url() in client.get(check.get_absolute_url()).content.decode()


@pytest.mark.parametrize("missing", ["ground", "reason", "evidence", "uploads", "document_number"])
def test_ground_reason_and_evidence_are_asked_for(client, check, county_leader, missing):
    client.force_login(county_leader)
    answer = client.post(f"/inspections/{check.pk}/exempt/", sent(**{missing: ""}))
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert not Exemption.objects.exists()


def test_the_verb_asks_for_them_itself(check):
    for missing in ("reason", "evidence", "document_number"):
        with pytest.raises(RuleViolation) as refused:
            cased.exemption(check, **{missing: "  "})
        assert refused.value.field == missing
    with pytest.raises(RuleViolation, match="证据材料"):
        cased.exemption(check, uploads=[])


def test_a_ground_in_doubt_is_cited_only_when_it_is_confirmed(
    client, check, county_leader, province_administrator
):
    load_grounds()
    doubtful = Ground.objects.get(code="CF33-1a")
    with pytest.raises(RuleViolation, match="待核"):
        cased.exemption(check, ground=doubtful)
    client.force_login(county_leader)
    assert doubtful.text not in client.get(f"/inspections/{check.pk}/exempt/").content.decode()
    client.force_login(province_administrator)
    address = f"/inspections/grounds/{doubtful.pk}/confirm/"
    assert address in client.get("/inspections/grounds/", {"doubtful": "yes"}).content.decode()
    assert client.post(address)["Location"] == "/inspections/grounds/#CF33-1a"
    doubtful.refresh_from_db()
    assert cased.exemption(check, ground=doubtful).ground == doubtful


def test_a_ground_for_something_else_or_of_another_time_is_none(check):
    with pytest.raises(RuleViolation, match="不予处罚的法律依据"):
        cased.exemption(check, ground=cased.ground("SX-T", topic="dishonesty"))
    old = cased.ground("CF-OLD", ends_on=dt.date(2021, 12, 31))
    with pytest.raises(RuleViolation, match="不适用"):
        cased.exemption(check, ground=old)


def test_one_answer_a_check(check):
    cased.exemption(check)
    with pytest.raises(RuleViolation, match="已决定不予处罚"):
        cased.exemption(check, document_number="（襄）应急不罚〔2023〕2号")


def test_what_is_being_punished_isnt_let_off(check):
    waiting = cased.proposal(check)
    with pytest.raises(RuleViolation, match="请先撤回"):
        cased.exemption(check)
    cased.reviewed(waiting)
    decide_proposal(waiting, cased.numbers(waiting), by=cased.desk("leader"))
    with pytest.raises(RuleViolation, match="已有处罚案件"):
        cased.exemption(check)


def test_a_number_is_used_once(check):
    cased.exemption(check)
    other = make.signed_inspection(cased.mine(name="襄汾另一铁矿"))
    with pytest.raises(RuleViolation) as refused:
        cased.exemption(other)
    assert refused.value.field == "document_number"


@pytest.mark.parametrize("role", ["inspector", "clerk", "legal_reviewer", "administrator"])
def test_only_leaders_decide(client, officer, check, role):
    person = officer("襄汾县", role)
    client.force_login(person)
    assert client.post(f"/inspections/{check.pk}/exempt/", sent()).status_code == 403
    with pytest.raises(PermissionDenied):
        cased.exemption(check, by=person)


def test_the_neighbour_finds_no_such_check(client, check, neighbour_leader):
    client.force_login(neighbour_leader)
    assert client.get(f"/inspections/{check.pk}/exempt/").status_code == 404
    decided = cased.exemption(check)
    assert client.get(decided.get_absolute_url()).status_code == 404


def test_the_enterprise_reads_that_it_is_let_off(client, check):
    decided = cased.exemption(check)
    client.force_login(make.enterprise_person(check.mine))
    assert client.get(decided.get_absolute_url()).status_code == 200


def test_the_grounds_load_and_load_again_without_change(db):
    assert sum(load_grounds().values()) > 15
    assert sum(load_grounds().values()) == 0
    day = dt.date(2023, 9, 30)
    listing = Ground.objects.of("dishonesty")
    before, after = listing.in_force(day), listing.in_force(day + dt.timedelta(days=1))
    assert {ground.months for ground in before} == {12}
    assert {(ground.months, ground.early_months) for ground in after} == {(36, 12)}
    assert not set(before) & set(after)
