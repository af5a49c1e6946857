"""Where an obligation stands by the clock: computed here, for lists, counters, reminders, boards and exports alike.

The Python function is for one row, the SQL expression for many; a property test holds them to each other.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Case, CharField, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from jurisdictions.due import SOON

RETURNED = "returned"


class DueState(models.TextChoices):
    """While a report lies returned its clock runs on; handed in again, it counts by the first time, in time or late."""

    AHEAD = "ahead", "未到期"
    SOON = "soon", "即将到期"
    OVERDUE = "overdue", "逾期"
    IN_TIME = "in_time", "按时"
    LATE = "late", "迟报"
    WAIVED = "waived", "免报"


def due_state(status: str, due_on: dt.date, submitted_at: dt.datetime | None, at: dt.datetime) -> DueState:
    """The due day counts to its last second (当日24时前); soon is today and the three days after it."""
    if status == "waived":
        return DueState.WAIVED
    if submitted_at is not None and status != RETURNED:
        return DueState.IN_TIME if timezone.localdate(submitted_at) <= due_on else DueState.LATE
    left = (due_on - timezone.localdate(at)).days
    if left < 0:
        return DueState.OVERDUE
    return DueState.SOON if left <= SOON else DueState.AHEAD


def due_state_in_sql(at: dt.datetime) -> Case:
    today = timezone.localdate(at)
    handed_in = Q(submitted_at__isnull=False) & ~Q(status=RETURNED)
    return Case(
        When(status="waived", then=Value(DueState.WAIVED)),
        When(handed_in & Q(due_on__gte=TruncDate("submitted_at")), then=Value(DueState.IN_TIME)),
        When(handed_in, then=Value(DueState.LATE)),
        When(due_on__lt=today, then=Value(DueState.OVERDUE)),
        When(due_on__lte=today + dt.timedelta(days=SOON), then=Value(DueState.SOON)),
        default=Value(DueState.AHEAD),
        output_field=CharField(),
    )


def overdue(at: dt.datetime) -> Q:
    """Exactly the rows whose due state is OVERDUE, in words that an index serves."""
    return Q(status__in=["due", RETURNED], due_on__lt=timezone.localdate(at))


def days_late(status: str, due_on: dt.date, submitted_at: dt.datetime | None, at: dt.datetime) -> int:
    """Whole days past the due day: of the first hand-in while that counts, of `at` while something is missing."""
    stopped = at if submitted_at is None or status == RETURNED else submitted_at
    return max(0, (timezone.localdate(stopped) - due_on).days)


def days_late_in_sql(at: dt.datetime) -> Func:
    """Below zero of what isn't late."""
    stopped = Case(When(~Q(status=RETURNED), then=TruncDate("submitted_at")))
    return Func(
        Coalesce(stopped, Value(timezone.localdate(at))),
        F("due_on"),
        arg_joiner=" - ",
        template="(%(expressions)s)",
        output_field=IntegerField(),
    )
