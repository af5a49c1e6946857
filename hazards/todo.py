"""What the life of hazards asks of whom: the enterprise rectifies, the agency that follows it verifies."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.todo import Tile, Todo
from hazards.look_back import todo as look_back
from hazards.models import Hazard
from hazards.models.hazard import HazardQuerySet
from jurisdictions.models import User

FEW = 3
SHOWN = 20  # lines of one sort on the first page; the last one opens the list with all of them


def todos(user: User, now: dt.datetime) -> list[Todo]:
    if user.agency is None:
        return _of_enterprise(user) if user.can("rectify_hazard") else []
    verifying = _of_verifier(user, timezone.localdate(now)) if user.can("verify_hazard") else []
    return verifying + look_back.todos(user, now)


def tiles(user: User, now: dt.datetime) -> list[Tile]:
    """Of all that this person sees; each figure opens exactly its rows."""
    seen = Hazard.objects.visible_to(user)
    today = timezone.localdate(now)
    unclosed = ~Q(status=Hazard.Status.CLOSED)
    count = seen.aggregate(
        open=Count("pk", filter=Q(status=Hazard.Status.OPEN)),
        rectified=Count("pk", filter=Q(status=Hazard.Status.RECTIFIED)),
        overdue=Count("pk", filter=unclosed & Q(due_on__lt=today)),
        listed=Count("listing", filter=Q(listing__delisted_on=None)),
        untold=Count(
            "pk",
            filter=Q(severity=Hazard.Severity.MAJOR, source=Hazard.Source.SELF, dual_report=None),
        ),
    )
    return [
        Tile("隐患整改中", count["open"], hazards(status="open")),
        Tile("隐患待验收", count["rectified"], hazards(status="rectified"), "due"),
        Tile("隐患逾期未销号", count["overdue"], hazards(overdue="on"), "late"),
        Tile("隐患挂牌督办", count["listed"], hazards(listed="on")),
        Tile("重大隐患未双报告", count["untold"], hazards(untold="on"), "due"),
    ]


def hazards(**narrowed: str) -> str:
    return f"{reverse('hazards:list')}?{urlencode(narrowed)}"


def _of_enterprise(user: User) -> list[Todo]:
    own = Hazard.objects.visible_to(user).filter(status=Hazard.Status.OPEN).for_list()
    own = own.order_by(F("due_on").asc(nulls_first=True), "pk")
    lines = _untold(user) + [_to_rectify(hazard) for hazard in own[:SHOWN]]
    return lines + _rest(own.count(), "处隐患待整改", hazards(status="open"))


def _untold(user: User) -> list[Todo]:
    """No document says by when; the longer known comes first, and beyond a few one line stands for all."""
    untold = Hazard.objects.visible_to(user).untold().for_list().order_by("registered_at", "pk")
    lines = [
        Todo(
            None,
            f"向职工代表大会报告：{hazard.description}",
            f"{hazard.mine} · 自查发现的重大隐患须“双报告”",
            "登记报告",
            reverse("hazards:tell_workers", args=[hazard.pk]),
            when="未报告",
            tone="due",
        )
        for hazard in untold[:FEW]
    ]
    return lines + _rest(untold.count(), "处重大隐患未向职工报告", hazards(untold="on"), FEW)


def _to_rectify(hazard: Hazard) -> Todo:
    missing = hazard.missing_commitments()
    detail = f"{hazard.mine} · {hazard.get_severity_display()}隐患"
    if missing:
        url = reverse("hazards:commit", args=[hazard.pk])
        return Todo(
            hazard.due_on, hazard.description, f"{detail} · 五落实缺{'、'.join(missing)}", "填写五落实", url
        )
    url = reverse("hazards:rectify", args=[hazard.pk])
    return Todo(hazard.due_on, hazard.description, detail, "报告整改", url)


def _of_verifier(user: User, today: dt.date) -> list[Todo]:
    assert user.agency is not None
    ours = Hazard.objects.visible_to(user).followed_by(user.agency)
    waiting = ours.filter(status=Hazard.Status.RECTIFIED).for_list().order_by("rectified_on", "pk")
    lines = [_to_verify(hazard) for hazard in waiting[:SHOWN]]
    lines += _rest(waiting.count(), "处隐患待验收", hazards(status="rectified", followed="on"))
    return lines + _overdue(ours.filter(status=Hazard.Status.OPEN).overdue(today))


def _to_verify(hazard: Hazard) -> Todo:
    return Todo(
        due=None,
        title=hazard.description,
        detail=f"{hazard.mine} · {hazard.get_severity_display()}隐患，企业已报告整改完成",
        action="验收",
        url=hazard.get_absolute_url(),
        when="待验收",
        tone="due",
    )


def _overdue(late: HazardQuerySet) -> list[Todo]:
    """One line for all of them: the officer urges the enterprises, there is nothing to fill in."""
    found = late.aggregate(number=Count("pk"), oldest=Min("due_on"))
    if not found["number"]:
        return []
    url = hazards(status="open", overdue="on", followed="on")
    return [
        Todo(
            found["oldest"],
            f"{found['number']} 处隐患逾期未整改",
            "由本机关督促整改，到期日为最早一处的整改时限",
            "查看",
            url,
        )
    ]


def _rest(number: int, words: str, url: str, shown: int = SHOWN) -> list[Todo]:
    if number <= shown:
        return []
    return [Todo(None, f"另有 {number - shown} {words}", f"共 {number} 处", "查看全部", url, when="更多")]
