"""`manage.py demo`: what is there afterwards, and when it refuses."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from campaigns.models import Obligation
from config import demo
from config.demo.cast import PASSWORD
from config.demo.story import read
from enterprises.models import LedgerImport, Mine
from hazards.models import Hazard
from inspections.models import Case, Draw, Inspection, InspectionPlan, Measure, Penalty
from inspections.plans.board import lines_of, places_of
from inspections.plans.drawing import differences
from jurisdictions.models import User
from records.models import Attachment
from reports.models import Report
from reports.rollup import roll_up
from reports.sheets import load
from tests import make

pytestmark = pytest.mark.slow
JUNE, JULY, SEPTEMBER = (dt.date(2023, month, 1) for month in (6, 7, 9))
FORM = load("dispatch-2023")


def command(*options):
    out = io.StringIO()
    call_command("demo", *options, stdout=out)
    return out.getvalue()


def city(period):
    return roll_up(make.region("1410"), FORM, period)


def gaps(period):
    return {
        line.region.name: {key: int(gap) for key, gap in line.gaps.items()}
        for line in city(period).lines
        if line.gaps
    }


def test_loading_it_again_changes_nothing(story):
    before = dict(demo.counts())
    assert "已装入，未作改动" in command()
    assert dict(demo.counts()) == before


def test_the_ledger_came_in_through_the_import(story):
    uploaded = LedgerImport.objects.get(region="1410")
    mines = Mine.objects.within(uploaded.region)
    assert uploaded.status == LedgerImport.Status.COMMITTED
    assert uploaded.rows.filter(outcome="new").count() == mines.count() == 83
    assert all(mine.supervisor for mine in mines.for_list())


def test_everything_happens_between_may_and_september_2023(story):
    """In 临汾; what its neighbour looks back on in 2024 is another story."""
    first, last = dt.date(2023, 5, 4), dt.date(2023, 9, 30)
    hazards = Hazard.objects.within(make.region("1410"))
    days = [
        *Inspection.objects.values_list("checked_on", flat=True),
        *Case.objects.values_list("decided_on", flat=True),
    ]
    for column in ("found_on", "rectified_on", "closed_on"):
        days += hazards.exclude(**{column: None}).values_list(column, flat=True)
    days += [timezone.localdate(at) for at in hazards.values_list("registered_at", flat=True)]
    days += [timezone.localdate(at) for at in Inspection.objects.values_list("signed_at", flat=True)]
    assert first <= min(days) <= max(days) <= last


def test_hazards_lie_where_they_are_most_in_the_four_counties(story):
    majors = Hazard.objects.major()
    key = sum(majors.within(make.region(name)).count() for name in ("襄汾县", "浮山县", "曲沃县", "翼城县"))
    assert key / majors.count() > 0.5
    assert majors.overdue(dt.date(2023, 9, 30)).count() > 10
    assert {hazard.source for hazard in majors} == set(Hazard.Source)


def test_there_is_a_bit_of_everything(story):
    assert 60 <= Inspection.objects.signed().count() <= 110
    assert Inspection.objects.exclude(refusal="").exists()
    assert Case.objects.dual().distinct().count() >= 10
    assert {measure.kind for measure in Measure.objects.all()} == set(Measure.Kind)
    assert Attachment.objects.filter(content_type__model="hazard").count() >= 3


def test_a_town_sees_its_own_mine_and_a_neighbouring_city_sees_nothing(story):
    town, neighbour = (
        User.objects.get(username=name) for name in ("xiangfen.xincheng.clerk", "zezhou.clerk")
    )
    assert [mine.name for mine in Mine.objects.visible_to(town)] == ["襄汾县恒盛矿业有限责任公司"]
    assert Hazard.objects.visible_to(town).exists()
    assert not Hazard.objects.visible_to(neighbour).within(make.region("1410")).exists()
    assert not Mine.objects.visible_to(neighbour).within(make.region("1410")).exists()


def test_a_mine_that_was_closed_down_has_no_more_business(story):
    order = Measure.objects.get(kind=Measure.Kind.CLOSE_DOWN)
    assert order.mine.status == "closed"
    assert not order.mine.inspections.filter(checked_on__gt=order.decided_on).exists()


def test_fines_keep_to_their_clause(story):
    for penalty in Penalty.objects.select_related("basis"):
        lowest, highest = penalty.basis.limits(penalty.subject)
        assert lowest <= penalty.amount <= highest, penalty


def test_forms_are_early_late_returned_and_missing(story):
    dispatched = Obligation.objects.filter(requirement__key="dispatch", period__lte=SEPTEMBER)
    once = dispatched.exclude(submitted_at=None).exclude(report__sealings__number=2)
    assert sorted(filter(None, [one.days_late() for one in once])) == [1, 1, 1, 1, 2, 3, 4]
    assert {report.agency.region.name for report in Report.objects.filter(sealings__number=2)} == {
        "翼城县",
        "襄汾县",
    }
    states = city(SEPTEMBER).states(timezone.make_aware(dt.datetime(2023, 9, 30)))
    assert states["handed_in"] == 11
    assert states["late"] == 6
    assert Report.objects.filter(status=Report.Status.SUBMITTED, obligation__isnull=False).exists()


def test_two_counties_report_less_than_their_records_show(story):
    assert gaps(JUNE) == {"浮山县": {"overall.3": -2}, "尧都区": {"overall.5": -1}}
    assert gaps(JULY) == {"尧都区": {"overall.5": -1}}


def test_every_account_that_is_listed_can_log_in(story, client):
    printed = command("--accounts")
    for row in read("agencies")["accounts"]:
        assert row["user"] in printed
        assert client.login(username=row["user"], password=PASSWORD), row["user"]
    assert PASSWORD in printed
    assert not client.login(username="demo.founder", password=PASSWORD)


def test_one_account_for_every_role(story):
    listed = User.objects.filter(username__in=[row["user"] for row in read("agencies")["accounts"]])
    assert {role for person in listed for role in person.roles} == {
        "viewer", "clerk", "inspector", "legal_reviewer", "leader", "administrator", "principal", "safety_officer",
    }  # fmt: skip


def test_production_refuses(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="生产环境"):
        command()


def test_a_database_with_other_people_is_left_alone(county_clerk):
    for options in ([], ["--reload"]):
        with pytest.raises(CommandError, match="其他人员"):
            command(*options)
    assert User.objects.get() == county_clerk


def test_the_counties_planned_their_year_and_carried_out_a_part(story):
    lines = lines_of(make.region("1410"), 2023, dt.date(2023, 9, 30))
    total, _ = places_of(make.region("1410"), lines)
    assert (total.agencies, total.approved) == (17, 16)
    assert 0 < total.count.done < total.count.planned
    assert total.count.overdue
    assert total.count.outside
    draft = InspectionPlan.objects.get(year=2024)
    assert (str(draft.agency), draft.status) == ("襄汾县应急管理局", "draft")


def test_the_city_drew_one_of_its_mines_of_the_first_grade_and_the_record_says_the_same_again(story):
    draw = Draw.objects.get()
    assert (draw.status, len(draw.pool["mines"])) == ("drawn", 3)
    assert differences(draw) == []
    assert draw.mines.get().officers.count() == 2
