"""An adopter may only move a date forward; a later one is refused at its field with both citations (N4)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.actions import issue
from campaigns.cascade.adoption import tighten_stage
from campaigns.cascade.deadlines import tighten
from campaigns.obligations.citing import citations
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
BOTH = "上级为每月25日前（临应急发〔2023〕99号 四（二）），本级为每月28日前（襄应急发〔2023〕1号 三（一））"


@pytest.fixture
def draft():
    city = make.campaign()
    city.stages.create(
        number=1, name="自查", starts_on="2023-06-01", ends_on="2023-07-31", citation="三（一）"
    )
    readings = [{"day": 25, "paragraph": "四（二）", "quote": "每月25日前报送"}]
    make.promise(
        "report", "town", cadence="monthly", due_on=None, due_day=25, cut_off_day=25, readings=readings
    )
    make.promise("plan", "town")
    return make.adopted(city, issue_it=False)


@pytest.fixture
def monthly(draft):
    return draft.requirements.get(key="report-town")


def test_an_earlier_day_is_taken_with_its_own_paragraph(client, county_leader, draft, monthly):
    client.force_login(county_leader)
    url = f"/campaigns/{draft.pk}/requirements/{monthly.pk}/tighten/"
    assert "上级期限：每月25日前（临应急发〔2023〕99号 四（二））" in client.get(url).content.decode()
    given = {"due_day": 18, "paragraph": "三（一）", "quote": "每月18日前报县局"}
    assert client.post(url, given)["Location"] == f"/campaigns/{draft.pk}/draft/"
    monthly.refresh_from_db()
    assert (monthly.due_day, monthly.cut_off_day) == (18, 18)
    assert monthly.citation == "襄应急发〔2023〕1号 三（一）"
    assert "已提前" in client.get(f"/campaigns/{draft.pk}/draft/").content.decode()


def test_a_later_day_is_refused_at_the_field_with_both_citations(client, county_leader, draft, monthly):
    client.force_login(county_leader)
    url = f"/campaigns/{draft.pk}/requirements/{monthly.pk}/tighten/"
    answer = client.post(url, {"due_day": 28, "paragraph": "三（一）"})
    assert answer.status_code == 422
    assert BOTH in answer.context["form"].errors["due_day"][0]
    monthly.refresh_from_db()
    assert monthly.due_day == 25


@pytest.mark.parametrize("missing", ["paragraph", "quote"])
def test_an_earlier_day_is_cited_like_any_other(client, county_leader, draft, monthly, missing):
    client.force_login(county_leader)
    given = {"due_day": 18, "paragraph": "三（一）", "quote": "每月18日前报县局", missing: ""}
    answer = client.post(f"/campaigns/{draft.pk}/requirements/{monthly.pk}/tighten/", given)
    assert list(answer.context["form"].errors) == [missing]
    kept = client.post(f"/campaigns/{draft.pk}/requirements/{monthly.pk}/tighten/", {"due_day": 25})
    assert kept.status_code == 302


def test_so_is_a_later_date(county_leader, draft):
    plan = draft.requirements.get(key="plan-town")
    with pytest.raises(RuleViolation, match=r"上级为2023年6月20日前.*本级为2023年6月21日前") as refused:
        tighten(plan, Deadline(on=dt.date(2023, 6, 21)), by=county_leader)
    assert refused.value.field == "due_on"


@pytest.mark.parametrize("deadline", [Deadline(), Deadline(on=dt.date(2023, 6, 1)), Deadline(day=30)])
def test_another_sort_of_deadline_is_no_way_around(county_leader, monthly, deadline):
    with pytest.raises(RuleViolation):
        tighten(monthly, deadline, by=county_leader)


def test_a_stage_only_ends_earlier(client, county_leader, draft):
    client.force_login(county_leader)
    url = f"/campaigns/{draft.pk}/stages/1/tighten/"
    answer = client.post(url, {"ends_on": "2023-08-01"})
    assert answer.status_code == 422
    assert "临应急发〔2023〕99号 三（一）" in answer.context["form"].errors["ends_on"][0]
    client.post(url, {"ends_on": "2023-07-15"})
    assert draft.stages.get().ends_on == dt.date(2023, 7, 15)
    with pytest.raises(RuleViolation, match="不能早于开始"):
        tighten_stage(draft.stages.get(), dt.date(2023, 5, 1), by=county_leader)


def test_a_day_that_was_set_too_late_for_a_period_is_not_cited_for_it(county_leader, draft, monthly):
    """The county passes it on between the 18th, its own day, and the 25th: June stays due by the city's."""
    make.agency("141023100", "town_centre")
    with time_machine.travel("2023-06-20 10:00+08:00"):
        type(draft).objects.filter(pk=draft.pk).update(issued_on=dt.date(2023, 6, 20))
        monthly = draft.requirements.get(key="report-town")
        tighten(monthly, Deadline(day=18), by=county_leader)
        issue(monthly.campaign, by=county_leader)
    june, july = monthly.inherited_from.obligations.order_by("period")[:2]
    assert (june.due_on.day, citations(june)) == (25, ["临应急发〔2023〕99号 四（二）"])
    assert (july.due_on.day, citations(july)) == (18, ["襄应急发〔2023〕1号 转发时提前至每月18日前"])


def test_only_the_adopters_own_desk_does(county_clerk, city_leader, monthly):
    for person in (county_clerk, city_leader):
        with pytest.raises(PermissionDenied):
            tighten(monthly, Deadline(day=18), by=person)


def test_what_is_inherited_is_neither_edited_nor_removed(client, county_leader, draft, monthly):
    client.force_login(county_leader)
    answer = client.get(f"/campaigns/{draft.pk}/requirements/{monthly.pk}/")
    assert answer["Location"] == f"/campaigns/{draft.pk}/requirements/{monthly.pk}/tighten/"
    client.post(f"/campaigns/{draft.pk}/requirements/{monthly.pk}/remove/")
    client.post(f"/campaigns/{draft.pk}/stages/1/remove/")
    assert draft.requirements.filter(pk=monthly.pk).exists()
    assert draft.stages.exists()
