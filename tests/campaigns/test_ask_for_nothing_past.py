"""Nothing is ever due before it was asked for: by the notice, by one who tightens it, or by a change of dates."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
import time_machine

from campaigns.actions import issue
from campaigns.cascade.adoption import pass_down, tighten_stage
from campaigns.cascade.deadlines import change_deadline, set_cadence, tighten
from campaigns.cascade.drafting import save_requirement
from campaigns.models import Campaign, Obligation
from campaigns.obligations.generation import Change, generate
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
BY_THE_20TH: dict[str, Any] = {
    "cadence": "monthly",
    "due_on": None,
    "due_day": 20,
    "cut_off_day": 20,
    "readings": [],
}


def at(day: str):
    return time_machine.travel(f"{day} 10:00+08:00")


@pytest.fixture
def drafted(province_leader):
    """The province's notice of 25 November, about November to March."""
    make.agency("临汾市"), make.agency("襄汾县"), make.agency("141023100", "town_centre")
    return make.campaign(
        issuer=province_leader.agency,
        issued_on=dt.date(2023, 11, 25),
        starts_on=dt.date(2023, 11, 1),
        ends_on=dt.date(2024, 3, 31),
        status="draft",
    )


def out(campaign, day: str = "2023-11-25"):
    with at(day):
        return issue(campaign, by=make.user(campaign.issuer, "leader"))


def due() -> list[str]:
    return [
        f"{day:%-m-%-d}" for day in Obligation.objects.values_list("due_on", flat=True).order_by("due_on")
    ]


def test_what_was_over_when_the_notice_went_out_is_not_asked_and_counts_to_the_first_report(drafted):
    make.promise("report", "town", campaign=drafted, **BY_THE_20TH, first_period=drafted.starts_on)
    out(drafted)
    assert due() == ["12-20", "1-20", "2-20", "3-20"]
    first = Obligation.objects.earliest("due_on")
    assert (first.period_from, first.period_to) == (dt.date(2023, 11, 1), dt.date(2023, 12, 20))


def test_what_was_asked_for_all_the_same_keeps_its_days(drafted):
    """Of a notice that once asked for November by 20 November, five days before it went out."""
    drafted.issued_on = dt.date(2023, 11, 5)
    drafted.save()
    make.promise("report", "town", campaign=drafted, **BY_THE_20TH, first_period=drafted.starts_on)
    out(drafted, "2023-11-05")
    Campaign.objects.update(issued_on=dt.date(2023, 11, 25))
    assert generate(today=dt.date(2023, 11, 26)) == Change()
    november, december = Obligation.objects.order_by("due_on")[:2]
    assert (november.period_to, december.period_from) == (dt.date(2023, 11, 20), dt.date(2023, 11, 21))


def test_one_who_passes_it_down_later_and_stricter_makes_nobody_late(drafted):
    asked = make.promise("report", "county", campaign=drafted, **BY_THE_20TH, first_period=drafted.starts_on)
    out(drafted)
    with at("2023-12-15"):
        city = make.adopted(drafted, "临汾市", issue_it=False, issued_on=dt.date(2023, 12, 12))
        tighten(city.requirements.get(), Deadline(day=10), by=make.user(city.issuer, "leader"))
        out(city, "2023-12-15")
        county = make.adopted(city, issue_it=False, issued_on=dt.date(2023, 12, 15))
        pass_down(city.requirements.get(), county, Deadline(day=5), by=make.user(county.issuer, "leader"))
        out(county, "2023-12-15")
    towns = Obligation.objects.filter(agency__region="141023100")
    assert asked.obligations.earliest("due_on").due_on == dt.date(2023, 12, 20)
    assert [one.due_on.day for one in asked.obligations.order_by("due_on")] == [20, 10, 10, 10]
    assert towns.earliest("due_on").due_on == dt.date(2024, 1, 5)


def test_a_change_moves_what_is_ahead_and_what_is_past_keeps_its_day_also_when_made_anew(drafted):
    asked = make.promise("report", "town", campaign=drafted, **BY_THE_20TH, first_period=drafted.starts_on)
    out(drafted)
    leader = make.user(drafted.issuer, "leader")
    with at("2024-01-10"):
        change_deadline(asked, Deadline(day=5), by=leader, reason="提前调度")
    assert due() == ["12-20", "1-20", "2-5", "3-5"]
    with at("2024-02-10"):
        change_deadline(asked, Deadline(day=12), by=leader, reason="春节顺延")
        assert due() == ["12-20", "1-20", "2-12", "3-12"]
        assert generate() == Change()
        spans = list(Obligation.objects.order_by("due_on").values_list("period_from", "period_to"))
        assert all(b[0] == a[1] + dt.timedelta(days=1) for a, b in pairwise(spans))
        Obligation.objects.all().delete()
        assert generate().made == 4
    assert due() == ["12-20", "1-20", "2-12", "3-12"]


def test_an_adopter_who_kept_the_day_is_carried_along_only_ahead(drafted):
    asked = make.promise("report", "town", campaign=drafted, **BY_THE_20TH, first_period=drafted.starts_on)
    out(drafted)
    with at("2023-11-28"):
        city = make.adopted(drafted, "临汾市", issued_on=dt.date(2023, 11, 28))
        tighten(city.requirements.get(), Deadline(day=15), by=make.user(city.issuer, "leader"))
    with at("2024-01-18"):
        change_deadline(asked, Deadline(day=3), by=make.user(drafted.issuer, "leader"), reason="提前")
    assert due() == ["12-15", "1-15", "2-3", "3-3"]


def test_a_cadence_set_late_in_the_month_begins_with_the_next(drafted, province_leader):
    asked = make.promise("report", "town", campaign=drafted, cadence="unset", due_on=None, readings=[])
    out(drafted)
    with at("2023-12-28"):
        set_cadence(asked, "monthly", by=province_leader, due_day=5, reason="每月一次")
    assert due() == ["1-5", "2-5", "3-5"]


def test_a_stage_tightened_to_a_day_before_the_adopters_notice_ends_as_above(drafted):
    drafted.stages.create(number=1, name="自查", starts_on="2023-11-01", ends_on="2023-12-31", citation="三")
    make.promise("report", "town", campaign=drafted, cadence="stage", due_on=None, readings=[])
    out(drafted)
    with at("2023-12-20"):
        city = make.adopted(drafted, "临汾市", issue_it=False, issued_on=dt.date(2023, 12, 20))
        tighten_stage(city.stages.get(), dt.date(2023, 12, 10), by=make.user(city.issuer, "leader"))
        out(city, "2023-12-20")
    assert due() == ["12-31"]


def test_a_date_before_the_adopters_notice_is_refused_at_the_field(drafted, city_leader):
    once = {"due_on": dt.date(2023, 12, 20), "campaign": drafted}
    make.promise("report", "town", **once), make.promise("plan", "city", **once)
    out(drafted)
    city = make.adopted(drafted, "临汾市", issue_it=False, issued_on=dt.date(2023, 11, 27))
    over = Deadline(on=dt.date(2023, 10, 1))
    with pytest.raises(RuleViolation, match="印发日期2023年11月27日") as refused:
        tighten(city.requirements.get(), over, by=city_leader)
    assert refused.value.field == "due_on"
    with pytest.raises(RuleViolation, match="印发日期"):
        pass_down(drafted.requirements.get(kind="plan"), city, over, by=city_leader)
    out(city)
    with at("2023-12-10"), pytest.raises(RuleViolation, match="早于今天"):
        tighten(city.requirements.get(), Deadline(on=dt.date(2023, 12, 9)), by=city_leader)


def test_a_standing_duty_may_begin_further_ahead_than_is_written_out(drafted):
    drafted.nature, drafted.ends_on = "standing", None
    drafted.save()
    make.promise("report", "town", campaign=drafted, **BY_THE_20TH, first_period=dt.date(2024, 6, 1))
    out(drafted)
    assert due() == []
    generate(today=dt.date(2024, 5, 1))
    assert due() == ["6-20", "7-20", "8-20"]


def test_so_is_one_of_ones_own_before_ones_notice(drafted, province_leader):
    given = {"title": "方案", "kind": "plan", "cadence": "once", "owner_level": "county"}
    with pytest.raises(RuleViolation, match="印发日期"):
        save_requirement(drafted, by=province_leader, due_on=dt.date(2023, 11, 20), **given)
