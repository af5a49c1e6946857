"""An enterprise reports what it found itself, with all five commitments (L-07, L-08)."""

import datetime as dt
import json

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from hazards.actions import report_self_found
from hazards.models import Edition, Hazard
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
GIVEN = {
    "severity": "major",
    "criterion": "UG-02",
    "description": "副井使用已明令淘汰的提升机",
    "location": "副井",
    "found_on": "2023-06-05",
    "responsible": "张建国",
    "funds": "12.5",
    "due_on": "2023-06-30",
    "measures": "停用并更换提升机",
    "contingency": "停用期间人员由主井上下",
}


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2023-06-06 09:00+08:00"):
        yield


@pytest.fixture
def mine():
    make.criterion("UG-02")
    return make.mine(supervisor=make.agency("襄汾县"))


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine)


def at(mine) -> str:
    return f"/hazards/report/{mine.pk}/"


def test_it_is_reported_and_followed_by_the_agency_that_supervises(client, mine, principal):
    client.force_login(principal)
    response = client.post(at(mine), GIVEN | {"upload": make.photo()})
    hazard = Hazard.objects.get()
    assert response["Location"] == f"/hazards/{hazard.pk}/"
    assert (hazard.source, hazard.status) == ("self", "open")
    assert hazard.agency == make.agency("襄汾县")
    assert hazard.found_by == principal
    assert hazard.missing_commitments() == []
    assert Attachment.objects.of(hazard).count() == 1


def test_an_enterprise_with_one_mine_is_led_straight_to_it(client, mine, principal):
    client.force_login(principal)
    assert client.get("/hazards/report/")["Location"] == at(mine)


def test_an_enterprise_with_two_mines_chooses(client, mine, principal):
    other = make.mine(enterprise=mine.enterprise, name="宏源尾矿库", kind="tailings")
    make.mine(region="141021", name="曲沃邻矿")
    client.force_login(principal)
    page = client.get("/hazards/report/").content.decode()
    assert at(mine) in page
    assert at(other) in page
    assert "曲沃邻矿" not in page


@pytest.mark.parametrize("left_out", ["responsible", "funds", "due_on", "measures", "contingency"])
def test_each_of_the_five_commitments_is_asked_for_at_its_field(client, mine, principal, left_out):
    client.force_login(principal)
    response = client.post(at(mine), GIVEN | {left_out: ""})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [left_out]
    assert not Hazard.objects.exists()


@pytest.mark.parametrize("left_out", ["responsible", "funds", "due_on", "measures", "contingency"])
def test_the_verb_itself_asks_for_all_five(mine, principal, left_out):
    facts = {
        "severity": "general",
        "description": "照明损坏",
        "found_on": dt.date(2023, 6, 5),
        "due_on": dt.date(2023, 6, 30),
        **make.COMMITMENTS,
    }
    facts[left_out] = None if left_out in {"funds", "due_on"} else ""
    with pytest.raises(RuleViolation, match=Hazard.COMMITMENTS[left_out]):
        report_self_found(mine, by=principal, **facts)


def test_a_major_hazard_cites_a_criterion(client, mine, principal):
    client.force_login(principal)
    response = client.post(at(mine), GIVEN | {"criterion": ""})
    assert "重大事故隐患须引用判定标准" in response.context["form"].errors["criterion"]


def test_a_general_one_need_not(client, mine, principal):
    client.force_login(principal)
    client.post(at(mine), GIVEN | {"severity": "general", "criterion": ""})
    assert Hazard.objects.get().criterion is None


def test_citing_goes_down_to_the_sub_item(client, mine, principal):
    make.criterion("UG-01", clauses=3)
    client.force_login(principal)
    client.post(at(mine), GIVEN | {"criterion": "UG-01"})
    assert not Hazard.objects.exists()
    client.post(at(mine), GIVEN | {"criterion": "UG-01.2"})
    hazard = Hazard.objects.get()
    assert (hazard.criterion.code, hazard.clause.number) == ("UG-01", 2)


def test_another_kind_of_mine_has_other_criteria(client, mine, principal):
    make.criterion("TP-01")
    client.force_login(principal)
    assert client.post(at(mine), GIVEN | {"criterion": "TP-01"}).status_code == 422


def test_doubtful_wording_is_not_cited_before_it_is_confirmed(client, mine, principal, county_administrator):
    doubtful = make.criterion("UG-03", uncertain=True)
    client.force_login(principal)
    assert client.post(at(mine), GIVEN | {"criterion": "UG-03"}).status_code == 422
    facts = {"severity": "major", "criterion": doubtful, "description": "x", "found_on": dt.date(2023, 6, 5)}
    with pytest.raises(RuleViolation, match="待核"):
        report_self_found(mine, by=principal, **facts)
    doubtful.confirm(by=county_administrator)
    assert client.post(at(mine), GIVEN | {"criterion": "UG-03"}).status_code == 302


def test_a_criterion_is_not_cited_before_it_takes_effect(client, mine, principal):
    Edition.objects.update(effective_on=dt.date(2023, 6, 6))
    client.force_login(principal)
    response = client.post(at(mine), GIVEN)
    assert "不在施行期内" in str(response.context["form"].errors["criterion"])


@pytest.mark.parametrize(
    ("field", "day", "words"),
    [("found_on", "2023-06-07", "不能晚于今天"), ("due_on", "2023-06-04", "不能早于发现日期")],
)
def test_dates_stand_in_order(client, mine, principal, field, day, words):
    client.force_login(principal)
    response = client.post(at(mine), GIVEN | {field: day})
    assert words in str(response.context["form"].errors[field])


def test_a_file_that_is_none_undoes_the_report(client, mine, principal):
    client.force_login(principal)
    fake = make.photo()
    fake.file.seek(0)
    fake.file.truncate()
    fake.file.write(b"MZ this runs")
    fake.file.seek(0)
    fake.size = 12
    response = client.post(at(mine), GIVEN | {"upload": fake})
    assert response.status_code == 422
    assert not Hazard.objects.exists()


def test_another_enterprises_mine_is_not_there(client, mine):
    stranger = make.enterprise_person(make.mine(name="邻矿"))
    client.force_login(stranger)
    assert client.get(at(mine)).status_code == 404
    assert client.post(at(mine), GIVEN).status_code == 404


def test_an_officer_does_not_report_for_an_enterprise(client, mine, county_inspector):
    client.force_login(county_inspector)
    assert client.post(at(mine), GIVEN).status_code == 403
    with pytest.raises(PermissionDenied):
        report_self_found(mine, by=county_inspector, severity="general", description="x")


def test_the_api_takes_the_same_and_refuses_the_same(client, mine, principal, county_inspector):
    client.force_login(principal)
    body = GIVEN | {"mine": mine.pk}
    bad = client.post("/api/hazards/report/", json.dumps(body | {"funds": None}), "application/json")
    assert (bad.status_code, list(bad.json())) == (400, ["funds"])
    rule = client.post("/api/hazards/report/", json.dumps(body | {"criterion": ""}), "application/json")
    assert (rule.status_code, rule.json()["field"]) == (409, "criterion")
    good = client.post("/api/hazards/report/", json.dumps(body), "application/json")
    assert (good.status_code, good.json()["criterion"]) == (201, "UG-02")
    assert client.post("/api/hazards/report/", "[1]", "application/json").status_code == 400
    client.force_login(county_inspector)
    assert client.post("/api/hazards/report/", json.dumps(body), "application/json").status_code == 403


def test_a_major_hazard_is_cited_down_to_the_sub_item_at_every_door(client, mine):
    """The page offers nothing else; the verb, which every other door passes, refuses the rest."""
    whole = make.criterion("UG-03", clauses=2)
    principal = make.enterprise_person(mine)
    facts = {"description": "安全出口不畅", "found_on": dt.date(2023, 6, 5), **make.COMMITMENTS}
    facts |= {"due_on": dt.date(2023, 6, 30), "severity": "major", "criterion": whole}
    with pytest.raises(RuleViolation, match="请选到具体子项") as refused:
        report_self_found(mine, by=principal, **facts)
    assert refused.value.field == "criterion"
    client.force_login(principal)
    sent = GIVEN | {"mine": mine.pk, "criterion": "UG-03"}
    answer = client.post("/api/hazards/report/", sent, content_type="application/json")
    assert "criterion" in answer.json()
    report_self_found(mine, by=principal, **facts | {"clause": whole.clauses.get(number=2)})
    report_self_found(mine, by=principal, **facts | {"severity": "general"})
    assert Hazard.objects.count() == 2
