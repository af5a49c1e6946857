"""Periods and their due days, counted without the database.

A monthly report that is due on the 20th of its own month can't count the days after the 20th; so a period runs
from the day after the last cut-off to this month's cut-off, and every record falls into exactly one period.
The first period starts with the campaign. Where a notice names no cut-off (C2), periods are calendar months.

Longer periods are those of the calendar, whatever month a campaign begins in: quarters begin in January, April …;
two months are January and February, so that every county of the country reports a case in the same months (S1-12).
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MONTHS = {"monthly": 1, "bimonthly": 2, "quarterly": 3, "half_yearly": 6, "yearly": 12}


@dataclass(frozen=True)
class Period:
    """`month` is the first day of the calendar month, quarter … that the period is named by."""

    month: dt.date
    begins: dt.date
    ends: dt.date
    due_on: dt.date


@dataclass(frozen=True)
class Deadline:
    """When something is due: `on` one day, or by `day` of the last month of each period, or with the period's end.

    The same three facts decide which of two deadlines is the stricter.
    """

    on: dt.date | None = None
    day: int | None = None

    @classmethod
    def of(cls, reading: Mapping[str, Any]) -> Deadline:
        """As it stands in a requirement's readings."""
        on = reading.get("on")
        return cls(on=dt.date.fromisoformat(on) if on else None, day=reading.get("day"))

    def in_month(self, month: dt.date) -> dt.date:
        return self.on or day_of(month, self.day)

    def is_later_than(self, other: Deadline) -> bool:
        """Whether it leaves more time than the other one; a month's end counts as its 31st."""
        if self.on is None and other.on is None:
            return (self.day or 31) > (other.day or 31)
        return (self.on or dt.date.max) > (other.on or dt.date.max)


@dataclass(frozen=True)
class Order:
    """A deadline and the day on which it was set; it moves nothing to a day before that."""

    since: dt.date
    deadline: Deadline


def month_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def next_month(month: dt.date, by: int = 1) -> dt.date:
    months = month.year * 12 + month.month - 1 + by
    return dt.date(months // 12, months % 12 + 1, 1)


def day_of(month: dt.date, day: int | None) -> dt.date:
    """That day of the month, or its last day where none is named or the month is shorter."""
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=min(day or last, last))


def period_start(day: dt.date, cadence: str) -> dt.date:
    """The first month of the calendar period that the day lies in."""
    length = MONTHS[cadence]
    return next_month(month_of(day), -((day.month - 1) % length))


def periods(
    cadence: str,
    first: dt.date,
    last: dt.date,
    deadline: Deadline,
    *,
    starts_on: dt.date,
    cut_off_day: int | None = None,
) -> Iterator[Period]:
    """The periods of a cadence from that of `first` to that of `last`, in order, without a gap or an overlap."""
    length, month = MONTHS[cadence], period_start(first, cadence)
    begins = min(starts_on, day_of(month, cut_off_day)) if cut_off_day else max(starts_on, month)
    begins = min(begins, _closing(month, length))
    while month <= last:
        closing = next_month(month, length - 1)
        ends = day_of(closing, cut_off_day)
        yield Period(month, begins, ends, deadline.in_month(closing))
        month, begins = next_month(month, length), ends + dt.timedelta(days=1)


def _closing(month: dt.date, length: int) -> dt.date:
    return day_of(next_month(month, length - 1), None)


def words(month: dt.date, cadence: str) -> str:
    """How people name a period: 2023年6月, 2023年第2季度, 2023年上半年."""
    year, length = f"{month.year}年", MONTHS.get(cadence)
    if length == 1:
        return f"{year}{month.month}月"
    if length == 2:
        return f"{year}{month.month}—{month.month + 1}月"
    if length == 3:
        return f"{year}第{(month.month + 2) // 3}季度"
    if length == 6:
        return f"{year}{'上' if month.month == 1 else '下'}半年"
    return year if length else "一次性"
