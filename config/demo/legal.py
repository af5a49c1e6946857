"""The way of what needs a review: proposed by an inspector, looked at by the legal reviewer, decided by the leader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.utils import timezone

from config.demo.cast import Desk
from config.demo.story import DAY, Story, clock_at
from enterprises.models import Mine
from inspections.models import CaseProposal, Inspection, LegalOpinion
from inspections.penalties.decisions import Fine
from inspections.penalties.proposing import decide_proposal, propose, propose_measure, review
from jurisdictions.models import User
from jurisdictions.roles import Role

# Seconds between the acts in the queue; each is dated on a day of its own, the decision on the day that was planned.
STEP = dt.timedelta(seconds=5)


def fined(story: Story, desk: Desk, inspection: Inspection, fines: list[Fine], said: dict[str, Any]) -> None:
    numbers = {str(fine.subject): fine.document_number for fine in fines}
    _reviewed(story, desk, numbers, lambda by: propose(inspection.mine, fines, by=by, **said), (3, 1))


def ordered(story: Story, desk: Desk, mine: Mine, number: str, said: dict[str, Any]) -> None:
    """All on one day: a mine that isn't safe doesn't go on for three."""
    _reviewed(story, desk, {"measure": number}, lambda by: propose_measure(mine, by=by, **said), (0, 0))


def _reviewed(
    story: Story,
    desk: Desk,
    numbers: dict[str, str],
    proposing: Callable[[User], CaseProposal],
    before: tuple[int, int],
) -> None:
    """Three acts in the order of the queue, so that each stands in the trail under the name of who did it.

    `before` says how many days before the decision it was proposed and reviewed.
    """
    moment = timezone.localtime(timezone.now())
    made: list[CaseProposal] = []

    def put_forward(by: User) -> None:
        with _earlier(moment, before[0]):
            made.append(proposing(by))

    def look_at(by: User) -> None:
        with _earlier(moment, before[1]):
            review(made[0], LegalOpinion.Verdict.AGREE, by=by, text="事实清楚，依据正确，程序合法。")

    def decide(by: User) -> None:
        decide_proposal(made[0], numbers, by=by)

    acts = [
        (desk.inspectors[0], put_forward),
        (desk.one(Role.LEGAL_REVIEWER), look_at),
        (desk.leader, decide),
    ]
    for n, (person, act) in enumerate(acts, 1):
        later = moment + n * STEP
        story.at(later.date(), later.time(), person, act)


def _earlier(moment: dt.datetime, days: int) -> AbstractContextManager[None]:
    return clock_at(moment - days * DAY)
