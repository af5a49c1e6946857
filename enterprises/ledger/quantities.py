"""Numbers with their units: head-counts and capacities."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from enterprises.ledger.cells import LOST_DIGITS, Reading, half, plain, words

MAX_HEADCOUNT = 10_000
MAX_CAPACITY = 20_000  # 万吨/年; the largest iron mine of the country has a quarter of it

NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,15})?")
PEOPLE = re.compile(r"(.*?)(?:人|名|个)(?:/班|次)?")


def read_number(text: str) -> Decimal | None:
    """A number with or without thousand separators; None for anything else."""
    if not NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


def _decimal(cell: object) -> Decimal | None:
    if isinstance(cell, float):
        number = Decimal(f"{cell:.15g}")
        return number if number.is_finite() else None
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Decimal(cell)
    return None


def read_headcount(cell: object, what: str = "单班入井人数") -> Reading:
    number = _decimal(cell)
    why = ""
    if number is None:
        text = half(plain(cell))
        counted = PEOPLE.fullmatch(text)
        number = read_number(counted[1] if counted else text)
        if number is None:
            return Reading(doubt=f"“{plain(cell)[:40]}”不是人数，请填整数")
        why = _unless_same(cell, str(number), "取其中的人数")
    if not 0 <= number <= MAX_HEADCOUNT:
        return Reading(refusal=f"{what} {number:.15g} 超出 0 至 {MAX_HEADCOUNT:,}，请核对")
    if number != int(number):
        return Reading(doubt=f"人数 {number:.15g} 不是整数，请核对")
    return Reading(int(number), why)


def read_measure(cell: object, what: str, unit: str) -> Reading:
    """A number with or without its unit, one of those in the pattern; how large it may be is the form's to say."""
    number, why = _decimal(cell), ""
    if number is None:
        number = read_number(re.sub(f"(?:{unit})$", "", half(plain(cell))))
        if number is None:
            return Reading(doubt=f"“{plain(cell)[:40]}”不是{what}，请填数字")
        why = _unless_same(cell, str(number), "取其中的数值")
    if abs(number) >= LOST_DIGITS:
        return Reading(refusal=f"{what} {number:.15g} 过大，请核对")
    return Reading(number, why)


@cache
def _capacity_units() -> dict[str, Decimal]:
    return {unit: Decimal(factor) for unit, factor in words()["capacity_units"].items()}


def capacity_factor(heading: str) -> Decimal:
    """How many 万吨/年 one unit of the column is, from the unit in its heading; 0 when it can't be told."""
    units = _capacity_units()
    bracketed = re.findall(r"[(\[]([^()\[\]]*)[)\]]", half(heading)) + half(heading).split(":")[1:]
    for text in bracketed:
        unit = text.lower().removeprefix("单位").lstrip(":")
        if unit in units:
            return units[unit]
        if re.search(r"m3|m³|立方|方/|万方|㎡", unit):
            return Decimal(0)
    return Decimal(1)


def read_capacity(cell: object, factor: Decimal) -> Reading:
    """万吨/年 with two decimals; `factor` is what the heading's unit is worth."""
    number, unit, text = _decimal(cell), "", ""
    if number is None:
        text = half(plain(cell)).lower().removeprefix("年产")
        digits = re.match(r"[+-]?[\d,.]+", text)
        number = read_number(digits[0]) if digits else None
        unit = text[digits.end() :] if digits else ""
    if number is None or (unit and unit not in _capacity_units()):
        return Reading(doubt=f"“{plain(cell)[:40]}”不是以万吨/年计的生产能力，请换算后填写")
    factor = _capacity_units()[unit] if unit else factor
    if not factor:
        return Reading(doubt="本列按体积计，请换算为万吨/年")
    tons = (number * factor).quantize(Decimal("0.01")) if abs(number) < LOST_DIGITS else number
    if not 0 <= tons <= MAX_CAPACITY:
        return Reading(doubt=f"生产能力 {tons:.15g} 万吨/年不合情理，请核对数值和单位")
    tons = tons.to_integral_value() if tons == tons.to_integral_value() else tons.normalize()
    if factor != 1:
        return Reading(tons, "换算为万吨/年")
    if tons != number:
        return Reading(tons, "保留两位小数")
    return Reading(tons, _unless_same(cell, str(number), "取其中的数值"))


def _unless_same(cell: object, text: str, why: str) -> str:
    return "" if not isinstance(cell, str) or cell == text else why
