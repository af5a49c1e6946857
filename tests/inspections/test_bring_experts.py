"""Experts advise at a check and never sign it (S0-19)."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.models import Expert
from inspections.models import VisitingExpert
from inspections.on_site.actions import canonical
from inspections.on_site.attending import add_expert
from jurisdictions.rules import RuleViolation
from records.models import Signature
from tests import make, onsite

pytestmark = pytest.mark.django_db
NAMED = {"name": "郝敬山", "workplace": "演示设计院", "speciality": "通风"}


@pytest.fixture
def check():
    made = make.inspection(make.mine("141023"))
    make.finding(made)
    return made


@pytest.fixture
def listed():
    """Handed in by the county, to keep away from 襄汾宏源矿业有限公司."""
    submission = make.handed_in()
    facts = {"province": "山西省", "gender": "male", "born": dt.date(1975, 3, 1), "post": "高工"}
    facts |= {"speciality": "ventilation", "years": 20, "phone": "1", "recusal": "襄汾宏源矿业有限公司、甲矿"}
    names = {"name": NAMED["name"], "workplace": NAMED["workplace"]}
    return Expert.objects.create(submission=submission, number=1, **facts, **names)


def test_an_expert_is_added_and_speaks_and_the_signature_covers_it(client, check):
    client.force_login(check.opened_by)
    page = f"/inspections/{check.pk}/"
    client.post(f"{page}experts/", NAMED | {"declared": "on"})
    expert = VisitingExpert.objects.get()
    with pytest.raises(RuleViolation, match="专家郝敬山的意见还没有写"):
        onsite.sign(check)
    assert client.post(f"{page}experts/{expert.pk}/opinion/", {"opinion": " "}).status_code == 422
    client.post(f"{page}experts/{expert.pk}/opinion/", {"opinion": "建议补测风量"})
    onsite.sign(check, explained="讲解了判定标准")
    shown = client.get(page).content.decode()
    assert "建议补测风量" in shown
    assert "讲解了判定标准" in shown
    assert Signature.objects.of(check).get().covers(canonical(check))
    check.experts.update(opinion="改过")
    assert not Signature.objects.of(check).get().covers(canonical(check))


def test_who_must_keep_away_is_refused_from_the_list_and_when_typed(client, check, listed):
    client.force_login(check.opened_by)
    for chosen, field in (({"expert": listed.pk}, "expert"), (NAMED, "name")):
        refused = client.post(f"/inspections/{check.pk}/experts/", chosen | {"declared": "on"})
        assert refused.status_code == 422
        assert "应回避" in str(refused.context["expert_form"].errors[field])
    assert not VisitingExpert.objects.exists()


def test_a_listed_expert_is_chosen(client, check, listed):
    Expert.objects.update(recusal="乙矿")
    client.force_login(check.opened_by)
    client.post(f"/inspections/{check.pk}/experts/", {"expert": listed.pk, "declared": "on"})
    assert VisitingExpert.objects.get().expert == listed


def test_the_mines_own_people_are_no_experts(check):
    with pytest.raises(RuleViolation, match="被检查企业的人员"):
        add_expert(
            check, by=check.opened_by, declared=True, **NAMED | {"workplace": check.mine.enterprise.name}
        )


@pytest.mark.parametrize("missing", ["name", "workplace", "speciality", "declared"])
def test_what_is_missing_is_said_at_its_field(client, check, missing):
    client.force_login(check.opened_by)
    sent = {k: v for k, v in (NAMED | {"declared": "on"}).items() if k != missing}
    refused = client.post(f"/inspections/{check.pk}/experts/", sent)
    assert refused.status_code == 422
    assert missing in refused.context["expert_form"].errors


def test_named_by_mistake_is_taken_off_before_the_signature_and_not_after(client, check):
    expert = add_expert(check, by=check.opened_by, declared=True, **NAMED)
    client.force_login(check.opened_by)
    client.post(f"/inspections/{check.pk}/experts/{expert.pk}/remove/")
    assert not VisitingExpert.objects.exists()
    onsite.sign(check)
    with pytest.raises(RuleViolation, match="不能再改"):
        add_expert(check, by=check.opened_by, declared=True, **NAMED)


def test_others_bring_nobody(client, check, county_clerk, neighbour_inspector):
    for person, code in {county_clerk: 403, neighbour_inspector: 404}.items():
        client.force_login(person)
        assert client.post(f"/inspections/{check.pk}/experts/", NAMED).status_code == code
        assert client.get(f"/inspections/{check.pk}/attending/").status_code == code
