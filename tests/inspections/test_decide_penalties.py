from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from hazards.models import Hazard
from inspections.models import Case, Penalty
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.penalties.reference import load_penalty_clauses
from jurisdictions.rules import RuleViolation
from tests import cased, make


@pytest.fixture
def check(db):
    return cased.minor_check(cased.mine())


@pytest.fixture
def clause(db):
    return make.penalty_clause()


def address(check):
    return f"/inspections/mines/{check.mine_id}/penalise/?check={check.pk}"


def decision(clause, *subjects, **changes):
    sent = {
        "violation": "防坠器检测过期",
        "decided_on": timezone.localdate().isoformat(),
        "subjects": subjects,
    }
    for subject in subjects:
        sent |= {
            f"{subject}_basis": clause.pk,
            f"{subject}_amount": "30000",
            f"{subject}_number": f"（襄）应急罚〔2023〕{subject}号",
        }
    return sent | {"principal_party": "赵国强"} | changes


def test_both_fined_is_one_case_with_two_penalties(client, check, county_leader):
    clause = make.penalty_clause("AQ96", person_min=10_000, person_max=30_000)
    client.force_login(county_leader)
    hazard = Hazard.objects.get()
    sent = decision(clause, "enterprise", "principal", hazards=[hazard.pk], principal_amount="15000")
    page = client.post(address(check), sent, follow=True).content.decode()
    case = Case.objects.get()
    assert case.is_dual
    assert (case.inspection, list(case.hazards.all())) == (check, [hazard])
    assert set(case.penalties.values_list("subject", "party", "amount")) == {
        ("enterprise", check.mine.enterprise.name, Decimal(30000)),
        ("principal", "赵国强", Decimal(15000)),
    }
    assert "一案双罚" in page
    assert "合计 4.5 万元" in page


def test_the_findings_of_the_check_stand_ready(client, check, county_leader):
    client.force_login(county_leader)
    form = client.get(address(check)).context["form"]
    assert form.initial["violation"] == "防坠器检测报告已过期"
    assert form.initial["hazards"] == [Hazard.objects.get()]


@pytest.mark.parametrize("amount", ["9999.99", "50000.01", "0"])
def test_an_amount_beyond_the_clause_is_refused_at_the_field(client, check, clause, county_leader, amount):
    client.force_login(county_leader)
    answer = client.post(address(check), decision(clause, "enterprise", enterprise_amount=amount))
    assert answer.status_code == 422
    assert "10,000 至 50,000 元" in answer.context["form"].errors["enterprise_amount"][0]
    assert not Case.objects.exists()


@pytest.mark.parametrize("amount", ["10000", "40000"])
def test_the_limits_themselves_are_lawful(client, check, county_leader, amount):
    clause = make.penalty_clause("AQ99", entity_max=40_000)
    client.force_login(county_leader)
    client.post(address(check), decision(clause, "enterprise", enterprise_amount=amount))
    assert Penalty.objects.get().amount == Decimal(amount)


def test_the_limits_are_shown_with_each_clause(client, check, clause, county_leader):
    client.force_login(county_leader)
    page = client.get(address(check)).content.decode()
    assert 'data-lowest="10000" data-highest="50000"' in page
    assert 'data-lowest="20000" data-highest="50000"' in page


def test_an_uncertain_clause_is_not_offered_before_it_is_confirmed(
    check, county_leader, county_administrator
):
    draft = make.penalty_clause("LG14", uncertain=True)
    fine = Fine("enterprise", Decimal(20000), draft, "罚1号")
    with pytest.raises(RuleViolation, match="条文待核"):
        decide_penalties(check.mine, [fine], by=county_leader, violation="事故")
    draft.confirm(by=county_administrator)
    assert decide_penalties(check.mine, [fine], by=county_leader, violation="事故").penalties.count() == 1


def test_a_clause_without_a_fine_for_the_party_is_no_basis(check, county_leader):
    entity_only = make.penalty_clause("AQ102", person_min=None, person_max=None)
    fine = Fine("principal", Decimal(20000), entity_only, "罚1号", party="赵国强")
    with pytest.raises(RuleViolation) as refused:
        decide_penalties(check.mine, [fine], by=county_leader, violation="事故")
    assert refused.value.field == "principal_basis"


def test_a_document_number_is_used_once(client, check, clause, county_leader):
    client.force_login(county_leader)
    for _ in range(2):
        answer = client.post(address(check), decision(clause, "enterprise"))
    assert answer.status_code == 422
    assert "已使用" in answer.context["form"].errors["enterprise_number"][0]
    assert Case.objects.count() == 1


def test_a_ticked_party_is_filled_in_completely(client, check, clause, county_leader):
    client.force_login(county_leader)
    sent = decision(clause, "enterprise", enterprise_basis="", enterprise_amount="", enterprise_number="")
    errors = client.post(address(check), sent).context["form"].errors
    assert {"enterprise_basis", "enterprise_amount", "enterprise_number"} <= set(errors)
    assert "subjects" in client.post(address(check), decision(clause)).context["form"].errors


def test_what_belongs_to_another_mine_is_no_ground(check, clause, county_leader):
    other = make.signed_inspection(cased.mine(name="襄汾另一铁矿"))
    fine = [Fine("enterprise", Decimal(20000), clause, "罚1号")]
    with pytest.raises(RuleViolation, match="隐患不属于该矿山"):
        decide_penalties(
            check.mine, fine, by=county_leader, violation="事故", hazards=list(other.mine.hazards.all())
        )
    with pytest.raises(RuleViolation, match="检查不属于该矿山"):
        decide_penalties(check.mine, fine, by=county_leader, violation="事故", inspection=other)


def test_a_check_that_nobody_signed_is_no_ground(client, clause, county_leader):
    draft = make.inspection(make.mine("141023"))
    client.force_login(county_leader)
    assert client.get(address(draft)).status_code == 404
    fine = [Fine("enterprise", Decimal(20000), clause, "罚1号")]
    with pytest.raises(RuleViolation, match="签字后才能"):
        decide_penalties(draft.mine, fine, by=county_leader, violation="事故", inspection=draft)


def test_the_decision_does_not_precede_the_check(check, clause, county_leader):
    fine = [Fine("enterprise", Decimal(20000), clause, "罚1号")]
    with pytest.raises(RuleViolation) as refused:
        decide_penalties(
            check.mine,
            fine,
            by=county_leader,
            violation="事故",
            inspection=check,
            decided_on=check.checked_on - dt.timedelta(days=1),
        )
    assert refused.value.field == "decided_on"


def test_the_citys_leader_may_decide_too(client, check, clause, city_leader):
    client.force_login(city_leader)
    client.post(address(check), decision(clause, "enterprise"))
    assert Case.objects.get().agency == city_leader.agency


@pytest.mark.parametrize("role", ["inspector", "clerk", "legal_reviewer", "administrator"])
def test_only_leaders_decide(client, officer, check, clause, role):
    person = officer("襄汾县", role)
    client.force_login(person)
    client.post(address(check), decision(clause, "enterprise"))
    assert not Case.objects.exists()
    with pytest.raises(PermissionDenied):
        decide_penalties(check.mine, [], by=person, violation="事故")


def test_for_the_neighbours_leader_there_is_no_such_mine(client, check, clause, neighbour_leader):
    client.force_login(neighbour_leader)
    assert client.post(address(check), decision(clause, "enterprise")).status_code == 404
    with pytest.raises(PermissionDenied):
        decide_penalties(check.mine, [], by=neighbour_leader, violation="事故")


def test_the_mine_reads_its_case_and_cannot_write_one(client, check, clause, county_leader):
    fine = [Fine("enterprise", Decimal(20000), clause, "罚1号")]
    case = decide_penalties(check.mine, fine, by=county_leader, violation="事故", inspection=check)
    client.force_login(make.enterprise_person(check.mine))
    assert client.get(f"/inspections/cases/{case.pk}/").status_code == 200
    assert client.post(address(check), decision(clause, "enterprise")).status_code == 403


def test_the_statutory_clauses_load_and_load_again_without_change(db):
    first = load_penalty_clauses()
    assert sum(first.values()) > 83
    assert sum(load_penalty_clauses().values()) == 0


def test_who_does_not_correct_in_time_is_under_higher_limits(db):
    load_penalty_clauses()
    clauses = {
        clause.code: clause
        for clause in type(make.penalty_clause()).objects.filter(code__startswith="AQ99-1")
    }
    assert clauses["AQ99-1"].limits("enterprise") == (0, 50_000)
    assert clauses["AQ99-1+"].limits("enterprise") == (50_000, 200_000)
    assert clauses["AQ99-1+"].limits("principal") == (10_000, 20_000)
