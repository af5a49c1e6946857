"""Which lines of the sheet are mines, and which are titles, sums, notes and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from enterprises.ledger.cells import is_empty, plain
from enterprises.ledger.headings import Header, bare

SUM = re.compile(r".{0,12}(小计|合计|总计|共计|累计)(\d*[家座个处]?)")
SIGNED = re.compile(
    r"\s*(填表|填报|制表|审核|复核|审批|审签|批准|单位|部门|负责人|主要负责人|分管领导|联系|电话|日期|盖章|签字|注|备注|说明|附注|附件)"
    r"[^:：]{0,12}[:：]"
)
CAPTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|.{40}")
CODE_LIKE = re.compile(r"[0-9A-Za-z]{9}")
COLUMN_MARK = re.compile(r"\d{1,3}|[甲乙丙丁戊己庚辛]")


def why_ignored(row: Sequence[object], header: Header) -> str | None:
    """Why this line isn't a mine, or None when it is one."""
    if _holds_code(row, header):
        return None
    filled = {at: plain(cell) for at, cell in enumerate(row) if not is_blank(cell)}
    if not filled:
        return "空行"
    if header.is_repeated_by(row):
        return "重复的表头"
    if _are_column_marks(filled):
        return "栏次"
    return _why_no_mine(filled) or _why_empty(row, filled, header)


def _why_no_mine(filled: dict[int, str]) -> str | None:
    if total := next((text for text in filled.values() if _is_sum(text)), None):
        return "小计" if "小计" in total else "合计"
    return "落款或说明" if SIGNED.match(next(iter(filled.values()))) else None


def _why_empty(row: Sequence[object], filled: dict[int, str], header: Header) -> str | None:
    """Numbered in advance, a caption, or a county that writes 无."""
    if not _names_nothing(row, header, *header.vocabulary.telling):
        return "标题或说明" if len(filled) == 1 and CAPTION.match(next(iter(filled.values()))) else None
    if filled.keys() <= set(header.counters):
        return "空行（只有序号）"
    return "标题或说明" if len(filled) == 1 else f"没有填写{header.vocabulary.what}"


def is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _is_sum(text: str) -> bool:
    return len(text) < 60 and bool(SUM.fullmatch(bare(text)))


def _are_column_marks(filled: dict[int, str]) -> bool:
    """甲 乙 1 2 3 under the headings."""
    if len(filled) < 3 or not all(COLUMN_MARK.fullmatch(text) for text in filled.values()):
        return False
    numbers = [int(text) for text in filled.values() if text.isdecimal()]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _holds_code(row: Sequence[object], header: Header) -> bool:
    """Sums write 3家 in the column of the code; only something like a code makes the line a mine at once."""
    at = header.columns.get("credit_code")
    return at is not None and at < len(row) and bool(CODE_LIKE.search(plain(row[at])))


def _names_nothing(row: Sequence[object], header: Header, *names: str) -> bool:
    places = [header.columns[name] for name in names if name in header.columns]
    return all(at >= len(row) or is_empty(row[at]) for at in places)
