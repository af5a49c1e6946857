"""Somebody else looks at what was done: it is closed (销号, S0-18), or goes back to the enterprise."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hazards.life import life
from hazards.models import Hazard
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
CLOSE = {"note": "现场核实已整改", "on": "2023-06-12"}


@pytest.fixture
def hazard():
    return make.rectified(make.hazard())


def test_the_agency_in_charge_closes_it(client, hazard, county_inspector):
    client.force_login(county_inspector)
    client.post(f"/hazards/{hazard.pk}/close-out/", CLOSE)
    hazard.refresh_from_db()
    assert (hazard.status, hazard.closed_on) == ("closed", dt.date(2023, 6, 12))
    assert hazard.closed_by == county_inspector


def test_so_does_the_agency_that_answers_for_the_mine_today(officer):
    mine = make.mine(supervisor=make.agency("襄汾县"))
    hazard = make.rectified(make.hazard(mine, agency=make.agency("临汾市")))
    hazard.close_out(by=officer("襄汾县", "inspector"), note="已整改", on=dt.date(2023, 6, 12))
    assert hazard.is_closed


def test_the_city_reads_and_does_not_close_what_the_county_follows(client, hazard, city_inspector):
    client.force_login(city_inspector)
    assert client.get(f"/hazards/{hazard.pk}/").status_code == 200
    assert client.post(f"/hazards/{hazard.pk}/close-out/", CLOSE).status_code == 403
    assert client.post(f"/api/hazards/{hazard.pk}/close-out/", CLOSE).status_code == 403


def test_a_neighbour_does_not_find_it(client, hazard, neighbour_inspector):
    client.force_login(neighbour_inspector)
    for door in ("close-out", "send-back"):
        assert client.post(f"/hazards/{hazard.pk}/{door}/", CLOSE).status_code == 404
        assert client.post(f"/api/hazards/{hazard.pk}/{door}/", CLOSE).status_code == 404
    with pytest.raises(PermissionDenied):
        hazard.close_out(by=neighbour_inspector, note="已整改")


@pytest.mark.parametrize("role", ["viewer", "clerk", "leader", "administrator"])
def test_other_roles_do_not(client, hazard, officer, role):
    client.force_login(officer("襄汾县", role))
    assert client.post(f"/hazards/{hazard.pk}/close-out/", CLOSE).status_code == 403


def test_the_enterprise_does_not_close_its_own(client, hazard):
    client.force_login(hazard.rectified_by)
    assert client.post(f"/hazards/{hazard.pk}/close-out/", CLOSE).status_code == 403


def test_not_by_the_one_who_rectified_it_even_with_another_desk_today(hazard, county_inspector):
    Hazard.objects.update(rectified_by=county_inspector)
    hazard.refresh_from_db()
    with pytest.raises(RuleViolation, match="另一人验收"):
        hazard.close_out(by=county_inspector, note="已整改")
    with pytest.raises(IntegrityError, match="verifier_is_not_the_rectifier"), transaction.atomic():
        Hazard.objects.update(status="closed", closed_on="2023-06-12", closed_by=county_inspector)


@pytest.mark.parametrize("on", ["2023-06-09", "2099-01-01"])
def test_neither_before_it_was_rectified_nor_in_days_to_come(client, hazard, county_inspector, on):
    client.force_login(county_inspector)
    response = client.post(f"/hazards/{hazard.pk}/close-out/", CLOSE | {"on": on})
    assert "on" in response.context["form"].errors


def test_the_database_keeps_the_order_of_days(hazard, county_inspector):
    with pytest.raises(IntegrityError, match="nothing_before_it_was_found"), transaction.atomic():
        Hazard.objects.update(status="closed", closed_on="2023-06-09", closed_by=county_inspector)


def test_closed_always_has_a_day_and_a_person(hazard):
    with pytest.raises(IntegrityError, match="closed_means_dated"), transaction.atomic():
        Hazard.objects.update(status="closed", closed_on="2023-06-12")


def test_failed_verification_sends_it_back_with_the_reason(client, hazard, county_inspector):
    client.force_login(county_inspector)
    assert client.post(f"/hazards/{hazard.pk}/send-back/", {"reason": " "}).status_code == 422
    client.post(f"/hazards/{hazard.pk}/send-back/", {"reason": "东段仍无照明"})
    hazard.refresh_from_db()
    assert (hazard.status, hazard.verification, hazard.rectified_on) == ("open", "东段仍无照明", None)


def test_of_two_verifiers_the_second_is_told_so(hazard, officer):
    first, second = officer("襄汾县", "inspector"), officer("襄汾县", "inspector", username="other")
    seen_before = Hazard.objects.get(pk=hazard.pk)
    hazard.close_out(by=first, note="已整改", on=dt.date(2023, 6, 12))
    with pytest.raises(RuleViolation, match="刚刚已被他人处理"):
        seen_before.send_back(by=second, reason="没改")
    hazard.refresh_from_db()
    assert (hazard.status, hazard.closed_by) == ("closed", first)


def test_an_open_one_cannot_be_closed(county_inspector):
    hazard = make.hazard()
    with pytest.raises(RuleViolation, match="整改中"):
        hazard.close_out(by=county_inspector, note="已整改")


def test_its_life_keeps_every_turn(hazard, county_inspector):
    hazard.send_back(by=county_inspector, reason="东段仍无照明")
    hazard.rectify(by=make.enterprise_person(hazard.mine), report="东段也已更换")
    hazard.close_out(by=county_inspector, note="全部更换")
    told = [(moment.what, moment.words) for moment in life(hazard)]
    assert told == [
        ("部门执法检查发现", ""),
        ("企业报告整改完成", "灯具已全部更换"),
        ("验收不合格，退回整改", "东段仍无照明"),
        ("企业报告整改完成", "东段也已更换"),
        ("验收合格，销号", "全部更换"),
    ]


def test_what_was_sent_back_is_not_rectified_before_that(hazard, county_inspector):
    hazard.send_back(by=county_inspector, reason="东段仍无照明")
    with pytest.raises(RuleViolation, match="不能早于退回日期"):
        hazard.rectify(by=make.enterprise_person(hazard.mine), report="已更换", on=dt.date(2023, 6, 10))
