"""Mines of the demo that check themselves criterion by criterion each month, and what they tell their workers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.utils import timezone

from config.demo.cast import Cast
from config.demo.pictures import drawn_name, photo
from config.demo.story import DAY, ENDS, clock_at, read
from enterprises.models import Mine, MineStatus
from hazards.checklist import Question
from hazards.dual_reports import declare_halt, report_to_workers
from hazards.models import DualReport, Hazard, SelfAnswer, SelfInspection
from hazards.self_inspections.filling import checklist, open_self_inspection, take_up
from hazards.self_inspections.signing import sign_self_inspection
from jurisdictions.models import User
from jurisdictions.roles import Role

Result = SelfAnswer.Result


def walks(by: User) -> bool:
    return by.username.rpartition(".")[0] in read("self_checks")["walking"]


def check_itself(mine: Mine, month: dt.date, *, by: User) -> None:
    """Every item is answered; what the mine reported of itself is taken up, so that no hazard is added."""
    inspection = open_self_inspection(mine, by=by, month=month)
    for question in checklist(inspection).questions:
        if question.reported:
            take_up(inspection, question.reported[-1], by=by)
    # The only rows that are written past their verb, which takes one item at a time and a second for a mine's month.
    SelfAnswer.objects.bulk_create(
        SelfAnswer(
            inspection=inspection,
            criterion=question.criterion,
            clause=question.clause,
            answered_by=by,
            answered_on=timezone.localdate(),
            result=Result.NOT_APPLICABLE if why else Result.CLEAR,
            description=why,
        )
        for question, why in _without_finding(inspection, mine)
    )
    sign_self_inspection(inspection, by=by, drawn=drawn_name(by.name))


def _without_finding(inspection: SelfInspection, mine: Mine) -> Iterator[tuple[Question, str]]:
    such = {
        "wet": mine.hydrogeology in {"中等", "复杂"},
        "building": mine.status == MineStatus.BUILDING,
    }
    rows = read("self_checks")["not_applicable"]
    reasons = {row["at"]: row["why"] for row in rows if not such.get(row.get("unless", ""))}
    for question in checklist(inspection).questions:
        if not question.answer:
            yield question, reasons.get(question.criterion.code, "")


def tell_workers(cast: Cast) -> None:
    """A few days after each major hazard that a mine found itself; at one of those that walk nobody has been told of
    the last one yet, and work has stopped beside it."""
    words = read("self_checks")
    majors = Hazard.objects.untold().select_related("mine__enterprise").order_by("found_on", "pk")
    told = list(majors.filter(found_on__lt=ENDS - 5 * DAY))
    walking = [one for one in told if walks(cast.of_mine(one.mine, Role.PRINCIPAL)) and not one.is_closed]
    for number, hazard in enumerate(told):
        by = cast.of_mine(hazard.mine, Role.PRINCIPAL)
        with _at(hazard.found_on + (1 + number % 4) * DAY, by):
            if hazard in walking[-1:]:
                declare_halt(hazard, by=by, since=timezone.now(), scope=words["halted"])
                continue
            minutes = photo(hazard.mine.kind)
            minutes.name = "公示照片（演示图片）.png"
            report_to_workers(
                hazard,
                by=by,
                to=DualReport.To.MEETING if number % 3 else DualReport.To.CONGRESS,
                reported_at=timezone.now(),
                speaker=by.name,
                note=words["told"]["notes"][number % 3],
                upload=[minutes],
            )


@contextmanager
def _at(day: dt.date, by: User) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(16)))
    with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
        yield
