"""Reporting periods, counted without the database.

A monthly report that is due on the 20th of its own month can't count the days after the 20th; so a period runs
from the day after the last cut-off to this month's cut-off, and every record falls into exactly one period.
The first period starts with the campaign.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    month: dt.date
    begins: dt.date
    ends: dt.date
    due_on: dt.date


def month_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def next_month(month: dt.date) -> dt.date:
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def previous_month(month: dt.date) -> dt.date:
    return (month.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def monthly_periods(
    first: dt.date, last: dt.date, *, due_day: int, cut_off_day: int, starts_on: dt.date
) -> list[Period]:
    """The periods from the month of `first` to the month of `last`, in order and without a gap or an overlap."""
    periods = []
    month, begins = month_of(first), min(starts_on, month_of(first).replace(day=cut_off_day))
    while month <= last:
        ends = month.replace(day=cut_off_day)
        periods.append(Period(month, begins, ends, month.replace(day=due_day)))
        month, begins = next_month(month), ends + dt.timedelta(days=1)
    return periods
