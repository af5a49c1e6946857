"""This month's check and those that were missed, for the people of each mine: to begin, go on with, sign, mend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Obligation, Requirement, Submission
from campaigns.obligations.periods import month_of
from campaigns.todo import Todo
from enterprises.models import Mine, MineStatus
from hazards.models import SelfInspection
from hazards.self_inspections.filling import checklist
from hazards.self_inspections.signing import owed_for
from jurisdictions.models import User


@dataclass(frozen=True)
class ToBegin:
    """A mine whose check of a month nobody has begun."""

    mine: Mine
    month: dt.date
    is_past: bool = False

    @property
    def url(self) -> str:
        return reverse(
            "hazards:self_inspection_start", args=[self.mine.pk, self.month.year, self.month.month]
        )


def to_begin(user: User, today: dt.date) -> list[ToBegin]:
    month = month_of(today)
    begun = SelfInspection.objects.filter(mine=OuterRef("pk"), month=month)
    own = Mine.objects.visible_to(user).exclude(Exists(begun)).exclude(status=MineStatus.CLOSED)
    return [ToBegin(mine, month) for mine in own.select_related("enterprise").order_by("name", "pk")]


def to_make_up(user: User, today: dt.date) -> list[ToBegin]:
    """Months that are over and that nobody has begun, as long as what a notice asks for them is still owed."""
    own = Mine.objects.visible_to(user).exclude(status=MineStatus.CLOSED).select_related("enterprise")
    mines = {mine.pk: mine for mine in own}
    owed = Obligation.objects.open().filter(
        requirement__kind=Requirement.Kind.SELF_INSPECTION,
        requirement__cadence=Requirement.Cadence.MONTHLY,
        period__lt=month_of(today),
    )
    missed = set(owed.filter(mine__in=mines).values_list("mine", "period"))
    enterprises = {mine.enterprise_id for mine in mines.values()}
    for enterprise, period in owed.filter(mine=None, enterprise__in=enterprises).values_list(
        "enterprise", "period"
    ):
        missed |= {(mine.pk, period) for mine in mines.values() if mine.enterprise_id == enterprise}
    missed -= set(SelfInspection.objects.filter(mine__in=mines).values_list("mine", "month"))
    found = [ToBegin(mines[pk], month, is_past=True) for pk, month in missed]
    return sorted(found, key=lambda one: (one.month, one.mine.name, one.mine.pk))


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency_id or not user.can("self_inspect"):
        return []
    own = SelfInspection.objects.visible_to(user).select_related("mine__enterprise", "submission")
    returned = Q(submission__status=Submission.Status.RETURNED)
    waiting = own.newest().filter(Q(status=SelfInspection.Status.DRAFT) | returned)
    today = timezone.localdate(now)
    begin = [_begin(one) for one in [*to_make_up(user, today), *to_begin(user, today)]]
    return begin + [_go_on(one, user) for one in waiting]


def _begin(one: ToBegin) -> Todo:
    title = f"{'补做' if one.is_past else ''}{one.month:%Y年%-m月}自查"
    detail = f"{one.mine} · 对照判定标准逐项排查"
    action = "补做自查" if one.is_past else "开始自查"
    return _with_report(SelfInspection(mine=one.mine, month=one.month), title, detail, action, one.url)


def _with_report(one: SelfInspection, title: str, detail: str, action: str, url: str) -> Todo:
    """Signing hands in what is owed for the month, whose line this one stands for, by the earlier of the days."""
    owed = list(owed_for(one))
    due = min([one.month_ends, *(report.due_on for report in owed)])
    return Todo(due, title, detail, action, url, fulfils=frozenset(report.pk for report in owed))


def _go_on(one: SelfInspection, user: User) -> Todo:
    title = f"{one.month_words}自查"
    if one.submission:
        detail = f"{one.mine} · {one.submission.reason}"
        line = _with_report(one, f"{title}被退回", detail, "修改后重签", one.get_absolute_url())
        return replace(line, due=None, when="已退回", tone="late")
    walked = checklist(one)
    done = f"{one.mine} · 已答 {walked.saved} / {len(walked.questions)} 项"
    if walked.left:
        url = reverse("hazards:self_inspection_walk", args=[one.pk])
        return _with_report(one, title, done, "继续自查", url)
    if user.can("sign_self_inspection"):
        url = reverse("hazards:self_inspection_sign", args=[one.pk])
        return _with_report(one, f"{title}待签字", done, "去签字", url)
    return _with_report(one, f"{title}待主要负责人签字", done, "查看", one.get_absolute_url())
