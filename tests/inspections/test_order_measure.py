from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.models import Measure
from inspections.penalties.decisions import Fine, decide_penalties, order_measure
from jurisdictions.models import Grant
from jurisdictions.rules import RuleViolation
from tests import make


@pytest.fixture
def check(db):
    return make.signed_inspection(make.mine("141023"))


def address(check):
    return f"/inspections/mines/{check.mine_id}/measure/?check={check.pk}"


def order(**changes):
    return {
        "kind": "suspend",
        "reason": "存在重大事故隐患",
        "document_number": "（襄）应急现决〔2023〕5号",
        "decided_on": timezone.localdate().isoformat(),
    } | changes


@pytest.mark.parametrize(("kind", "words"), [("suspend", "责令停产整顿"), ("close_down", "关闭取缔")])
def test_a_leader_orders_a_measure_after_a_check(client, check, county_leader, kind, words):
    client.force_login(county_leader)
    page = client.post(address(check), order(kind=kind), follow=True).content.decode()
    measure = Measure.objects.get()
    assert (measure.inspection, measure.agency, measure.kind) == (check, county_leader.agency, kind)
    assert words in page
    assert (
        f'href="/inspections/measures/{measure.pk}/"'
        in client.get(f"/inspections/{check.pk}/").content.decode()
    )


def test_a_document_number_is_used_once(client, check, county_leader):
    client.force_login(county_leader)
    client.post(address(check), order())
    answer = client.post(address(check), order())
    assert answer.status_code == 422
    assert "已使用" in answer.context["form"].errors["document_number"][0]


@pytest.mark.parametrize("field", ["reason", "document_number", "kind", "decided_on"])
def test_nothing_is_left_out(client, check, county_leader, field):
    client.force_login(county_leader)
    answer = client.post(address(check), order(**{field: ""}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_check_belongs_to_the_mine(check, county_leader):
    other = make.signed_inspection(make.mine("141023", name="襄汾另一铁矿"))
    with pytest.raises(RuleViolation, match="不属于该矿山"):
        order_measure(
            check.mine, "suspend", by=county_leader, reason="隐患", document_number="1号", inspection=other
        )


def test_only_leaders_who_see_the_mine_order(client, check, county_inspector, neighbour_leader):
    for person, code in {
        county_inspector: 403,
        neighbour_leader: 404,
        make.enterprise_person(check.mine): 403,
    }.items():
        client.force_login(person)
        assert client.get(address(check)).status_code == code
        assert client.post(address(check), order()).status_code == code
        with pytest.raises(PermissionDenied):
            order_measure(check.mine, "suspend", by=person, reason="隐患", document_number="1号")
    assert not Measure.objects.exists()


def test_a_grant_opens_the_mine_but_makes_nobody_judge_over_it(
    client, check, neighbour_leader, city_administrator
):
    until = timezone.localdate()
    Grant.give(check.mine, to=neighbour_leader, until=until, basis="交叉检查方案", by=city_administrator)
    client.force_login(neighbour_leader)
    assert client.get(f"/inspections/{check.pk}/").status_code == 200
    assert client.post(address(check), order()).status_code == 403
    fined = [Fine("enterprise", Decimal(30_000), make.penalty_clause(), "1号")]
    with pytest.raises(PermissionDenied):
        decide_penalties(check.mine, fined, by=neighbour_leader, violation="隐患")
    assert not Measure.objects.exists()


def test_a_fire_brigade_of_the_county_neither_fines_nor_closes(check):
    brigade = make.user(make.agency("141023", kind="fire"), "leader")
    fine = Fine("enterprise", Decimal(30000), make.penalty_clause(), "（襄）消罚〔2023〕1号")
    with pytest.raises(PermissionDenied, match="没有矿山安全执法权"):
        decide_penalties(check.mine, [fine], by=brigade, violation="安全出口不足")
    with pytest.raises(PermissionDenied, match="没有矿山安全执法权"):
        order_measure(check.mine, "suspend", by=brigade, reason="隐患", document_number="消1")
