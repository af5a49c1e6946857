"""Two entries of one mine both owe reports; merged, it owes each once, and what was handed in counts (S0-13)."""

import datetime as dt

import pytest

from campaigns.models import Obligation
from enterprises.models import Mine
from enterprises.upkeep.merging import Paper, merge
from tests import make

pytestmark = pytest.mark.django_db
PAPER = Paper("襄应急函〔2023〕30号")
Status = Obligation.Status


@pytest.fixture(params=["one enterprise", "two enterprises"])
def pair(request, county_clerk):
    kept = make.mine(name="宏源铁矿", supervisor=county_clerk.agency, headcount=12)
    same = {"enterprise": kept.enterprise} if request.param == "one enterprise" else {}
    gone = make.mine(name="宏源铁矿（重复）", supervisor=county_clerk.agency, **same)
    make.obligations()
    return kept, gone


def owed(mine):
    return Obligation.objects.filter(mine=mine, requirement__key="self-inspection").order_by("period")


def test_what_both_owe_is_owed_once(pair, county_clerk):
    kept, gone = pair
    before = [(one.period, one.due_on) for one in owed(kept)]
    assert before
    merge(kept, gone, by=county_clerk, paper=PAPER)
    make.obligations()
    standing = owed(Mine.objects.get()).exclude(status=Status.WAIVED)
    assert [(one.period, one.due_on) for one in standing] == before


def test_what_the_duplicate_had_handed_in_isnt_lost(pair, county_clerk):
    kept, gone = pair
    first = owed(gone).first()
    Obligation.objects.filter(pk=first.pk).update(
        status=Status.ACCEPTED, submitted_at=dt.datetime(2023, 6, 3, tzinfo=dt.UTC)
    )
    merge(kept, gone, by=county_clerk, paper=PAPER)
    make.obligations()
    june = owed(Mine.objects.get()).get(period=first.period)
    assert (june.status, june.submitted_at.day) == (Status.ACCEPTED, 3)
