"""What follows from the facts of one mine, with the reason and the last day on which it holds. No database here.

The eight conditions of S1-05 (应急〔2021〕23号 二（二）) make a mine a key-inspection target, which is owed one more
check a year. A first-grade or accident-free mine may be left to the draw instead (S1-06), if a person agrees and
none of the eight holds. Figures are in data/thresholds.yaml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from enterprises.thresholds import is_key_mine, threshold


class Kind(StrEnum):
    KEY_MINE = "key_mine"
    KEY_TARGET = "key_target"
    ACCIDENT = "accident"
    PENALTY = "penalty"
    OVERDUE = "overdue"
    DISHONEST = "dishonest"
    SUSPENDED = "suspended"
    BUILDING = "building"
    CLOSING = "closing"
    RED_LINE = "red_line"
    DRAW_ONLY = "draw_only"
    CAMPAIGN = "campaign"


LABELS: dict[str, str] = {
    "key_mine": "重点地下矿山",
    "key_target": "重点检查对象",
    "accident": "近三年发生亡人事故",
    "penalty": "一年内因重大隐患受处罚",
    "overdue": "重大隐患逾期未销号",
    "dishonest": "纳入失信惩戒名单",
    "suspended": "停产整顿",
    "building": "技改基建",
    "closing": "关闭退出",
    "red_line": "红线意识不牢",
    "draw_only": "可只纳入抽查",
    "campaign": "在专项行动范围内",
}
CONDITIONS = (
    Kind.ACCIDENT,
    Kind.PENALTY,
    Kind.OVERDUE,
    Kind.DISHONEST,
    Kind.SUSPENDED,
    Kind.BUILDING,
    Kind.CLOSING,
    Kind.RED_LINE,
)


@dataclass(frozen=True)
class Mishap:
    on: dt.date
    deaths: int


@dataclass(frozen=True)
class Dated:
    """A fact of a day, worded: a penalty, an order, a hazard that fell due."""

    on: dt.date
    text: str


@dataclass(frozen=True)
class Recorded:
    """What a person wrote down because no record proves it; `kind` is one of the eight."""

    kind: str
    text: str
    until: dt.date | None = None


@dataclass(frozen=True)
class Drive:
    """A running campaign whose scope the mine is in."""

    key: str
    title: str
    document_number: str
    ends_on: dt.date


@dataclass(frozen=True)
class Facts:
    kind: str
    status: str
    headcount: int | None = None
    standardization: str = ""
    watched_since: dt.date | None = None  # when an agency began to answer for it, and to know of accidents
    kind_words: str = ""
    status_words: str = ""
    accidents: tuple[Mishap, ...] = ()
    penalties: tuple[Dated, ...] = ()
    overdue: tuple[Dated, ...] = ()
    suspensions: tuple[Dated, ...] = ()
    closings: tuple[Dated, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    campaigns: tuple[Drive, ...] = ()


@dataclass(frozen=True)
class Derived:
    """`until` is the last day on which it holds if nothing else happens; None when no day ends it."""

    kind: Kind
    reason: str
    until: dt.date | None = None
    subject: str = ""


def derive(facts: Facts, today: dt.date) -> list[Derived]:
    """Everything that holds today. Of a closed mine nothing follows any more."""
    if facts.status == "closed":
        return []
    conditions = [held for condition in EIGHT if (held := condition(facts, today))]
    found = [*_key_mine(facts), *conditions]
    if conditions:
        found.append(_target(conditions))
    else:
        found += _draw_only(facts, today)
    return [*found, *_in_scope(facts)]


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day of a later year; 29 February becomes the last of that month."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _key_mine(facts: Facts) -> Iterator[Derived]:
    limit = threshold("key_mine_headcount")
    if is_key_mine(facts.kind, facts.headcount):
        yield Derived(Kind.KEY_MINE, f"单班入井 {facts.headcount} 人，达到 {limit.value} 人（{limit.basis}）")


def _target(conditions: list[Derived]) -> Derived:
    """As long as the last of them; open-ended when one of them is."""
    ends = [found.until for found in conditions]
    until = None if None in ends else max(end for end in ends if end)
    named = "、".join(LABELS[found.kind] for found in conditions)
    return Derived(Kind.KEY_TARGET, f"{named}，年度内至少增加一次检查（应急〔2021〕23号 二（二））", until)


def _accident(facts: Facts, today: dt.date) -> Derived | None:
    """Three years to the day (C19): the third anniversary still counts, the day after no longer."""
    years = threshold("fatal_accident_years").value
    counting = [m for m in facts.accidents if m.deaths and m.on <= today <= years_after(m.on, years)]
    if not counting:
        return None
    last = max(counting, key=lambda mishap: mishap.on)
    deaths = sum(mishap.deaths for mishap in counting)
    times = f"等 {len(counting)} 起，共" if len(counting) > 1 else ""
    reason = f"{_day(last.on)}发生亡人事故{times}死亡 {deaths} 人"
    return Derived(Kind.ACCIDENT, reason, years_after(last.on, years))


def _penalty(facts: Facts, today: dt.date) -> Derived | None:
    """Within one year: day 365 after the decision counts, day 366 doesn't."""
    span = dt.timedelta(days=threshold("major_hazard_penalty_days").value)
    counting = [p for p in facts.penalties if p.on <= today <= p.on + span]
    if not counting:
        return None
    last = max(counting, key=lambda penalty: penalty.on)
    return Derived(Kind.PENALTY, f"{_day(last.on)}因重大事故隐患受处罚：{last.text}", last.on + span)


def _overdue(facts: Facts, today: dt.date) -> Derived | None:
    """Due today is not overdue yet."""
    late = [hazard for hazard in facts.overdue if hazard.on < today]
    if not late:
        return None
    first = min(late, key=lambda hazard: hazard.on)
    more = f"等 {len(late)} 项" if len(late) > 1 else ""
    return Derived(Kind.OVERDUE, f"重大事故隐患应于{_day(first.on)}前整改，尚未销号：{first.text}{more}")


def _dishonest(facts: Facts, today: dt.date) -> Derived | None:
    return _as_recorded(facts, Kind.DISHONEST, today)


def _suspended(facts: Facts, today: dt.date) -> Derived | None:
    return _ordered(Kind.SUSPENDED, facts.suspensions) or _as_recorded(facts, Kind.SUSPENDED, today)


def _building(facts: Facts, today: dt.date) -> Derived | None:
    if facts.status == "building":
        return Derived(Kind.BUILDING, "生产状态为建设")
    return _as_recorded(facts, Kind.BUILDING, today)


def _closing(facts: Facts, today: dt.date) -> Derived | None:
    return _ordered(Kind.CLOSING, facts.closings) or _as_recorded(facts, Kind.CLOSING, today)


def _red_line(facts: Facts, today: dt.date) -> Derived | None:
    return _as_recorded(facts, Kind.RED_LINE, today)


EIGHT: tuple[Callable[[Facts, dt.date], Derived | None], ...] = (
    _accident,
    _penalty,
    _overdue,
    _dishonest,
    _suspended,
    _building,
    _closing,
    _red_line,
)


def _ordered(kind: Kind, orders: tuple[Dated, ...]) -> Derived | None:
    if not orders:
        return None
    last = max(orders, key=lambda order: order.on)
    return Derived(kind, f"{_day(last.on)}{last.text}")


def _as_recorded(facts: Facts, kind: Kind, today: dt.date) -> Derived | None:
    """Of several, the one that holds longest; the day of `until` still counts."""
    holding = [r for r in facts.recorded if r.kind == kind and (r.until is None or r.until >= today)]
    if not holding:
        return None
    longest = max(holding, key=lambda record: record.until or dt.date.max)
    return Derived(kind, longest.text, longest.until)


def _draw_only(facts: Facts, today: dt.date) -> Iterator[Derived]:
    """可纳入执法抽查 (S1-06): more than three years without any accident, fatal or not, or the first grade (C19).

    That no accident is on file says something only of a mine that has been watched for as long.
    """
    years = threshold("accident_free_years").value
    last = max((mishap.on for mishap in facts.accidents), default=None)
    free_since = last or facts.watched_since
    reasons = []
    if facts.standardization == "一级":
        reasons.append("标准化一级")
    if free_since and today > years_after(free_since, years):
        since = "" if last else "纳入监管"
        reasons.append(f"自{_day(free_since)}{since}以来 {years} 年以上未发生事故")
    if reasons:
        yield Derived(Kind.DRAW_ONLY, f"{'、'.join(reasons)}，须经人工确认（应急〔2021〕23号 二（二））")


def _in_scope(facts: Facts) -> Iterator[Derived]:
    for drive in facts.campaigns:
        words = "、".join(filter(None, [facts.kind_words, facts.status_words]))
        reason = f"{words}，属于“{drive.title}”的整治范围（{drive.document_number}）"
        yield Derived(Kind.CAMPAIGN, reason, drive.ends_on, drive.key)


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
