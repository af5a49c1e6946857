"""This month's check and those that were missed, for the people of each mine: to begin, go on with, sign, mend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Obligation, Requirement, Submission
from campaigns.obligations.periods import day_of, month_of
from campaigns.todo import Todo
from enterprises.models import Mine, MineStatus
from hazards.models import SelfInspection
from hazards.self_inspections.filling import checklist
from hazards.self_inspections.signing import answered, owed_by
from jurisdictions.models import User

SHOWN = 6  # of the months that were missed


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
    missed: set[tuple[int, dt.date]] = set()
    asked: dict[int, set[int]] = {}  # of each campaign the own mines that it is about
    for one in owed_by(mines.values()):
        if one.requirement.cadence != Requirement.Cadence.MONTHLY or one.period >= month_of(today):
            continue
        campaign = one.requirement.campaign
        if one.mine_id is None and campaign.pk not in asked:
            asked[campaign.pk] = set(campaign.mines().filter(pk__in=mines).values_list("pk", flat=True))
        of = {one.mine_id} if one.mine_id else asked[campaign.pk]
        missed |= {(pk, one.period) for pk in of if mines[pk].enterprise_id == one.enterprise_id}
    missed -= set(SelfInspection.objects.filter(mine__in=mines).values_list("mine", "month"))
    found = [ToBegin(mines[pk], month, is_past=True) for pk, month in missed]
    return sorted(found, key=lambda one: (one.month, one.mine.name, one.mine.pk))


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency_id or not user.can("self_inspect"):
        return []
    own = SelfInspection.objects.visible_to(user).select_related("mine__enterprise", "submission")
    returned = Q(submission__status=Submission.Status.RETURNED)
    under_way = own.newest().filter(Q(status=SelfInspection.Status.DRAFT) | returned)
    today = timezone.localdate(now)
    missed, begin, waiting = to_make_up(user, today), to_begin(user, today), list(under_way)
    owed = owed_by([one.mine for one in [*missed, *begin, *waiting]])
    lines = [_begin(one, owed) for one in [*missed[:SHOWN], *begin]]
    if rest := missed[SHOWN:]:
        lines.append(_others(rest, owed))
    return lines + [_go_on(one, user, owed) for one in waiting]


def _others(missed: list[ToBegin], owed: list[Obligation]) -> Todo:
    """All months that have no line of their own; each of them stands in the list behind."""
    each = [_begin(one, owed) for one in missed]
    fulfils = frozenset[int]().union(*(line.fulfils for line in each))
    title, url = f"另有 {len(missed)} 份以前月份的自查待补做", reverse("hazards:self_inspections")
    return Todo(each[0].due, title, f"自{missed[0].month:%Y年%-m月}起", "去补做", url, fulfils=fulfils)


def _begin(one: ToBegin, owed: list[Obligation]) -> Todo:
    title = f"{'补做' if one.is_past else ''}{one.month:%Y年%-m月}自查"
    detail = f"{one.mine} · 对照判定标准逐项排查"
    action = "补做自查" if one.is_past else "开始自查"
    return _with_report(Todo(None, title, detail, action, one.url), one.mine, one.month, owed)


def _with_report(line: Todo, mine: Mine, month: dt.date, owed: list[Obligation]) -> Todo:
    """Signing hands in what is owed for the month, whose line this one stands for, by the earlier of the days."""
    reports = answered(owed, mine, month)
    due = min([day_of(month, None), *(report.due_on for report in reports)])
    return replace(line, due=due, fulfils=frozenset(report.pk for report in reports))


def _go_on(one: SelfInspection, user: User, owed: list[Obligation]) -> Todo:
    line = _with_report(_next_step(one, user), one.mine, one.month, owed)
    return replace(line, due=None, when="已退回", tone="late") if one.submission else line


def _next_step(one: SelfInspection, user: User) -> Todo:
    title = f"{one.month_words}自查"
    if one.submission:
        detail = f"{one.mine} · {one.submission.reason}"
        return Todo(None, f"{title}被退回", detail, "修改后重签", one.get_absolute_url())
    walked = checklist(one)
    done = f"{one.mine} · 已答 {walked.saved} / {len(walked.questions)} 项"
    if walked.left:
        url = reverse("hazards:self_inspection_walk", args=[one.pk])
        return Todo(None, title, done, "继续自查", url)
    if user.can("sign_self_inspection"):
        url = reverse("hazards:self_inspection_sign", args=[one.pk])
        return Todo(None, f"{title}待签字", done, "去签字", url)
    return Todo(None, f"{title}待主要负责人签字", done, "查看", one.get_absolute_url())
