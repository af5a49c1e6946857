"""建议函, 警示函, 整改督办函 (S0-17): drafted, signed and numbered, answered or overdue, void."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.consequences.letters import (
    answer_letter,
    draft_letter,
    first_words,
    printed,
    reword,
    send_letter,
    void_letter,
)
from inspections.models import Letter
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from tests import cased, make


@pytest.fixture
def mine(db):
    return cased.mine()


def urls(user):
    return [todo.url for todo in todos(user, timezone.now())]


def test_from_the_check_to_the_answer_of_the_mine(client, county_inspector, county_leader):
    check = make.signed_inspection(cased.mine())
    client.force_login(county_inspector)
    address = f"/inspections/letters/new/urging/?mine={check.mine_id}&check={check.pk}"
    start = client.get(address).context["form"].initial
    assert "防坠器检测报告已过期" in start["body"]
    assert start["answer_by"] == timezone.localdate() + dt.timedelta(days=7)
    client.post(address, start | {"answer_by": start["answer_by"].isoformat()})
    letter = Letter.objects.get()
    assert (letter.mine, letter.inspection, letter.number) == (check.mine, check, "")
    client.force_login(county_leader)
    assert letter.get_absolute_url() in urls(county_leader)
    client.post(f"{letter.get_absolute_url()}send/")
    letter.refresh_from_db()
    year = timezone.localdate().year
    assert letter.number == f"（襄）应急督〔{year}〕1号"
    principal = make.enterprise_person(check.mine)
    client.force_login(principal)
    assert letter.get_absolute_url() in urls(principal)
    page = client.post(f"{letter.get_absolute_url()}answer/", {"text": "已整改。"}, follow=True)
    assert "已整改。" in page.content.decode()
    letter.refresh_from_db()
    assert (letter.status, letter.answered_by) == ("answered", principal)
    assert urls(principal) == []


def test_a_town_answers_to_its_county(client, county_clerk, officer):
    client.force_login(county_clerk)
    town = make.agency("141023100", kind="town_centre")
    sent = {"to_agency": town.pk, "title": "建议", "body": "请加强巡查。"}
    sent["answer_by"] = (timezone.localdate() + dt.timedelta(days=3)).isoformat()
    client.post("/inspections/letters/new/advice/", sent)
    letter = cased.sent(Letter.objects.get())
    clerk = make.user(town, "clerk")
    client.force_login(clerk)
    assert letter.get_absolute_url() in urls(clerk)
    client.post(f"{letter.get_absolute_url()}answer/", {"text": "已安排每周巡查。"})
    letter.refresh_from_db()
    assert letter.status == "answered"


def test_numbers_run_without_a_gap_by_kind_and_year_and_void_ones_are_not_given_again(mine):
    first, second = (cased.sent(cased.letter(mine)) for _ in range(2))
    void_letter(second, by=cased.desk("leader"), reason="收函单位写错")
    third, warning = cased.sent(cased.letter(mine)), cased.sent(cased.letter(mine, "warning"))
    assert [one.serial for one in (first, second, third, warning)] == [1, 2, 3, 1]
    assert second.number in {one.number for one in Letter.objects.filter(status="void")}
    with time_machine.travel(dt.datetime(timezone.localdate().year + 1, 3, 1, 12)):
        assert cased.sent(cased.letter(mine)).serial == 1


def test_a_draft_that_is_dropped_leaves_no_hole(mine):
    dropped = cased.letter(mine)
    void_letter(dropped, by=cased.desk("leader"), reason="不发了")
    assert dropped.number == ""
    assert cased.sent(cased.letter(mine)).serial == 1


def test_what_is_late_is_said_to_those_who_wrote_and_answered_all_the_same(client, mine, county_clerk):
    letter = cased.sent(cased.letter(mine))
    assert urls(county_clerk) == []
    client.force_login(county_clerk)
    with time_machine.travel(timezone.now() + dt.timedelta(days=11)):
        client.force_login(county_clerk)
        assert letter.get_absolute_url() in urls(county_clerk)
        rows = client.get("/inspections/letters/", {"overdue": "yes"}).context["table"].rows
        assert [row.record for row in rows] == [letter]
        answer_letter(letter, by=make.enterprise_person(mine), text="已整改。")
        assert urls(county_clerk) == []


def test_what_was_sent_stays_as_it_is(mine, county_clerk):
    letter = cased.letter(mine)
    said = {"title": "改过", "body": "改过的正文", "answer_by": timezone.localdate()}
    reword(letter, by=county_clerk, **said)
    cased.sent(letter)
    with pytest.raises(RuleViolation, match="不能再改"):
        reword(letter, by=county_clerk, **said)
    with pytest.raises(RuleViolation):
        send_letter(letter, by=cased.desk("leader"))


@pytest.mark.parametrize("missing", ["title", "body", "answer_by", "to_agency"])
def test_the_form_asks_for_what_is_missing(client, county_clerk, missing):
    client.force_login(county_clerk)
    town = make.agency("141023100", kind="town_centre")
    sent = {"to_agency": town.pk, "title": "建议", "body": "…", "answer_by": "2099-01-01", missing: ""}
    answer = client.post("/inspections/letters/new/advice/", sent)
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors


def test_the_verb_refuses_what_makes_no_sense(mine, county_clerk):
    for wrong, field in (
        ({"title": " "}, "title"),
        ({"body": " "}, "body"),
        ({"answer_by": dt.date(2020, 1, 1)}, "answer_by"),
        ({"to_agency": make.agency("141023100", kind="town_centre")}, "to_agency"),
    ):
        with pytest.raises(RuleViolation) as refused:
            cased.letter(mine, **wrong)
        assert refused.value.field == field
    other = make.signed_inspection(cased.mine(name="襄汾另一铁矿"))
    with pytest.raises(RuleViolation, match="不属于该矿山"):
        cased.letter(mine, inspection=other)


def test_nobody_writes_upwards_or_next_door(county_clerk):
    for place in ("临汾市", "曲沃县"):
        with pytest.raises(PermissionDenied):
            cased.letter(to_agency=make.agency(place))
    own = make.agency("141023", kind="government", name="襄汾县人民政府")
    assert cased.letter(to_agency=own).addressee == "襄汾县人民政府"


@pytest.mark.parametrize(("role", "step"), [("clerk", "send"), ("inspector", "void"), ("viewer", "answer")])
def test_each_step_belongs_to_its_role(client, mine, officer, role, step):
    letter = cased.letter(mine)
    client.force_login(officer("襄汾县", role))
    assert client.post(f"{letter.get_absolute_url()}{step}/").status_code == 403


def test_only_who_received_it_answers(client, mine, county_clerk):
    letter = cased.sent(cased.letter(mine))
    client.force_login(county_clerk)
    assert client.post(f"{letter.get_absolute_url()}answer/", {"text": "代答"}).status_code == 403
    with pytest.raises(PermissionDenied):
        answer_letter(letter, by=county_clerk, text="代答")


def test_a_draft_is_its_agencys_own_and_a_sent_one_is_read_from_above(
    client, mine, city_leader, neighbour_leader
):
    letter = cased.letter(mine)
    for person in (city_leader, make.enterprise_person(mine)):
        client.force_login(person)
        assert client.get(letter.get_absolute_url()).status_code == 404
    cased.sent(letter)
    for person, status in ((city_leader, 200), (make.enterprise_person(mine), 200), (neighbour_leader, 404)):
        client.force_login(person)
        assert client.get(letter.get_absolute_url()).status_code == status


def test_the_paper_says_what_the_screen_says(client, mine, county_clerk):
    letter = cased.sent(cased.letter(mine, title="关于<b>出口</b>的函"))
    client.force_login(county_clerk)
    answer = client.get(f"{letter.get_absolute_url()}pdf/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert printed(letter).startswith(b"%PDF")


def test_there_is_no_fourth_kind(client, county_clerk):
    client.force_login(county_clerk)
    assert client.get("/inspections/letters/new/praise/").status_code == 404


def test_an_agency_that_doesnt_enforce_writes_none(db):
    town = make.user(make.agency("141023100", kind="town_centre"), "clerk")
    with pytest.raises(PermissionDenied):
        draft_letter(
            "advice", by=town, title="…", body="…", answer_by=timezone.localdate(), mine=cased.mine()
        )


def test_without_a_check_the_template_leaves_room(mine):
    said = first_words("warning", name=mine.enterprise.name, inspection=None, today=dt.date(2023, 6, 1))
    assert "（请写明发现的问题）" in said["body"]
    assert "2023年6月11日" in said["body"]
