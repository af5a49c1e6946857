"""How far a due moment is, in days and in words: 逾期 2 天, 今天到期, 还有 3 天."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

SOON = 3
LONG_AGO = 365  # days; beyond, the number tells nobody more than the date


def last_day(due: date | datetime) -> date:
    """The last day that is still on time: a due moment at local midnight is 24:00 of the day before."""
    if isinstance(due, datetime):
        return timezone.localdate(due - timedelta(microseconds=1))
    return due


def is_late(due: date | datetime, now: datetime) -> bool:
    if isinstance(due, datetime):
        return now >= due
    return timezone.localdate(now) > due


def days_left(due: date | datetime, now: datetime) -> int:
    return (last_day(due) - timezone.localdate(now)).days


def due_words(due: date | datetime, now: datetime) -> str:
    left = days_left(due, now)
    if left < -LONG_AGO:
        return "逾期一年以上"
    if is_late(due, now):
        return exact_words(due, now)
    return f"还有 {left} 天" if left else "今天到期"


def exact_words(due: date | datetime, now: datetime) -> str:
    """Of something late, to the day: what stands behind 逾期一年以上."""
    left = days_left(due, now)
    return f"逾期 {-left} 天" if left < 0 else "已逾期"


def due_tone(due: date | datetime, now: datetime) -> str:
    if is_late(due, now):
        return "late"
    return "due" if days_left(due, now) <= SOON else "plain"


def due_moment(due: date | datetime, now: datetime | None = None) -> str:
    """6月20日 for a day, 6月20日 24:00 for a moment, as the official documents write it.

    The year is only said when it isn't that of `now`.
    """
    day = last_day(due)
    year = "" if now is None or day.year == timezone.localdate(now).year else f"{day.year}年"
    words = f"{year}{day.month}月{day.day}日"
    if not isinstance(due, datetime):
        return words
    local = timezone.localtime(due)
    return f"{words} {'24:00' if local.date() != day else local.strftime('%H:%M')}"
