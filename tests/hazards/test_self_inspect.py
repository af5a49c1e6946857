"""L-05, L-07, L-33, C18: the mine's own people answer each applicable criterion, one at a time."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InternalError, transaction

from hazards.models import Edition, Hazard, SelfInspection
from hazards.self_inspections.filling import answer, checklist, open_self_inspection, take_up
from jurisdictions.rules import RuleViolation
from tests import make, self_checks

JUNE = dt.date(2023, 6, 1)


@pytest.fixture
def mine(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.mine("141023", supervisor=make.agency())


@pytest.fixture
def officer(mine):
    return make.enterprise_person(mine, "safety_officer")


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(make.noon(10), tick=False):
        yield


def url(inspection, tail="") -> str:
    return f"/hazards/self-inspections/{inspection.pk}/{tail}"


def body(inspection, number=0, **said):
    asked = checklist(inspection).questions[number]
    keys = {"criterion": asked.criterion.pk, "clause": asked.clause.pk if asked.clause else ""}
    return keys | said


def test_there_is_one_a_mine_and_month(mine, officer):
    first = self_checks.opened(mine)
    assert open_self_inspection(mine, by=officer) == first
    with pytest.raises(RuleViolation, match="还没有开始"):
        open_self_inspection(mine, by=officer, month=dt.date(2023, 7, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        SelfInspection.objects.create(mine=mine, month=JUNE, opened_by=officer)


@pytest.mark.parametrize(("kind", "number"), [("underground", 32), ("open_pit", 13), ("tailings", 19)])
def test_all_criteria_of_the_kind_are_asked(db, kind, number):
    assert checklist(self_checks.opened(make.mine(kind=kind))).total == number


def test_a_supplement_appears_from_its_day_on_while_it_is_walked(mine):
    with time_machine.travel(dt.datetime(2024, 4, 1, 4, tzinfo=dt.UTC)):
        april = self_checks.opened(mine)
        before = checklist(april).total
    supplement = Edition.objects.exclude(supplements=None).get()
    day = dt.datetime.combine(supplement.effective_on, dt.time(4), tzinfo=dt.UTC)
    with time_machine.travel(day):
        assert checklist(april).total > before


def test_answers_are_saved_one_by_one_on_the_page(client, mine, officer):
    june = self_checks.opened(mine)
    client.force_login(officer)
    page = client.post(url(june, "answer/"), body(june, result="clear"), HTTP_HX_REQUEST="true")
    assert page.status_code == 200
    assert "已答 1" in page.content.decode()
    assert june.answers.get().answered_by == officer


def test_what_is_missing_stands_at_its_field_and_nothing_is_saved(client, mine, officer):
    june = self_checks.opened(mine)
    client.force_login(officer)
    for said, words in [
        ({"result": "not_applicable"}, "请写明理由"),
        ({"result": "found", "description": "x", "due_on": "2023-06-30"}, "请写明隐患地点"),
        ({"result": "found", "description": "x", "location": "主井", "due_on": "2023-06-01"}, "不能早于今天"),
    ]:
        page = client.post(url(june, "answer/"), body(june, **said), HTTP_HX_REQUEST="true")
        assert page.status_code == 422
        assert words in page.content.decode()
    assert not june.answers.exists()


def test_last_months_reasons_are_offered_and_not_taken_over(mine, officer):
    with time_machine.travel(dt.datetime(2023, 5, 10, 4, tzinfo=dt.UTC)):
        may = self_checks.opened(mine)
        asked = checklist(may).questions[3]
        answer(may, asked.criterion, asked.clause, "not_applicable", by=officer, description="无此设备")
        self_checks.signed(may)
    june = checklist(self_checks.opened(mine))
    assert june.saved == 0
    assert [q.suggested for q in june.questions if q.suggested] == ["无此设备"]


def test_what_was_reported_already_is_taken_up_and_makes_no_second_hazard(mine, officer):
    june = self_checks.opened(mine)
    asked = checklist(june).questions[0]
    known = make.hazard(
        mine,
        source="self",
        severity="major",
        criterion=asked.criterion,
        clause=asked.clause,
        found_on=dt.date(2023, 6, 3),
        **make.COMMITMENTS,
    )
    assert checklist(june).questions[0].reported == [known]
    take_up(june, known, by=officer)
    self_checks.signed(june)
    assert Hazard.objects.get() == known
    assert june.answers.get(result="found").hazard == known


def test_nobody_else_writes_in_it(client, mine):
    june = self_checks.opened(mine)
    for person, status in [
        (make.user(make.agency(), "inspector"), 403),
        (make.enterprise_person(make.mine(name="别家矿业")), 404),
    ]:
        client.force_login(person)
        assert client.post(url(june, "answer/"), body(june, result="clear")).status_code == status
    asked = checklist(june).questions[0]
    with pytest.raises(PermissionDenied):
        answer(june, asked.criterion, asked.clause, "clear", by=make.user(make.agency(), "inspector"))


def test_a_new_edition_changes_no_past_answer(mine):
    """N11: what was signed keeps its criteria, its words and its signature."""
    june = self_checks.opened(mine)
    self_checks.signed(june)
    june.refresh_from_db()
    said = [(q.number, q.text, q.result) for q in checklist(june).questions]
    Edition.objects.filter(supplements=None).update(ends_on=dt.date(2023, 6, 30))
    Edition.objects.create(key="2023b", title="新", document_number="1号", effective_on=dt.date(2023, 7, 1))
    with time_machine.travel(make.noon(10, 7)):
        again = SelfInspection.objects.get(pk=june.pk)
        assert [(q.number, q.text, q.result) for q in checklist(again).questions] == said
        assert checklist(self_checks.opened(mine)).total == 0


def test_what_is_signed_stays_in_the_database_too(mine):
    june = self_checks.opened(mine)
    self_checks.signed(june)
    with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
        june.answers.update(result="not_applicable", description="改")
    with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
        SelfInspection.objects.update(signed_at=make.noon(1))
