"""Where each mine stands with its check of a month, in one expression for the grid, its figures and its workbook."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import CharField, Count, DateField, Exists, OuterRef, Q, Subquery, TextChoices, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import LessThan, LessThanOrEqual

from campaigns.models import Obligation, Requirement
from campaigns.obligations.periods import day_of
from enterprises.models import MineQuerySet
from hazards.models import SelfInspection


class State(TextChoices):
    """Missing is what a notice asked for and nobody did by the day; where no notice asks, a month is only empty."""

    DONE = "done", "按时"
    LATE = "late", "迟"
    MISSING = "missing", "缺"
    PAPER = "paper", "材料"
    UNDER_WAY = "under_way", "排查中"
    TO_COME = "to_come", "待查"
    NONE = "none", "—"


TONES = {
    State.DONE: "done",
    State.LATE: "due",
    State.MISSING: "late",
    State.PAPER: "plain",
    State.UNDER_WAY: "due",
    State.TO_COME: "plain",
}
WORDS = {
    State.DONE: "按时签字",
    State.LATE: "逾期签字",
    State.MISSING: "缺",
    State.PAPER: "只报材料，没有逐条自查",
    State.UNDER_WAY: "排查中",
    State.TO_COME: "未到期",
    State.NONE: "没有要求",
}


def with_months(mines: MineQuerySet, months: dict[str, dt.date], today: dt.date) -> MineQuerySet:
    """Annotated with the State of each month, under the name that goes with it."""
    for name, month in months.items():
        mines = mines.annotate(**{name: _state(month, today)})
    return mines


def count_states(mines: MineQuerySet, name: str) -> dict[str, int]:
    """How many mines stand where; `name` is that of a month."""
    rows = mines.order_by().values(name).annotate(number=Count("pk"))
    return {row[name]: row["number"] for row in rows}


def _state(month: dt.date, today: dt.date) -> Case:
    ends = day_of(month, None)
    own = SelfInspection.objects.filter(mine=OuterRef("pk"), month=month)
    owed = _owed(month, ends)
    signed_on = Subquery(
        own.signed().order_by("version").values(day=TruncDate("signed_at"))[:1], output_field=DateField()
    )
    due_on = Subquery(owed.order_by("due_on").values("due_on")[:1], output_field=DateField())
    handed_in = Exists(owed.exclude(status__in=[Obligation.Status.DUE, Obligation.Status.RETURNED]))
    states: list[tuple[Any, str]] = [
        (LessThanOrEqual(signed_on, Coalesce(due_on, Value(ends))), State.DONE),
        (Exists(own.signed()), State.LATE),
        (handed_in, State.PAPER),
        (LessThan(due_on, Value(today)), State.MISSING),
        (Exists(own), State.UNDER_WAY),
        (Exists(owed), State.TO_COME),
    ]
    cases = [When(condition, then=Value(str(state))) for condition, state in states]
    return Case(*cases, default=Value(str(State.NONE)), output_field=CharField())


def _owed(month: dt.date, ends: dt.date) -> Any:
    """What the mine or its enterprise owes for the month, or once with its day in this month."""
    owner = Q(mine=OuterRef("pk")) | Q(mine=None, enterprise=OuterRef("enterprise"))
    monthly = Q(requirement__cadence=Requirement.Cadence.MONTHLY, period=month)
    once = Q(requirement__cadence=Requirement.Cadence.ONCE, due_on__range=(month, ends))
    asked = Obligation.objects.owed().filter(requirement__kind=Requirement.Kind.SELF_INSPECTION)
    return asked.filter(owner, monthly | once)
