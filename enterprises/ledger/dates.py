"""The ways to write a day."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from enterprises.ledger.cells import Reading, half, plain

MARK = r"[./\-年,、。_]"
DAY = re.compile(rf"(\d{{4}}){MARK}(\d{{1,2}})[./\-月,、。_](\d{{1,2}})[日号]?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTH = re.compile(rf"(\d{{4}}){MARK}(\d{{1,2}})月?")
SHORT_YEAR = re.compile(rf"\d{{2}}{MARK}\d{{1,2}}[./\-月,、。_]\d{{1,2}}[日号]?")
DAY_FIRST = re.compile(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{4}")
TIME = re.compile(r"(?<=[\d日])[ T]+\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?$")
RANGE = re.compile(r".{6,13}?(?:至|到|~|—|–|-(?=\d{4}\D))(?P<end>\d.{5,11})")
EPOCH = dt.date(1899, 12, 30)
EARLIEST = dt.date(2000, 1, 1)
SERIALS = range(36_526, 73_051)  # 2000-01-01 to 2099-12-31


def read_date(cell: object, *, today: dt.date, earliest: dt.date = EARLIEST) -> Reading:
    """A day, however it is written; two-digit years and months without a day are left to a person.

    One before `earliest` or far ahead is doubted.
    """
    reading = _read(cell)
    day = reading.value
    if day and not reading.doubt and not earliest <= day <= dt.date(today.year + 50, 12, 31):
        return Reading(day, reading.why, doubt=f"日期 {day} 不合情理，请核对")
    return reading


def _read(cell: object) -> Reading:
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return Reading(cell)
    if isinstance(cell, float) and not cell.is_integer():
        if not 36_526 <= cell < 73_051:
            return Reading(doubt=f"“{plain(cell)}”以数字存储，分不清哪一天（10 月会存成 1 月），请写明年月日")
        cell = float(int(cell))
    return _read_written(plain(cell))


def _read_written(written: str) -> Reading:
    text = half(TIME.sub("", written).replace("——", "至")).removeprefix("至").removesuffix("止")
    if span := RANGE.fullmatch(text):
        end = _day(span["end"])
        return Reading(end, "取有效期的截止日") if end else _unreadable(written)
    if day := _day(text):
        return Reading(day, "" if written == day.isoformat() else "改写为标准日期")
    if text.isdecimal() and len(text) == 5 and int(text) in SERIALS:
        return Reading(EPOCH + dt.timedelta(days=int(text)), "由表格的日期序号换算")
    return _half_a_date(text, written)


def _day(text: str) -> dt.date | None:
    found = DAY.fullmatch(text) or COMPACT.fullmatch(text)
    if not found:
        return None
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:
        return None


def _half_a_date(text: str, written: str) -> Reading:
    if SHORT_YEAR.fullmatch(text):
        return Reading(doubt=f"“{written}”的年份只有两位，请写全四位年份")
    if DAY_FIRST.fullmatch(text):
        return Reading(doubt=f"“{written}”分不清月和日，请按年、月、日书写")
    if (month := MONTH.fullmatch(text)) and 1 <= int(month[2]) <= 12 and int(month[1]) >= 2000:
        year, number = int(month[1]), int(month[2])
        last = dt.date(year, number, monthrange(year, number)[1])
        return Reading(last, "取当月最后一天", doubt=f"“{written}”没有写明哪一日，请确认是否为当月最后一天")
    return _unreadable(written)


def _unreadable(written: str) -> Reading:
    return Reading(doubt=f"“{written[:40]}”不是可识别的日期，请按 2024-12-27 的样式填写，或确认留空")
