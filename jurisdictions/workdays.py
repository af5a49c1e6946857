"""Working days, counted on a calendar that is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

SATURDAY = 5
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The State Council's announcement: days off, weekend days that are worked, and the years it covers."""

    off: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()
    years: frozenset[int] = frozenset()


def is_workday(day: dt.date, calendar: Calendar) -> bool:
    if day in calendar.off:
        return False
    return day.weekday() < SATURDAY or day in calendar.worked


def add_workdays(start: dt.date, n: int, calendar: Calendar) -> dt.date:
    """The last day of a term of n working days; the day it starts from is not counted (行政处罚法第85条)."""
    if n < 0:
        raise ValueError("a term cannot be negative")
    day = start
    while n:
        day += DAY
        n -= is_workday(day, calendar)
    return day


def workdays_between(start: dt.date, end: dt.date, calendar: Calendar) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` is past already."""
    if end < start:
        return -workdays_between(end, start, calendar)
    return sum(is_workday(day, calendar) for day in _after(start, end))


def unannounced_years(start: dt.date, end: dt.date, calendar: Calendar) -> tuple[int, ...]:
    """The years of a term whose holidays nobody knows yet: the deadline may still move, and should say so."""
    return tuple(year for year in range(start.year, end.year + 1) if year not in calendar.years)


def _after(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    while start < end:
        start += DAY
        yield start
