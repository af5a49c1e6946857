"""What the work log asks of whom: a missed training to make up, and those who still have to."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count
from django.urls import reverse

from campaigns.models import Attendee
from campaigns.todo import Todo
from jurisdictions.models import User


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency_id is None:
        return []
    missed = Attendee.objects.missing()
    found = [_own(one) for one in missed.filter(person=user.pk).select_related("activity__agency")]
    if user.can("log_activity"):
        held = missed.filter(activity__agency=user.agency_id).order_by("activity__done_on", "activity")
        for row in held.values("activity", "activity__done_on", "activity__counterpart").annotate(
            number=Count("pk")
        ):
            found.append(_held(row))
    return found


def _own(one: Attendee) -> Todo:
    held = one.activity
    title = f"{held.done_on:%-m月%-d日}培训缺席，待补训"
    url = f"{reverse('campaigns:attendees')}?mine=on&standing=missing"
    return Todo(None, title, f"{held.agency} · {held.counterpart}", "查看", url, when="待补训", tone="late")


def _held(row: dict[str, object]) -> Todo:
    title = f"{row['activity__done_on']:%-m月%-d日}培训 {row['number']} 人缺席待补训"
    url = f"{reverse('campaigns:attendees')}?activity={row['activity']}&standing=missing"
    return Todo(None, title, str(row["activity__counterpart"]), "查看", url, when="待补训", tone="due")
