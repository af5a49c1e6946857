"""The statutory criteria come in complete, again and again, and never over what somebody has confirmed."""

from io import StringIO

import pytest
from django.core.management import call_command

from hazards.models import Clause, Criterion, Edition
from hazards.reference import load_criteria
from inspections.models import PenaltyClause

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return load_criteria()


def test_sixty_four_criteria_with_seventy_nine_sub_items(loaded):
    main = Criterion.objects.filter(edition__key="2022")
    kinds = {kind: main.filter(kind=kind).count() for kind in ("underground", "open_pit", "tailings")}
    assert kinds == {"underground": 32, "open_pit": 13, "tailings": 19}
    assert Clause.objects.filter(criterion__in=main).count() == 79


def test_the_supplement_is_an_edition_of_its_own(loaded):
    supplement = Edition.objects.get(key="2024-supplement")
    assert supplement.supplements.key == "2022"
    assert str(supplement.effective_on) == "2024-04-23"
    assert "未单列施行日期" in supplement.note
    assert supplement.criteria.count() == 8


def test_only_the_doubtful_wording_is_marked(loaded):
    doubtful = Criterion.objects.get(uncertain=True)
    assert doubtful.code == "TP-S01"
    assert "充满填实" in doubtful.uncertain_reason
    assert not doubtful.usable


def test_every_criterion_has_a_short_topic(loaded):
    assert not Criterion.objects.filter(topic="").exists()


def test_law_and_reading_stay_apart(loaded):
    exits = Criterion.objects.get(code="UG-01")
    assert exits.text == "安全出口存在下列情形之一的："
    assert exits.note.startswith("官方解读")
    assert exits.clauses.count() == 5


def test_loading_again_changes_nothing(loaded):
    assert loaded["判定标准"] == 72
    assert load_criteria().total() == 0


def test_a_confirmation_and_what_was_confirmed_outlive_the_next_load(loaded, county_administrator):
    doubtful = Criterion.objects.get(code="TP-S01")
    Criterion.objects.filter(pk=doubtful.pk).update(text="与官网一致的文字")
    doubtful.confirm(by=county_administrator)
    load_criteria()
    doubtful.refresh_from_db()
    assert doubtful.confirmed_by == county_administrator
    assert doubtful.text == "与官网一致的文字"


def test_an_unconfirmed_slip_is_put_right(loaded):
    Criterion.objects.filter(code="UG-02").update(text="错字")
    assert load_criteria().total() == 1
    assert Criterion.objects.get(code="UG-02").text.startswith("使用国家明令禁止使用的")


def test_the_command_loads_all_reference_data_and_says_how_much():
    said = StringIO()
    call_command("load_reference", stdout=said)
    assert "判定标准 72 条，新增或更新 72 条" in said.getvalue()
    clauses = PenaltyClause.objects.count()
    assert clauses >= 83
    again = StringIO()
    call_command("load_reference", stdout=again)
    assert f"处罚条款 {clauses} 条，新增或更新 0 条" in again.getvalue()
