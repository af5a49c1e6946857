"""Where the notice names two days, the stricter holds until its issuer chooses, with a reason that is kept (C1)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.actions import start_campaign
from campaigns.cascade.deadlines import choose_reading
from campaigns.models import Obligation, Requirement
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_1_june():
    with time_machine.travel("2023-06-01 12:00+08:00"):
        yield


@pytest.fixture
def dispatch(city_leader) -> Requirement:
    make.agency("襄汾县")
    start_campaign(make.campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    return Requirement.objects.get(key="dispatch")


def june(requirement) -> dt.date:
    return Obligation.objects.get(requirement=requirement, period=dt.date(2023, 6, 1)).due_on


def test_the_stricter_holds_until_somebody_chooses(dispatch):
    assert june(dispatch) == dt.date(2023, 6, 20)
    assert dispatch.citation == "临应急发〔2023〕82号 附件1注1"


def test_a_day_that_is_over_is_not_chosen(city_leader):
    readings = [{"on": f"2023-{day}", "paragraph": "四"} for day in ("06-20", "05-25")]
    asked = make.promise(readings=readings)
    with pytest.raises(RuleViolation, match="早于今天"):
        choose_reading(asked, 1, by=city_leader, reason="从严")


def test_the_leader_chooses_the_other_with_a_reason(client, city_leader, dispatch):
    client.force_login(city_leader)
    url = f"/campaigns/{dispatch.campaign_id}/requirements/{dispatch.pk}/reading/"
    assert "每月20日前上报当月的统计情况" in client.get(url).content.decode()
    answer = client.post(url, {"reading": 0, "reason": "以正文为准"})
    assert answer["Location"] == f"/campaigns/{dispatch.campaign_id}/conflicts/"
    page = client.get(answer["Location"]).content.decode()
    assert f"（{city_leader.name}取舍）：以正文为准" in page
    assert "每月20日前上报当月的统计情况" in page
    assert june(dispatch) == dt.date(2023, 6, 25)
    dispatch.refresh_from_db()
    assert dispatch.citation == "临应急发〔2023〕82号 七（三）"


def test_starting_the_notice_again_leaves_the_choice(city_leader, dispatch):
    choose_reading(dispatch, 0, by=city_leader, reason="以正文为准")
    start_campaign(make.campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    dispatch.refresh_from_db()
    assert (dispatch.due_day, dispatch.choice_reason) == (25, "以正文为准")
    assert june(dispatch) == dt.date(2023, 6, 25)


def test_a_reason_and_a_real_reading_are_asked_for(client, city_leader, dispatch):
    client.force_login(city_leader)
    url = f"/campaigns/{dispatch.campaign_id}/requirements/{dispatch.pk}/reading/"
    answer = client.post(url, {"reading": 2, "reason": ""})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reading", "reason"}
    with pytest.raises(RuleViolation, match="没有这一处原文"):
        choose_reading(dispatch, 2, by=city_leader, reason="…")
    with pytest.raises(RuleViolation, match="理由"):
        choose_reading(dispatch, 0, by=city_leader, reason=" ")


def test_a_clerk_and_a_county_do_not_choose(client, city_clerk, county_leader, dispatch):
    for person in (city_clerk, county_leader):
        client.force_login(person)
        url = f"/campaigns/{dispatch.campaign_id}/requirements/{dispatch.pk}/reading/"
        assert client.post(url, {"reading": 0, "reason": "…"}).status_code == 403
        with pytest.raises(PermissionDenied):
            choose_reading(dispatch, 0, by=person, reason="…")
