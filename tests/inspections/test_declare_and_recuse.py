"""Each officer's word before the check, and who keeps away from a mine (S0-22)."""

from __future__ import annotations

import pytest

from inspections.models import Declaration, Recusal
from inspections.on_site.declaring import declaration, recuse
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    make.statutory_criteria()
    return make.mine("141023")


@pytest.fixture
def recused(mine):
    second = make.officers()[1]
    return recuse(mine, by=second, reason="配偶在该矿任职")


def test_each_officers_word_is_kept_with_its_text(mine):
    check = make.inspection(mine)
    assert set(check.declarations.values_list("officer", flat=True)) == {o.pk for o in make.officers()}
    assert Declaration.objects.first().text == declaration("officer")
    assert "行政处罚法 第四十三条" in declaration("officer")


def test_nobody_checks_before_they_have_declared(client, mine):
    with pytest.raises(RuleViolation) as refused:
        make.inspection(mine, declared=False)
    assert refused.value.field == "declared"


def test_who_keeps_away_is_refused_by_name_at_the_field(mine, recused):
    with pytest.raises(RuleViolation, match="李建国对这座矿山已登记回避（配偶在该矿任职）") as refused:
        make.inspection(mine)
    assert refused.value.field == "officers"
    assert make.inspection(make.mine("141023", name="另一铁矿")).pk


def test_an_officer_registers_it_on_the_page_and_the_leader_lifts_it(client, mine, county_leader):
    second = make.officers()[1]
    client.force_login(second)
    assert client.post(f"/inspections/mines/{mine.pk}/recuse/", {"reason": " "}).status_code == 422
    client.post(f"/inspections/mines/{mine.pk}/recuse/", {"reason": "配偶在该矿任职"})
    recusal = Recusal.objects.get()
    address = f"/inspections/recusals/{recusal.pk}/lift/"
    assert client.post(address, {"reason": "已离职"}).status_code == 403
    client.force_login(county_leader)
    assert address in client.get("/inspections/recusals/").content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "配偶已离职"})
    recusal.refresh_from_db()
    assert (recusal.lifted_by, recusal.lift_reason) == (county_leader, "配偶已离职")
    assert make.inspection(mine).pk


def test_lifting_belongs_to_the_officers_own_leader(client, recused, city_leader, neighbour_leader):
    for person, code in {city_leader: 403, neighbour_leader: 404}.items():
        client.force_login(person)
        assert client.post(f"/inspections/recusals/{recused.pk}/lift/", {"reason": "…"}).status_code == code
    leader = make.user(make.agency(), "leader")
    recused.lift(by=leader, reason="已离职")
    with pytest.raises(RuleViolation, match="已经解除"):
        recused.lift(by=leader, reason="已离职")


def test_an_enterprise_reads_no_recusals(client, mine, recused):
    client.force_login(make.enterprise_person(mine))
    assert client.get("/inspections/recusals/").status_code == 403
    assert client.post(f"/inspections/mines/{mine.pk}/recuse/", {"reason": "…"}).status_code == 403
