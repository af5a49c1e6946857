from __future__ import annotations

import datetime as dt

import pytest

from hazards.models import Clause, Criterion
from inspections.models import Answer, Inspection
from inspections.on_site.checklist import checklist
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make


@pytest.fixture
def check(db):
    return make.inspection(make.mine("141023"), checked_on=dt.date(2023, 6, 1))


@pytest.fixture
def inspector(check):
    return check.opened_by


@pytest.fixture
def clause(check):
    return Clause.objects.get(criterion__code="UG-01", number=1)


def said(clause, result, **more):
    return {"criterion": clause.criterion_id, "clause": clause.pk, "result": result, **more}


def htmx(client, check, data):
    return client.post(f"/inspections/{check.pk}/answer/", data, headers={"HX-Request": "true"})


@pytest.mark.parametrize(("kind", "count"), [("underground", 32), ("open_pit", 13), ("tailings", 19)])
def test_a_check_of_2023_walks_the_criteria_of_2022(db, client, kind, count):
    check = make.inspection(make.mine("141023", kind), checked_on=dt.date(2023, 6, 1))
    client.force_login(check.opened_by)
    page = client.get(f"/inspections/{check.pk}/walk/").content.decode()
    items = len(checklist(check).questions)
    assert f"{check.mine.get_kind_display()} {count} 条 {items} 项，已答 0，发现 0" in page


def test_every_sub_item_is_a_question(check):
    sub_items = Clause.objects.filter(criterion__in=check.criteria().order_by()).count()
    whole = check.criteria().filter(clauses=None).count()
    assert len(checklist(check).questions) == sub_items + whole


def test_answers_are_saved_one_by_one_and_the_count_follows(client, check, inspector, clause):
    client.force_login(inspector)
    answer = htmx(client, check, said(clause, "clear"))
    assert answer.status_code == 200
    assert "已存到服务器 1 项" in answer.content.decode()
    assert check.answers.get().result == "clear"


def test_a_criterion_counts_when_all_its_sub_items_are_answered(check, inspector):
    criterion = Criterion.objects.get(code="UG-01")
    first, *others = criterion.clauses.all()
    check.answer(criterion, first, "clear", by=inspector)
    assert checklist(check).answered == 0
    for other in others:
        check.answer(criterion, other, "clear", by=inspector)
    assert checklist(check).answered == 1


def test_answering_again_replaces_what_was_said(client, check, inspector, clause):
    client.force_login(inspector)
    htmx(client, check, said(clause, "not_applicable", description="没有竖井"))
    htmx(client, check, said(clause, "clear"))
    assert [(a.result, a.description) for a in check.answers.all()] == [("clear", "")]


def test_a_finding_with_its_photo_stands_under_the_item(client, check, inspector, clause):
    client.force_login(inspector)
    finding = said(
        clause,
        "found",
        description="只有一个安全出口",
        severity="major",
        due_on="2023-06-16",
        photos=make.photo(),
    )
    page = htmx(client, check, finding).content.decode()
    row = check.answers.get()
    assert (row.result, row.severity, row.due_on) == ("found", "major", dt.date(2023, 6, 16))
    photo = Attachment.objects.of(row).get()
    assert f'src="/records/attachments/{photo.pk}/"' in page
    assert "重大 · 整改时限 2023年6月16日" in page


def test_the_same_photo_sent_twice_is_hung_once(client, check, inspector):
    finding = make.finding(check)
    client.force_login(inspector)
    for _ in range(2):
        client.post(f"/inspections/{check.pk}/answers/{finding.pk}/photos/", {"photos": make.photo()})
    client.post(f"/inspections/{check.pk}/answers/{finding.pk}/photos/", {"photos": make.photo("red")})
    assert Attachment.objects.of(finding).count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"description": "", "due_on": "2023-06-16"}, "请写明发现的问题"),
        ({"description": "没有出口", "due_on": ""}, "请填写整改时限"),
        ({"description": "没有出口", "due_on": "2023-05-31"}, "整改时限不能早于检查日期"),
    ],
)
def test_what_a_finding_lacks_is_said_at_the_field_and_the_text_stays(
    client, check, inspector, clause, given, words
):
    client.force_login(inspector)
    answer = htmx(client, check, said(clause, "found", severity="major", **given))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert given["description"] in page
    assert not check.answers.exists()


def test_a_bad_photo_saves_nothing_of_the_answer(client, check, inspector, clause):
    client.force_login(inspector)
    broken = make.SimpleUploadedFile("现场.png", b"not a picture", "image/png")
    answer = htmx(
        client,
        check,
        said(clause, "found", description="没有出口", severity="major", due_on="2023-06-16", photos=broken),
    )
    assert answer.status_code == 422
    assert "只能上传" in answer.content.decode()
    assert not check.answers.exists()


def test_not_applicable_needs_a_reason(client, check, inspector, clause):
    client.force_login(inspector)
    answer = htmx(client, check, said(clause, "not_applicable"))
    assert answer.status_code == 422
    assert "不涉及的，请写明理由" in answer.content.decode()


def test_a_saved_finding_opens_again_with_what_was_said(client, check, inspector):
    finding = make.finding(check, "防坠器检测过期")
    client.force_login(inspector)
    page = client.get(
        f"/inspections/{check.pk}/answer/", {"criterion": finding.criterion_id, "clause": finding.clause_id}
    ).content.decode()
    assert f'value="{finding.due_on}"' in page
    assert ">防坠器检测过期</textarea>" in page


def test_the_whole_criterion_is_no_answer_where_it_has_sub_items(check, inspector):
    with pytest.raises(RuleViolation, match="请逐项作答"):
        check.answer(Criterion.objects.get(code="UG-01"), None, "clear", by=inspector)


def test_a_criterion_for_another_kind_of_mine_is_refused(client, check, inspector):
    other = Criterion.objects.filter(kind="tailings", clauses=None, uncertain=False).first()
    client.force_login(inspector)
    assert htmx(client, check, {"criterion": other.pk, "result": "clear"}).status_code == 422
    with pytest.raises(RuleViolation, match="不适用于本次检查"):
        check.answer(other, None, "clear", by=inspector)


def test_nothing_is_answered_after_the_signature(client, clause):
    check = make.signed_inspection(make.mine("141023", name="襄汾另一铁矿"), checked_on=dt.date(2023, 6, 1))
    client.force_login(check.opened_by)
    assert htmx(client, check, said(clause, "clear")).status_code == 422
    assert check.answers.count() == 1


def test_a_page_opened_before_the_signature_cannot_answer_after_it(check, inspector, clause):
    stale = Inspection.objects.get(pk=check.pk)
    check.discard(by=inspector)
    with pytest.raises(RuleViolation, match="不能再改"):
        stale.answer(clause.criterion, clause, "clear", by=inspector)


def test_neither_the_clerk_nor_the_city_nor_the_mine_answers(
    client, check, clause, county_clerk, city_inspector
):
    for person in (county_clerk, city_inspector, make.enterprise_person(check.mine)):
        client.force_login(person)
        assert client.get(f"/inspections/{check.pk}/walk/").status_code == 403
        assert htmx(client, check, said(clause, "clear")).status_code == 403
        api = client.post(f"/api/inspections/{check.pk}/answer/", {"criterion": "UG-01"}, "application/json")
        assert api.status_code == 403


def test_for_the_neighbour_there_is_no_such_check(client, check, clause, neighbour_inspector):
    client.force_login(neighbour_inspector)
    assert client.get(f"/inspections/{check.pk}/walk/").status_code == 404
    assert htmx(client, check, said(clause, "clear")).status_code == 404
    api = client.post(f"/api/inspections/{check.pk}/answer/", {"criterion": "UG-01"}, "application/json")
    assert api.status_code == 404


def test_the_api_answers_by_the_criterions_code(client, check, inspector):
    client.force_login(inspector)
    body = {
        "criterion": "UG-01",
        "clause": 1,
        "result": "found",
        "description": "一个出口",
        "due_on": "2023-06-16",
    }
    answer = client.post(f"/api/inspections/{check.pk}/answer/", body, "application/json")
    assert answer.status_code == 200
    assert answer.json()["answers"] == [body | {"severity": "major", "hazard": None}]


def test_the_api_tells_a_broken_rule_as_a_conflict(client, check, inspector):
    client.force_login(inspector)
    body = {"criterion": "UG-01", "clause": 1, "result": "found", "description": "一个出口"}
    answer = client.post(f"/api/inspections/{check.pk}/answer/", body, "application/json")
    assert (answer.status_code, answer.json()["field"]) == (409, "due_on")


def test_the_walk_asks_the_database_as_often_for_many_answers(
    client, check, inspector, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(inspector)
    address = f"/inspections/{check.pk}/walk/"
    with django_assert_max_num_queries(14) as empty:
        client.get(address)
    for question in checklist(check).questions:
        check.answer(
            question.criterion,
            question.clause,
            "found",
            by=inspector,
            description="问题",
            due_on=dt.date(2023, 7, 1),
        )
    with django_assert_num_queries(len(empty) + 1):  # the photos of the findings
        client.get(address)
    assert Answer.objects.count() > 60
