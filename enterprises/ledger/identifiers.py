"""Credit codes and telephone numbers."""

from __future__ import annotations

import re

from enterprises.credit_code import LENGTH, check_digit_holds, is_legal
from enterprises.ledger.cells import LOST_DIGITS, Reading, half, is_empty, plain

ALNUM = re.compile(r"[0-9A-Z]+")
OLD_LENGTHS = range(15, LENGTH + 1)  # 15 digits was the registration number before 2015
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"(?:0\d{2,3}-?)?[1-9]\d{6,7}(?:[-转]\d{1,6})?")
SEVERAL = re.compile(r"[/、,;，；]+")


def read_credit_code(cell: object) -> Reading:
    """18 characters; one that fails its check digit is held, because some in real use do."""
    if is_empty(cell):
        return Reading(refusal="未填统一社会信用代码")
    text = plain(cell)
    code = half(text).replace("-", "").upper()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) >= LOST_DIGITS:
        code = code[:LENGTH]
        return Reading(code, doubt="代码以数字存储，末几位已丢失，请按文本重新填写")
    if not ALNUM.fullmatch(code) or len(code) not in OLD_LENGTHS:
        return Reading(refusal=f"“{text[:40]}”不是统一社会信用代码（18 位数字或大写字母）")
    why = "" if code == cell else "去掉空格，改为半角大写"
    return Reading(code, why, doubt=_code_doubt(code))


def read_others_code(cell: object) -> Reading:
    """Of a company that isn't the row's own: what looks odd is kept as it stands when somebody vouches for it."""
    reading = read_credit_code(cell)
    odd = reading.refusal or reading.doubt
    return Reading(reading.value or plain(cell), reading.why, doubt=odd)


def _code_doubt(code: str) -> str:
    if check_digit_holds(code):
        return ""
    if len(code) != LENGTH:
        return f"统一社会信用代码应为 18 位，此处 {len(code)} 位，请核对营业执照"
    if not is_legal(code):
        letters = "、".join(sorted(set(code) & set("IOSVZ")))
        return f"统一社会信用代码不使用字母 {letters}，疑为数字，请核对营业执照"
    return "统一社会信用代码校验位不符，请核对营业执照；确属在用的可人工确认"


def read_phone(cell: object) -> Reading:
    text = half(plain(cell))
    numbers = [_telephone(part) for part in SEVERAL.split(text) if part]
    if not numbers or not all(numbers):
        return Reading(doubt=f"“{plain(cell)[:40]}”不是电话号码，请核对")
    phone = "、".join(numbers)
    if len(phone) > 30:
        return Reading(doubt="电话号码过多，请只留主要负责人的号码")
    if not isinstance(cell, str):
        return Reading(phone, "数字改为文本")
    return Reading(phone, "" if cell == phone else "去掉空格和分隔符")


def _telephone(text: str) -> str:
    """One number as dialled; empty when it can't be one."""
    bare = re.sub(r"^(?:\+|00)?\(?86\)?-?(?=1\d)", "", text)
    digits = bare.replace("-", "")
    if MOBILE.fullmatch(digits):
        return digits
    landline = re.sub(r"^\((0\d{2,3})\)", r"\1-", bare)
    return landline if LANDLINE.fullmatch(landline) else ""
