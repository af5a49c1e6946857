"""What the superior asks of us may be asked of those below us, not later, and comes to us (N4)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue
from campaigns.cascade.adoption import next_level, pass_down, passable
from campaigns.models import Obligation
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
BY = Deadline(on=dt.date(2023, 6, 15))


@pytest.fixture
def plan():
    make.agency("141023100", "town_centre")
    return make.promise("plan", "county")


@pytest.fixture
def draft(plan):
    return make.adopted(plan.campaign, issue_it=False)


def test_the_towns_owe_it_to_the_county(client, county_leader, draft, plan):
    client.force_login(county_leader)
    assert plan.title in client.get(f"/campaigns/{draft.pk}/draft/").content.decode()
    url = f"/campaigns/{draft.pk}/requirements/{plan.pk}/pass-down/"
    assert client.get(url).status_code == 200
    client.post(
        url, {"due_on": "2023-06-15", "paragraph": "二", "quote": "各镇于6月15日前报送", "title": "乡镇方案"}
    )
    issue(draft, by=county_leader)
    owed = Obligation.objects.get(requirement__campaign=draft)
    assert owed.agency == make.agency("141023100", "town_centre")
    assert (owed.receiver, owed.due_on) == (county_leader.agency, dt.date(2023, 6, 15))
    assert (owed.requirement.title, owed.requirement.citation) == ("乡镇方案", "襄应急发〔2023〕1号 二")
    assert plan.obligations.get(agency=county_leader.agency).due_on == dt.date(2023, 6, 20)


def test_not_later_than_the_superior_wants_it_from_us(client, county_leader, draft, plan):
    client.force_login(county_leader)
    url = f"/campaigns/{draft.pk}/requirements/{plan.pk}/pass-down/"
    answer = client.post(url, {"due_on": "2023-06-21"})
    assert answer.status_code == 422
    assert "临应急发〔2023〕99号 四（一）" in answer.context["form"].errors["due_on"][0]
    assert not draft.requirements.exists()


def test_once_is_enough_and_it_can_be_taken_back_while_it_is_a_draft(client, county_leader, draft, plan):
    passed = pass_down(plan, draft, BY, by=county_leader)
    assert not passable(draft).exists()
    with pytest.raises(RuleViolation, match="已经向下布置"):
        pass_down(plan, draft, BY, by=county_leader)
    client.force_login(county_leader)
    client.post(f"/campaigns/{draft.pk}/requirements/{passed.pk}/remove/")
    assert passable(draft).get() == plan


def test_what_is_asked_of_others_is_not_ours_to_pass_down(county_leader, draft, plan):
    others = make.promise("case", "town")
    with pytest.raises(RuleViolation, match="不是向本级提出的"):
        pass_down(others, draft, BY, by=county_leader)


def test_what_is_owed_per_stage_is_passed_down_without_a_day(client, county_leader):
    make.agency("141023100", "town_centre")
    asked = make.promise("summary", "county", cadence="stage", due_on=None)
    asked.campaign.stages.create(
        number=1, name="自查", starts_on="2023-06-01", ends_on="2023-07-31", citation="三（一）"
    )
    draft = make.adopted(asked.campaign, issue_it=False)
    client.force_login(county_leader)
    client.post(f"/campaigns/{draft.pk}/requirements/{asked.pk}/pass-down/", {"paragraph": ""})
    issue(draft, by=county_leader)
    assert Obligation.objects.get(requirement__campaign=draft).due_on == dt.date(2023, 7, 31)


def test_what_nobody_knows_how_often_is_not_passed_down(plan):
    make.promise("report", "county", cadence="unset", due_on=None)
    assert passable(make.adopted(plan.campaign, issue_it=False)).get() == plan


def test_a_clerk_and_the_superior_do_not(county_clerk, city_leader, draft, plan):
    for person in (county_clerk, city_leader):
        with pytest.raises(PermissionDenied):
            pass_down(plan, draft, BY, by=person)


@pytest.mark.parametrize(
    ("place", "below"), [("14", "city"), ("1410", "county"), ("141023", "town"), ("11", "county")]
)
def test_the_level_below_is_one_that_is_there(db, place, below):
    """Beijing has no cities; its districts come next."""
    assert next_level(make.region(place)) == below


def test_who_is_named_passes_it_down_and_tightens_only_what_those_below_alone_owe(city_leader):
    """A stricter day of the adopter's would move its own towards its superior, and that of another line's bureau."""
    province = make.campaign(issuer=make.agency("山西省"), document_number="晋应急发〔2023〕7号")
    city, county = city_leader.agency, make.agency()
    kinds = ("plan", "summary", "experts", "case")
    alone, both, below, beside = (make.promise(kind, "named", campaign=province) for kind in kinds)
    alone.owners.set([city])
    both.owners.set([city, county])
    below.owners.set([county, make.agency("泽州县")])
    beside.owners.set([county, make.agency("襄汾县", "fire")])
    draft = make.adopted(province, "临汾市", issue_it=False)
    heir = draft.requirements.get()
    assert (heir.inherited_from, list(heir.owners.order_by("pk"))) == (below, [county])
    assert set(passable(draft)) == {alone, both}


def test_an_official_sheet_adds_up_by_itself_and_is_not_passed_down(plan):
    make.promise("form", "county", form="dispatch-2023", cadence="monthly", due_on=None, due_day=20)
    assert passable(make.adopted(plan.campaign, issue_it=False)).get() == plan
