"""The public excerpt of a penalty: drafted from the decision, with people's names masked, within seven working days."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.disclosure.actions import discard, publish, revoke
from campaigns.disclosure.errors import draft_correction
from inspections.models import Penalty
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.penalties.disclosing import disclose_penalty, todos
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(make.noon(1), tick=False):
        yield


@pytest.fixture
def case(county_leader):
    mine = make.mine(supervisor=make.agency(), principal="王志强")
    clause = make.penalty_clause(person_min=10_000)
    fines = [
        Fine("enterprise", 30_000, clause, "（襄）应急罚〔2023〕1号"),
        Fine("principal", 15_000, clause, "（襄）应急罚〔2023〕2号"),
    ]
    return decide_penalties(mine, fines, by=county_leader, violation="矿长王志强未组织排查主井隐患")


def test_the_excerpt_says_the_decision_and_no_name(client, case, county_clerk, county_leader):
    for penalty in case.penalties.all():
        one = disclose_penalty(penalty, by=county_clerk)
        assert one.publish_by == dt.date(2023, 6, 12)
        assert penalty.document_number in one.text
        assert "王志强" not in one.text
        assert "矿长王某某未组织排查" in one.text
        publish(one, by=county_leader)
        assert client.get(f"/public/{one.pk}/").status_code == 200
    fined = case.penalties.get(subject="principal").disclosures.get().disclosure
    assert "行政相对人：王某某" in fined.text


def test_a_decision_is_told_once_and_again_when_the_draft_was_given_up(case, county_clerk):
    penalty = case.penalties.first()
    one = disclose_penalty(penalty, by=county_clerk)
    with pytest.raises(RuleViolation, match="已经拟公示"):
        disclose_penalty(penalty, by=county_clerk)
    discard(one, by=county_clerk)
    disclose_penalty(penalty, by=county_clerk)


def test_only_who_decided_tells(case, city_clerk, county_viewer):
    for person in (city_clerk, county_viewer):
        with pytest.raises(PermissionDenied):
            disclose_penalty(case.penalties.first(), by=person)


def test_what_nobody_has_told_is_counted_and_its_list_is_as_long(client, case, county_clerk, county_leader):
    now = make.noon(1)
    (todo,) = todos(county_clerk, now)
    assert (todo.title, todo.due) == ("2 份处罚决定待公示", dt.date(2023, 6, 12))
    client.force_login(county_clerk)
    assert [row.record for row in client.get(todo.url).context["table"].rows] == [case]
    for penalty in case.penalties.all():
        one = disclose_penalty(penalty, by=county_clerk)
        assert todos(county_clerk, now)
        publish(one, by=county_leader)
    assert todos(county_clerk, now) == []
    assert not client.get(todo.url).context["table"].rows
    revoke(one, by=county_leader, reversed_on=dt.date(2023, 6, 1), reason="复议撤销")
    assert not Penalty.objects.undisclosed().exists()


def test_from_the_page_of_the_case(client, case, county_clerk, neighbour_clerk):
    penalty = case.penalties.first()
    client.force_login(county_clerk)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "应于2023年6月12日前公示" in page
    answer = client.post(f"/inspections/penalties/{penalty.pk}/disclose/")
    assert answer["Location"] == penalty.disclosures.get().disclosure.get_absolute_url()
    assert "公示：" in client.get(case.get_absolute_url()).content.decode()
    client.force_login(neighbour_clerk)
    assert client.post(f"/inspections/penalties/{penalty.pk}/disclose/").status_code == 404


def test_a_corrected_disclosure_is_followed_to_its_last_version(client, case, county_clerk, county_leader):
    penalty = case.penalties.first()
    one = disclose_penalty(penalty, by=county_clerk)
    publish(one, by=county_leader)
    newer = draft_correction(one, by=county_clerk)
    publish(newer, by=county_leader)
    client.force_login(county_clerk)
    page = client.get(case.get_absolute_url()).content.decode()
    assert newer.get_absolute_url() in page
    again = f"/inspections/penalties/{penalty.pk}/disclose/"
    assert again not in page
    with pytest.raises(RuleViolation, match="已经拟公示"):
        disclose_penalty(penalty, by=county_clerk)
    revoke(newer, by=county_leader, reversed_on=dt.date(2023, 6, 1), reason="复议撤销")
    assert again in client.get(case.get_absolute_url()).content.decode()
    assert disclose_penalty(Penalty.objects.get(pk=penalty.pk), by=county_clerk).is_draft
