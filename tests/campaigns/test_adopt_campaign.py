"""A county passes its city's notice on (转发): what it inherits, what it may ask for itself, and who may do so (N4)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue
from campaigns.cascade.adoption import OwnWords, adopt, may_adopt, nearest_notice
from campaigns.cascade.deadlines import tighten
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
FORM = {
    "document_number": "襄应急发〔2023〕31号",
    "title": "襄汾县非煤矿山百日攻坚行动",
    "issued_on": "2023-06-02",
    "plan": "一、成立专班。",
}
NOTICE = OwnWords("襄应急发〔2023〕31号", "襄汾县非煤矿山百日攻坚行动", dt.date(2023, 6, 2))


@pytest.fixture
def campaign():
    """Of the city: towns report monthly by the 25th, mines once by 20 June, the county itself has a plan to send."""
    city = make.campaign()
    city.stages.create(
        number=1, name="自查", starts_on="2023-06-01", ends_on="2023-07-31", citation="三（一）"
    )
    make.agency("141023100", "town_centre")
    make.mine(region="141023100")
    readings = [{"day": 25, "paragraph": "四（二）", "quote": "每月25日前报送"}]
    make.promise("report", "town", cadence="monthly", due_on=None, due_day=25, readings=readings)
    make.promise("self_inspection", "mine")
    make.promise("plan", "county")
    return city


def due_days(campaign, key) -> set[dt.date]:
    return set(Obligation.objects.filter(requirement__key=key).values_list("due_on", flat=True))


def test_it_takes_over_stages_and_what_is_asked_of_those_below_it(campaign, county_leader):
    passed_on = adopt(campaign, NOTICE, by=county_leader)
    assert passed_on.status == Campaign.Status.DRAFT
    assert (passed_on.parent, passed_on.issuer) == (campaign, county_leader.agency)
    assert (passed_on.scope_text, passed_on.ends_on) == (campaign.scope_text, campaign.ends_on)
    assert [(stage.name, stage.citation) for stage in passed_on.stages.all()] == [
        ("自查", "临应急发〔2023〕99号 三（一）")
    ]
    assert {one.key for one in passed_on.requirements.all()} == {"report-town", "self_inspection-mine"}


def test_the_superiors_paragraph_stays_the_source_of_a_day_that_was_kept(campaign, county_leader):
    passed_on = adopt(campaign, NOTICE, by=county_leader)
    assert passed_on.requirements.get(key="report-town").citation == "临应急发〔2023〕99号 四（二）"


def test_its_short_title_is_its_own_unless_the_title_stays(campaign, county_leader, city_leader):
    assert adopt(campaign, NOTICE, by=county_leader).short_title == "襄汾县非煤矿山百日攻坚行动"
    assert make.adopted(campaign, "曲沃县").short_title == campaign.short_title


def test_passing_it_on_makes_nothing_owed_twice(campaign, county_leader):
    before = Obligation.objects.count()
    issue(adopt(campaign, NOTICE, by=county_leader), by=county_leader)
    assert Obligation.objects.count() == before


def test_a_tightened_day_holds_below_when_it_is_issued_and_not_before(campaign, county_leader):
    passed_on = adopt(campaign, NOTICE, by=county_leader)
    tighten(passed_on.requirements.get(key="report-town"), Deadline(day=18), by=county_leader)
    assert {day.day for day in due_days(campaign, "report-town")} == {25}
    issue(passed_on, by=county_leader)
    assert {day.day for day in due_days(campaign, "report-town")} == {18}


def test_the_leader_passes_it_on_in_the_browser(client, campaign, county_leader):
    client.force_login(county_leader)
    assert "转发</a>" in client.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert client.get(f"/campaigns/{campaign.pk}/adopt/").status_code == 200
    answer = client.post(f"/campaigns/{campaign.pk}/adopt/", FORM)
    passed_on = Campaign.objects.get(parent=campaign)
    assert answer["Location"] == f"/campaigns/{passed_on.pk}/draft/"
    page = client.get(answer["Location"]).content.decode()
    assert "临应急发〔2023〕99号 四（二）" in page
    assert "上级要求本级报送的" in page
    answer = client.post(f"/campaigns/{passed_on.pk}/issue/")
    assert answer["Location"] == f"/campaigns/{passed_on.pk}/"
    assert client.get(answer["Location"]).status_code == 200
    assert "转发</a>" not in client.get(f"/campaigns/{campaign.pk}/").content.decode()


def test_a_date_before_the_superiors_notice_stands_at_its_field(client, campaign, county_leader):
    client.force_login(county_leader)
    answer = client.post(f"/campaigns/{campaign.pk}/adopt/", {**FORM, "issued_on": "2023-05-29"})
    assert answer.status_code == 422
    assert "不能早于上级印发日期" in answer.context["form"].errors["issued_on"][0]
    assert not Campaign.objects.filter(parent=campaign).exists()


def test_a_draft_is_seen_by_its_own_desk_alone(
    client, campaign, county_leader, city_leader, neighbour_leader
):
    passed_on = adopt(campaign, NOTICE, by=county_leader)
    for person, status in [(county_leader, 200), (city_leader, 404), (neighbour_leader, 404)]:
        client.force_login(person)
        assert client.get(f"/campaigns/{passed_on.pk}/draft/").status_code == status


def test_nobody_passes_it_on_twice(campaign, county_leader):
    adopt(campaign, NOTICE, by=county_leader)
    with pytest.raises(RuleViolation, match="已转发"):
        adopt(campaign, NOTICE, by=county_leader)


def test_a_county_passes_on_what_its_city_made_of_it(city_leader, county_leader):
    """The city's days may be stricter, so the province's own notice is no longer the one to pass on."""
    province = make.campaign(issuer=make.agency("山西省"))
    assert may_adopt(province, county_leader)
    citys = make.adopted(province, "临汾市")
    assert not may_adopt(province, county_leader)
    assert may_adopt(citys, county_leader)
    with pytest.raises(RuleViolation, match="请转发其临应急发"):
        adopt(province, NOTICE, by=county_leader)


def test_a_stage_that_comes_down_twice_names_the_notice_that_first_said_it():
    province = make.campaign(issuer=make.agency("山西省"))
    province.stages.create(number=1, name="自查", starts_on="2023-06-01", ends_on="2023-07-31", citation="三")
    county = make.adopted(make.adopted(province, "临汾市"), "襄汾县", issue_it=False)
    assert county.stages.get().citation == f"{province.document_number} 三"


def test_the_stricter_city_holds_also_for_a_county_that_had_been_quicker():
    province = make.campaign(issuer=make.agency("山西省"))
    make.agency("141023100", "town_centre")
    make.promise("plan", "town", due_on=dt.date(2023, 6, 20))
    county = make.adopted(province, "襄汾县", issue_it=False)
    leader = make.user(county.issuer, "leader")
    tighten(county.requirements.get(), Deadline(on=dt.date(2023, 6, 15)), by=leader)
    issue(county, by=leader)
    city = make.adopted(province, "临汾市", issue_it=False)
    leader = make.user(city.issuer, "leader")
    tighten(city.requirements.get(), Deadline(on=dt.date(2023, 6, 10)), by=leader)
    issue(city, by=leader)
    assert due_days(province, "plan-town") == {dt.date(2023, 6, 10)}


@pytest.mark.parametrize("place", ["泽州县", "临汾市", "山西省"])
def test_who_is_not_below_the_issuer_does_not(campaign, officer, place):
    leader = officer(place, "leader")
    assert not may_adopt(campaign, leader)
    with pytest.raises(RuleViolation, match="下级同类机关"):
        adopt(campaign, NOTICE, by=leader)


def test_neither_does_a_town_nor_another_kind_of_bureau(campaign):
    for agency in (make.agency("141023100", "town_centre"), make.agency("襄汾县", "fire")):
        assert not may_adopt(campaign, make.user(agency, "leader"))


def test_a_clerk_does_not(client, campaign, county_clerk):
    client.force_login(county_clerk)
    assert client.post(f"/campaigns/{campaign.pk}/adopt/", FORM).status_code == 403
    with pytest.raises(PermissionDenied):
        adopt(campaign, NOTICE, by=county_clerk)


def test_a_draft_is_not_passed_on(county_leader):
    with pytest.raises(RuleViolation, match="还没有部署"):
        adopt(make.campaign(status="draft"), NOTICE, by=county_leader)


def test_what_is_owed_per_stage_ends_with_the_adopters_stage(campaign, county_leader, client):
    make.promise("summary", "town", cadence="stage", due_on=None)
    assert due_days(campaign, "summary-town") == {dt.date(2023, 7, 31)}
    passed_on = adopt(campaign, NOTICE, by=county_leader)
    client.force_login(county_leader)
    client.post(f"/campaigns/{passed_on.pk}/stages/1/tighten/", {"ends_on": "2023-07-20"})
    issue(passed_on, by=county_leader)
    assert due_days(campaign, "summary-town") == {dt.date(2023, 7, 20)}
    assert Requirement.objects.filter(key="summary-town").count() == 2


def test_who_looks_at_the_provinces_notice_is_led_to_the_one_that_is_nearest(
    client, county_leader, county_viewer, city_leader
):
    province = make.campaign(issuer=make.agency("山西省"))
    client.force_login(county_leader)
    assert "为准" not in client.get(f"/campaigns/{province.pk}/").content.decode()
    citys = make.adopted(province, "临汾市", document_number="临应急发〔2023〕7号")
    page = client.get(f"/campaigns/{province.pk}/").content.decode()
    assert f'href="/campaigns/{citys.pk}/"' in page
    assert f'href="/campaigns/{citys.pk}/adopt/"' in page
    client.force_login(county_viewer)
    page = client.get(f"/campaigns/{province.pk}/").content.decode()
    assert f'href="/campaigns/{citys.pk}/"' in page
    assert f'href="/campaigns/{citys.pk}/adopt/"' not in page
    client.force_login(city_leader)
    assert "本机关已于" in client.get(f"/campaigns/{province.pk}/").content.decode()


def test_the_nearest_notice_is_found_through_every_level(county_leader):
    nation = make.campaign(issuer=make.agency("00"))
    province = make.adopted(nation, "山西省")
    city = make.adopted(province, "临汾市")
    assert nearest_notice(nation, county_leader.agency) == city
    own = make.adopted(city, "襄汾县")
    assert nearest_notice(nation, county_leader.agency) == own
    assert nearest_notice(nation, make.agency("泽州县")) == province
    assert nearest_notice(own, county_leader.agency) is None
