"""A penalty that needs it is proposed, reviewed by a second person, and then decided (S0-15, C13)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hazards.models import Hazard
from inspections.models import Case, CaseProposal
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.penalties.proposing import ask_again, decide_proposal, propose, review, withdraw
from inspections.penalties.review import triggered, triggers
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from tests import cased, make

Status = CaseProposal.Status


@pytest.fixture
def check(db):
    return make.signed_inspection(cased.mine())


@pytest.fixture
def waiting(check):
    return cased.proposal(check)


def urls(user):
    return [todo.url for todo in todos(user, timezone.now())]


def posted(*subjects, **changes):
    sent = {
        "violation": "防坠器检测过期",
        "subjects": subjects,
        "principal_party": "赵国强",
        "propose": "yes",
    }
    for subject in subjects:
        sent |= {f"{subject}_basis": make.penalty_clause().pk, f"{subject}_amount": "20000"}
    return sent | changes


def test_an_inspector_proposes_from_the_check_and_the_reviewer_finds_it(
    client, check, county_inspector, county_legal_reviewer
):
    client.force_login(county_inspector)
    address = f"/inspections/mines/{check.mine_id}/penalise/?check={check.pk}"
    page = client.get(address).content.decode()
    assert "提出处罚建议" in page
    assert "登记处罚决定" not in page
    hazard = Hazard.objects.get()
    answer = client.post(address, posted("enterprise", "principal", hazards=[hazard.pk]))
    proposal = CaseProposal.objects.get()
    assert answer["Location"] == proposal.get_absolute_url()
    assert proposal.status == Status.REVIEW
    assert proposal.triggers == ["hearing_person"]
    assert not Case.objects.exists()
    assert proposal.get_absolute_url() in urls(county_legal_reviewer)


def test_the_reviewer_agrees_and_the_leader_decides(client, waiting, county_legal_reviewer, county_leader):
    client.force_login(county_legal_reviewer)
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "对个人罚款达到听证数额" in page
    assert "待核" in page
    client.post(f"{waiting.get_absolute_url()}review/", {"verdict": "agree"})
    assert urls(county_legal_reviewer) == []
    client.force_login(county_leader)
    assert waiting.get_absolute_url() in urls(county_leader)
    sent = {
        "decided_on": timezone.localdate().isoformat(),
        "enterprise_number": "罚1号",
        "principal_number": "罚2号",
    }
    client.post(f"{waiting.get_absolute_url()}decide/", sent)
    case = Case.objects.get()
    assert case.is_dual
    assert set(case.penalties.values_list("document_number", "party")) == {
        ("罚1号", waiting.mine.enterprise.name),
        ("罚2号", "赵国强"),
    }
    waiting.refresh_from_db()
    assert (waiting.status, waiting.case) == (Status.DECIDED, case)
    assert urls(county_leader) == []


def test_a_form_that_is_refused_comes_back_with_what_was_typed(client, waiting, county_leader):
    cased.reviewed(waiting)
    client.force_login(county_leader)
    sent = {"decided_on": timezone.localdate().isoformat(), "enterprise_number": "罚1号"}
    answer = client.post(f"{waiting.get_absolute_url()}decide/", sent)
    assert answer.status_code == 422
    assert 'value="罚1号"' in answer.content.decode()
    assert "principal_number" in answer.context["forms"]["decide"].errors


def test_without_the_review_the_decision_is_refused(client, check, waiting, county_leader):
    with pytest.raises(RuleViolation, match="还没有完成"):
        decide_proposal(waiting, cased.numbers(waiting), by=county_leader)
    fine = [Fine("enterprise", Decimal(50_000), make.penalty_clause(), "罚1号")]
    with pytest.raises(RuleViolation, match="须先经法制审核（对企业罚款达到听证数额"):
        decide_penalties(check.mine, fine, by=county_leader, violation="未按规定检测")
    client.force_login(county_leader)
    sent = posted("principal", principal_number="罚1号", decided_on=timezone.localdate().isoformat())
    del sent["propose"]
    answer = client.post(f"/inspections/mines/{check.mine_id}/penalise/", sent)
    assert answer.status_code == 422
    assert "请提交法制审核" in answer.content.decode()
    assert not Case.objects.exists()


def test_what_needs_no_review_lies_with_the_leader_at_once(check, county_legal_reviewer, county_leader):
    ready = cased.proposal(check, "enterprise", hazards=[], inspection=None)
    assert (ready.status, ready.triggers) == (Status.READY, [])
    assert urls(county_legal_reviewer) == []
    assert decide_proposal(ready, {"enterprise": "罚1号"}, by=county_leader).total == 20_000


def test_what_only_the_officer_knows_leads_to_a_review_too(check):
    waiting = cased.proposal(check, "enterprise", hazards=[], inspection=None, declared=["complex"])
    assert waiting.triggers == ["complex"]
    with pytest.raises(RuleViolation, match="没有这种"):
        cased.proposal(check, declared=["sole"])


def test_only_one_party_for_a_major_hazard_needs_a_reason_and_the_reviewer(check, county_leader):
    with pytest.raises(RuleViolation) as refused:
        cased.proposal(check, "enterprise")
    assert refused.value.field == "sole_reason"
    waiting = cased.proposal(check, "enterprise", sole_reason="主要负责人到任不足十日，已在整改。")
    assert waiting.triggers == ["sole"]
    case = decide_proposal(cased.reviewed(waiting), {"enterprise": "罚1号"}, by=county_leader)
    assert case.sole_reason == "主要负责人到任不足十日，已在整改。"


def test_leaving_out_the_hazards_doesnt_escape_the_dual_penalty(check, county_leader):
    """Until another case has named them."""
    with pytest.raises(RuleViolation, match="一案双罚"):
        cased.proposal(check, "enterprise", hazards=[])
    cased.decided(check)
    assert cased.proposal(check, "enterprise", hazards=[]).triggers == []


def test_an_objection_stops_the_decision_until_it_is_answered_and_reviewed_again(
    client, waiting, county_legal_reviewer, county_leader
):
    client.force_login(county_legal_reviewer)
    answer = client.post(f"{waiting.get_absolute_url()}review/", {"verdict": "disagree", "text": ""})
    assert answer.status_code == 422
    assert "text" in answer.context["forms"]["review"].errors
    sent = {"verdict": "disagree", "text": "证据不足，缺少检测报告。"}
    client.post(f"{waiting.get_absolute_url()}review/", sent)
    waiting.refresh_from_db()
    with pytest.raises(RuleViolation, match="未通过，不得作出决定"):
        decide_proposal(waiting, cased.numbers(waiting), by=county_leader)
    client.force_login(county_leader)
    client.post(f"{waiting.get_absolute_url()}answer/", {"answer": "检测报告已补入案卷第12页。"})
    waiting.refresh_from_db()
    assert waiting.status == Status.REVIEW
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "证据不足" in page
    assert "案卷第12页" in page
    cased.reviewed(waiting)
    assert decide_proposal(waiting, cased.numbers(waiting), by=county_leader).is_dual


def test_changes_are_dealt_with_in_writing(waiting, county_leader):
    cased.reviewed(waiting, "changes", "违法事实应写明设备编号。")
    with pytest.raises(RuleViolation) as refused:
        decide_proposal(waiting, cased.numbers(waiting), by=county_leader)
    assert refused.value.field == "answer"
    decide_proposal(waiting, cased.numbers(waiting), by=county_leader, answer="已在决定书中写明。")
    assert waiting.standing_opinion.answer == "已在决定书中写明。"


def test_who_investigated_doesnt_review(check, county_leader):
    judge = make.user(make.agency(), "inspector", "legal_reviewer", username="both", name="兼职")
    waiting = cased.proposal(check, by=judge)
    with pytest.raises(RuleViolation, match="不能审核本案"):
        review(waiting, "agree", by=judge)
    check.officers.add(judge)
    with pytest.raises(RuleViolation, match="不能审核本案"):
        review(cased.proposal(check), "agree", by=judge)


def test_a_second_opinion_or_decision_comes_too_late(waiting, county_legal_reviewer, county_leader):
    seen_before = CaseProposal.objects.get(pk=waiting.pk)
    cased.reviewed(waiting)
    with pytest.raises(RuleViolation, match="已被他人处理"):
        review(seen_before, "agree", by=county_legal_reviewer)
    decide_proposal(waiting, cased.numbers(waiting), by=county_leader)
    with pytest.raises(RuleViolation):
        decide_proposal(waiting, cased.numbers(waiting, 5), by=county_leader)
    assert Case.objects.count() == 1


def test_the_proposer_or_the_leader_takes_it_back(client, check, waiting, county_leader, officer):
    other = officer("襄汾县", "inspector", username="other", name="别的执法人员")
    with pytest.raises(PermissionDenied):
        withdraw(waiting, by=other)
    client.force_login(county_leader)
    client.post(f"{waiting.get_absolute_url()}withdraw/")
    waiting.refresh_from_db()
    assert waiting.status == Status.WITHDRAWN
    assert check.get_absolute_url() in urls(county_leader)


@pytest.mark.parametrize(
    ("role", "step", "allowed"),
    [
        ("inspector", "review", False),
        ("leader", "review", False),
        ("inspector", "decide", False),
        ("legal_reviewer", "decide", False),
        ("legal_reviewer", "answer", False),
        ("clerk", "withdraw", False),
    ],
)
def test_each_step_belongs_to_its_role(client, waiting, officer, role, step, allowed):
    client.force_login(officer("襄汾县", role))
    assert client.post(f"{waiting.get_absolute_url()}{step}/").status_code == 403


def test_those_above_read_and_dont_write(client, waiting, city_leader, neighbour_leader):
    client.force_login(city_leader)
    assert client.get(waiting.get_absolute_url()).status_code == 200
    assert client.post(f"{waiting.get_absolute_url()}decide/").status_code == 403
    client.force_login(neighbour_leader)
    assert client.get(waiting.get_absolute_url()).status_code == 404


def test_the_enterprise_doesnt_see_what_is_only_proposed(client, waiting):
    client.force_login(make.enterprise_person(waiting.mine))
    assert client.get(waiting.get_absolute_url()).status_code == 404


def test_the_leader_doesnt_answer_without_a_reason(waiting, county_leader):
    cased.reviewed(waiting, "disagree", "证据不足。")
    with pytest.raises(RuleViolation) as refused:
        ask_again(waiting, by=county_leader, answer=" ")
    assert refused.value.field == "answer"


def test_the_proposal_keeps_to_the_clause(check, county_inspector):
    with pytest.raises(RuleViolation) as refused:
        propose(
            check.mine,
            [Fine("enterprise", Decimal(5), make.penalty_clause())],
            by=county_inspector,
            violation="事故",
        )
    assert refused.value.field == "enterprise_amount"


@given(
    st.dictionaries(st.sampled_from(["enterprise", "principal"]), st.decimals(0, 10**6, places=2)),
    st.booleans(),
)
def test_more_money_never_needs_less_review(amounts, sole):
    before = triggered(amounts, sole=sole)
    more = triggered({party: amount + 1 for party, amount in amounts.items()}, sole=sole)
    assert set(before) <= set(more)
    hearing = triggers()["hearing_enterprise"]
    assert (hearing in before) == (amounts.get("enterprise", 0) >= 50_000)
