"""This month's check, for the people of each mine: to begin, to go on with, to sign, to mend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Submission
from campaigns.obligations.periods import day_of, month_of
from campaigns.todo import Todo
from enterprises.models import Mine, MineStatus
from hazards.models import SelfInspection
from hazards.self_inspections.filling import checklist
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
    return [ToBegin(mine, month) for mine in own.order_by("name", "pk")]


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency_id or not user.can("self_inspect"):
        return []
    own = SelfInspection.objects.visible_to(user).select_related("mine", "submission")
    returned = Q(submission__status=Submission.Status.RETURNED)
    waiting = own.newest().filter(Q(status=SelfInspection.Status.DRAFT) | returned)
    begin = [_begin(one) for one in to_begin(user, timezone.localdate(now))]
    return begin + [_go_on(one, user) for one in waiting]


def _begin(one: ToBegin) -> Todo:
    title = f"{one.month:%Y年%-m月}自查"
    return Todo(day_of(one.month, None), title, f"{one.mine} · 对照判定标准逐项排查", "开始自查", one.url)


def _go_on(one: SelfInspection, user: User) -> Todo:
    title = f"{one.month_words}自查"
    if one.submission:
        detail = f"{one.mine} · {one.submission.reason}"
        return Todo(
            None, f"{title}被退回", detail, "修改后重签", one.get_absolute_url(), when="已退回", tone="late"
        )
    walked = checklist(one)
    due, done = one.month_ends, f"已答 {walked.saved} / {len(walked.questions)} 项"
    if walked.left:
        url = reverse("hazards:self_inspection_walk", args=[one.pk])
        return Todo(due, title, f"{one.mine} · {done}", "继续自查", url)
    if user.can("sign_self_inspection"):
        url = reverse("hazards:self_inspection_sign", args=[one.pk])
        return Todo(due, f"{title}待签字", f"{one.mine} · {done}", "去签字", url)
    return Todo(due, f"{title}待主要负责人签字", f"{one.mine} · {done}", "查看", one.get_absolute_url())
