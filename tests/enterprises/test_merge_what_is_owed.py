"""Two entries of one mine both owe reports; merged, it owes each once, and what was handed in counts (S0-13)."""

import datetime as dt

import pytest

from campaigns.models import Notice, Obligation, Submission
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


def handed_in(obligation, status, by):
    at = dt.datetime(2023, 6, 3, tzinfo=dt.UTC)
    Obligation.objects.filter(pk=obligation.pk).update(status=status, submitted_at=at)
    of_round = {Status.SUBMITTED: "waiting", Status.RETURNED: "returned", Status.ACCEPTED: "accepted"}[status]
    return Submission.objects.create(
        obligation=obligation, status=of_round, submitted_by=by, submitted_at=at, reason="缺页"
    )


@pytest.mark.parametrize(
    ("of_kept", "of_gone", "after"),
    [
        (Status.SUBMITTED, Status.SUBMITTED, Status.SUBMITTED),
        (Status.RETURNED, Status.SUBMITTED, Status.SUBMITTED),
        (Status.RETURNED, Status.ACCEPTED, Status.ACCEPTED),
        (Status.ACCEPTED, Status.SUBMITTED, Status.ACCEPTED),
    ],
)
def test_of_two_that_were_handed_in_the_further_one_stays_with_every_round(
    pair, county_clerk, of_kept, of_gone, after
):
    kept, gone = pair
    for mine, status in ((kept, of_kept), (gone, of_gone)):
        handed_in(owed(mine).first(), status, make.enterprise_person(mine))
    merge(kept, gone, by=county_clerk, paper=PAPER)
    make.obligations()
    june = owed(Mine.objects.get()).first()
    assert june.status == after
    assert june.submissions.count() == 2
    assert june.submissions.filter(status="waiting").count() == (after == Status.SUBMITTED)


def test_what_is_waived_for_one_alone_is_still_owed(pair, county_clerk):
    kept, gone = pair
    Obligation.objects.filter(pk=owed(kept).first().pk).update(status=Status.WAIVED)
    merge(kept, gone, by=county_clerk, paper=PAPER)
    assert owed(Mine.objects.get()).first().status == Status.DUE


def test_two_notices_of_one_licence_are_one(pair, county_clerk):
    kept, gone = pair
    day = dt.date(2023, 6, 20)
    said = {"recipient": county_clerk, "sort": "licence", "what": "采矿许可证", "kind": "on", "days": 0}
    for mine, made in ((kept, day), (gone, day + dt.timedelta(days=1))):
        Notice.objects.create(mine=mine, due_on=day, made_on=made, **said)
    merge(kept, gone, by=county_clerk, paper=PAPER)
    assert Notice.objects.get().mine == kept
