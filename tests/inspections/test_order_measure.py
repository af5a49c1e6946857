"""A suspension or closing goes from the officer over the legal reviewer to the leader, and no other way (S0-15)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from inspections.models import CaseProposal, Measure
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.penalties.proposing import decide_proposal, propose_measure, review
from jurisdictions.models import Grant
from jurisdictions.rules import RuleViolation
from tests import cased, make

NUMBER = "（襄）应急现决〔2023〕5号"


@pytest.fixture
def check(db):
    return make.signed_inspection(make.mine("141023"))


def address(check):
    return f"/inspections/mines/{check.mine_id}/measure/?check={check.pk}"


def proposed(**changes):
    return {"kind": "suspend", "reason": "存在重大事故隐患"} | changes


def decision(**changes):
    return {"document_number": NUMBER, "decided_on": timezone.localdate().isoformat()} | changes


@pytest.mark.parametrize(("kind", "words"), [("suspend", "责令停产整顿"), ("close_down", "关闭取缔")])
def test_an_inspector_proposes_the_reviewer_agrees_the_leader_orders(
    client, check, county_legal_reviewer, county_leader, kind, words
):
    officer = check.officers.first()
    client.force_login(officer)
    page = client.post(address(check), proposed(kind=kind), follow=True).content.decode()
    waiting = CaseProposal.objects.get()
    assert (waiting.status, waiting.triggers) == ("review", [kind])
    assert words in page
    client.force_login(county_legal_reviewer)
    client.post(f"{waiting.get_absolute_url()}review/", {"verdict": "agree"})
    client.force_login(county_leader)
    assert words in client.get("/").content.decode()
    page = client.post(f"{waiting.get_absolute_url()}decide/", decision(), follow=True).content.decode()
    measure = Measure.objects.get()
    assert (measure.inspection, measure.agency, measure.kind) == (check, county_leader.agency, kind)
    assert f"{words}决定已登记" in page
    assert "处罚决定已登记" not in page
    assert f'href="{waiting.get_absolute_url()}"' in page
    seen = client.get(f"/inspections/{check.pk}/").content.decode()
    assert f'href="/inspections/measures/{measure.pk}/"' in seen


def test_nothing_is_ordered_before_the_review_or_against_it(check, county_leader):
    waiting = cased.to_be_ordered(check.mine, inspection=check)
    with pytest.raises(RuleViolation, match="法制审核还没有完成"):
        decide_proposal(waiting, {"measure": NUMBER}, by=county_leader)
    cased.reviewed(waiting, "disagree", "情节不足以停产整顿")
    with pytest.raises(RuleViolation, match="审核未通过"):
        decide_proposal(waiting, {"measure": NUMBER}, by=county_leader)
    assert not Measure.objects.exists()


def test_who_proposed_it_or_was_at_the_check_does_not_review_it(check):
    waiting = cased.to_be_ordered(check.mine, inspection=check)
    officer = check.officers.first()
    officer.roles.append("legal_reviewer")
    officer.save()
    with pytest.raises(RuleViolation, match="不能审核"):
        review(waiting, "agree", by=officer)


def test_a_decision_leads_to_what_was_proposed_and_to_nothing_else(check):
    waiting = cased.to_be_ordered(check.mine)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseProposal.objects.filter(pk=waiting.pk).update(status="decided")


def test_a_document_number_is_used_once(client, check, county_leader):
    cased.ordered(make.mine("141023", name="襄汾另一铁矿"), document_number=NUMBER)
    waiting = cased.reviewed(cased.to_be_ordered(check.mine))
    client.force_login(county_leader)
    answer = client.post(f"{waiting.get_absolute_url()}decide/", decision())
    assert answer.status_code == 422
    assert "已使用" in answer.context["forms"]["decide"].errors["document_number"][0]


def test_one_order_is_proposed_once(client, check, county_inspector, county_leader):
    waiting = cased.to_be_ordered(check.mine, by=county_leader)
    client.force_login(county_inspector)
    refused = client.post(address(check), proposed())
    assert refused.status_code == 422
    assert "还没有决定" in refused.context["form"].errors["kind"][0]
    cased.to_be_ordered(check.mine, "close_down")
    decide_proposal(cased.reviewed(waiting), {"measure": NUMBER}, by=county_leader)
    with pytest.raises(RuleViolation, match="还在执行"):
        cased.to_be_ordered(check.mine)
    Measure.objects.get().lift(by=county_leader)
    cased.to_be_ordered(check.mine)


def test_of_two_agencies_that_propose_the_same_one_orders_it(check, city_leader, county_leader):
    theirs = cased.to_be_ordered(check.mine, by=city_leader)
    review(theirs, "agree", by=make.user(city_leader.agency, "legal_reviewer"))
    waiting = cased.reviewed(cased.to_be_ordered(check.mine))
    decide_proposal(theirs, {"measure": "临应急现决〔2023〕1号"}, by=city_leader)
    with pytest.raises(RuleViolation, match="临应急现决〔2023〕1号"):
        decide_proposal(waiting, {"measure": NUMBER}, by=county_leader)


def test_a_closed_mine_is_not_stopped_any_more(check):
    check.mine.status = "closed"
    with pytest.raises(RuleViolation, match="已经关闭"):
        cased.to_be_ordered(check.mine)
    check.mine.status = "producing"
    cased.ordered(check.mine, "close_down")
    with pytest.raises(RuleViolation, match=r"关闭取缔.*还在执行"):
        cased.to_be_ordered(check.mine)


@pytest.mark.parametrize("field", ["reason", "kind"])
def test_nothing_is_left_out_of_the_proposal(client, check, county_inspector, field):
    client.force_login(county_inspector)
    answer = client.post(address(check), proposed(**{field: ""}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


@pytest.mark.parametrize(
    "wrong",
    [
        {"document_number": ""},
        {"decided_on": ""},
        {"decided_on": (timezone.localdate() - dt.timedelta(days=1)).isoformat()},
        {"decided_on": (timezone.localdate() + dt.timedelta(days=1)).isoformat()},
    ],
)
def test_nothing_is_left_out_of_the_decision(client, check, county_leader, wrong):
    waiting = cased.reviewed(cased.to_be_ordered(check.mine))
    client.force_login(county_leader)
    answer = client.post(f"{waiting.get_absolute_url()}decide/", decision(**wrong))
    assert answer.status_code == 422
    assert set(answer.context["forms"]["decide"].errors) == set(wrong)
    assert not Measure.objects.exists()


def test_the_check_belongs_to_the_mine(check, county_inspector):
    other = make.signed_inspection(make.mine("141023", name="襄汾另一铁矿"))
    with pytest.raises(RuleViolation, match="不属于该矿山"):
        propose_measure(check.mine, "suspend", by=county_inspector, reason="隐患", inspection=other)


def test_only_the_countys_own_people_propose_and_only_its_leader_orders(
    client, check, county_clerk, county_inspector, neighbour_leader, city_leader
):
    for person, code in {
        county_clerk: 403,
        neighbour_leader: 404,
        make.enterprise_person(check.mine): 403,
    }.items():
        client.force_login(person)
        assert client.get(address(check)).status_code == code
        assert client.post(address(check), proposed()).status_code == code
        with pytest.raises(PermissionDenied):
            propose_measure(check.mine, "suspend", by=person, reason="隐患")
    waiting = cased.reviewed(cased.to_be_ordered(check.mine))
    for person, code in {county_inspector: 403, neighbour_leader: 404, city_leader: 403}.items():
        client.force_login(person)
        assert client.post(f"{waiting.get_absolute_url()}decide/", decision()).status_code == code
        with pytest.raises(PermissionDenied):
            decide_proposal(waiting, {"measure": NUMBER}, by=person)
    assert not Measure.objects.exists()


def test_a_grant_opens_the_mine_but_makes_nobody_judge_over_it(
    client, check, neighbour_leader, city_administrator
):
    until = timezone.localdate()
    Grant.give(check.mine, to=neighbour_leader, until=until, basis="交叉检查方案", by=city_administrator)
    client.force_login(neighbour_leader)
    assert client.get(f"/inspections/{check.pk}/").status_code == 200
    assert client.post(address(check), proposed()).status_code == 403
    fined = [Fine("enterprise", Decimal(30_000), make.penalty_clause(), "1号")]
    with pytest.raises(PermissionDenied):
        decide_penalties(check.mine, fined, by=neighbour_leader, violation="隐患")
    assert not CaseProposal.objects.exists()


def test_a_fire_brigade_of_the_county_neither_fines_nor_closes(check):
    brigade = make.user(make.agency("141023", kind="fire"), "leader")
    fine = Fine("enterprise", Decimal(30000), make.penalty_clause(), "（襄）消罚〔2023〕1号")
    with pytest.raises(PermissionDenied, match="没有矿山安全执法权"):
        decide_penalties(check.mine, [fine], by=brigade, violation="安全出口不足")
    with pytest.raises(PermissionDenied, match="没有矿山安全执法权"):
        propose_measure(check.mine, "suspend", by=brigade, reason="隐患")
