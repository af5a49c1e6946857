"""The regulator sees mine by mine and month by month who checked itself, and reads; it never writes (L-07, L-29)."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from django.template.loader import render_to_string
from openpyxl import load_workbook

from campaigns.obligations.generation import generate_obligations
from campaigns.obligations.handing import return_
from hazards.models import Hazard
from hazards.self_inspections import todo as self_todo
from hazards.self_inspections.contradicted import contradicted, denial
from hazards.self_inspections.filling import checklist, reopen
from hazards.self_inspections.todo import to_make_up, todos
from tests import make, self_checks

GRID = "/hazards/self-inspections/months/"


@pytest.fixture
def mine(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.mine("141023", supervisor=make.agency())


def in_month(month, day=10):
    return time_machine.travel(make.noon(day, month), tick=False)


def standing(client, month="2023-06", **narrowed):
    page = client.get(GRID, {"month": month, **narrowed})
    return {row.name: row.m6 for row in page.context["filter"].qs}


def test_each_month_is_in_time_late_or_missing(client, mine, county_viewer):
    late, _missing, under_way, paper = (
        make.mine("141023", name=name, supervisor=make.agency()) for name in ("迟矿", "缺矿", "半矿", "纸矿")
    )
    asked = make.promise(
        "self_inspection", "mine", receiver_rule="supervisor", cadence="monthly", due_on=None
    )
    closed = make.mine("141023", name="关矿", status="closed")
    with in_month(6):
        self_checks.signed(self_checks.opened(mine))
        make.handed_in(
            asked.obligations.get(mine=paper, period="2023-06-01"), by=make.enterprise_person(paper)
        )
        self_checks.opened(under_way)
    client.force_login(county_viewer)
    with in_month(6, 11):
        assert standing(client)["半矿"] == "under_way"
        assert standing(client)["缺矿"] == "to_come"
    with in_month(7):
        self_checks.signed(self_checks.opened(late, dt.date(2023, 6, 1)))
        stands = standing(client)
        assert stands == {
            mine.name: "done",
            "迟矿": "late",
            "缺矿": "missing",
            "半矿": "missing",
            "纸矿": "paper",
        }
        assert closed.name not in stands
        assert set(standing(client, state="missing")) == {"缺矿", "半矿"}
        page = client.get(GRID, {"month": "2023-06"})
        for label, number, url, _ in page.context["figures"]:
            assert number == len(client.get(url).context["table"].rows), label
        sheet = load_workbook(
            BytesIO(b"".join(client.get(GRID, {"month": "2023-06", "export": "xlsx"}).streaming_content))
        ).active
        assert {"按时", "迟", "缺", "材料"} <= {row[8].value for row in sheet.iter_rows(min_row=4)}


def test_a_month_without_a_notice_is_only_empty(client, mine, county_viewer):
    client.force_login(county_viewer)
    with in_month(8):
        assert standing(client) == {mine.name: "none"}


def test_who_is_above_reads_and_a_neighbour_sees_nothing(client, mine, county_viewer, neighbour_clerk):
    with in_month(6):
        june = self_checks.opened(mine)
        self_checks.found(june)
        self_checks.signed(june)
    client.force_login(county_viewer)
    (row,) = client.get("/hazards/self-inspections/?month=2023-06&found=on").context["table"].rows
    assert (row.record.found, row.record.not_applicable) == (1, 0)
    assert "防坠器检测报告已过期" in client.get(june.get_absolute_url()).content.decode()
    client.force_login(neighbour_clerk)
    assert client.get(june.get_absolute_url()).status_code == 404
    assert not client.get("/hazards/self-inspections/").context["table"].rows


def test_the_months_check_stands_on_the_first_page_until_it_is_signed(mine):
    officer, principal = (make.enterprise_person(mine, role) for role in ("safety_officer", "principal"))
    now = make.noon(10)
    assert [todo.action for todo in todos(officer, now)] == ["开始自查"]
    with in_month(6):
        june = self_checks.opened(mine)
        assert [todo.action for todo in todos(officer, now)] == ["继续自查"]
        self_checks.answered(june)
        assert [todo.action for todo in todos(principal, now)] == ["去签字"]
        assert [todo.title for todo in todos(officer, now)] == ["2023年6月自查待主要负责人签字"]
        self_checks.signed(june)
        assert todos(principal, now) == []


def test_the_report_that_signing_hands_in_has_no_line_beside_it(client, mine):
    make.promise("self_inspection", "mine", receiver_rule="supervisor", due_on=dt.date(2023, 6, 12))
    client.force_login(make.enterprise_person(mine))
    with in_month(6):
        assert lines(client) == [("开始自查", dt.date(2023, 6, 12))]
        june = self_checks.opened(mine)
        assert lines(client) == [("继续自查", dt.date(2023, 6, 12))]
        (owed,) = self_checks.signed(june)
        assert lines(client) == []
        return_(owed, reason="请补照片", by=make.user(make.agency(), "clerk"))
        assert lines(client) == [("修改后重签", None)]


def lines(client):
    return [(todo.action, todo.due) for todo in client.get("/").context["todos"]]


def test_what_was_denied_and_then_found_is_listed(client, mine, county_viewer):
    """N9: planted mismatches are all found, and no false ones."""
    with in_month(6):
        june = self_checks.opened(mine)
        self_checks.found(june, 1)
        self_checks.signed(june)
    denied, admitted = checklist(june).questions[:2]

    def found(question, on, **fields):
        cited = {"criterion": question.criterion, "clause": question.clause, "severity": "major"}
        return make.hazard(mine, found_on=on, due_on=None, **cited, **fields)

    planted = found(denied, dt.date(2023, 6, 20))
    found(denied, dt.date(2023, 6, 5))
    found(admitted, dt.date(2023, 6, 20))
    found(denied, dt.date(2023, 6, 21), source="self")
    make.hazard(mine)
    assert list(contradicted(Hazard.objects.all())) == [planted]
    for hazard in Hazard.objects.all():
        assert bool(denial(hazard)) == (hazard == planted)
    client.force_login(county_viewer)
    page = client.get("/hazards/contradicted/")
    assert june.get_absolute_url() in page.content.decode()
    assert "企业于 2023年6月10日 自查该条：没有" in client.get(f"/hazards/{planted.pk}/").content.decode()


def test_a_missed_month_is_made_up_for_as_long_as_it_is_owed(client, mine):
    make.promise(
        "self_inspection",
        "mine",
        receiver_rule="supervisor",
        cadence="monthly",
        due_on=None,
        due_day=25,
        readings=[],
    )
    make.statutory_criteria()
    officer = make.enterprise_person(mine, "safety_officer")
    client.force_login(officer)
    with in_month(8):
        found = {todo.title: todo.due for todo in todos(officer, make.noon(10, 8))}
        assert found["补做2023年6月自查"] == dt.date(2023, 6, 25)
        assert {"补做2023年7月自查", "2023年8月自查"} <= found.keys()
        url = f"/hazards/self-inspections/start/{mine.pk}/2023/6/"
        assert url in client.get("/hazards/self-inspections/").content.decode()
        assert "仍计为逾期" in client.get(url).content.decode()
        june = self_checks.opened(mine, dt.date(2023, 6, 1))
        (owed,) = self_checks.signed(june)
        assert owed.period == dt.date(2023, 6, 1)
        assert june.standing() == ("2023年8月10日补做", "due")
        assert "2023年8月10日补做" in client.get(june.get_absolute_url()).content.decode()
        assert standing(client) == {mine.name: "late"}
        assert "补做2023年6月自查" not in {todo.title for todo in todos(officer, make.noon(10, 8))}


def monthly(owner="mine"):
    asked = {"cadence": "monthly", "due_on": None, "due_day": 25, "readings": []}
    return make.promise("self_inspection", owner, receiver_rule="supervisor", signed=True, **asked)


def test_what_was_made_up_says_so_on_paper_and_in_its_next_version(client, mine):
    monthly()
    with in_month(8):
        june = self_checks.opened(mine, dt.date(2023, 6, 1))
        (report,) = self_checks.signed(june)
        assert "补做" in render_to_string("hazards/paper/self_inspection.html", {"inspection": june})
        return_(report, reason="第三条请重新核对", by=make.user(make.agency(), "clerk"))
    with in_month(9):
        anew = reopen(type(june).objects.get(pk=june.pk), by=make.enterprise_person(mine))
        assert anew.standing() == ("2023年8月10日补做", "due")
        in_time = self_checks.opened(mine)
        assert "补做" not in render_to_string("hazards/paper/self_inspection.html", {"inspection": in_time})


def test_what_the_whole_enterprise_owes_is_asked_of_the_mines_in_scope(mine):
    make.mine(
        "141023", enterprise=mine.enterprise, name="停用井", status="rectifying", supervisor=make.agency()
    )
    monthly("enterprise")
    with in_month(8):
        missed = to_make_up(make.enterprise_person(mine), dt.date(2023, 8, 10))
    assert {one.mine for one in missed} == {mine}


def test_many_missed_months_are_one_line_and_few_queries(mine, django_assert_max_num_queries):
    asked = monthly()
    officer = make.enterprise_person(mine)
    with in_month(12):
        generate_obligations(asked, today=dt.date(2023, 12, 10))
        with django_assert_max_num_queries(12):
            lines = todos(officer, make.noon(10, 12))
        missed = to_make_up(officer, dt.date(2023, 12, 10))
    assert len(missed) == 6
    with in_month(12), pytest.MonkeyPatch.context() as patch:
        patch.setattr(self_todo, "SHOWN", 2)
        assert len(todos(officer, make.noon(10, 12))) == len(lines) - 3
        (rest,) = [one for one in todos(officer, make.noon(10, 12)) if "另有 4 份" in one.title]
    assert len(rest.fulfils) == 4
    assert rest.due == dt.date(2023, 8, 25)


def test_a_month_that_nobody_asks_for_is_not_made_up(client, mine):
    client.force_login(make.enterprise_person(mine))
    with in_month(8):
        assert client.get("/hazards/self-inspections/").context["missed"] == []
