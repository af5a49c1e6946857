"""One of the six conditions calls for measures, each answered by a record or a reason (Z-15); and the five (Z-14)."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from openpyxl import load_workbook

from inspections.consequences.conditions import decline, records_for, take
from inspections.models import GraveCondition
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from tests import cased, make


@pytest.fixture
def mine(db):
    return cased.mine()


def measures(row):
    return set(row.steps.values_list("measure", flat=True))


def summons(mine, **facts):
    said = {"mine": mine, "counterpart": "赵国强 矿长", "uploads": [make.photo()], **facts}
    return make.activity("summons_enterprise", done_on=timezone.localdate(), **said)


def test_an_inspector_ticks_a_condition_and_the_measures_wait(client, mine, county_inspector):
    client.force_login(county_inspector)
    sent = {
        "condition": "forced_work",
        "facts": "顶板离层未处理，仍安排掘进。",
        "evidence": "现场检查记录、井下照片",
        "found_on": timezone.localdate().isoformat(),
        "uploads": make.photo(),
    }
    page = client.post(f"/inspections/mines/{mine.pk}/conditions/", sent, follow=True).content.decode()
    row = GraveCondition.objects.get()
    assert measures(row) == {"summons", "exposure", "referral", "joint_sanction", "dual_penalty"}
    assert "现场.png" in page
    assert row.get_absolute_url() in [todo.url for todo in todos(county_inspector, timezone.now())]


def test_a_parent_company_is_asked_about_too(mine):
    mine.enterprise.parent_enterprise = make.enterprise("1410", name="临汾某集团")
    mine.enterprise.save()
    assert "parent_liability" in measures(cased.condition(mine))


def test_done_is_shown_by_a_record_and_not_done_by_a_reason(client, mine, county_inspector):
    row, logged = cased.condition(mine), summons(mine)
    client.force_login(county_inspector)
    answer = client.post(f"{row.get_absolute_url()}summons/", {"record": "", "reason": ""})
    assert answer.status_code == 422
    client.post(f"{row.get_absolute_url()}summons/", {"record": f"activity-{logged.pk}"})
    client.post(f"{row.get_absolute_url()}exposure/", {"reason": "整改期间不宜曝光。"})
    done, declined = row.steps.get(measure="summons"), row.steps.get(measure="exposure")
    assert (done.status, done.record, done.answered_by) == ("done", logged, county_inspector)
    assert (declined.status, declined.reason) == ("declined", "整改期间不宜曝光。")
    page = client.get(row.get_absolute_url()).content.decode()
    assert logged.get_absolute_url() in page
    assert "还有 3 项" in page


def test_only_what_was_done_about_it_since_shows_it(mine):
    earlier = summons(mine)
    elsewhere = summons(cased.mine(name="襄汾另一铁矿"))
    superior = summons(mine, outcome="superior")
    row = cased.condition(mine, found_on=timezone.localdate())
    type(earlier).objects.filter(pk=earlier.pk).update(done_on=dt.date(2020, 1, 1))
    step = row.steps.get(measure="summons")
    assert records_for(step) == []
    for wrong in (earlier, elsewhere, superior):
        with pytest.raises(RuleViolation, match="不能证明"):
            take(step, wrong, by=cased.desk("inspector"))


def test_a_dual_penalty_and_a_listing_show_theirs(mine):
    row = cased.condition(mine)
    check = make.signed_inspection(mine)
    case, listed = cased.decided(check), cased.listing(mine)
    dual, joint = row.steps.get(measure="dual_penalty"), row.steps.get(measure="joint_sanction")
    take(dual, case, by=cased.desk("leader"))
    take(joint, listed, by=cased.desk("leader"))
    assert (dual.record, joint.record) == (case, listed)
    with pytest.raises(RuleViolation):
        decline(dual, by=cased.desk("leader"), reason="已处罚")


@pytest.mark.parametrize(("missing"), ["facts", "evidence"])
def test_facts_and_evidence_are_asked_for(mine, missing):
    with pytest.raises(RuleViolation) as refused:
        cased.condition(mine, **{missing: " "})
    assert refused.value.field == missing
    with pytest.raises(RuleViolation, match="没有这种情形"):
        cased.condition(mine, "bad_weather")


def test_a_reason_is_a_reason(mine):
    step = cased.condition(mine).steps.get(measure="summons")
    with pytest.raises(RuleViolation, match="理由"):
        decline(step, by=cased.desk("inspector"), reason=" ")


def test_it_is_the_agencys_own_paper(client, mine, county_viewer, city_leader, neighbour_leader):
    row = cased.condition(mine)
    for person, status in (
        (county_viewer, 200),
        (city_leader, 200),
        (neighbour_leader, 404),
        (make.enterprise_person(mine), 404),
    ):
        client.force_login(person)
        assert client.get(row.get_absolute_url()).status_code == status
    for person in (city_leader, county_viewer):
        client.force_login(person)
        assert client.post(f"{row.get_absolute_url()}summons/", {"reason": "…"}).status_code == 403
    client.force_login(neighbour_leader)
    assert client.get(f"/inspections/mines/{mine.pk}/conditions/").status_code == 404
    with pytest.raises(PermissionDenied):
        cased.condition(mine, by=county_viewer)


def test_each_figure_of_the_five_opens_as_many_records(client, mine, city_leader):
    cased.decided(make.signed_inspection(mine))
    cased.listing(mine)
    summons(mine)
    make.activity(
        "exposure", done_on=timezone.localdate(), mine=mine, counterpart="报纸", uploads=[make.photo()]
    )
    client.force_login(city_leader)
    today = timezone.localdate().isoformat()
    page = client.get("/inspections/five/", {"since": today, "until": today})
    lines = {row.record.name: row.record for row in page.context["table"].rows}
    assert lines["襄汾县"].counts == {
        "punished": 1,
        "summoned": 1,
        "accountable": 0,
        "exposed": 1,
        "listed": 1,
    }
    assert lines["曲沃县"].counts == dict.fromkeys(lines["襄汾县"].counts, 0)
    for line in lines.values():
        for key, number in line.counts.items():
            rows = client.get(line.urls[key]).context["table"].rows
            assert len(rows) == number, (line.name, key)


def test_another_month_counts_nothing(client, mine, county_leader):
    summons(mine)
    client.force_login(county_leader)
    page = client.get("/inspections/five/", {"since": "2020-01-01", "until": "2020-01-31", "export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(page.streaming_content))).active
    assert [cell.value for cell in sheet[4]][1:] == [0, 0, 0, 0, 0]


def test_the_five_begin_with_the_latest_year_that_has_a_record(client, mine, city_leader):
    client.force_login(city_leader)
    assert "先显示" not in client.get("/inspections/five/").content.decode()
    make.activity(
        "accountability", by=city_leader, count=1, counterpart="…", uploads=[make.photo()], outcome="transfer"
    )
    page = client.get("/inspections/five/")
    assert page.context["span"].until == dt.date(2023, 12, 31)
    assert page.context["table"].data[0].counts["accountable"] == 1
    assert "先显示最近有记录的2023年" in page.content.decode()
