"""What in a mine's file breaks a rule today, each with its basis. Nothing of this is stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from enterprises.file import contractors_now
from enterprises.models import (
    Drawing,
    KeyPerson,
    Mine,
    MineStatus,
    Output,
    ParentVisit,
    Profile,
    Responsible,
    SiteDay,
    WatchDuty,
    WatchEntry,
)
from enterprises.models.people import month_of
from enterprises.terms import contractor_limit, workdays_among
from enterprises.thresholds import Threshold, threshold
from jurisdictions.models import Holiday

WORKING = {MineStatus.PRODUCING, MineStatus.BUILDING}
PRINCIPALS = ["法定代表人", "实际控制人", "实际负责人"]  # Z-02


@dataclass(frozen=True, slots=True)
class Alert:
    part: str
    words: str
    basis: str


def alerts(mine: Mine, today: dt.date) -> list[Alert]:
    checks = (_contractors, _plan, _watch, _ownerless, _drawings)
    found = [alert for check in checks for alert in check(mine, today)]
    if mine.status in WORKING:
        found += [*_site_days(mine, today), *_visits(mine, today)]
    return found


def _contractors(mine: Mine, today: dt.date) -> Iterator[Alert]:
    profile = Profile.objects.filter(mine=mine).first()
    limit = contractor_limit(mine.kind, profile.scale if profile else "")
    if limit is not None and (number := contractors_now(mine)) > limit:
        key = "contractors_small" if profile and profile.scale == "小型" else "contractors_large"
        yield _alert("contractors", f"现有 {number} 家承包单位，上限为 {limit} 家", threshold(key))


def _plan(mine: Mine, today: dt.date) -> Iterator[Alert]:
    for output in Output.objects.filter(mine=mine, planned__gt=mine.capacity or 0).select_related("mine"):
        if output.above_capacity:
            words = f"{output.year}年计划 {output.planned:f} 万吨，超过设计生产能力 {mine.capacity:f} 万吨/年"
            yield Alert("outputs", words, threshold("parent_visits").basis)


def _watch(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """L-02: where nobody works, somebody watches."""
    if mine.status != MineStatus.SUSPENDED_UNATTENDED:
        return
    if not WatchDuty.objects.filter(mine=mine).current().exists():
        yield Alert("watch", "无人作业的长期停产停建矿山，还没有落实盯守人", "临应急发〔2023〕82号 二")
        return
    last = WatchEntry.objects.filter(mine=mine).first()
    if last is None:
        yield Alert("watch-entries", "盯守人还没有打卡记录", "临应急发〔2023〕82号 二")


def _ownerless(mine: Mine, today: dt.date) -> Iterator[Alert]:
    role = Responsible.Role.OWNERLESS
    ownerless = Profile.objects.filter(mine=mine, ownerless=True).exists()
    if ownerless and not Responsible.objects.filter(mine=mine, role=role).current().exists():
        words = "无经营主体的尾矿库，还没有明确日常安全监管责任人"
        yield Alert("responsibles", words, "临应急发〔2023〕82号 五（二）1")


def _drawings(mine: Mine, today: dt.date) -> Iterator[Alert]:
    late = [d.kind for d in Drawing.objects.filter(mine=mine).with_due().filter(due__lt=today)]
    if late:
        key = "drawing_building" if mine.status == MineStatus.BUILDING else "drawing_producing"
        yield _alert("drawings", f"{'、'.join(late)}超过更新期限", threshold(key))


def _site_days(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Z-03, for the last month that is over."""
    people = KeyPerson.objects.filter(mine=mine, posts__overlap=PRINCIPALS).current()
    first, after = last_month(today)
    served = [person for person in people if person.since is None or person.since < after]
    if not served:
        return
    days: dict[int, list[dt.date]] = defaultdict(list)
    for person, day in SiteDay.objects.filter(person__in=served, day__gte=first, day__lt=after).values_list(
        "person", "day"
    ):
        days[person].append(day)
    calendar = Holiday.objects.filter(date__gte=first, date__lt=after).calendar()
    least = threshold("principal_days")
    for person in served:
        if (number := workdays_among(days[person.pk], calendar)) < least.value:
            words = f"{person}{first.month}月到矿履职 {number} 个工作日，不足 {least.value} 个"
            yield _alert("site-days", words, least)


def _visits(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Z-04: only where there is a parent company."""
    if mine.enterprise.parent_enterprise_id is None:
        return
    first, after = last_month(today)
    number = ParentVisit.objects.filter(mine=mine, day__gte=first, day__lt=after).count()
    least = threshold("parent_visits")
    if number < least.value:
        words = f"上级公司{first.month}月到矿检查 {number} 次，不足 {least.value} 次"
        yield _alert("visits", words, least)


def last_month(today: dt.date) -> tuple[dt.date, dt.date]:
    """The month that is over, as its first day and the first day after it."""
    this, _ = month_of(today)
    return (this - dt.timedelta(days=1)).replace(day=1), this


def _alert(part: str, words: str, figure: Threshold) -> Alert:
    return Alert(part, words, figure.basis + ("，待核" if figure.uncertain else ""))
