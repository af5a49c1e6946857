"""What became of a plan, who is reminded of it, and what those above read (S1-03, S1-07)."""

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from openpyxl import load_workbook

from enterprises.models import Mine
from inspections.models import PlannedMine
from inspections.plans.drafting import add_mine
from inspections.plans.figures import confirm_figure, figures
from inspections.plans.made import overlaps, progress
from inspections.plans.todo import todos
from jurisdictions.rules import RuleViolation
from tests import make, planned

pytestmark = pytest.mark.django_db
PLANS = "/inspections/plans/"
JUNE = dt.datetime(2023, 6, 15, 4, tzinfo=dt.UTC)


@pytest.fixture
def plan(county_clerk):
    """Three mines: one planned for March and checked in April, one for May and June, one for July."""
    mines = [make.mine(name=name, supervisor=county_clerk.agency) for name in ("甲矿", "乙矿", "丙矿")]
    found = planned.drafted()
    for mine, months in zip(mines, ((3,), (5, 6), (7,)), strict=True):
        planned.line(found, mine, *months)
    planned.approve_it(found)
    planned.checked(mines[0], dt.date(2023, 4, 3))
    return found


def named(name):
    return Mine.objects.get(name=name)


def outside(kind, mine="甲矿", day=dt.date(2023, 5, 8)):
    manner = make.Manner(kind=kind, reason="12350 举报", notified_whom="王平")
    return planned.checked(named(mine), day, manner=manner)


def test_what_is_made_late_is_made_and_what_is_over_is_overdue(plan):
    count = progress(plan, JUNE.date()).count()
    assert (count.planned, count.done, count.overdue, count.outside) == (4, 1, 1, 0)
    assert progress(plan, JUNE.date()).by_month()[3].done == 1


def test_a_tip_off_and_a_mine_too_many_are_outside_the_plan(plan, client, county_viewer):
    outside("tip_off")
    planned.checked(named("甲矿"), dt.date(2023, 5, 9))
    assert progress(plan, JUNE.date()).count().outside == 2
    client.force_login(county_viewer)
    page = client.get(f"{PLANS}{plan.pk}/checks/", {"side": "outside"})
    assert len(page.context["table"].data) == 2
    assert [(key, number) for key, _, number in page.context["kinds"]] == [("planned", 1), ("tip_off", 1)]
    workbook = client.get(f"{PLANS}{plan.pk}/checks/", {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(workbook.streaming_content))).active
    assert sorted(cell.value for cell in sheet["F"][3:]) == ["计划内", "计划外", "计划外"]


def test_each_figure_opens_as_many_rows(plan, client, county_viewer):
    outside("tip_off")
    client.force_login(county_viewer)
    page = client.get(f"{PLANS}{plan.pk}/")
    shown = dict(page.context["months"])
    for month, count in ((month, shown[month]) for month in (3, 5)):
        for state in ("done", "overdue"):
            listed = client.get(f"{PLANS}{plan.pk}/", {"month": month, "state": state})
            assert len(listed.context["table"].data) == getattr(count, state)
        assert len(client.get(f"{PLANS}{plan.pk}/", {"month": month}).context["table"].data) == count.planned
        checks = client.get(f"{PLANS}{plan.pk}/checks/", {"side": "outside", "month": month})
        assert len(checks.context["table"].data) == count.outside


def test_a_figure_of_a_draft_opens_as_many_rows_and_asks_for_no_checks(client, county_clerk):
    for name in ("甲矿", "乙矿"):
        make.mine(name=name, supervisor=county_clerk.agency)
    draft = planned.drafted()
    planned.line(draft, named("甲矿"), 3)
    planned.line(draft, named("乙矿"), 3, 6)
    client.force_login(county_clerk)
    page = client.get(f"{PLANS}{draft.pk}/")
    for month, count in page.context["months"]:
        listed = client.get(f"{PLANS}{draft.pk}/", {"month": month}).context["table"].data
        assert len(listed) == count.planned, month
    assert page.context["months"][2][1].planned == 2
    asked = dict(page.context["filter"].form.fields["state"].choices)
    assert asked.keys() >= {"planned", "short", "pool"}
    assert not asked.keys() & {"overdue", "done", "waiting"}


def test_a_mine_that_closed_is_overdue_nowhere(plan, client, county_inspector):
    Mine.objects.filter(name="乙矿").update(status="closed")
    held = progress(plan, JUNE.date())
    assert held.count().overdue == 0
    assert held.count().share == 50
    assert todos(county_inspector, JUNE) == []
    client.force_login(county_inspector)
    waiting = client.get(f"{PLANS}{plan.pk}/", {"state": "waiting"}).context["table"].data
    assert [row.line.mine.name for row in waiting] == ["丙矿"]


def test_another_agencys_check_isnt_of_this_plan(plan, city_inspector):
    check = planned.checked(named("丙矿"), dt.date(2023, 6, 1))
    type(check).objects.filter(pk=check.pk).update(agency=city_inspector.agency)
    assert progress(plan, JUNE.date()).count().done == 1


# To do


def test_the_inspector_begins_what_is_planned_with_one_tap(plan, county_inspector, client):
    make.officers()
    found = todos(county_inspector, JUNE)
    assert [todo.title for todo in found] == ["计划检查：乙矿", "计划检查：乙矿"]
    assert [todo.due for todo in found] == [dt.date(2023, 5, 31), dt.date(2023, 6, 30)]
    client.force_login(county_inspector)
    page = client.get(found[0].url)
    assert page.context["chosen"] == str(named("乙矿").pk)


def test_the_leader_is_asked_to_approve_and_the_clerk_to_make_one(county_clerk, county_leader):
    make.mine(supervisor=county_clerk.agency)
    assert [todo.title for todo in todos(county_clerk, JUNE)] == ["2023年度执法计划尚未编制"]
    plan = planned.drafted()
    assert [todo.action for todo in todos(county_clerk, JUNE)] == ["继续编制"]
    planned.submit(plan, by=county_clerk)
    assert [todo.action for todo in todos(county_leader, JUNE)] == ["去审批"]
    assert todos(county_clerk, JUNE) == []


def test_from_autumn_on_the_next_year_is_due(plan, county_clerk):
    october = dt.datetime(2023, 10, 9, tzinfo=dt.UTC)
    assert [(todo.title, todo.due) for todo in todos(county_clerk, october)] == [
        ("2024年度执法计划尚未编制", dt.date(2023, 12, 31))
    ]


def test_a_superior_is_told_who_below_has_none(city_clerk, county_clerk):
    make.mine(supervisor=county_clerk.agency)
    (todo,) = todos(city_clerk, JUNE)
    assert todo.title.startswith("1 个下级机关")
    planned.approved()
    assert todos(city_clerk, JUNE) == []


def test_what_the_superior_is_told_of_is_what_the_list_shows(
    client, city_clerk, county_clerk, province_clerk
):
    """The province's line counts the cities, and the list it opens leaves out the counties below them."""
    for agency in (city_clerk.agency, county_clerk.agency, province_clerk.agency):
        make.mine(name=str(agency), supervisor=agency)
    todo = todos(province_clerk, JUNE)[-1]
    assert todo.title.startswith("1 个下级机关")
    client.force_login(province_clerk)
    assert [row.name for row in client.get(todo.url).context["table"].data] == [str(city_clerk.agency)]


# Those above


def test_the_city_reads_who_has_one_and_how_far_it_is(plan, client, city_clerk):
    make.mine(region="141024", name="洪洞矿", supervisor=make.agency("洪洞县"))
    client.force_login(city_clerk)
    page = client.get(PLANS, {"year": 2023})
    rows = {row.name: row for row in page.context["table"].data}
    assert rows["合计"].count.planned == rows[str(plan.agency)].count.planned == 4
    assert rows[str(make.agency("洪洞县"))].plan is None
    none = client.get(PLANS, {"year": 2023, "stands": "without"}).context["table"].data
    assert [row.name for row in none] == [str(make.agency("洪洞县"))]
    by_place = client.get(PLANS, {"year": 2023, "by": "place"}).context["table"].data
    assert {row.name: (row.agencies, row.approved, row.without) for row in by_place} == {
        "合计": (2, 1, 1),
        "襄汾县": (1, 1, 0),
        "洪洞县": (1, 0, 1),
    }
    for listed, size in (("without", 1), ("with", 1), ("agencies", 3)):
        found = client.get(by_place[0].listed(listed)).context["table"].data
        assert len(found) == size


def test_the_row_of_the_region_itself_opens_no_more_than_its_own(plan, client, city_clerk):
    make.mine(name="市管的矿", supervisor=city_clerk.agency)
    client.force_login(city_clerk)
    own = client.get(PLANS, {"year": 2023, "by": "place"}).context["table"].data[-1]
    assert (own.name, own.agencies) == ("临汾市本级", 1)
    for listed in ("agencies", "without"):
        opened = [row for row in client.get(own.listed(listed)).context["table"].data if not row.total]
        assert [row.name for row in opened] == [str(city_clerk.agency)]
    without = client.get(PLANS, {"year": 2023, "by": "place", "stands": "without"}).context["table"].data
    assert [row.name for row in without] == ["临汾市本级"]


def test_figures_of_the_board_open_the_plan(plan, client, county_viewer):
    client.force_login(county_viewer)
    pooled = make.mine(name="库中的矿", supervisor=plan.agency)
    PlannedMine.objects.create(plan=plan, mine=pooled, category="draw", reason="…")
    row = next(row for row in client.get(PLANS, {"year": 2023}).context["table"].data if not row.total)
    assert row.mines == 3
    assert len(client.get(row.listed("inside")).context["table"].data) == row.count.done
    assert len(client.get(row.listed("mines")).context["table"].data) == row.mines
    assert client.get(row.listed("overdue")).status_code == 200


def test_two_agencies_in_one_month_at_one_mine_are_told(plan, city_clerk):
    ours = make.mine(name="市管的矿", supervisor=city_clerk.agency)
    theirs = planned.drafted(city_clerk.agency)
    planned.line(theirs, ours, 6)
    with time_machine.travel(JUNE):
        add_mine(theirs, named("乙矿"), [6, 8], by=city_clerk)
    assert overlaps(plan) == {named("乙矿").pk: [f"{city_clerk.agency}也计划6月检查"]}
    assert overlaps(theirs) == {named("乙矿").pk: [f"{plan.agency}也计划6月检查"]}


def test_a_neighbours_board_isnt_found(client, plan, neighbour_leader):
    client.force_login(neighbour_leader)
    assert client.get(PLANS, {"region": "141023"}).status_code == 404


# The figures


def test_the_administrator_at_the_top_confirms_or_puts_right(
    client, province_administrator, county_administrator
):
    assert figures()["draw_share"].uncertain
    make.agency("临汾市")
    with pytest.raises(Exception, match="最上级"):
        confirm_figure("draw_share", by=county_administrator, value=30, basis="…")
    client.force_login(province_administrator)
    page = f"{PLANS}figures/draw_share/"
    assert "basis" in client.post(page, {"value": 30, "basis": " "}).context["form"].errors
    assert client.post(page, {"value": 30, "basis": "某办法第八条"}).status_code == 302
    found = figures()["draw_share"]
    assert (found.value, found.basis, found.uncertain) == (30, "某办法第八条", False)
    assert client.get(f"{PLANS}figures/nothing/").status_code == 404
    with pytest.raises(RuleViolation):
        confirm_figure("nothing", by=province_administrator, value=1, basis="…")


@pytest.mark.parametrize(
    ("figure", "value"), [("due", 0), ("due", 13), ("draw_share", 101), ("check_days", 0)]
)
def test_a_figure_that_cant_be_stands_at_its_field(client, province_administrator, figure, value):
    client.force_login(province_administrator)
    answer = client.post(f"{PLANS}figures/{figure}/", {"value": value, "basis": "某办法第八条"})
    assert answer.status_code == 422
    assert "value" in answer.context["form"].errors


def test_a_plan_of_this_year_is_shown_with_what_is_due_now(client, county_clerk):
    make.mine(name="甲矿", supervisor=county_clerk.agency)
    today = timezone.localdate()
    plan = planned.drafted(year=today.year, today=today)
    planned.line(plan, named("甲矿"), today.month)
    planned.approve_it(plan, on=today)
    client.force_login(county_clerk)
    waiting = client.get(f"{PLANS}{plan.pk}/", {"state": "waiting"})
    assert [row.line.mine.name for row in waiting.context["table"].data] == ["甲矿"]


def test_without_a_year_the_board_opens_on_the_latest_that_has_a_plan(plan, client, city_leader, stranger):
    client.force_login(city_leader)
    page = client.get(PLANS)
    assert page.context["asked"].year == plan.year
    assert "最近有已批准计划的年度" in page.content.decode()
    client.force_login(stranger)
    assert client.get(PLANS).context["asked"].year == timezone.localdate().year
