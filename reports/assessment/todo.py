"""What the yearly assessment asks of the assessor and of the assessed."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q
from django.utils import timezone

from campaigns.todo import Todo
from jurisdictions.models import User
from reports.models import Assessment, Outcome, OutcomeQuerySet

Status = Outcome.Status
SHOWN = 20


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if not user.agency_id:
        return []
    today = timezone.localdate(now)
    found: list[Todo] = []
    if user.can("answer_assessment"):
        waiting = Outcome.objects.filter(
            agency=user.agency_id, status=Status.PROPOSED, agreed_on=None, answer_by__gte=today
        )
        found += [
            _todo(one, "考核等次已拟定", "核对后确认，或者在异议期内提出异议", "核对", one.answer_by)
            for one in _named(waiting)
        ]
    if user.can("decide_assessment"):
        said = Q(agreed_on__isnull=False) | Q(answer_by__lt=today)
        settle = Q(status=Status.OBJECTED) | Q(said, status=Status.PROPOSED)
        ripe = Outcome.objects.filter(settle, assessment__agency=user.agency_id)
        found += [
            _todo(one, "有异议，待答复" if one.objected_on else "考核结果待确定", one.agency.name, "办理")
            for one in _named(ripe)
        ]
        found += _to_grade(user, today)
    return found


def _to_grade(user: User, today: dt.date) -> list[Todo]:
    """One line for each year that is over and in which somebody has no grade yet."""
    rows = Assessment.objects.filter(
        agency=user.agency_id, year__lt=today.year, outcomes__status=Status.OPEN
    ).annotate(number=Count("outcomes"))
    return [
        Todo(
            None,
            f"{one.year}年度考核 {one.number} 个单位待评定",
            one.document,
            "评定等次",
            one.get_absolute_url(),
            when="待办理",
            tone="due",
        )
        for one in rows
    ]


def _named(rows: OutcomeQuerySet) -> list[Outcome]:
    return list(rows.select_related("agency", "assessment").order_by("answer_by", "pk")[:SHOWN])


def _todo(one: Outcome, title: str, detail: str, action: str, due: dt.date | None = None) -> Todo:
    url = one.get_absolute_url()
    named = f"{one.assessment.year}年度{title}"
    return (
        Todo(due, named, detail, action, url)
        if due
        else Todo(None, named, detail, action, url, when="待办理", tone="due")
    )
