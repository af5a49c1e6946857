"""Where another body issued the licence, the agency asks it, and notes what it answers (L-36)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.licences.asking import note_answer
from inspections.models import LicenceRequest
from jurisdictions.rules import RuleViolation
from tests import make, taken


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


@pytest.fixture
def licence(mine):
    return taken.filed.licence(mine, issuer=taken.ELSEWHERE)


def address(mine):
    return f"/inspections/mines/{mine.pk}/licence/request/"


def request_of(chosen, **changes):
    facts = {
        "licence": chosen.pk,
        "wanted": "revoke",
        "reason": "超层越界开采",
        "document_number": "襄提1号",
    }
    return facts | {"sent_on": timezone.localdate().isoformat()} | changes


def answer(**changes):
    facts = {
        "outcome": "revoked",
        "on": timezone.localdate().isoformat(),
        "document": "晋自然资吊〔2023〕2号",
    }
    return facts | changes


def test_it_is_asked_and_the_licence_changes_with_the_answer(client, mine, licence, county_leader):
    client.force_login(county_leader)
    page = client.post(address(mine), request_of(licence), follow=True).content.decode()
    asked = LicenceRequest.objects.get()
    assert "待发证机关答复" in page
    licence.refresh_from_db()
    assert (asked.issuer, licence.status) == (taken.ELSEWHERE, "valid")
    client.post(f"{asked.get_absolute_url()}answer/", answer())
    asked.refresh_from_db()
    licence.refresh_from_db()
    assert (asked.status, licence.status) == ("revoked", "revoked")
    assert licence.status_document == "晋自然资吊〔2023〕2号"
    assert (
        asked.get_absolute_url()
        in client.get(f"/inspections/licence-requests/?mine={mine.pk}").content.decode()
    )


def test_what_the_issuer_did_not_follow_leaves_the_licence_alone(licence, county_inspector):
    asked = taken.asked(licence)
    note_answer(asked, "declined", by=county_inspector, on=timezone.localdate(), document="复函1号")
    licence.refresh_from_db()
    assert licence.status == "valid"
    taken.asked(licence, document_number="襄提2号")


def test_what_the_file_knows_already_is_not_turned_twice(licence, county_inspector):
    asked = taken.asked(licence)
    licence.follow("withheld", document="晋暂1号", on=timezone.localdate())
    note_answer(asked, "withheld", by=county_inspector, on=timezone.localdate(), document="晋暂1号")
    assert asked.status == "withheld"


def test_an_answer_noted_late_undoes_nothing_that_was_decided_since(licence, county_inspector):
    today = timezone.localdate()
    with time_machine.travel(timezone.now() - dt.timedelta(days=9)):
        asked = taken.asked(licence)
    licence.follow("withheld", document="晋暂1号", on=today - dt.timedelta(days=5))
    licence.follow("valid", document="晋暂1号，发还", on=today - dt.timedelta(days=1))
    note_answer(asked, "withheld", by=county_inspector, on=today - dt.timedelta(days=5), document="晋暂1号")
    licence.refresh_from_db()
    assert (asked.status, licence.status) == ("withheld", "valid")


def test_its_own_licence_an_agency_decides_itself(mine, county_leader):
    with pytest.raises(RuleViolation, match="本机关颁发") as refused:
        taken.asked(taken.own_licence(mine))
    assert refused.value.field == "licence"


def test_one_question_at_a_time(licence):
    taken.asked(licence)
    with pytest.raises(RuleViolation, match="还没有得到答复"):
        taken.asked(licence, document_number="襄提2号")


@pytest.mark.parametrize("field", ["licence", "wanted", "reason", "document_number", "sent_on"])
def test_nothing_is_left_out(client, mine, licence, county_leader, field):
    client.force_login(county_leader)
    refused = client.post(address(mine), request_of(licence, **{field: ""}))
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {field}


@pytest.mark.parametrize("wrong", [{"outcome": "sent"}, {"document": ""}, {"on": "2020-01-01"}])
def test_an_answer_is_one_with_its_paper_and_its_day(client, licence, county_leader, wrong):
    asked = taken.asked(licence)
    client.force_login(county_leader)
    refused = client.post(f"{asked.get_absolute_url()}answer/", answer(**wrong))
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == set(wrong)


def test_a_day_to_come_and_a_used_number_are_refused(licence):
    with pytest.raises(RuleViolation, match="不能晚于今天"):
        taken.asked(licence, sent_on=timezone.localdate() + dt.timedelta(days=1))
    taken.asked(licence)
    with pytest.raises(RuleViolation, match="已使用"):
        taken.asked(taken.filed.licence(licence.mine, "爆破作业单位许可证", issuer="襄汾县公安局"))


def test_who_may_ask_and_who_may_note_the_answer(
    client, mine, licence, county_inspector, county_clerk, neighbour_leader, city_leader
):
    asked = taken.asked(licence)
    person = make.enterprise_person(mine)
    for one, new, note in [
        (county_inspector, 403, 302),
        (county_clerk, 403, 403),
        (neighbour_leader, 404, 404),
        (person, 403, 403),
    ]:
        client.force_login(one)
        assert client.post(address(mine), request_of(licence)).status_code == new
        assert client.post(f"{asked.get_absolute_url()}answer/", answer()).status_code == note
    client.force_login(person)
    assert client.get(asked.get_absolute_url()).status_code == 404
    with pytest.raises(PermissionDenied):
        note_answer(asked, "declined", by=city_leader, on=timezone.localdate(), document="…")
