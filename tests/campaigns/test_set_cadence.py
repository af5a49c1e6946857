"""定期 without a number: nothing is owed until the issuer says how often (S0-13, C17)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.cascade.deadlines import set_cadence
from campaigns.models import Obligation
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_10_july():
    with time_machine.travel("2023-07-10 12:00+08:00"):
        yield


@pytest.fixture
def progress():
    readings = [{"paragraph": "三（三）2", "quote": "定期向上级报送工作进展情况"}]
    return make.promise("report", "county", cadence="unset", due_on=None, readings=readings)


def test_nothing_is_owed_before_and_from_this_month_on_after(client, city_leader, progress):
    county = make.agency("襄汾县")
    assert not Obligation.objects.exists()
    client.force_login(city_leader)
    assert "周期未定" in client.get(f"/campaigns/{progress.campaign_id}/").content.decode()
    url = f"/campaigns/{progress.campaign_id}/requirements/{progress.pk}/cadence/"
    assert client.get(url).status_code == 200
    client.post(url, {"cadence": "monthly", "due_day": 20, "reason": "与调度表同步"})
    owed = Obligation.objects.filter(agency=county).values_list("due_on", flat=True)
    assert list(owed) == [dt.date(2023, month, 20) for month in range(7, 13)]
    progress.refresh_from_db()
    assert (progress.chosen_by, progress.choice_reason) == (city_leader, "与调度表同步")


def test_an_adopter_follows(city_leader):
    make.agency("141023100", "town_centre")
    progress = make.promise("report", "town", cadence="unset", due_on=None)
    county = make.adopted(progress.campaign)
    set_cadence(progress, "quarterly", by=city_leader, reason="每季度够了")
    assert county.requirements.get().cadence == "quarterly"
    assert Obligation.objects.filter(requirement=progress).count() == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"cadence": "once", "reason": "…"}, "cadence"),
        ({"cadence": "monthly", "due_day": 31, "reason": "…"}, "due_day"),
        ({"cadence": "monthly", "reason": ""}, "reason"),
    ],
)
def test_what_is_missing_or_wrong_stands_at_its_field(client, city_leader, progress, given, field):
    client.force_login(city_leader)
    url = f"/campaigns/{progress.campaign_id}/requirements/{progress.pk}/cadence/"
    answer = client.post(url, given)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with pytest.raises(RuleViolation) as refused:
        set_cadence(progress, by=city_leader, **given)
    assert refused.value.field == field


def test_once_it_is_set_it_is_set(city_leader, progress):
    set_cadence(progress, "monthly", by=city_leader, reason="…")
    with pytest.raises(RuleViolation, match="已经确定"):
        set_cadence(progress, "quarterly", by=city_leader, reason="…")


def test_nobody_else_sets_it(city_clerk, county_leader, progress):
    for person in (city_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            set_cadence(progress, "monthly", by=person, reason="…")


def test_after_the_end_nothing_is_promised_that_will_not_come(city_leader, progress):
    with pytest.raises(RuleViolation, match="已于2023年12月31日结束") as refused:
        set_cadence(progress, "monthly", by=city_leader, reason="…", today=dt.date(2024, 1, 1))
    assert refused.value.field == "cadence"
