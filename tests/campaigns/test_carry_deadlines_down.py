"""Chains of adoptions at random: nothing below is ever later than what is above it, whatever was tried (N4).

Meanwhile mines open and close, counties are named key ones, towns get a centre, and days are moved: what is open is
always what the records say, also when it is deleted and made anew.
"""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.actions import issue
from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.cascade.deadlines import change_deadline, tighten
from campaigns.cascade.organisation import end_mark, mark_region
from campaigns.models import Campaign, Obligation, RegionMark, Requirement
from campaigns.obligations.generation import Change, generate
from campaigns.obligations.periods import Deadline
from enterprises.models import Mine
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
TOWNS = ("141023100", "141023101", "141021100", "140525100")
PLACES = ("临汾市", "晋城市", "襄汾县", "曲沃县", "泽州县")
ABOVE = {"临汾市": "山西省", "晋城市": "山西省", "襄汾县": "临汾市", "曲沃县": "临汾市", "泽州县": "晋城市"}
MONTHLY = {"cadence": "monthly", "due_on": None, "due_day": 20, "cut_off_day": 20}
days = st.integers(1, 28)
# Who adopts in which order, which day each tries for the monthly report and for the plan.
chains = st.lists(st.tuples(st.sampled_from(PLACES), days, days), min_size=2, max_size=8)
# What happens from July to November, on which day of its month: an issuer moves a date, or somebody comes or goes.
moves = st.tuples(st.sampled_from(("山西省", "临汾市", "晋城市")), days)
turns = st.sampled_from(("open", "close", "hand over", "name", "unname", "found"))
years = st.lists(st.tuples(days, moves | turns), max_size=5)


def noon(month: int, day: int):
    return time_machine.travel(make.noon(day, month))


def play(chain, handed_in) -> dict[str, Campaign]:
    province = make.campaign(issuer=make.agency("山西省"), document_number="晋应急发〔2023〕9号")
    for code in TOWNS:
        make.agency(code, "town_centre")
    make.mine(name="一号矿"), make.mine("141021", name="二号矿")
    make.promise("report", "town", **MONTHLY)
    make.promise("plan", "town", due_on=dt.date(2023, 6, 20))
    make.promise("self_inspection", "mine", **MONTHLY)
    make.promise("report", "enterprise", **MONTHLY, key_counties_only=True)
    make.promise("report", "county", **MONTHLY, key_counties_only=True)
    notices = {"山西省": province}
    for place, day, plan_day in chain:
        _adopt(notices, place, day, plan_day)
    for pk in list(Obligation.objects.order_by("pk").values_list("pk", flat=True))[::handed_in]:
        Obligation.objects.filter(pk=pk).update(status="submitted", submitted_at=make.noon(1))
    return notices


def go_on(notices, happening) -> None:
    """Nobody is late by a thing that happened today."""
    today = dt.date.today()
    late = _overdue(today)
    if isinstance(happening, str):
        TURNS[happening](make.user(notices["山西省"].issuer, "leader"))
    elif notice := notices.get(happening[0]):
        leader, moved = make.user(notice.issuer, "leader"), notice.requirements.get(key="report-town")
        _try(change_deadline, moved, Deadline(day=happening[1]), by=leader, reason="调整")
    generate(today=today)
    assert _overdue(today) <= late


def _overdue(today) -> set[int]:
    return set(Obligation.objects.open().filter(due_on__lt=today).values_list("pk", flat=True))


def _hand_over(leader) -> None:
    for mine in Mine.objects.all():
        mine.put_under(
            make.agency("临汾市"), by=make.user(leader.agency, "clerk"), document="晋应急函〔2023〕9号"
        )


def _unname(leader) -> None:
    for mark in RegionMark.objects.filter(until=None):
        end_mark(mark, by=leader, until=dt.date.today() - dt.timedelta(days=1))


def _name(leader) -> None:
    if not RegionMark.objects.on(dt.date.today()).exists():
        mark_region(make.region("襄汾县"), by=leader, since=dt.date.today(), basis="晋应急发〔2023〕9号")


TURNS = {
    "open": lambda leader: make.mine(name=f"第{Mine.objects.count()}矿"),
    "close": lambda leader: Mine.objects.filter(pk=Mine.objects.earliest("pk").pk).update(status="closed"),
    "hand over": _hand_over,
    "name": _name,
    "unname": _unname,
    "found": lambda leader: (make.agency("140525101", "town_centre"), make.agency("襄汾县")),
}


def _adopt(notices, place, day, plan_day) -> None:
    parent, leader = notices.get(ABOVE[place]), make.user(make.agency(place), "leader")
    if parent is None or place in notices:
        return
    notice = adopt(parent, OwnWords(f"{place}〔2023〕1号", place, parent.issued_on), by=leader)
    _try(tighten, notice.requirements.get(key="report-town"), Deadline(day=day), by=leader)
    on = dt.date(2023, 6, plan_day)
    _try(tighten, notice.requirements.get(key="plan-town"), Deadline(on=on), by=leader)
    notices[place] = issue(notice, by=leader)


def _try(verb, one, deadline, **given) -> None:
    """A looser day is refused; an earlier one is not."""
    above, known = one.inherited_from, one.deadline
    looser = above is not None and deadline.is_later_than(above.deadline)
    unchanged = verb is change_deadline and deadline == known
    if looser or unchanged:
        with pytest.raises(RuleViolation, match="没有变化" if unchanged else "只能提前，不能放宽"):
            verb(one, deadline, **given)
    else:
        verb(one, deadline, **given)


def state() -> dict[tuple, tuple]:
    of = ("requirement", "agency", "enterprise", "mine", "period")
    columns = ("due_on", "period_from", "period_to", "status", "receiver", "region")
    return {row[:5]: row[5:] for row in Obligation.objects.values_list(*of, *columns)}


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chain=chains, handed_in=st.integers(2, 5), year=years)
def test_no_child_is_later_than_its_parent_and_generation_is_idempotent(db, chain, handed_in, year):
    with transaction.atomic():
        with noon(6, 1):
            notices = play(chain, handed_in)
        for month, (day, happening) in enumerate(year, start=7):
            with noon(month, day):
                go_on(notices, happening)
        for heir in Requirement.objects.exclude(inherited_from=None).select_related("inherited_from"):
            assert not heir.deadline.is_later_than(heir.inherited_from.deadline), heir
        _nothing_owed_is_later_than_any_notice_above_it()
        everything, today = state(), dt.date(2023, 6 + len(year), year[-1][0] if year else 1)
        assert generate(Campaign.objects.all(), today=today) == Change()
        Obligation.objects.open().delete()
        generate(Campaign.objects.all(), today=today)
        assert state() == everything
        transaction.set_rollback(True)


def _nothing_owed_is_later_than_any_notice_above_it() -> None:
    """By the day that a notice has now, where that was still ahead when it was set."""
    for owed in Obligation.objects.filter(status="due").select_related("region", "requirement"):
        over = Requirement.objects.filter(
            key=owed.requirement.key, campaign__issuer__region__path__in=owed.region.lineage
        )
        for one in over:
            latest, day = one.orders[-1], one.deadline.in_month(owed.period)
            assert day < latest.since or owed.due_on <= day, (owed, one)


def test_what_is_handed_in_never_moves(city_leader):
    with noon(6, 1):
        notices = play([], 1)
        before = state()
        go_on(notices, ("山西省", 5))
    assert state() == before
