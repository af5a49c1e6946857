"""A campaign of the library is started by its issuer, and its obligations follow at once."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from campaigns.actions import generate_obligations, start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.generation import Change
from jurisdictions.models import Region
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
KEY = {"key": "linfen-2023"}
# Two monthly tables for eight months, a plan, a report in between and a summary, of seventeen counties; no mines yet.
COUNTIES_OWE = 17 * (8 + 8 + 3)


@pytest.fixture(autouse=True)
def _counties(city_leader):
    for county in Region.objects.filter(parent=city_leader.agency.region, level="county"):
        make.agency(county.code)


def start(by) -> Campaign:
    return start_campaign(campaign_file("linfen-2023"), issuer=by.agency, by=by)


def test_seventeen_counties_owe_eight_months(city_leader):
    campaign = start(city_leader)
    owed = Obligation.objects.filter(requirement=campaign.requirements.get(key="dispatch"))
    assert owed.values("agency").distinct().count() == 17
    assert owed.count() == 17 * 8
    june = owed.get(agency=make.agency("襄汾县"), period=dt.date(2023, 6, 1))
    assert (june.due_on, june.receiver) == (dt.date(2023, 6, 20), city_leader.agency)
    assert (june.period_from, june.period_to) == (dt.date(2023, 5, 21), dt.date(2023, 6, 20))


def test_other_bureaux_of_a_county_owe_nothing(city_leader):
    make.agency("襄汾县", "fire")
    start(city_leader)
    assert not Obligation.objects.filter(agency__kind="fire").exists()


def test_starting_again_makes_nothing_twice(city_leader):
    first = start(city_leader)
    again = start(city_leader)
    assert again == first
    assert Obligation.objects.count() == COUNTIES_OWE
    assert first.stages.count() == 4
    assert generate_obligations(Requirement.objects.get(key="dispatch")) == Change()


def test_starting_again_makes_nobody_late_with_what_was_due_before_they_came_on(city_leader):
    make.agency("襄汾县").delete()
    with time_machine.travel("2023-05-15 10:00+08:00"):
        start(city_leader)
    founded = make.agency("襄汾县")
    with time_machine.travel("2023-11-06 10:00+08:00"):
        start(city_leader)
    owed = Obligation.objects.filter(agency=founded)
    assert set(owed.filter(requirement__key="dispatch").values_list("period__month", flat=True)) == {11, 12}
    assert not owed.filter(due_on__lt="2023-11-06").exists()


def test_deleted_obligations_of_a_bureau_come_back(city_leader):
    Obligation.objects.filter(agency=make.agency("襄汾县")).delete()
    start(city_leader)
    Obligation.objects.filter(agency=make.agency("襄汾县")).delete()
    assert generate_obligations(Requirement.objects.get(key="dispatch")) == Change(made=8)


def test_both_readings_of_the_deadline_are_kept(city_leader):
    start(city_leader)
    requirement = Requirement.objects.get(key="dispatch")
    assert requirement.due_day == 20
    assert {(r["day"], r["paragraph"]) for r in requirement.readings} == {(25, "七（三）"), (20, "附件1注1")}


def test_the_issuers_leader_starts_it_from_the_page(client, city_leader):
    client.force_login(city_leader)
    assert "全市非煤矿山行业重大事故隐患专项排查整治行动" in client.get("/campaigns/").content.decode()
    response = client.post("/campaigns/start/", KEY)
    assert response["Location"] == f"/campaigns/{Campaign.objects.get().pk}/"
    assert client.get("/campaigns/").context["startable"] == []


def test_a_key_that_is_not_in_the_library_is_not_there(client, city_leader):
    client.force_login(city_leader)
    assert client.post("/campaigns/start/", {"key": "../../config/settings"}).status_code == 404


def test_another_agencys_leader_does_not(client, county_leader):
    client.force_login(county_leader)
    assert client.get("/campaigns/").context["startable"] == []
    client.post("/campaigns/start/", KEY)
    assert not Campaign.objects.exists()
    with pytest.raises(RuleViolation, match="不能由本机关部署"):
        start(county_leader)


def test_nor_in_the_issuers_name(county_leader, city_leader):
    with pytest.raises(PermissionDenied):
        start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=county_leader)


def test_a_clerk_does_not(client, city_clerk):
    client.force_login(city_clerk)
    assert client.post("/campaigns/start/", KEY).status_code == 403
    with pytest.raises(PermissionDenied):
        start(city_clerk)


def test_the_command_says_how_many_obligations_there_are(city_administrator):
    said = StringIO()
    call_command("start_campaign", "linfen-2023", "--as", city_administrator.username, stdout=said)
    assert f"报送任务 {COUNTIES_OWE} 项" in said.getvalue()


def test_the_command_refuses_who_may_not(city_clerk):
    with pytest.raises(CommandError, match="不能部署专项行动"):
        call_command("start_campaign", "linfen-2023", "--as", city_clerk.username)
    with pytest.raises(CommandError, match="没有用户"):
        call_command("start_campaign", "linfen-2023", "--as", "nobody")


def test_a_county_that_was_merged_away_owes_nothing(city_leader):
    Region.objects.filter(pk="141021").update(ended="2023-04-01", successor="141023")
    start(city_leader)
    owing = set(Obligation.objects.values_list("agency__region", flat=True))
    assert len(owing) == 16
    assert "141021" not in owing


def test_a_notice_without_a_date_is_started_on_the_day_that_is_given(officer):
    county = officer("泽州县", "leader")
    with pytest.raises(CommandError, match="印发日期"):
        call_command("start_campaign", "zezhou-2024", "--as", county.username)
    call_command("start_campaign", "zezhou-2024", "--as", county.username, "--issued-on", "2024-04-08")
    assert Campaign.objects.get().starts_on == dt.date(2024, 4, 8)
