"""A county's yearly plan: proposed, moved about, handed to the leader, approved, amended (S1-03, S1-06)."""

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from openpyxl import load_workbook

from enterprises.models import Mine, Supervision
from inspections.models import InspectionPlan, PlannedMine
from inspections.plans.approving import amend, approve, record_filing, send_back, submit, withdraw
from inspections.plans.drafting import add_mine, draft_plan, remove_mine, set_months, unlisted
from jurisdictions.rules import RuleViolation
from tests import make, planned

pytestmark = pytest.mark.django_db
PLANS = "/inspections/plans/"


@pytest.fixture(autouse=True)
def january():
    with time_machine.travel(make.noon(9, 1)):
        yield


@pytest.fixture
def mines(county_clerk):
    """The county's: one with a condition, one without, one for the draw, one closed; and the city's beside them."""
    county, city = county_clerk.agency, make.agency("临汾市")
    names = {"停产的矿": county, "平常的矿": county, "抽查的矿": county, "关闭的矿": county, "市管的矿": city}
    found = {name: make.mine(name=name, supervisor=agency) for name, agency in names.items()}
    planned.flagged(found["停产的矿"])
    planned.draw_only(found["抽查的矿"])
    found["关闭的矿"].status = "closed"
    found["关闭的矿"].save()
    return found


@pytest.fixture
def plan(mines):
    return planned.drafted()


def row(plan, name):
    return plan.mines.get(mine__name=name)


def refused(verb, *args, field=None, **kwargs):
    with pytest.raises(RuleViolation) as raised:
        verb(*args, **kwargs)
    if field is not None:
        assert raised.value.field == field
    return raised.value.message


# What is proposed


def test_each_mine_stands_there_with_its_reason_and_as_often_as_it_is_owed(plan):
    found = {line.mine.name: (line.category, line.owed, line.times) for line in plan.mines.all()}
    assert found == {"停产的矿": ("extra", 2, 2), "平常的矿": ("full", 1, 1), "抽查的矿": ("draw", 0, 0)}
    assert "停产整顿" in row(plan, "停产的矿").reason
    assert "23号" in row(plan, "平常的矿").reason
    assert row(plan, "抽查的矿").reason == "标准化一级"


def test_a_mine_beyond_the_border_that_the_city_put_under_the_county_stands_there_too(mines, city_clerk):
    beyond = make.mine(name="邻县的矿", region="141021", supervisor=make.agency("曲沃县"))
    beyond.put_under(make.agency("襄汾县"), by=city_clerk, document="临应急〔2023〕1号")
    assert row(planned.drafted(), "邻县的矿").owed == 1


def test_the_days_are_those_of_the_officers_and_the_calendar(mines):
    make.officers()
    plan = planned.drafted()
    assert plan.officers == 2
    assert 240 < plan.workdays < 262
    assert plan.total_days == 2 * plan.workdays
    assert plan.available_days == plan.total_days - plan.other_days - plan.off_days > 0


def test_of_a_year_that_has_begun_only_what_is_left_is_planned(mines):
    plan = planned.drafted(today=dt.date(2023, 11, 2))
    assert {month for line in plan.mines.all() for month in line.months} <= {11, 12}
    late = draft_plan(2024, by=make.user(make.agency(), "clerk"), today=dt.date(2023, 11, 2))
    assert late.workdays > 5 * plan.workdays


def test_what_no_month_is_left_for_says_so(mines):
    plan = planned.drafted(today=dt.date(2023, 12, 1))
    assert row(plan, "停产的矿").months == [12]
    assert row(plan, "停产的矿").why_short == "年内剩余月份不足"


def test_only_this_year_and_the_next_are_planned_and_only_once(mines, county_clerk, plan):
    for year in (2022, 2025):
        refused(draft_plan, year, by=county_clerk, today=planned.TODAY, field="year")
    assert "编制中" in refused(draft_plan, 2023, by=county_clerk, today=planned.TODAY, field="year")


def test_who_answers_for_no_mine_has_nothing_to_plan(neighbour_clerk):
    assert "没有监管的矿山" in refused(draft_plan, 2023, by=neighbour_clerk, today=planned.TODAY)


def test_a_town_and_an_inspector_dont_plan(county_inspector):
    town = make.user(make.agency("141023100", "town_centre"), "clerk")
    for person in (county_inspector, town):
        with pytest.raises(PermissionDenied):
            draft_plan(2023, by=person, today=planned.TODAY)


# What a person changes


def test_fewer_checks_than_owed_need_a_reason(plan, county_clerk):
    line = row(plan, "停产的矿")
    refused(set_months, line, [4], by=county_clerk, field="why_short")
    set_months(line, [4], by=county_clerk, why_short="九月关闭")
    assert (line.short, row(plan, "停产的矿").why_short) == (1, "九月关闭")
    set_months(line, [9, 4, 9], by=county_clerk, why_short="九月关闭")
    assert (line.months, line.why_short) == ([4, 9], "")


def test_the_database_knows_that_too(plan):
    for wrong in ({"months": []}, {"months": [13], "why_short": "…"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlannedMine.objects.filter(pk=row(plan, "平常的矿").pk).update(**wrong)


def test_a_mine_that_is_owed_stays_on_the_list_when_it_is_taken_out(plan, county_clerk):
    line = row(plan, "平常的矿")
    refused(remove_mine, line, by=county_clerk, reason=" ", field="reason")
    remove_mine(line, by=county_clerk, reason="年内关闭")
    assert row(plan, "平常的矿").months == []
    set_months(row(plan, "抽查的矿"), [5], by=county_clerk)
    remove_mine(row(plan, "抽查的矿"), by=county_clerk, reason="")
    assert row(plan, "抽查的矿").months == []


def test_nobody_below_plans_what_a_superior_answers_for(plan, mines, county_clerk):
    said = refused(add_mine, plan, mines["市管的矿"], [3], by=county_clerk, field="mine")
    assert "临汾市应急管理局" in said


def test_a_superior_plans_what_somebody_below_answers_for_and_may_take_it_out(mines, city_clerk):
    plan = planned.drafted(city_clerk.agency)
    line = add_mine(plan, mines["平常的矿"], [3, 3], by=city_clerk, remark="督导")
    assert (line.category, line.months, line.owed) == ("other", [3], 0)
    refused(add_mine, plan, mines["平常的矿"], [4], by=city_clerk, field="mine")
    refused(set_months, line, [], by=city_clerk, field="months")
    remove_mine(line, by=city_clerk, reason="")
    assert not plan.mines.filter(mine=mines["平常的矿"]).exists()


def test_a_mine_that_came_later_is_missed_until_it_is_added(plan, county_clerk):
    late = make.mine(name="新来的矿", supervisor=county_clerk.agency)
    planned.flagged(late)
    assert unlisted(plan, county_clerk) == [late]
    refused(add_mine, plan, late, [3], by=county_clerk, field="months")
    assert add_mine(plan, late, [3, 9], by=county_clerk).category == "extra"
    assert unlisted(plan, county_clerk) == []


# To the leader and back


def test_the_leader_who_didnt_submit_it_approves_and_it_is_frozen(plan, county_clerk, county_leader):
    submit(plan, by=county_clerk)
    approve(plan, by=county_leader, document_number="襄应急发〔2023〕1号", on=planned.TODAY)
    for verb in (set_months, remove_mine):
        more = {"reason": "…"} if verb is remove_mine else {"months": [1, 2]}
        assert "调整" in refused(verb, row(plan, "停产的矿"), by=county_clerk, **more)


def test_who_submitted_it_doesnt_approve_it(plan, county_clerk, county_leader):
    submit(plan, by=county_leader)
    assert "以外" in refused(approve, plan, by=county_leader, document_number="1号", on=planned.TODAY)
    with pytest.raises(PermissionDenied):
        approve(plan, by=county_clerk, document_number="1号", on=planned.TODAY)


def test_the_leader_who_drafted_it_doesnt_approve_what_a_clerk_submits(
    mines, client, county_clerk, county_leader
):
    plan = draft_plan(2023, by=county_leader)
    submit(plan, by=county_clerk)
    assert "编制人" in refused(approve, plan, by=county_leader, document_number="1号", on=planned.TODAY)
    client.force_login(county_leader)
    page = client.get(f"{PLANS}{plan.pk}/").context
    assert (page["approves"], page["returns"], page["withdraws"]) == (False, True, False)


def test_who_submitted_it_takes_it_back(plan, client, county_clerk, county_leader):
    submit(plan, by=county_clerk)
    assert "送审人" in refused(withdraw, plan, by=county_leader)
    client.force_login(county_clerk)
    assert client.get(f"{PLANS}{plan.pk}/").context["withdraws"]
    assert client.post(f"{PLANS}{plan.pk}/withdraw/").status_code == 302
    set_months(row(plan, "平常的矿"), [4], by=county_clerk)
    submit(plan, by=county_clerk)


def test_it_isnt_approved_before_it_was_submitted(plan, county_clerk, county_leader):
    submit(plan, by=county_clerk)
    early = planned.TODAY - dt.timedelta(days=1)
    refused(approve, plan, by=county_leader, document_number="1号", on=early, field="on")


def test_nobody_above_or_beside_approves_it(plan, county_clerk, city_leader, neighbour_leader):
    submit(plan, by=county_clerk)
    for person in (city_leader, neighbour_leader):
        with pytest.raises(PermissionDenied):
            approve(plan, by=person, document_number="1号", on=planned.TODAY)


def test_sent_back_it_says_why_and_can_be_changed_again(plan, county_clerk, county_leader):
    submit(plan, by=county_clerk)
    refused(send_back, plan, by=county_leader, reason=" ", field="reason")
    send_back(plan, by=county_leader, reason="九月过于集中")
    set_months(row(plan, "平常的矿"), [4], by=county_clerk)
    submit(plan, by=county_clerk)
    plan.refresh_from_db()
    assert plan.return_reason == ""


def test_what_came_back_from_above_is_noted_on_the_approved_plan(plan, county_clerk):
    filed = {"filed_number": "临应急备〔2023〕3号", "filed_on": planned.TODAY}
    refused(record_filing, plan, by=county_clerk, **filed)
    planned.approve_it(plan)
    refused(record_filing, plan, by=county_clerk, filed_number="1号", field="filed_on")
    record_filing(plan, by=county_clerk, **filed)
    plan.refresh_from_db()
    assert plan.filed_number == "临应急备〔2023〕3号"


# Amended


def test_an_amendment_takes_its_place_when_it_is_approved_and_the_old_one_stays(plan, county_clerk, mines):
    old = planned.approve_it(plan)
    refused(amend, old, by=county_clerk, reason="", field="reason")
    later = amend(old, by=county_clerk, reason="新增停产整顿")
    assert "正在调整" in refused(amend, old, by=county_clerk, reason="再调整")
    set_months(row(later, "平常的矿"), [7], by=county_clerk)
    assert InspectionPlan.objects.approved().get() == old
    planned.approve_it(later)
    old.refresh_from_db()
    assert (old.status, later.version, later.amends) == ("replaced", 2, old)
    assert row(old, "平常的矿").months != [7]


def test_an_amendment_knows_what_became_more(plan, county_clerk, mines):
    planned.approve_it(plan)
    planned.flagged(mines["平常的矿"], reason="重大隐患逾期未销号")
    line = row(amend(plan, by=county_clerk, reason="情形变化"), "平常的矿")
    assert (line.owed, line.short, line.category) == (2, 1, "extra")
    assert "尚未安排" in line.why_short


def test_what_is_overdue_isnt_amended_away(plan, county_clerk, mines):
    planned.line(plan, mines["平常的矿"], 2)
    planned.line(plan, mines["停产的矿"], 2, 9)
    planned.approve_it(plan)
    with time_machine.travel(make.noon(10, 5)):
        later = amend(plan, by=county_clerk, reason="人手不足")
        set_months(row(later, "平常的矿"), [8], by=county_clerk)
        assert "平常的矿2月" in refused(submit, later, by=county_clerk)
        refused(set_months, row(later, "平常的矿"), [3, 8], by=county_clerk, field="months")
        set_months(row(later, "平常的矿"), [2, 8], by=county_clerk)
        remove_mine(row(later, "停产的矿"), by=county_clerk, reason="关闭")
        refused(submit, later, by=county_clerk)
        Mine.objects.filter(name="停产的矿").update(status="closed")
        submit(later, by=county_clerk)


def test_a_month_that_passes_before_the_leader_decides_isnt_lost(plan, county_clerk, county_leader, mines):
    planned.line(plan, mines["平常的矿"], 2)
    planned.approve_it(plan)
    later = amend(plan, by=county_clerk, reason="推迟")
    set_months(row(later, "平常的矿"), [8], by=county_clerk)
    submit(later, by=county_clerk)
    with time_machine.travel(make.noon(10, 3)):
        said = {"by": county_leader, "document_number": "2号", "on": dt.date(2023, 3, 10)}
        assert "须保留" in refused(approve, later, **said)
        Supervision.objects.filter(mine=mines["平常的矿"]).update(until=dt.date(2023, 2, 1))
        approve(InspectionPlan.objects.get(pk=later.pk), **said)


def test_a_year_that_is_over_isnt_amended_and_no_month_of_the_past_is_added(plan, county_clerk, mines):
    late = make.mine(name="新来的矿", supervisor=county_clerk.agency)
    with time_machine.travel(make.noon(10, 5)):
        refused(add_mine, plan, late, [4], by=county_clerk, field="months")
    planned.approve_it(plan)
    with time_machine.travel(dt.datetime(2024, 1, 2, 4, tzinfo=dt.UTC)):
        assert "2023年已过" in refused(amend, plan, by=county_clerk, reason="补改")


# Pages


def test_a_clerk_and_a_leader_take_it_through_the_pages(client, mines, county_clerk, county_leader):
    this = timezone.localdate().year
    client.force_login(county_clerk)
    plan = client.post(f"{PLANS}new/", {"year": this}, follow=True).context["plan"]
    page = f"{PLANS}{plan.pk}/"
    line = row(plan, "平常的矿")
    assert client.post(f"{page}mines/{line.pk}/", {"months": ["12"]}).status_code == 302
    wrong = client.post(f"{page}mines/{line.pk}/", {"months": [], "remark": "…"})
    assert wrong.status_code == 422
    assert "why_short" in wrong.context["form"].errors
    said = {"reason": "年内关闭"}
    assert client.post(f"{page}mines/{line.pk}/remove/", said).status_code == 302
    assert client.get(page).context["short"] == [line]
    client.post(f"{page}submit/")
    client.force_login(county_leader)
    approval = {"document_number": "1号", "on": "2999-01-01"}
    assert "on" in client.post(f"{page}approve/", approval).context["form"].errors
    assert client.post(f"{page}approve/", {**approval, "on": planned.TODAY}).status_code == 302
    shown = client.get(page)
    assert shown.context["plan"].status == "approved"
    assert client.get(f"{page}paper/").getvalue()[:4] == b"%PDF"


def test_the_form_says_who_answers_for_a_mine_and_which_name_it_doesnt_know(client, plan, county_clerk):
    client.force_login(county_clerk)
    for name in ("市管的矿", "没有的矿", "的矿"):
        answer = client.post(f"{PLANS}{plan.pk}/mines/add/", {"mine": name, "months": ["3"]})
        assert answer.status_code == 422
        assert "mine" in answer.context["form"].errors


def test_days_that_dont_fit_stand_at_their_field(client, plan, county_clerk):
    client.force_login(county_clerk)
    days = {
        "officers": 1,
        "workdays": 250,
        "other_days": 200,
        "off_days": 51,
        "check_days": 2,
        "draw_share": 10,
    }
    answer = client.post(f"{PLANS}{plan.pk}/days/", days)
    assert "off_days" in answer.context["form"].errors
    client.post(f"{PLANS}{plan.pk}/days/", {**days, "off_days": 50})
    plan.refresh_from_db()
    assert plan.available_days == 0


@pytest.mark.parametrize("step", ["submit", "drop", "days", "mines/add", "amend", "filing"])
def test_a_superior_reads_and_doesnt_write(client, plan, city_clerk, step):
    client.force_login(city_clerk)
    assert client.get(f"{PLANS}{plan.pk}/").status_code == 200
    assert client.post(f"{PLANS}{plan.pk}/{step}/").status_code == 403


def test_a_neighbour_and_an_enterprise_dont_see_it(client, plan, neighbour_leader, mines):
    for person, code in ((neighbour_leader, 404), (make.enterprise_person(mines["平常的矿"]), 403)):
        client.force_login(person)
        assert client.get(f"{PLANS}{plan.pk}/").status_code == code
        assert client.get(f"{PLANS}{plan.pk}/paper/").status_code == code


def test_what_somebody_typed_is_no_formula_in_the_workbook(client, plan, county_clerk):
    line = row(plan, "平常的矿")
    set_months(line, line.months, by=county_clerk, remark="=1+1")
    client.force_login(county_clerk)
    answer = client.get(f"{PLANS}{plan.pk}/", {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    heads = [cell.value for cell in sheet[3]]
    paper = "序号 企业 地址（县、乡镇） 类别 单班下井人数 重点检查原因 检查方式 计划月份 频次 备注"
    assert " ".join(heads[:10]) == paper
    remarks = [cell for cell in sheet["J"] if cell.value == "=1+1"]
    assert [cell.data_type for cell in remarks] == ["s"]
