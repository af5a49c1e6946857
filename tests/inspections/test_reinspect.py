"""A re-inspection is a check of its own that walks what the earlier one found (S0-18)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from enterprises.models import Supervision
from hazards.models import Hazard
from inspections.models import Inspection, Recheck
from inspections.on_site.actions import canonical, open_inspection
from inspections.on_site.manner import Manner
from inspections.on_site.reinspection import due_reinspections, recheck
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from records.models import Attachment, Signature
from tests import make, onsite

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    return onsite.signed_with_hazard()


@pytest.fixture
def hazard(before):
    return Hazard.objects.get()


@pytest.fixture
def reported(hazard):
    """The enterprise says that it is done."""
    principal = make.enterprise_person(hazard.mine)
    hazard.commit(by=principal, **make.COMMITMENTS)
    hazard.rectify(by=principal, report="已更换")
    return hazard


@pytest.fixture
def check(before):
    return onsite.again(before)


def look(client, check, hazard, result="done", words="现场核实已更换", **more):
    client.force_login(check.opened_by)
    data = {"hazard": hazard.pk, "result": result, "description": words, **more}
    return client.post(f"/inspections/{check.pk}/recheck/", data)


def test_an_officer_begins_it_from_the_earlier_check(client, before, hazard):
    client.force_login(before.opened_by)
    assert f"/inspections/open/?follows={before.pk}" in client.get(before.get_absolute_url()).content.decode()
    page = client.get(f"/inspections/open/?follows={before.pk}")
    form = page.context["form"]
    data = {name: form[name].value() for name in ("kind", "follows", "client_key", "checked_on")}
    data |= {"mine": before.mine_id, "notified_whom": "王平", "declared": "on"}
    data["officers"] = [officer.pk for officer in before.officers.all()]
    answer = client.post("/inspections/open/", data)
    check = Inspection.objects.get(follows=before)
    assert answer.headers["Location"] == f"/inspections/{check.pk}/recheck/"
    assert hazard.description in client.get(answer.headers["Location"]).content.decode()


def test_what_is_done_and_reported_is_closed_by_the_hazards_own_verb(client, check, reported):
    assert look(client, check, reported, photos=make.photo()).status_code == 200
    onsite.sign(check, no_recording="")
    reported.refresh_from_db()
    assert (reported.status, reported.closed_by) == ("closed", check.opened_by)
    assert reported.verification == "复查：现场核实已更换"
    assert Attachment.objects.of(Recheck.objects.get()).count() == 1


def test_what_is_partly_done_goes_back_to_the_enterprise(client, check, reported):
    look(client, check, reported, "partly", "只换了一半")
    onsite.sign(check)
    reported.refresh_from_db()
    assert (reported.status, reported.verification) == ("open", "复查部分整改：只换了一半")


def test_what_was_never_reported_stays_with_the_enterprise_and_the_leader_decides(client, check, hazard):
    Hazard.objects.update(found_on=dt.date(2023, 6, 1), due_on=dt.date(2023, 6, 15))
    look(client, check, hazard, "undone", "未见整改")
    onsite.sign(check)
    hazard.refresh_from_db()
    assert hazard.status == "open"
    leader = make.user(make.agency(), "leader")
    told = [todo for todo in todos(leader, timezone.now()) if todo.url == check.get_absolute_url()]
    assert "复查仍有 1 处未整改到位，其中 1 处已逾期" in told[0].detail


def test_it_isnt_signed_before_every_finding_was_looked_at(check, hazard):
    make.finding(check)
    with pytest.raises(RuleViolation, match="还有 1 处隐患没有复查"):
        onsite.sign(check)


def test_words_are_asked_for_and_the_answer_can_be_changed(client, check, hazard):
    refused = look(client, check, hazard, words=" ")
    assert refused.status_code == 422
    assert "请写明复查看到的情况" in refused.content.decode()
    look(client, check, hazard)
    look(client, check, hazard, "undone", "又看了一遍，未整改")
    assert Recheck.objects.get().result == "undone"
    opened = client.get(f"/inspections/{check.pk}/recheck/", {"hazard": hazard.pk}).content.decode()
    assert "又看了一遍，未整改" in opened


def test_the_signature_binds_what_was_seen(client, check, hazard):
    look(client, check, hazard, "undone", "未见整改")
    onsite.sign(check)
    check = Inspection.objects.get(pk=check.pk)
    signature = Signature.objects.of(check).get()
    assert signature.covers(canonical(check))
    check.rechecks.update(description="改过")
    assert not signature.covers(canonical(check))


def test_officers_see_what_is_due_and_no_longer_once_it_has_begun(before, reported):
    officer = before.opened_by
    assert any(todo.title.startswith("复查") for todo in todos(officer, timezone.now()))
    onsite.again(before)
    assert due_reinspections(before.agency, timezone.localdate()) == []


def test_whoever_answers_for_the_mine_today_looks_again(before, reported):
    city = make.agency("临汾市")
    Supervision.objects.create(mine=before.mine, agency=city, since=dt.date(2023, 1, 1))
    today = timezone.localdate()
    assert due_reinspections(before.agency, today) == []
    assert due_reinspections(city, today) == [(before, [reported])]


def test_what_is_neither_due_nor_reported_waits(before):
    assert due_reinspections(before.agency, timezone.localdate()) == []
    later = timezone.localdate() + dt.timedelta(days=15)
    assert [check for check, _ in due_reinspections(before.agency, later)] == [before]


def test_the_list_says_whether_it_was_looked_at_again(client, before, check, reported):
    client.force_login(before.opened_by)
    assert "待复查" in client.get("/inspections/").content.decode()
    look(client, check, reported)
    onsite.sign(check)
    assert "已销号" in client.get("/inspections/").content.decode()
    assert list(client.get("/inspections/", {"followed": "yes"}).context["table"].data) == [before]


def test_only_what_this_check_follows_is_walked(check, hazard):
    other = make.hazard(check.mine)
    with pytest.raises(RuleViolation, match="不在本次复查范围内"):
        recheck(check, other, "done", by=check.opened_by, description="已整改")


@pytest.mark.parametrize("place", ["1410", "14"])
def test_another_agency_doesnt_close_what_isnt_its_own(before, place):
    team = make.officers(place)
    manner = Manner("reinspection", notified_whom="王平", follows=before)
    with pytest.raises(RuleViolation, match="复查") as refused:
        open_inspection(before.mine, by=team[0], officers=team, manner=manner, declared=True)
    assert refused.value.field == "kind"


def test_a_reinspection_without_a_check_before_it_is_refused(before):
    with pytest.raises(RuleViolation, match="从原检查记录的页面开始"):
        make.inspection(before.mine, manner=Manner("reinspection", notified_whom="王平"))


def test_others_dont_look_again(client, check, hazard, county_leader, city_inspector, neighbour_inspector):
    people = {county_leader: 403, city_inspector: 403, neighbour_inspector: 404}
    people[make.enterprise_person(check.mine)] = 403
    data = {"hazard": hazard.pk, "result": "done", "description": "已整改"}
    for person, code in people.items():
        client.force_login(person)
        assert client.get(f"/inspections/{check.pk}/recheck/").status_code == code
        assert client.post(f"/inspections/{check.pk}/recheck/", data).status_code == code
        api = client.post(f"/api/inspections/{check.pk}/recheck/", data, "application/json")
        assert api.status_code == code


def test_the_api_looks_again_through_the_same_verb(client, check, hazard):
    client.force_login(check.opened_by)
    data = {"hazard": hazard.pk, "result": "undone", "description": "未见整改"}
    answer = client.post(f"/api/inspections/{check.pk}/recheck/", data, "application/json")
    assert answer.json()["rechecks"] == [data | {"overdue": False}]
