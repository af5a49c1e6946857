"""Chains of adoptions at random: nothing below is ever later than what is above it, whatever was tried (N4)."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.actions import issue
from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.cascade.deadlines import change_deadline, tighten
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.generation import Change, generate, generate_obligations
from campaigns.obligations.periods import Deadline
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2023, 6, 1)
TOWNS = ("141023100", "141023101", "141021100", "140525100")
PLACES = ("临汾市", "晋城市", "襄汾县", "曲沃县", "泽州县")
ABOVE = {"临汾市": "山西省", "晋城市": "山西省", "襄汾县": "临汾市", "曲沃县": "临汾市", "泽州县": "晋城市"}
days = st.integers(1, 28)
# Who adopts in which order, which day each tries for the monthly report and for the plan, and what is moved later.
chains = st.lists(st.tuples(st.sampled_from(PLACES), days, days), min_size=2, max_size=8)
moves = st.lists(st.tuples(st.sampled_from(("山西省", "临汾市", "晋城市")), days), min_size=1, max_size=4)


def play(chain, handed_in, moved) -> None:
    province = make.campaign(issuer=make.agency("山西省"), document_number="晋应急发〔2023〕9号")
    for code in TOWNS:
        make.agency(code, "town_centre")
    make.promise("report", "town", cadence="monthly", due_on=None, due_day=20, cut_off_day=20)
    make.promise("plan", "town", due_on=dt.date(2023, 6, 20))
    notices = {"山西省": province}
    for place, day, plan_day in chain:
        _adopt(notices, place, day, plan_day)
    for pk in list(Obligation.objects.order_by("pk").values_list("pk", flat=True))[::handed_in]:
        Obligation.objects.filter(pk=pk).update(status="submitted", submitted_at=make.noon(1))
    for place, day in moved:
        if notice := notices.get(place):
            one = notice.requirements.get(key="report-town")
            _try(
                change_deadline, one, Deadline(day=day), by=make.user(notice.issuer, "leader"), reason="调整"
            )


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
    columns = ("requirement", "agency", "period", "due_on", "period_from", "period_to", "status", "receiver")
    rows = Obligation.objects.values_list(*columns)
    return {row[:3]: row[3:] for row in rows}


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chain=chains, handed_in=st.integers(2, 5), moved=moves)
def test_no_child_is_later_than_its_parent_and_generation_is_idempotent(db, chain, handed_in, moved):
    from django.db import transaction

    with transaction.atomic():
        play(chain, handed_in, moved)
        for heir in Requirement.objects.exclude(inherited_from=None).select_related("inherited_from"):
            assert not heir.deadline.is_later_than(heir.inherited_from.deadline), heir
        _nothing_owed_is_later_than_any_notice_above_it()
        everything = state()
        assert generate(Campaign.objects.all(), today=TODAY) == Change()
        Obligation.objects.filter(status="due").delete()
        for root in Requirement.objects.filter(inherited_from=None):
            generate_obligations(root, today=TODAY)
        assert state() == everything
        transaction.set_rollback(True)


def _nothing_owed_is_later_than_any_notice_above_it() -> None:
    for owed in Obligation.objects.filter(status="due").select_related("region", "requirement"):
        over = Requirement.objects.filter(
            key=owed.requirement.key, campaign__issuer__region__path__in=owed.region.lineage
        )
        for one in over:
            assert owed.due_on <= one.deadline.in_month(owed.period), (owed, one)


def test_what_is_handed_in_never_moves(city_leader):
    play([], 1, [])
    before = state()
    province = Campaign.objects.get()
    leader = make.user(province.issuer, "leader")
    change_deadline(province.requirements.get(key="report-town"), Deadline(day=5), by=leader, reason="提前")
    assert state() == before
