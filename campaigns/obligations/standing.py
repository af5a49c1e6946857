"""Where an obligation stands by the clock: computed here, for lists, counters, reminders, boards and exports alike.

The Python function is for one row, the SQL expression for many; a property test holds them to each other.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Case, CharField, Q, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from jurisdictions.due import SOON


class DueState(models.TextChoices):
    """Returned once and due again, a promise that was kept in time stays in time: the return is the receiver's word,
    not the clock's."""

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
    if submitted_at is not None:
        return DueState.IN_TIME if timezone.localdate(submitted_at) <= due_on else DueState.LATE
    left = (due_on - timezone.localdate(at)).days
    if left < 0:
        return DueState.OVERDUE
    return DueState.SOON if left <= SOON else DueState.AHEAD


def due_state_in_sql(at: dt.datetime) -> Case:
    today = timezone.localdate(at)
    handed_in = Q(submitted_at__isnull=False)
    return Case(
        When(status="waived", then=Value(DueState.WAIVED)),
        When(handed_in & Q(due_on__gte=TruncDate("submitted_at")), then=Value(DueState.IN_TIME)),
        When(handed_in, then=Value(DueState.LATE)),
        When(due_on__lt=today, then=Value(DueState.OVERDUE)),
        When(due_on__lte=today + dt.timedelta(days=SOON), then=Value(DueState.SOON)),
        default=Value(DueState.AHEAD),
        output_field=CharField(),
    )
