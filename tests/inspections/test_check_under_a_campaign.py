"""A check under a campaign: of its dates and its scope, and not where a superior has been in the same one."""

import datetime as dt

import pytest
import time_machine

from campaigns.actions import issue, start_campaign
from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign
from inspections.analysis.counting import analyse
from inspections.coverage.mines import Span, within_span
from inspections.on_site.actions import open_inspection
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
JUNE = dt.date(2023, 6, 5)


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2023-06-05 10:00+08:00"):
        yield


@pytest.fixture
def campaign(city_leader) -> Campaign:
    return start_campaign(campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)


@pytest.fixture
def mine():
    make.statutory_criteria()
    return make.mine(headcount=40)


def check(mine, place="141023", **fields):
    team = make.officers(place)
    return open_inspection(mine, by=team[0], officers=team, **make.OPENED, checked_on=JUNE, **fields)


def test_a_check_says_which_campaign_it_belongs_to(campaign, mine):
    assert check(mine, campaign=campaign).campaign == campaign


def test_one_check_counts_for_every_campaign_that_asks_for_the_mine(campaign, mine, province_leader):
    """C10: whom two campaigns ask for is checked once, and neither finds them unchecked (N19)."""
    other = make.campaign(key="underground-2019", starts_on=dt.date(2023, 5, 1), ends_on=dt.date(2023, 7, 1))
    make.signed_inspection(mine, campaign=campaign, checked_on=JUNE)
    for drive in (campaign, other):
        assert analyse(drive, mine.region).total.checks == 1
        span = Span.of_campaign(drive)
        assert within_span(span, province_leader, mine.region).get(pk=mine.pk).lacking == 0


def test_a_county_does_not_check_again_what_the_city_checked_in_the_same_campaign(campaign, mine):
    above = check(mine, "1410", campaign=campaign)
    with pytest.raises(RuleViolation, match=f"{above.agency}已在同一专项行动中于2023年6月5日") as refused:
        check(mine, campaign=campaign)
    assert refused.value.field == "campaign"


def test_nor_under_its_own_adoption_of_it(campaign, mine, county_leader, city_leader):
    county_leader.roles.append("administrator")
    notice = OwnWords("襄应急发〔2023〕演示3号", "襄汾县专项排查整治行动", dt.date(2023, 5, 18))
    adopted = issue(adopt(campaign, notice, by=county_leader), by=county_leader)
    check(mine, "1410", campaign=campaign)
    with pytest.raises(RuleViolation, match="本级不再另行安排"):
        check(mine, campaign=adopted)


def test_a_void_check_and_one_outside_the_campaign_stand_in_nobodys_way(campaign, mine):
    void = check(mine, "1410", campaign=campaign)
    void.discard(by=void.opened_by)
    check(mine, "1410")
    assert check(mine, campaign=campaign)


def test_the_city_may_check_what_the_county_has_checked(campaign, mine):
    check(mine, campaign=campaign)
    assert check(mine, "1410", campaign=campaign)


def test_a_mine_out_of_scope_and_a_day_out_of_its_dates_are_refused(campaign, mine):
    shut = make.mine(name="停产无人", status="suspended_unattended")
    with pytest.raises(RuleViolation, match="不在“重大事故隐患专项排查整治行动”的范围内"):
        check(shut, campaign=campaign)
    with (
        time_machine.travel("2024-02-01 10:00+08:00"),
        pytest.raises(RuleViolation, match="不在“重大事故隐患"),
    ):
        open_inspection(
            mine,
            by=make.officers()[0],
            officers=make.officers(),
            **make.OPENED,
            campaign=campaign,
            checked_on=dt.date(2024, 2, 1),
        )


def test_the_page_offers_the_campaigns_that_run_and_says_at_the_field_what_is_wrong(client, campaign, mine):
    check(mine, "1410", campaign=campaign)
    team = make.officers()
    client.force_login(team[0])
    page = client.get("/inspections/open/")
    assert list(page.context["form"].fields["campaign"].queryset) == [campaign]
    facts = {
        "mine": mine.pk,
        "campaign": campaign.pk,
        "checked_on": "2023-06-05",
        "kind": "planned",
        "notified_whom": "安全科王平",
        "declared": "on",
        "officers": [one.pk for one in team],
        "client_key": page.context["form"]["client_key"].value(),
    }
    refused = client.post("/inspections/open/", facts)
    assert refused.status_code == 422
    assert "本级不再另行安排" in str(refused.context["form"].errors["campaign"])
