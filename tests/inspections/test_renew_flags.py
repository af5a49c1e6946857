"""Flags follow from the records of all floors, stay as history, and are renewed when facts change (S1-05, S1-06)."""

import datetime as dt
from decimal import Decimal

import pytest
from celery.signals import worker_ready
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enterprises.models import Accident, FactChange, Flag, Mine
from enterprises.phasing.naming import lift, name_for_phasing_out
from inspections.models import Measure
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.targets.flags import record_circumstance, renew, renew_all, renew_changed
from inspections.tasks import renew_flags
from jurisdictions.rules import RuleViolation
from tests import cased, make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2023, 6, 15)


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=12, supervisor=county_clerk.agency)


def standing(mine, today=TODAY):
    return set(mine.flags.standing(today).values_list("kind", flat=True))


def accident(mine, day, deaths=1):
    return Accident.objects.create(
        mine=mine, happened_on=day, deaths=deaths, description="冒顶", source="调查报告"
    )


def test_what_comes_and_goes_stays_readable(mine):
    accident(mine, dt.date(2020, 6, 15))
    renew([mine.pk], today=TODAY)
    assert {"accident", "key_target"} <= standing(mine)
    renew([mine.pk], today=TODAY + dt.timedelta(days=1))
    assert standing(mine, TODAY + dt.timedelta(days=1)) == {"draw_only"}
    gone = mine.flags.get(kind="accident")
    assert (gone.since, gone.until, gone.ended_on) == (TODAY, TODAY, TODAY + dt.timedelta(days=1))


def test_renewed_late_it_ended_when_it_was_over_and_what_comes_then_is_new(mine):
    accident(mine, dt.date(2020, 6, 15))
    renew([mine.pk], today=TODAY)
    accident(mine, dt.date(2023, 6, 18))
    late = dt.date(2023, 6, 20)
    assert "accident" not in standing(mine, late)
    renew([mine.pk], today=late)
    old, new = mine.flags.filter(kind="accident").order_by("pk")
    assert (old.ended_on, new.since) == (dt.date(2023, 6, 16), late)


def test_a_day_that_has_passed_is_seen_on_the_page_at_once(client, mine, county_clerk):
    accident(mine, dt.date(2020, 6, 15))
    renew([mine.pk], today=TODAY)
    FactChange.objects.all().delete()
    client.force_login(county_clerk)
    page = client.get(f"/inspections/targets/{mine.pk}/")
    assert not page.context["standing"].filter(kind="accident")
    assert mine.flags.get(kind="accident").ended_on == TODAY + dt.timedelta(days=1)


def test_a_worker_that_starts_renews_what_passed_while_none_ran(mine):
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    worker_ready.send(sender=None)
    assert "key_mine" in standing(mine)


def test_a_mine_on_the_list_to_be_phased_out_is_closing_until_it_is_lifted(mine, county_leader):
    named = name_for_phasing_out(mine, year=2099, document="襄政发〔2023〕5号", by=county_leader)
    renew_changed()
    assert "2099年底前关闭退出（襄政发〔2023〕5号）" in mine.flags.standing().get(kind="closing").reason
    lift(named, reason="已整合重组", by=county_leader)
    renew_changed()
    assert "closing" not in standing(mine)


def test_the_same_facts_again_change_nothing(mine):
    accident(mine, dt.date(2022, 6, 15))
    assert renew_all(TODAY) > 0
    before = list(Flag.objects.order_by("pk").values_list("pk", flat=True))
    assert renew_all(TODAY + dt.timedelta(days=1)) == 0
    assert list(Flag.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_another_reason_is_another_line_since_the_same_day(mine):
    accident(mine, dt.date(2022, 6, 15))
    renew([mine.pk], today=TODAY)
    accident(mine, dt.date(2023, 6, 20), deaths=2)
    renew([mine.pk], today=dt.date(2023, 6, 21))
    old, new = mine.flags.filter(kind="accident").order_by("pk")
    assert (old.ended_on, new.ended_on) == (dt.date(2023, 6, 21), None)
    assert new.since == old.since == TODAY
    assert "共死亡 3 人" in new.reason


def test_a_major_hazard_past_its_day_makes_a_target_and_a_general_one_doesnt(mine):
    make.hazard(mine, due_on=dt.date(2023, 6, 10))
    renew([mine.pk], today=TODAY)
    assert "overdue" not in standing(mine)
    make.hazard(mine, severity="major", due_on=dt.date(2023, 6, 14), description="未设防坠器")
    renew([mine.pk], today=TODAY)
    assert "未设防坠器" in mine.flags.standing().get(kind="overdue").reason
    assert "key_target" in standing(mine)


def test_a_fine_over_a_major_hazard_is_seen_at_once(mine, county_leader):
    told = {"severity": "major", "source": "self", "due_on": dt.date(2099, 1, 1)}
    major = make.hazard(mine, **told)
    fine = Fine("enterprise", Decimal(20_000), make.penalty_clause(), "（襄）应急罚〔2023〕1号")
    decide_penalties(mine, [fine], by=county_leader, violation="…", hazards=[major])
    flag = mine.flags.standing().get(kind="penalty")
    assert flag.until == timezone.localdate() + dt.timedelta(days=365)
    assert "（襄）应急罚〔2023〕1号" in flag.reason


def test_a_fine_over_something_else_is_no_condition(mine, county_leader):
    fine = Fine("enterprise", Decimal(20_000), make.penalty_clause(), "（襄）应急罚〔2023〕1号")
    decide_penalties(mine, [fine], by=county_leader, violation="…", hazards=[make.hazard(mine)])
    assert "penalty" not in standing(mine)


def test_a_suspension_counts_until_it_is_lifted(mine, county_leader):
    cased.ordered(mine, by=county_leader)
    assert "suspended" in standing(mine)
    Measure.objects.get().lift(by=county_leader)
    renew([mine.pk])
    assert "suspended" not in standing(mine)


def test_a_campaign_that_runs_names_the_mines_in_its_scope(mine):
    make.obligations()
    renew([mine.pk], today=TODAY)
    flag = mine.flags.standing(TODAY).get(kind="campaign")
    assert (flag.subject, "临应急发〔2023〕82号" in flag.reason) == ("linfen-2023", True)
    renew([mine.pk], today=flag.until + dt.timedelta(days=1))
    assert "campaign" not in standing(mine)


def test_the_night_renews_all(mine):
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    renew_flags.delay()
    assert "key_mine" in standing(mine)


def test_however_many_mines_it_asks_as_often(mine, django_assert_max_num_queries):
    pks = [mine.pk, *(make.mine(name=f"矿{n}").pk for n in range(12))]
    with django_assert_max_num_queries(16):
        renew(pks, today=TODAY)


# By hand


def test_an_inspector_puts_down_a_careless_principal_on_the_page(client, mine, county_inspector):
    client.force_login(county_inspector)
    facts = {
        "kind": "red_line",
        "note": "主要负责人三个月未到矿",
        "document": "检查记录",
        "since": "2023-06-01",
        "until": "",
    }
    answer = client.post(f"/inspections/targets/{mine.pk}/circumstances/new/", facts)
    assert answer.url == f"/inspections/targets/{mine.pk}/"
    page = client.get(answer.url).content.decode()
    assert "主要负责人三个月未到矿" in page
    assert "重点检查对象" in page
    row = mine.circumstances.get()
    client.post(f"/inspections/circumstances/{row.pk}/end/")
    assert "red_line" not in standing(mine)
    assert mine.circumstances.count() == 1


def test_the_county_puts_nothing_down_where_the_city_answers(city_clerk, county_inspector):
    mine = make.mine(supervisor=city_clerk.agency)
    with pytest.raises(RuleViolation, match="临汾市应急管理局"):
        record_circumstance(mine, "red_line", by=county_inspector, note="…", document="…")


@pytest.mark.parametrize(
    ("field", "value"), [("since", "2999-01-01"), ("until", "2023-05-31"), ("note", ""), ("document", "")]
)
def test_what_is_mistyped_is_said_at_its_field(client, mine, county_inspector, field, value):
    client.force_login(county_inspector)
    facts = {"kind": "dishonest", "note": "…", "document": "…", "since": "2023-06-01", field: value}
    answer = client.post(f"/inspections/targets/{mine.pk}/circumstances/new/", facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_renewed_by_hand_for_one_mine(client, mine, county_inspector, county_viewer):
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    client.force_login(county_viewer)
    assert client.post(f"/inspections/targets/{mine.pk}/renew/").status_code == 403
    client.force_login(county_inspector)
    client.post(f"/inspections/targets/{mine.pk}/renew/")
    assert "key_mine" in standing(mine)


def test_the_leader_confirms_a_suggestion_once_and_a_condition_ends_it(client, mine, county_leader):
    mine.supervisions.update(since=dt.date(2020, 1, 1))
    renew([mine.pk], today=TODAY)
    flag = mine.flags.standing().get(kind="draw_only")
    client.force_login(county_leader)
    client.post(f"/inspections/flags/{flag.pk}/confirm/")
    flag.refresh_from_db()
    assert flag.confirmed_by == county_leader
    with pytest.raises(RuleViolation):
        flag.confirm(by=county_leader)
    accident(mine, TODAY)
    renew([mine.pk], today=TODAY + dt.timedelta(days=1))
    assert "draw_only" not in standing(mine)


def test_what_was_confirmed_stays_so_when_only_its_words_change(mine, county_leader):
    mine.supervisions.update(since=dt.date(2020, 1, 1))
    renew([mine.pk], today=TODAY)
    mine.flags.standing().get(kind="draw_only").confirm(by=county_leader, today=TODAY)
    Mine.objects.filter(pk=mine.pk).update(standardization="一级")
    renew([mine.pk], today=TODAY + dt.timedelta(days=1))
    flag = mine.flags.standing().get(kind="draw_only")
    assert "标准化一级" in flag.reason
    assert (flag.since, flag.confirmed_by, flag.confirmed_on) == (TODAY, county_leader, TODAY)


def test_nobody_else_confirms_it(mine, city_leader, county_clerk):
    mine.supervisions.update(since=dt.date(2020, 1, 1))
    renew([mine.pk], today=TODAY)
    flag = mine.flags.standing().get(kind="draw_only")
    for person in (city_leader, county_clerk):
        with pytest.raises(PermissionDenied):
            flag.confirm(by=person)


def test_the_list_is_filtered_by_a_flag_and_the_page_gives_the_reason(client, mine, county_clerk):
    make.mine(name="别的矿")
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    renew_all(TODAY)
    client.force_login(county_clerk)
    assert list(client.get("/ledger/?flag=key_mine").context["table"].data) == [mine]
    assert "单班入井 30 人，达到 30 人" in client.get(mine.get_absolute_url()).content.decode()
