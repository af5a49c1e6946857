"""What one cell says, as a person would read it.

Each reader takes a raw cell and returns a Reading: its value, `why` it differs from what was written, the
`doubt` that a person must settle, or the `refusal` when it can't stand. None of them raises, whatever
the cell holds.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FULL_TO_HALF = {
    **{ord("０") + at: ord("0") + at for at in range(10)},
    **{ord("Ａ") + at: ord("A") + at for at in range(26)},
    **{ord("ａ") + at: ord("a") + at for at in range(26)},
}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]")
NEEDS_CARE = re.compile(rf"[\s０-９Ａ-Ｚａ-ｚ{CONTROL.pattern[1:]}")
SPACE = re.compile(r"\s+")
AMONG_HAN = re.compile(r"(?<=[\u3400-\u9fff（）]) (?=[\u3400-\u9fff（）])")
PUNCTUATION = re.compile(r"[\W_]+")

LONGEST_MARK = 12
LOST_DIGITS = 10**15  # a spreadsheet keeps 15 digits of a number


class Reading(NamedTuple):
    value: Any = None
    why: str = ""
    doubt: str = ""
    refusal: str = ""


@cache
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _empty() -> frozenset[str]:
    return frozenset(words()["empty"])


def plain(cell: object) -> str:
    """The cell's text: trimmed, half-width digits and letters, no control characters, whole numbers whole."""
    if isinstance(cell, str):
        if not NEEDS_CARE.search(cell):
            return cell
        text = CONTROL.sub("", cell.translate(FULL_TO_HALF))
        return AMONG_HAN.sub("", SPACE.sub(" ", text)).strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ")
    return "" if cell is None else str(cell)


def is_empty(cell: object) -> bool:
    """Blank, or one of the marks that stand for nothing (— / 无)."""
    if cell is None or cell == "":
        return True
    if isinstance(cell, (float, int)) or (isinstance(cell, str) and len(cell.strip()) > LONGEST_MARK):
        return False
    return plain(cell).replace(" ", "").lower() in _empty()


def half(text: str) -> str:
    """Everything half-width and without spaces, for numbers and dates."""
    return SPACE.sub("", unicodedata.normalize("NFKC", text)).replace("−", "-")


def squeezed(text: str) -> str:
    return PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).lower()


def read_text(cell: object, longest: int) -> Reading:
    text = plain(cell)
    if len(text) > longest:
        return Reading(doubt=f"文字超过 {longest} 字，无法保存，请缩短")
    return Reading(text, _whitespace_why(cell, text))


def _whitespace_why(cell: object, text: str) -> str:
    if not isinstance(cell, str) or cell.strip() == text:
        return ""
    return "去掉多余的空格、换行，全角数字字母改为半角"
