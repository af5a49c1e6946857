"""Who works at a mine and what is done there month by month, in tests."""

from __future__ import annotations

from datetime import date

from enterprises.models import (
    Contractor,
    ContractorCheck,
    Drill,
    EmergencyPlan,
    FieldConfirmation,
    Flag,
    Mine,
    SafetyFund,
    SafetyMeeting,
    ShiftLead,
    Training,
    Worker,
)
from tests import make


def worker(mine: Mine, name: str = "陈强", **fields) -> Worker:
    return Worker.objects.create(mine=mine, name=name, **{"trade": "凿岩工", **fields})


def training(person: Worker, trained_on: date = date(2023, 3, 1), **fields) -> Training:
    defaults = {"kind": "再培训", "hours": 20, "trained_on": trained_on}
    return Training.objects.create(mine=person.mine, worker=person, **{**defaults, **fields})


def contractor(mine: Mine, name: str = "某井建", **fields) -> Contractor:
    defaults = {"team_leader": "赵勇", "since": date(2023, 1, 1)}
    return Contractor.objects.create(mine=mine, name=name, **{**defaults, **fields})


def in_scope(mine: Mine) -> Flag:
    """Of the notice that demands the monthly duties."""
    said = {"kind": "campaign", "subject": "zezhou-2024", "reason": "…", "since": date(2023, 4, 1)}
    return Flag.objects.create(mine=mine, **said)


def duties(mine: Mine) -> dict[str, object]:
    """One of everything, by its name in addresses."""
    day, clerk = date(2023, 6, 1), make.user(make.agency(), "clerk")
    person, hired = worker(mine), contractor(mine)
    seen = {"mine": mine, "day": day, "logged_by": clerk}
    return {
        "worker": person,
        "training": training(person),
        "fund": SafetyFund.objects.create(mine=mine, year=2022, owed=100, extracted=80, used=60),
        "plan": EmergencyPlan.objects.create(
            mine=mine, title="综合预案", kind="综合应急预案", filed_on=day, expires=date(2026, 6, 1)
        ),
        "meeting": SafetyMeeting.objects.create(chair="张建国", **seen),
        "drill": Drill.objects.create(scenario="透水", **seen),
        "lead": ShiftLead.objects.create(
            contractor=hired, shift="早班", leader="张建国", contractor_leader="赵勇", **seen
        ),
        "check": ContractorCheck.objects.create(contractor=hired, checked_by="张建国", **seen),
        "confirmation": FieldConfirmation.objects.create(
            mine=mine, part="basics", target=mine.pk, fields=["phone"], confirmed_by=clerk
        ),
    }
