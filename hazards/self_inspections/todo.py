"""This month's check, for the people of each mine: to begin, to go on with, to sign, to mend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Submission
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


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency_id or not user.can("self_inspect"):
        return []
    own = SelfInspection.objects.visible_to(user).select_related("mine__enterprise", "submission")
    returned = Q(submission__status=Submission.Status.RETURNED)
    waiting = own.newest().filter(Q(status=SelfInspection.Status.DRAFT) | returned)
    begin = [_begin(one) for one in to_begin(user, timezone.localdate(now))]
    return begin + [_go_on(one, user) for one in waiting]


def _begin(one: ToBegin) -> Todo:
    title = f"{one.month:%Y年%-m月}自查"
    detail = f"{one.mine} · 对照判定标准逐项排查"
    return _with_report(SelfInspection(mine=one.mine, month=one.month), title, detail, "开始自查", one.url)


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
