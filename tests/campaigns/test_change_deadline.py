"""An issuer moves a date while the campaign runs: open obligations follow, handed in ones never, the reason is kept."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue
from campaigns.cascade.adoption import pass_down
from campaigns.cascade.deadlines import change_deadline, tighten
from campaigns.models import Obligation, Requirement
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
EARLIER = Deadline(on=dt.date(2023, 6, 15))


@pytest.fixture(autouse=True)
def _on_1_june():
    with time_machine.travel("2023-06-01 12:00+08:00"):
        yield


@pytest.fixture
def plan():
    make.agency("襄汾县")
    make.agency("曲沃县")
    return make.promise("plan", "county")


def days(requirement) -> dict[str, dt.date]:
    return dict(Obligation.objects.filter(requirement=requirement).values_list("agency__region", "due_on"))


def test_open_obligations_move_and_handed_in_ones_stay(client, city_leader, plan):
    make.handed_in(plan.obligations.get(agency=make.agency("襄汾县")), at=make.noon(1))
    client.force_login(city_leader)
    url = f"/campaigns/{plan.campaign_id}/requirements/{plan.pk}/deadline/"
    assert "于6月20日前报送市局" in client.get(url).content.decode()
    given = {"due_on": "2023-06-15", "reason": "省厅提前调度", "paragraph": "临应急函〔2023〕5号"}
    assert client.post(url, given)["Location"] == f"/campaigns/{plan.campaign_id}/"
    assert days(plan) == {"141023": dt.date(2023, 6, 20), "141021": dt.date(2023, 6, 15)}
    page = client.get(f"/campaigns/{plan.campaign_id}/").content.decode()
    assert "省厅提前调度" in page
    assert "于6月20日前报送市局" in page


def test_the_trail_keeps_who_and_why(city_leader, plan):
    change_deadline(plan, EARLIER, by=city_leader, reason="省厅提前调度")
    plan.refresh_from_db()
    assert (plan.chosen_by, plan.choice_reason) == (city_leader, "省厅提前调度")
    assert not plan.is_contradictory
    before, after = plan.events.order_by("pgh_id").values_list("due_on", flat=True)
    assert (before, after) == (dt.date(2023, 6, 20), dt.date(2023, 6, 15))


def test_without_a_reason_it_is_refused_at_the_field(client, city_leader, plan):
    client.force_login(city_leader)
    url = f"/campaigns/{plan.campaign_id}/requirements/{plan.pk}/deadline/"
    answer = client.post(url, {"due_on": "2023-06-15", "reason": " "})
    assert answer.status_code == 422
    assert "reason" in answer.context["form"].errors
    with pytest.raises(RuleViolation, match="理由"):
        change_deadline(plan, EARLIER, by=city_leader, reason=" ")


@pytest.mark.parametrize(
    ("deadline", "message"),
    [
        (Deadline(on=dt.date(2023, 6, 20)), "没有变化"),
        (Deadline(on=dt.date(2023, 5, 31)), "早于今天"),
        (Deadline(day=15), "填日期"),
    ],
)
def test_a_day_that_changes_nothing_or_is_over_is_refused(city_leader, plan, deadline, message):
    with pytest.raises(RuleViolation, match=message):
        change_deadline(plan, deadline, by=city_leader, reason="调整")


def test_an_adopter_moves_it_only_within_the_superiors_day():
    plan = make.promise("plan", "town")
    county = make.adopted(plan.campaign)
    leader, own = make.user(county.issuer, "leader"), county.requirements.get()
    change_deadline(own, EARLIER, by=leader, reason="提前")
    with pytest.raises(RuleViolation, match="只能提前，不能放宽"):
        change_deadline(own, Deadline(on=dt.date(2023, 6, 21)), by=leader, reason="放宽")


def test_those_below_who_kept_the_day_follow_and_the_stricter_stay(city_leader):
    make.agency("141023100", "town_centre")
    make.agency("141021100", "town_centre")
    plan = make.promise("plan", "town")
    kept, strict = make.adopted(plan.campaign), make.adopted(plan.campaign, "曲沃县")
    tighten(
        strict.requirements.get(), Deadline(on=dt.date(2023, 6, 10)), by=make.user(strict.issuer, "leader")
    )
    change_deadline(plan, EARLIER, by=city_leader, reason="提前")
    assert kept.requirements.get().due_on == dt.date(2023, 6, 15)
    assert days(plan) == {"141023100": dt.date(2023, 6, 15), "141021100": dt.date(2023, 6, 10)}
    change_deadline(plan, Deadline(on=dt.date(2023, 6, 8)), by=city_leader, reason="再提前")
    assert strict.requirements.get().due_on == dt.date(2023, 6, 8)
    change_deadline(plan, Deadline(on=dt.date(2023, 6, 25)), by=city_leader, reason="放宽")
    assert Requirement.objects.filter(inherited_from=plan, due_on=dt.date(2023, 6, 25)).count() == 2
    assert set(days(plan).values()) == {dt.date(2023, 6, 25)}


def test_what_was_passed_down_never_ends_up_later_than_the_superior_wants_it(city_leader, county_leader):
    make.agency("141023100", "town_centre")
    plan = make.promise("plan", "county")
    county = make.adopted(plan.campaign, issue_it=False)
    passed = pass_down(plan, county, Deadline(on=dt.date(2023, 6, 18)), by=county_leader)
    issue(county, by=county_leader)
    assert days(passed) == {"141023100": dt.date(2023, 6, 18)}
    change_deadline(plan, EARLIER, by=city_leader, reason="提前")
    passed.refresh_from_db()
    assert passed.due_on == dt.date(2023, 6, 15)
    assert days(passed) == {"141023100": dt.date(2023, 6, 15)}


def test_nobody_else_moves_it(client, plan, city_clerk, county_leader):
    for person in (city_clerk, county_leader):
        client.force_login(person)
        url = f"/campaigns/{plan.campaign_id}/requirements/{plan.pk}/deadline/"
        assert client.post(url, {"due_on": "2023-06-15", "reason": "提前"}).status_code == 403
        with pytest.raises(PermissionDenied):
            change_deadline(plan, EARLIER, by=person, reason="提前")
