"""目标考核 (L-23, L-38): targets, the year's figures, the grade, formalism, one objection; who reads what."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from campaigns.models import Circular
from jurisdictions.rules import RuleViolation
from reports.assessment import actions, grades
from reports.assessment.formalism import choices, note_formalism, withdraw_finding
from reports.assessment.measures import FORM, measures
from reports.assessment.results import standing_of
from reports.assessment.todo import todos
from reports.models import Assessment, Outcome
from reports.score_tables import counts_fines
from reports.sheets import load
from tests import make
from tests.reports.month import fined, found

PAGE = "/reports/assessments/"
AFTERWARDS = datetime(2024, 1, 8, 9, tzinfo=UTC)
FOUND, CLOSED = "count-overall.3", "share-rectified"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2023-03-01 09:00 +08:00", tick=False) as moved:
        yield moved


@pytest.fixture
def city(db):
    return make.user(make.agency("临汾市"), "leader")


@pytest.fixture
def clerk(city):
    return make.user(city.agency, "clerk")


@pytest.fixture
def county(city):
    return make.user(make.agency("襄汾县"), "leader")


@pytest.fixture
def neighbour(city):
    return make.user(make.agency("洪洞县"), "leader")


def drafted(by):
    assessment = actions.draft_assessment(by=by, year=2023, document="临应急发〔2023〕82号")
    for measure, points, full in ((FOUND, 40, 2), (CLOSED, 60, 1)):
        actions.set_target(
            assessment, by=by, measure=measure, points=Decimal(points), none=Decimal(0), full=Decimal(full)
        )
    return assessment


@pytest.fixture
def issued(city, clerk, county, neighbour):
    """襄汾 found two major hazards and closed one; 洪洞 found nothing."""
    mine = make.mine()
    found(mine, "06-05", closed="06-12")
    found(mine, "07-05")
    assessment = drafted(clerk)
    actions.issue_targets(assessment, by=city, today=date(2023, 3, 1))
    return assessment


def of(assessment, person):
    return assessment.outcomes.get(agency=person.agency)


@pytest.fixture
def outcome(issued, county, clock):
    clock.move_to(AFTERWARDS)
    return of(issued, county)


def circular(by):
    return Circular.objects.create(
        agency=by.agency,
        campaign=make.campaign(),
        title="关于部分县自查走过场的通报",
        body="…",
        counted_at=timezone.now(),
        status="issued",
        document_number="临应急发〔2023〕120号",
        issued_on=date(2023, 9, 1),
        drafted_by=by,
        issued_by=by,
    )


def formalism(outcome, by):
    return note_formalism(
        outcome, by=by, record=f"circular-{circular(by).pk}", text="自查表逐条填“无”，未到现场"
    )


def test_the_year_is_counted_from_the_records(outcome):
    standing = standing_of(outcome)
    assert [(mark.these, mark.of, mark.points) for mark in standing.marks] == [(2, 1, 40), (1, 2, 30)]
    assert standing.score == 70


def test_a_city_is_the_sum_of_its_counties(db, clock):
    province = make.user(make.agency("山西省"), "leader")
    for place in ("临汾市", "襄汾县"):
        make.agency(place)
    found(make.mine(), "06-05")
    found(make.mine("141024", name="洪洞铁矿"), "06-05")
    assessment = drafted(province)
    actions.issue_targets(assessment, by=province)
    clock.move_to(AFTERWARDS)
    assert [one.agency.region.name for one in assessment.outcomes.all()] == ["临汾市"]
    assert standing_of(assessment.outcomes.get()).marks[0].these == 2


def test_the_assessor_is_told_who_has_no_grade_yet(outcome, city, county):
    now = timezone.now()
    assert [one.title for one in todos(city, now)] == ["2023年度考核 2 个单位待评定"]
    actions.propose_grade(outcome, by=city, grade="fair")
    assert [one.title for one in todos(city, now)] == ["2023年度考核 1 个单位待评定"]
    assert [one.due for one in todos(county, now)] == [date(2024, 1, 15)]
    actions.agree(outcome, by=county)
    assert "2023年度考核结果待确定" in [one.title for one in todos(city, now)]


def test_who_found_nothing_is_graded_on_the_rest(issued, neighbour):
    standing = standing_of(of(issued, neighbour))
    assert [mark.points for mark in standing.marks] == [0, None]
    assert standing.score == 0


def test_no_target_is_built_on_fines(city, county):
    fines = [key for key in load(FORM).cells if counts_fines("cells", key, load(FORM))]
    assert {"enforcement.3.times", "enforcement.3.amount", "enforcement.4"} <= set(fines)
    assessment = drafted(city)
    for key in fines:
        assert f"count-{key}" not in measures()
        facts = {"points": Decimal(1), "none": Decimal(0), "full": Decimal(1)}
        with pytest.raises(RuleViolation, match="第七十四条"):
            actions.set_target(assessment, by=city, measure=f"count-{key}", **facts)


def test_a_fine_changes_nobodys_score(outcome):
    before = standing_of(outcome).score
    fined(outcome.agency.region.mines.first(), "08-01", 900_000, 50_000)
    assert standing_of(outcome).score == before


def test_targets_are_issued_when_they_make_a_hundred(city, clerk, county):
    assessment = drafted(clerk)
    target = assessment.targets.first()
    actions.set_target(
        assessment, by=clerk, measure=target.measure, points=Decimal(30), none=Decimal(0), full=Decimal(2)
    )
    with pytest.raises(RuleViolation, match="合计 90 分"):
        actions.issue_targets(assessment, by=city)
    with pytest.raises(PermissionDenied):
        actions.issue_targets(assessment, by=clerk)


def test_two_agencies_of_one_county_are_two_lines(city, clerk, county, neighbour, client):
    other = make.agency("襄汾县", "town_centre")
    assessment = drafted(clerk)
    actions.issue_targets(assessment, by=city)
    client.force_login(county)
    rows = client.get(assessment.get_absolute_url()).context["table"].rows
    assert {row.get_cell_value("name") for row in rows} == {county.agency.name, other.name}
    assert client.get(PAGE).context["table"].rows[0].record.assessed == 2
    client.force_login(neighbour)
    assert client.get(PAGE).context["table"].rows[0].record.assessed == 1


def test_what_was_issued_stays(issued, clerk):
    with pytest.raises(RuleViolation, match="已经下达"):
        actions.remove_target(issued.targets.first(), by=clerk)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("points", {"points": Decimal(0)}), ("full", {"full": Decimal(0)}), ("measure", {"measure": "x"})],
)
def test_a_target_has_to_rise(city, county, field, wrong):
    facts = {"measure": FOUND, "points": Decimal(40), "none": Decimal(0), "full": Decimal(1)}
    with pytest.raises(RuleViolation) as refused:
        actions.set_target(drafted(city), by=city, **facts | wrong)
    assert refused.value.field == field


def test_nobody_is_graded_before_the_year_is_over(issued, county, city):
    with pytest.raises(RuleViolation, match="还没有结束"):
        actions.propose_grade(of(issued, county), by=city, grade="fair")


def test_the_grade_follows_the_score_or_has_a_reason(outcome, city):
    with pytest.raises(RuleViolation, match="不一致") as refused:
        actions.propose_grade(outcome, by=city, grade="good")
    assert refused.value.field == "reason"
    actions.propose_grade(outcome, by=city, grade="good", reason="牵头完成全市尾矿库普查")
    assert (outcome.grade, outcome.score, outcome.answer_by) == ("good", 70, date(2024, 1, 15))


def test_formalism_bars_the_best_grade_without_a_reason(outcome, city, clerk):
    formalism(outcome, clerk)
    with pytest.raises(RuleViolation, match="原则上不得评为“优秀”"):
        actions.propose_grade(outcome, by=city, grade="excellent")
    actions.propose_grade(outcome, by=city, grade="excellent", reason="市局党委会研究，情形已整改")
    assert outcome.grade == "excellent"


def test_a_withdrawn_finding_bars_nothing(outcome, city, clerk, county):
    finding = formalism(outcome, clerk)
    with pytest.raises(PermissionDenied):
        withdraw_finding(finding, by=county, reason="不实")
    withdraw_finding(finding, by=city, reason="核实后不属实")
    assert not outcome.findings.standing().exists()


def test_formalism_rests_on_a_record_of_that_year(outcome, clerk):
    old = circular(clerk)
    Circular.objects.filter(pk=old.pk).update(issued_on=date(2022, 9, 1))
    for record in (f"circular-{old.pk}", "mine-1", "", "circular-x"):
        with pytest.raises(RuleViolation) as refused:
            note_formalism(outcome, by=clerk, record=record, text="…")
        assert refused.value.field == "record"
    assert dict(choices(outcome))["通报"] == []


def test_what_was_proposed_is_frozen_and_not_noted_upon(outcome, city, clerk):
    actions.propose_grade(outcome, by=city, grade="fair")
    found(outcome.agency.region.mines.first(), "08-05")
    assert standing_of(outcome).marks[0].these == 2
    with pytest.raises(RuleViolation, match="不能再登记"):
        formalism(outcome, clerk)


def test_the_agency_objects_once_and_is_answered(outcome, city, county):
    actions.propose_grade(outcome, by=city, grade="fair")
    with pytest.raises(RuleViolation, match="异议期届满"):
        actions.conclude(outcome, by=city)
    actions.object_to(outcome, by=county, objection="7月隐患已在8月销号，漏登")
    with pytest.raises(RuleViolation):
        actions.object_to(outcome, by=county, objection="再次")
    with pytest.raises(RuleViolation) as refused:
        actions.conclude(outcome, by=city, grade="fair")
    assert refused.value.field == "reply"
    actions.conclude(outcome, by=city, grade="good", reason="异议成立", reply="核实，情况属实")
    outcome.refresh_from_db()
    assert (outcome.status, outcome.grade, outcome.reply) == ("final", "good", "核实，情况属实")


def test_another_grade_has_a_reason_of_its_own(outcome, city, county):
    actions.propose_grade(outcome, by=city, grade="good", reason="牵头完成全市尾矿库普查")
    actions.object_to(outcome, by=county, objection="应评为优秀")
    with pytest.raises(RuleViolation, match="不一致"):
        actions.conclude(outcome, by=city, grade="excellent", reply="采纳")
    actions.conclude(outcome, by=city, grade="fair", reply="普查系各县共同完成")
    assert (outcome.grade, outcome.reason) == ("fair", "")


def test_the_page_of_before_decides_nothing(outcome, city, county, client):
    """Two who read the same page: the second is told on the page what stands now."""
    actions.propose_grade(outcome, by=city, grade="fair")
    stale = Outcome.objects.get(pk=outcome.pk)
    actions.agree(outcome, by=county)
    with pytest.raises(RuleViolation, match="已经确认无异议"):
        actions.object_to(stale, by=county, objection="反悔")
    client.force_login(county)
    for step, said, told in (("agree", {}, "或者已经确认"), ("object", {"objection": "反悔"}, "已经确认")):
        answer = client.post(f"{PAGE}outcomes/{outcome.pk}/{step}/", said)
        assert answer.status_code == 422
        assert told in answer.content.decode()


@pytest.mark.parametrize(
    "verb", [actions.issue_targets, actions.propose_grade, actions.object_to, actions.conclude]
)
def test_a_verb_holds_the_row_before_it_looks(outcome, issued, city, county, verb):
    row = issued if verb is actions.issue_targets else outcome
    said = {actions.object_to: {"objection": "…"}, actions.propose_grade: {"grade": "fair"}}.get(verb, {})
    with CaptureQueriesContext(connection) as asked, suppress(RuleViolation):
        verb(row, by=county if verb is actions.object_to else city, **said)
    first = next(one["sql"] for one in asked if f'FROM "{row._meta.db_table}"' in one["sql"])
    assert first.endswith("FOR NO KEY UPDATE")


def test_who_agrees_or_keeps_silent_lets_it_stand(outcome, issued, city, county, neighbour, clock):
    actions.propose_grade(outcome, by=city, grade="fair")
    actions.agree(outcome, by=county)
    with pytest.raises(RuleViolation):
        actions.object_to(outcome, by=county, objection="反悔")
    actions.conclude(outcome, by=city)
    silent = of(issued, neighbour)
    actions.propose_grade(silent, by=city, grade="poor")
    clock.move_to(AFTERWARDS + timedelta(days=8))
    with pytest.raises(RuleViolation, match="届满"):
        actions.object_to(silent, by=neighbour, objection="迟了")
    actions.conclude(silent, by=city)
    assert set(issued.outcomes.values_list("status", flat=True)) == {"final"}


@pytest.mark.parametrize("step", ["propose", "conclude", "note"])
def test_only_the_assessor_grades(outcome, county, client, step):
    client.force_login(county)
    data = {"grade": "excellent", "reason": "…", "record": f"circular-{circular(county).pk}", "text": "…"}
    assert client.post(f"{PAGE}outcomes/{outcome.pk}/{step}/", data).status_code == 403


def test_nobody_answers_for_another(outcome, city, neighbour):
    actions.propose_grade(outcome, by=city, grade="fair")
    for verb, said in ((actions.agree, {}), (actions.object_to, {"objection": "…"})):
        with pytest.raises(PermissionDenied):
            verb(outcome, by=neighbour, **said)


def test_a_county_reads_its_own_line_only(outcome, issued, county, neighbour, client):
    client.force_login(county)
    page = client.get(issued.get_absolute_url())
    assert "襄汾县" in page.content.decode()
    assert "洪洞县" not in page.content.decode()
    assert client.get(of(issued, neighbour).get_absolute_url()).status_code == 404
    sheet = load_workbook(BytesIO(b"".join(client.get(f"{issued.get_absolute_url()}workbook/")))).active
    assert {row[1].value for row in sheet.iter_rows(min_row=5)} == {"襄汾县"}


def test_a_draft_is_not_read_below(city, clerk, county, client):
    assessment = drafted(clerk)
    client.force_login(county)
    assert client.get(assessment.get_absolute_url()).status_code == 404
    assert client.get(f"{assessment.get_absolute_url()}workbook/").status_code == 404


def test_every_figure_opens_its_records(outcome, city, client):
    client.force_login(city)
    page = client.get(outcome.get_absolute_url()).content.decode()
    for target in outcome.assessment.targets.all():
        url = f"{PAGE}outcomes/{outcome.pk}/records/{target.pk}/"
        assert url in page
        assert client.get(url).content.decode().count("通信联络系统故障未修复") >= 2


def test_the_year_goes_through_the_pages(city, county, clock, client):
    client.force_login(city)
    client.post(f"{PAGE}new/", {"year": 2023, "document": "临应急发〔2023〕82号"})
    assessment = Assessment.objects.get()
    asked = {"measure": CLOSED, "points": "100", "none": "50", "full": "95"}
    assert client.post(f"{PAGE}{assessment.pk}/targets/new/", asked).status_code == 302
    assert assessment.targets.get().full == Decimal("0.95")
    assert "95%" in client.get(assessment.get_absolute_url()).content.decode()
    client.post(f"{PAGE}{assessment.pk}/issue/")
    clock.move_to(AFTERWARDS)
    client.force_login(city)
    outcome = assessment.outcomes.get()
    refused = client.post(f"{PAGE}outcomes/{outcome.pk}/propose/", {"grade": "excellent"})
    assert refused.status_code == 422
    assert "请写明理由" in refused.content.decode()
    client.post(f"{PAGE}outcomes/{outcome.pk}/propose/", {"grade": "good", "reason": "无重大隐患"})
    client.force_login(county)
    assert "2023年度考核等次已拟定" in client.get("/").content.decode()
    client.post(f"{PAGE}outcomes/{outcome.pk}/object/", {"objection": "=HYPERLINK(1)"})
    client.force_login(city)
    assert "有异议，待答复" in client.get("/").content.decode()
    settled = {"grade": "good", "reason": "无重大隐患", "reply": "维持"}
    client.post(f"{PAGE}outcomes/{outcome.pk}/conclude/", settled)
    outcome.refresh_from_db()
    assert outcome.status == Outcome.Status.FINAL
    book = load_workbook(BytesIO(b"".join(client.get(f"{PAGE}{assessment.pk}/workbook/"))))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
    assert cells["=HYPERLINK(1)"] == "s"
    assert "良好" in cells


def test_a_county_without_towns_sets_no_targets(db):
    with pytest.raises(RuleViolation, match="没有下级"):
        actions.draft_assessment(by=make.user(make.agency("襄汾县"), "leader"), year=2023, document="…")


@given(st.decimals(0, 100, places=2), st.booleans())
def test_a_higher_score_never_suggests_a_lower_grade(score, formalism):
    order = [grade.key for grade in grades.grades()]
    here = order.index(grades.suggested(score, formalism=formalism))
    assert here <= order.index(grades.suggested(max(score - 10, Decimal(0)), formalism=formalism))
    assert not (formalism and order[here] == grades.barred())
