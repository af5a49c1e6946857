from __future__ import annotations

import datetime as dt
from typing import Any

from chinese_calendar.constants import holidays, workdays
from django.core.management.base import BaseCommand

from jurisdictions.models import Holiday

FIRST_YEAR = 2023
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


class Command(BaseCommand):
    help = "装入已公布的节假日和调休上班日；表中已有的年份保持不变，以免改回人工更正。"

    def handle(self, *args: Any, **options: Any) -> None:
        known = Holiday.objects.calendar().years
        rows = [
            row for row in (*_rows(holidays, False), *_rows(workdays, True)) if row.date.year not in known
        ]
        Holiday.objects.bulk_create(rows)
        self.stdout.write(f"新增 {len(rows)} 天")


def _rows(days: dict[dt.date, str], worked: bool) -> list[Holiday]:
    return [
        Holiday(date=day, name=NAMES.get(name, name), is_workday=worked)
        for day, name in days.items()
        if day.year >= FIRST_YEAR
    ]
