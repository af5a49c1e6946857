"""In the last months of a year: the mines of one's own agency that haven't been checked as often as they are owed."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils import timezone

from campaigns.todo import Todo
from inspections.coverage.counting import figure
from inspections.coverage.mines import Span, answered_on, within_span
from jurisdictions.models import User


def todos(user: User, now: dt.datetime) -> list[Todo]:
    today = timezone.localdate(now)
    acts = user.can("log_inspection") or user.can("decide_penalty")
    if user.agency is None or not acts or today.month < figure("remind_from_month"):
        return []
    span, region = Span.of_year(today.year, today), user.agency.region
    ours = answered_on(today).filter(agency=user.agency).values("mine")
    mines = within_span(span, user, region).filter(pk__in=ours)
    found = mines.aggregate(mines=Count("pk", filter=Q(lacking__gt=0)), checks=Sum("lacking"))
    if not found["mines"]:
        return []
    narrowed = {"year": today.year, "region": region.pk, "agency": user.agency.pk, "state": "lacking"}
    return [
        Todo(
            span.last,
            f"{found['mines']} 座矿山今年还没有查够",
            f"由本机关监管，还差 {found['checks']} 次现场检查（每年全覆盖，有八种情形之一的增加一次）",
            "查看名单",
            f"{reverse('inspections:coverage_mines')}?{urlencode(narrowed)}",
        )
    ]
