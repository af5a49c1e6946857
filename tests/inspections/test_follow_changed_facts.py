"""A fact that changes by any way is followed by the flags within seconds, not on the next morning (S1-05)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from campaigns.actions import issue
from enterprises.models import Accident, FactChange, Mine
from enterprises.upkeep.merging import Paper, close, merge
from hazards.models import Hazard
from inspections.models import Measure
from inspections.penalties.decisions import Fine, decide_penalties
from inspections.targets import flags as targets
from inspections.targets.flags import renew_all, renew_changed
from inspections.tasks import renew_changed_flags
from tests import cased, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    """With its flags drawn, and nothing to be drawn anew."""
    made = make.mine(headcount=12, supervisor=county_clerk.agency)
    renew_changed()
    return made


def standing(mine):
    return set(mine.flags.standing().values_list("kind", flat=True))


def after_a_moment(mine):
    """As the clock would, and what it finds when it comes again."""
    renew_changed_flags.delay()
    assert not FactChange.objects.exists()
    assert renew_changed() == 0
    return standing(mine)


def test_a_mine_edited_on_its_page(mine, county_clerk):
    mine.headcount, mine.status = 30, "building"
    mine.amend(by=county_clerk)
    assert {"key_mine", "building", "key_target"} <= after_a_moment(mine)


def test_what_no_flag_follows_from_marks_nothing(mine):
    Mine.objects.filter(pk=mine.pk).update(phone="0357-0000000")
    assert not FactChange.objects.exists()


def test_an_accident_entered_and_taken_out_again(mine, county_clerk):
    entered = Accident(
        mine=mine, happened_on=timezone.localdate(), deaths=1, description="冒顶", source="报告"
    )
    entered.keep(by=county_clerk)
    assert "accident" in after_a_moment(mine)
    entered.remove(by=county_clerk)
    assert "accident" not in after_a_moment(mine)


def test_a_major_hazard_that_comes_late_and_is_closed(mine, county_inspector):
    late = make.hazard(mine, severity="major")
    assert "overdue" in after_a_moment(mine)
    make.rectified(late)
    late.close_out(by=county_inspector, note="已更换")
    assert "overdue" not in after_a_moment(mine)


def test_a_day_that_is_put_off(mine):
    make.hazard(mine, severity="major")
    assert "overdue" in after_a_moment(mine)
    Hazard.objects.update(due_on=dt.date(2099, 1, 1))
    assert "overdue" not in after_a_moment(mine)


def test_a_suspension_that_is_lifted(mine, county_leader):
    cased.ordered(mine, by=county_leader)
    assert "suspended" in after_a_moment(mine)
    Measure.objects.get().lift(by=county_leader)
    assert "suspended" not in after_a_moment(mine)


def test_a_fine(mine, county_leader):
    major = make.hazard(mine, severity="major", due_on=dt.date(2099, 1, 1))
    clause = make.penalty_clause(person_min=10_000)
    fines = [
        Fine("enterprise", Decimal(20_000), clause, "（襄）应急罚〔2023〕1号"),
        Fine("principal", Decimal(10_000), clause, "（襄）应急罚〔2023〕2号", "张建国"),
    ]
    decide_penalties(mine, fines, by=county_leader, violation="…", hazards=[major])
    assert FactChange.objects.filter(mine=mine.pk).exists()
    assert "penalty" in after_a_moment(mine)


def test_a_campaign_that_starts_and_one_that_is_still_a_draft(mine):
    today = timezone.localdate()
    dates = {"starts_on": today, "ends_on": today + dt.timedelta(days=90)}
    draft = make.campaign(**dates, issuer=make.agency("襄汾县"), status="draft")
    renew_all()
    assert "campaign" not in standing(mine)
    draft.stages.create(number=1, name="部署", citation="六（一）", **dates)
    issue(draft, by=make.user(draft.issuer, "leader"))
    assert "campaign" in after_a_moment(mine)


def test_two_entries_that_turn_out_to_be_one(mine, county_clerk):
    other = make.mine(name="襄汾二号矿", supervisor=county_clerk.agency)
    Accident.objects.create(
        mine=other, happened_on=timezone.localdate(), deaths=1, description="冒顶", source="报告"
    )
    renew_changed()
    paper = Paper("襄应急〔2023〕1号")
    merge(mine, other, by=county_clerk, paper=paper)
    assert "accident" in after_a_moment(mine)


def test_a_mine_that_is_closed(mine, county_clerk):
    close(mine, by=county_clerk, paper=Paper("襄政函〔2023〕1号"))
    assert after_a_moment(mine) == set()


def test_many_mines_come_in_lots_and_what_fails_is_tried_again(mine, monkeypatch):
    mines = [make.mine(name=f"矿{n}", headcount=30) for n in range(5)]
    monkeypatch.setattr(targets, "AT_ONCE", 2)
    real, times = targets.facts_of, []

    def second_fails(pks, today):
        times.append(len(pks))
        if len(times) == 2:
            raise RuntimeError
        return real(pks, today)

    monkeypatch.setattr(targets, "facts_of", second_fails)
    with pytest.raises(RuntimeError):
        renew_changed()
    assert sum("key_mine" in standing(one) for one in mines) == 2
    renew_changed()
    assert all("key_mine" in standing(one) for one in mines)
    assert max(times) == 2


# On the page


def test_the_page_of_the_mine_draws_them_anew_by_itself(client, mine, county_viewer):
    client.force_login(county_viewer)
    page = client.get(mine.get_absolute_url()).content.decode()
    address = f"/inspections/targets/{mine.pk}/flags/"
    assert address not in page
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert address in page
    assert "正在重新计算" in page
    card = client.get(address).content.decode()
    assert "单班入井 30 人" in card
    assert "正在重新计算" not in card
    assert address not in client.get(mine.get_absolute_url()).content.decode()


def test_the_page_of_the_flags_is_never_behind(client, mine, county_viewer):
    client.force_login(county_viewer)
    Mine.objects.filter(pk=mine.pk).update(headcount=30)
    assert "单班入井 30 人" in client.get(f"/inspections/targets/{mine.pk}/").content.decode()


def test_a_neighbour_sees_no_card(client, mine, neighbour_clerk):
    client.force_login(neighbour_clerk)
    assert client.get(f"/inspections/targets/{mine.pk}/flags/").status_code == 404
