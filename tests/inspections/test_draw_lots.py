"""Mines and officers are drawn so that nobody can steer it and anybody can run it again (S1-04, N17)."""

import datetime as dt
import io
import json
import subprocess
import sys

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enterprises.models import Mine
from enterprises.upkeep.merging import Paper, merge
from inspections.models import Draw, DrawnMine, Recusal
from inspections.plans import lots
from inspections.plans.approving import amend
from inspections.plans.drawing import differences, hold_draw, prepare_draw, still_to_draw, void_draw
from inspections.plans.made import progress, to_check
from jurisdictions.rules import RuleViolation
from tests import make, planned


def named(ids):
    return [{"id": one, "name": str(one)} for one in ids]


@st.composite
def pools(draw):
    mines = draw(st.lists(st.integers(1, 50), unique=True, max_size=12))
    officers = draw(st.lists(st.integers(100, 120), unique=True, max_size=6))
    pairs = st.tuples(st.sampled_from(officers or [0]), st.sampled_from(mines or [0])).map(list)
    return {
        "mines": named(mines),
        "officers": named(officers),
        "away": draw(st.lists(pairs, max_size=10)),
        "number": draw(st.integers(0, 12)),
        "team": 2,
    }


@given(pools(), st.text(max_size=8), st.text(max_size=4))
def test_as_many_as_can_be_are_drawn_with_two_officers_who_may_go(pool, seed, number):
    found = lots.draw(pool, seed, number)
    able = len(pool["mines"]) - len(lots.unmanned(pool))
    assert len(found) == min(pool["number"], able)
    assert len({one.mine for one in found}) == len(found)
    for one in found:
        assert len(set(one.officers)) == 2
        assert not any([officer, one.mine] in pool["away"] for officer in one.officers)


@given(pools(), st.text(max_size=8), st.randoms())
def test_the_order_of_the_pools_changes_nothing(pool, seed, random):
    shuffled = {
        name: random.sample(rows, len(rows)) if isinstance(rows, list) else rows
        for name, rows in pool.items()
    }
    assert lots.draw(shuffled, seed, "1") == lots.draw(pool, seed, "1")


@given(pools(), st.text(min_size=1, max_size=8))
def test_a_changed_pool_or_seed_is_found_out(pool, other):
    record = planned.record(**pool)
    assert lots.faults(record) == []
    assert lots.faults(record | {"pool": {**pool, "number": pool["number"] + 1}})
    assert lots.faults(record | {"seed": record["seed"] + other})


def test_each_of_a_pool_is_drawn_about_as_often_as_the_others():
    pool = {"mines": named(range(5)), "officers": named(range(10, 14)), "away": [], "number": 1, "team": 2}
    drawn = [lots.draw(pool, str(seed), "1")[0].mine for seed in range(1000)]
    assert all(150 < drawn.count(mine) < 250 for mine in range(5))


# With the records


@pytest.mark.django_db
class TestHolding:
    @pytest.fixture
    def plan(self, db):
        return planned.pooled()

    def test_the_seed_is_promised_before_and_revealed_after(self, plan, client, county_viewer):
        draw = planned.prepared(plan)
        client.force_login(county_viewer)
        before = client.get(draw.get_absolute_url()).content.decode()
        assert draw.commitment in before
        told = client.get(f"{draw.get_absolute_url()}record/").content.decode()
        assert draw.seed not in before + told
        planned.drawn(draw)
        assert draw.seed in client.get(draw.get_absolute_url()).content.decode()
        assert lots.faults(draw.record) == []

    def test_the_trail_doesnt_tell_the_seed_either(self, plan):
        draw = planned.prepared(plan)
        event = draw.events.model.objects.latest("pgh_id")
        assert draw.seed not in {str(getattr(event, field.attname)) for field in event._meta.fields}

    def test_what_is_drawn_is_planned_for_its_month(self, plan):
        draw, today = planned.drawn(planned.prepared(plan)), timezone.localdate()
        drawn = set(draw.mines.values_list("mine", flat=True))
        assert len(drawn) == 2
        slots = progress(plan, today).slots
        assert {mine for mine in drawn if [slot.month for slot in slots[mine]] == [today.month]} == drawn
        inspector = make.user(plan.agency, "inspector")
        assert drawn <= {one.mine.pk for one in to_check(inspector, today)}
        later = amend(plan, by=make.user(plan.agency, "clerk"), reason="…")
        planned.approve_it(later, on=today)
        assert drawn <= set(progress(later, today).slots)

    def test_who_keeps_away_isnt_drawn_and_a_mine_without_two_officers_stays_out(self, plan):
        first, second = make.officers()
        third = make.user(
            plan.agency,
            "inspector",
            username="third",
            certificate_number="晋J3",
            certificate_expires=first.certificate_expires,
        )
        mines = [line.mine for line in plan.mines.filter(category="draw")]
        Recusal.objects.create(officer=first, mine=mines[0], reason="亲属任职")
        for officer in (first, second):
            Recusal.objects.create(officer=officer, mine=mines[1], reason="亲属任职")
        draw = planned.drawn(planned.prepared(plan))
        found = {row.mine_id: set(row.officers.all()) for row in draw.mines.all()}
        assert found.keys() == {mines[0].pk, mines[2].pk}
        assert found[mines[0].pk] == {second, third}

    def test_nobody_is_drawn_twice_a_year_and_the_share_is_counted(self, plan):
        plan.draw_share = 50
        assert still_to_draw(plan) == 2
        first = planned.drawn(planned.prepared(plan, 2))
        assert still_to_draw(plan) == 0
        again = planned.drawn(planned.prepared(plan, 1))
        assert not set(first.mines.values_list("mine")) & set(again.mines.values_list("mine"))
        with pytest.raises(RuleViolation, match="可抽取 0 家"):
            planned.prepared(plan, 1)

    def test_two_cant_wait_and_one_that_is_drawn_stands(self, plan, county_clerk):
        draw = planned.prepared(plan)
        with pytest.raises(RuleViolation, match="先完成"):
            planned.prepared(plan)
        with pytest.raises(RuleViolation):
            void_draw(draw, by=county_clerk, reason=" ")
        void_draw(draw, by=county_clerk, reason="监督人未到场")
        assert not DrawnMine.objects.exists()
        held = planned.drawn(planned.prepared(plan))
        for verb, said in ((void_draw, {"reason": "…"}), (hold_draw, {"witness": "…", "number": "1"})):
            with pytest.raises(RuleViolation, match="不能改为"):
                verb(held, by=county_clerk, **said)

    def test_an_amendment_doesnt_open_a_second_draw_and_the_one_that_waits_is_locked_anew(
        self, plan, county_clerk
    ):
        draw = planned.prepared(plan)
        later = planned.approve_it(amend(plan, by=county_clerk, reason="…"), on=timezone.localdate())
        with pytest.raises(RuleViolation, match="先完成"):
            planned.prepared(later)
        with pytest.raises(RuleViolation, match="计划已调整，请作废"):
            planned.drawn(Draw.objects.get())
        void_draw(Draw.objects.get(pk=draw.pk), by=county_clerk, reason="计划调整")
        assert planned.drawn(planned.prepared(later)).mines.count() == 2

    def test_a_mine_closed_since_and_a_month_that_is_over_are_locked_anew(self, plan):
        draw = planned.prepared(plan)
        later = time_machine.travel(timezone.now() + dt.timedelta(days=40))
        with later, pytest.raises(RuleViolation, match="已经过去"):
            planned.drawn(Draw.objects.get())
        mine = plan.mines.filter(category="draw").first().mine
        Mine.objects.filter(pk=mine.pk).update(status="closed")
        with pytest.raises(RuleViolation, match=f"{mine.name}已关闭"):
            planned.drawn(Draw.objects.get(pk=draw.pk))
        assert not DrawnMine.objects.exists()

    def test_who_operates_or_can_be_drawn_is_no_witness(self, plan, county_clerk):
        draw = planned.prepared(plan)
        for name in (county_clerk.name, draw.pool["officers"][0]["name"]):
            with pytest.raises(RuleViolation) as raised:
                hold_draw(draw, by=county_clerk, witness=f"应急局 {name}", number="1")
            assert raised.value.field == "witness"

    def test_a_duplicate_of_a_drawn_mine_is_merged_and_the_draw_still_adds_up(
        self, plan, county_clerk, client
    ):
        draw = planned.drawn(planned.prepared(plan, 3))
        first, second, third = (row.mine for row in draw.mines.select_related("mine"))
        fresh = make.mine(name="新登记", supervisor=plan.agency)
        for kept, gone in ((fresh, first), (second, third)):
            merge(kept, gone, by=county_clerk, paper=Paper("襄应急函〔2023〕30号"))
        assert [row.mine for row in draw.mines.all()] == [fresh, second]
        assert differences(draw) == []
        client.force_login(county_clerk)
        shown = client.get(draw.get_absolute_url()).context["pool"]
        assert all(row for _, _, row, _ in shown)

    def test_a_pool_with_a_mine_merged_since_is_locked_anew(self, plan, county_clerk):
        draw = planned.prepared(plan)
        kept, gone, _ = (line.mine for line in plan.mines.filter(category="draw"))
        merge(kept, gone, by=county_clerk, paper=Paper("襄应急函〔2023〕30号"))
        assert plan.mines.filter(category="draw").count() == 2
        with pytest.raises(RuleViolation, match="合并"):
            planned.drawn(draw)

    def test_only_the_own_agency_draws_and_only_from_what_is_approved(
        self, plan, city_clerk, county_inspector
    ):
        draw = planned.prepared(plan)
        for person in (city_clerk, county_inspector):
            with pytest.raises(PermissionDenied):
                hold_draw(draw, by=person, witness="…", number="1")
        other = planned.drafted(plan.agency, year=plan.year + 1, today=timezone.localdate())
        with pytest.raises(RuleViolation, match="批准后"):
            prepare_draw(other, by=make.user(plan.agency, "clerk"), month=1, number=1)

    def test_it_is_run_again_by_the_command_and_by_plain_python(self, plan, tmp_path):
        draw, out = planned.drawn(planned.prepared(plan)), io.StringIO()
        call_command("redraw", draw.pk, stdout=out)
        assert "一致" in out.getvalue()
        path = tmp_path / "record.json"
        path.write_text(json.dumps(draw.record), encoding="utf-8")
        said = subprocess.run(
            [sys.executable, lots.__file__, path], capture_output=True, text=True, check=True
        )
        names = [row.mine.name for row in draw.mines.select_related("mine")]
        assert [line.split()[1] for line in said.stdout.splitlines()] == names
        path.write_text(json.dumps(draw.record | {"witness_number": ""}), encoding="utf-8")
        void = subprocess.run([sys.executable, lots.__file__, path], check=False, capture_output=True)
        assert (void.returncode, void.stdout) == (1, b"")
        row = draw.mines.latest("position")
        row.officers.set([make.user(plan.agency, "leader")])
        with pytest.raises(CommandError, match="不符"):
            call_command("redraw", draw.pk)
        with pytest.raises(CommandError, match="没有编号"):
            call_command("redraw", 0)

    def test_a_clerk_takes_it_through_the_pages(self, plan, client, county_clerk):
        client.force_login(county_clerk)
        page, month = f"/inspections/plans/{plan.pk}/draws/", timezone.localdate().month
        wrong = client.post(f"{page}new/", {"month": month, "number": 9})
        assert "number" in wrong.context["form"].errors
        client.post(f"{page}new/", {"month": month, "number": 1})
        draw = Draw.objects.get()
        hold = f"{draw.get_absolute_url()}hold/"
        said = client.post(hold, {"witness": "李卫东", "number": "一二"})
        assert "number" in said.context["form"].errors
        assert client.post(hold, {"witness": "李卫东", "number": "12"}).status_code == 302
        assert len(client.get(draw.get_absolute_url()).context["drawn"]) == 1
        shown = client.get(page)
        assert len(shown.context["table"].data) == 1
        left = client.get(f"/inspections/plans/{plan.pk}/", {"state": "pool"})
        assert len(left.context["table"].data) == left.context["pool"] == shown.context["pool"] == 2

    def test_a_neighbour_and_an_enterprise_dont_see_it(self, plan, client, neighbour_leader):
        draw = planned.prepared(plan)
        for person, code in ((neighbour_leader, 404), (make.enterprise_person(plan.mines.first().mine), 403)):
            client.force_login(person)
            for page in ("", "record/"):
                assert client.get(draw.get_absolute_url() + page).status_code == code
