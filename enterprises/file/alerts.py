"""What in a mine's file breaks a rule today, each with its basis. Nothing of this is stored.

Rules of a campaign's notice are held against the mines in its scope only (`holds`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from enterprises.derived import Kind
from enterprises.file.coverage import NAMED, untrained
from enterprises.file.reading import contractors_now
from enterprises.models import (
    Contractor,
    ContractorCheck,
    Drawing,
    Drill,
    Equipment,
    Flag,
    KeyPerson,
    Licence,
    Mine,
    MineKind,
    MineStatus,
    Output,
    ParentVisit,
    Profile,
    Responsible,
    SafetyFund,
    SafetyMeeting,
    SafetyRule,
    ShiftLead,
    SiteDay,
    WatchDuty,
    WatchEntry,
)
from enterprises.models.people import month_of
from enterprises.models.permits import LOST, SAFETY_LICENCE
from enterprises.terms import contractor_limit, kinds, workdays_among
from enterprises.thresholds import Threshold, threshold
from jurisdictions.models import Holiday
from jurisdictions.templatetags.words import cn_date

WORKING = {MineStatus.PRODUCING, MineStatus.BUILDING}
# The logs of which a notice demands so many entries a month.
LEAST = {
    "site-days": "principal_days",
    "visits": "parent_visits",
    "meetings": "safety_meetings",
    "contractor-checks": "contractor_checks",
    "shift-leads": "shift_leads",
}
PRINCIPALS = ["法定代表人", "实际控制人", "实际负责人"]  # Z-02


@dataclass(frozen=True, slots=True)
class Alert:
    part: str
    words: str
    basis: str


def alerts(mine: Mine, today: dt.date) -> list[Alert]:
    checks = [_licence, _equipment, _contractors, _plan, _watch, _ownerless, _drawings, _funds]
    if mine.status in WORKING:
        checks += [_site_days, _visits, _meetings, _rules, _of_contractors, _training, _drill]
    return [alert for check in checks for alert in check(mine, today)]


def holds(figure: Threshold, mine: Mine) -> bool:
    """Whether what a notice demands is demanded of this mine: while it is in the scope of that notice's campaign."""
    if not figure.campaign:
        return True
    kept = Flag.objects.standing().filter(mine=mine, kind=Kind.CAMPAIGN)
    return kept.filter(subject=figure.campaign).exists()


def _licence(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Whoever produces holds a safety licence that is in force; while one stands, those of before count no more."""
    if mine.status != MineStatus.PRODUCING:
        return
    basis = next(kind.basis for kind in kinds("licence") if kind.word == SAFETY_LICENCE)
    held = Licence.objects.filter(mine=mine, kind=SAFETY_LICENCE)
    for one in held.current() or held.order_by("-status_on")[:1]:
        lost = one.get_status_display() if one.status in LOST else "过期" if one.expired else ""
        if lost:
            yield Alert("licences", f"{one.kind}已{lost}，台账仍为正常生产", basis)


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
    longest = threshold("watch_days")
    if last is None:
        yield _alert("watch-entries", "盯守人还没有打卡记录", longest)
    elif last.day < today - dt.timedelta(days=longest.value):
        yield _alert("watch-entries", f"盯守人自{cn_date(last.day)}以后没有打卡记录", longest)


def _equipment(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """What has to be tested again and again, and no day of a test is known: no date would ever warn of it."""
    terms = {kind.word: kind for kind in kinds("equipment", mine.kind) if kind.months}
    untested = Equipment.objects.filter(mine=mine, kind__in=terms, tested_on=None, test_due=None)
    for one in untested.exclude(mine__status=MineStatus.CLOSED).order_by("kind", "number"):
        kind = terms[one.kind]
        yield Alert(
            "equipment", f"{one}没有登记检测检验日期", kind.basis + ("，待核" if kind.uncertain else "")
        )


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
    least = threshold("principal_days")
    if not holds(least, mine):
        return
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
    for person in served:
        if (number := workdays_among(days[person.pk], calendar)) < least.value:
            words = f"{person}{first.month}月到矿履职 {number} 个工作日，不足 {least.value} 个"
            yield _alert("site-days", words, least)


def _visits(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Z-04: only where there is a parent company."""
    if mine.enterprise.parent_enterprise_id is not None:
        entries = ParentVisit.objects.filter(mine=mine)
        yield from _too_few(mine, today, entries, "visits", "上级公司{}月到矿检查")


def _meetings(mine: Mine, today: dt.date) -> Iterator[Alert]:
    entries = SafetyMeeting.objects.filter(mine=mine)
    yield from _too_few(mine, today, entries, "meetings", "{}月召开安全生产办公会议")


def _rules(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Z-05: of each kind that the notice names one set of rules, and none past its review."""
    asked = threshold("safety_rules")
    if not holds(asked, mine):
        return
    known = dict(SafetyRule.objects.filter(mine=mine).current().values_list("kind", "review_on"))
    if missing := [kind.word for kind in kinds("rule", mine.kind) if kind.word not in known]:
        yield _alert("rules", f"没有登记{'、'.join(missing)}", asked)
    if late := [kind for kind, review_on in sorted(known.items()) if review_on < today]:
        yield _alert("rules", f"{'、'.join(late)}超过评审日期", asked)


def _of_contractors(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """Z-08, for each contractor that was there all month."""
    first, after = last_month(today)
    stayed = Q(until=None) | Q(until__gte=after - dt.timedelta(days=1))
    for hired in Contractor.objects.filter(stayed, mine=mine, since__lte=first).order_by("name", "pk"):
        checks = ContractorCheck.objects.filter(contractor=hired)
        words = "{}月对" + hired.name + "的检查"
        yield from _too_few(mine, today, checks, "contractor-checks", words)
        if mine.kind == MineKind.UNDERGROUND:
            leads = ShiftLead.objects.filter(contractor=hired)
            words = "{}月与" + hired.name + "双带班下井"
            yield from _too_few(mine, today, leads, "shift-leads", words)


def _too_few(mine: Mine, today: dt.date, entries: QuerySet[Any], part: str, words: str) -> Iterator[Alert]:
    """Of a log's entries, in the last month that is over; `words` has a place for the month."""
    least = threshold(LEAST[part])
    if not holds(least, mine):
        return
    first, after = last_month(today)
    number = entries.filter(day__gte=first, day__lt=after).count()
    if number < least.value:
        said = f"{words.format(first.month)} {number} 次，不足 {least.value} 次"
        yield _alert(part, said, least)


def _training(mine: Mine, today: dt.date) -> Iterator[Alert]:
    people = untrained(mine, today)
    if people:
        named = "、".join(str(person) for person in people[:NAMED])
        more = f"等 {len(people)} 人" if len(people) > NAMED else f" {len(people)} 人"
        yield _alert("workers", f"{named}{more}没有在培训期内的合格记录", threshold("training_months"))


def _drill(mine: Mine, today: dt.date) -> Iterator[Alert]:
    last = Drill.objects.filter(mine=mine).with_due().filter(due__lt=today).first()
    if last:
        yield _alert("drills", f"上次应急演练是{cn_date(last.day)}，已超过半年", threshold("drill_months"))


def _funds(mine: Mine, today: dt.date) -> Iterator[Alert]:
    """A year that isn't over may still fill."""
    for fund in SafetyFund.objects.filter(mine=mine, year__lt=today.year):
        if fund.short > threshold("fund_short").value:
            words = f"{fund.year}年安全生产费用少提取 {fund.short:f} 万元"
            yield _alert("funds", words, threshold("fund_short"))


def last_month(today: dt.date) -> tuple[dt.date, dt.date]:
    """The month that is over, as its first day and the first day after it."""
    this, _ = month_of(today)
    return (this - dt.timedelta(days=1)).replace(day=1), this


def _alert(part: str, words: str, figure: Threshold) -> Alert:
    return Alert(part, words, figure.cited)
