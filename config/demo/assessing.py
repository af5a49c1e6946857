"""目标考核: the city's targets for 2023, graded in January: formalism at one county, an objection from another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pghistory
from django.utils import timezone

from config.demo.cast import Cast, Desk
from config.demo.story import DAY, clock_at
from reports.assessment import actions, grades
from reports.assessment.formalism import choices, note_formalism
from reports.assessment.results import standing_of
from reports.models import Outcome

DOCUMENT = "临应急发〔2023〕演示36号"
SET, GRADED = dt.date(2023, 5, 22), dt.date(2024, 1, 8)
TARGETS = [
    ("share-rectified", 30, "0.5", "0.95"),
    ("share-verified", 20, "0", "1"),
    ("share-on_time", 20, "0.5", "1"),
    ("share-spot_checks", 15, "0", "0.5"),
    ("count-overall.3", 15, "0", "12"),
]
AGREES, OBJECTS = 5, "fushan"
OBJECTION = "9月报表因系统故障延迟一日，已电话说明，申请按时报送率按实际情况核定。"


def assess(cast: Cast) -> None:
    city = cast.desks["linfen"]
    with _at(SET, city):
        assessment = actions.draft_assessment(by=city.clerk, year=2023, document=DOCUMENT)
        for measure, points, none, full in TARGETS:
            facts = {"points": Decimal(points), "none": Decimal(none), "full": Decimal(full)}
            actions.set_target(assessment, by=city.clerk, measure=measure, **facts)
        actions.issue_targets(assessment, by=city.leader)
    outcomes = list(assessment.outcomes.select_related("agency__region").order_by("agency__region_id"))
    with _at(GRADED, city):
        _note(outcomes, city)
        for outcome in outcomes[:-3]:  # three are still waiting for their grade
            _grade(outcome, city)
    desks = {desk.agency.pk: name for name, desk in cast.desks.items()}
    answering = [one for one in outcomes[:-3] if one.agency_id in desks]
    for outcome in answering:
        desk = cast.desks[desks[outcome.agency_id]]
        with _at(GRADED + 3 * DAY, desk):
            if desks[outcome.agency_id] == OBJECTS:
                actions.object_to(outcome, by=desk.leader, objection=OBJECTION)
            elif answering.index(outcome) < AGREES:
                actions.agree(outcome, by=desk.leader)
    with _at(GRADED + 4 * DAY, city):
        for outcome in [one for one in answering if one.agreed_on][1:]:
            actions.conclude(outcome, by=city.leader)


def _note(outcomes: list[Outcome], city: Desk) -> None:
    """The first county whose report had to be returned."""
    for outcome in outcomes:
        returned = dict(choices(outcome))["退回的报表"] + dict(choices(outcome))["退回的材料"]
        if returned:
            text = "报送数与业务记录不符，退回后仍未逐矿核对，排查走过场。"
            note_formalism(outcome, by=city.clerk, record=returned[0][0], text=text)
            return


def _grade(outcome: Outcome, city: Desk) -> None:
    formalism = outcome.findings.standing().exists()
    grade = grades.suggested(standing_of(outcome).score, formalism=formalism)
    reason = "" if grade else "全年可评的内容不足，按合格评定"
    actions.propose_grade(outcome, by=city.leader, grade=grade or "fair", reason=reason)


@contextmanager
def _at(day: dt.date, desk: Desk) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(16)))
    with clock_at(moment), pghistory.context(user=desk.leader.pk, source="demo"):
        yield
