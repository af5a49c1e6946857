"""What reports ask of a person: fill in, correct, sign, review, press."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Obligation, ObligationQuerySet
from campaigns.todo import Todo
from jurisdictions.models import User
from reports.models import Report
from reports.sheets import load

# A month ahead there is nothing to fill in yet.
AHEAD = dt.timedelta(days=31)


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency is None:
        return []
    found: list[Todo] = []
    if user.can("fill_report"):
        found += _to_fill(user, now)
    if user.can("sign_report"):
        found += _to_sign(user)
    if user.can("review_report"):
        found += _to_review(user) + _to_press(user, now)
    return found


def _to_fill(user: User, now: dt.datetime) -> list[Todo]:
    soon = timezone.localdate(now + AHEAD)
    owed = Obligation.objects.open().filter(agency=user.agency, due_on__lte=soon)
    owed = owed.exclude(requirement__form="").select_related("requirement", "receiver", "report")
    return [_fill(one) for one in owed.order_by("due_on") if not _with_leader(one)]


def _with_leader(obligation: Obligation) -> bool:
    report = getattr(obligation, "report", None)
    return report is not None and not report.is_open


def _fill(obligation: Obligation) -> Todo:
    report: Report | None = getattr(obligation, "report", None)
    month = _month(obligation.period, obligation.requirement.form)
    if report and obligation.status == Obligation.Status.RETURNED:
        title, detail, action = f"{month}被退回", report.return_reason, "修改后重报"
    else:
        title, detail = f"{month}待报送", f"报{obligation.receiver}"
        action = "继续填报" if report else "填报"
    url = report.get_absolute_url() if report else reverse("reports:list")
    return Todo(obligation.due_at, title, detail, action, url)


def _month(period: dt.date, form: str) -> str:
    return f"{period:%Y年%-m月}{load(form).name}"


def _to_sign(user: User) -> list[Todo]:
    ready = Report.objects.filter(agency=user.agency, status=Report.Status.READY)
    return [
        Todo(
            one.obligation.due_at if one.obligation else None,
            f"{one}待签字",
            f"报{one.receiver}" if one.receiver else "本级数据",
            "核对签字",
            one.get_absolute_url(),
        )
        for one in ready.select_related("agency__region", "obligation__receiver")
    ]


def _to_review(user: User) -> list[Todo]:
    waiting = _received(user).filter(status=Obligation.Status.SUBMITTED)
    return [
        Todo(
            None,
            f"{_month(row['period'], row['requirement__form'])} {row['number']} 份待审核",
            "核对与业务记录的差异后审核通过或者退回",
            "去审核",
            reverse("reports:board", args=[row["requirement__form"], row["period"]]),
            when="待审核",
            tone="due",
        )
        for row in _by_month(waiting)
    ]


def _to_press(user: User, now: dt.datetime) -> list[Todo]:
    late = _received(user).overdue(now)
    return [
        Todo(
            row["due"],
            f"{_month(row['period'], row['requirement__form'])} {row['number']} 家逾期未报",
            "打开汇总看是哪几家，及时催报",
            "查看",
            reverse("reports:board", args=[row["requirement__form"], row["period"]]),
        )
        for row in _by_month(late)
    ]


def _received(user: User) -> ObligationQuerySet:
    return Obligation.objects.filter(receiver=user.agency).exclude(requirement__form="")


def _by_month(obligations: ObligationQuerySet) -> Iterable[dict[str, Any]]:
    return (
        obligations.values("requirement__form", "period")
        .annotate(number=Count("pk"), due=Min("due_on"))
        .order_by("period")
    )
