"""Words that have a fixed list: kinds, states, classes, grades."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from enterprises.ledger.cells import Reading, squeezed, words


@cache
def _lookup(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, synonyms in words()[table].items():
        found.update({squeezed(text): word for text in (word, *synonyms)})
    return found


@lru_cache(maxsize=4096)
def read_kind(written: str) -> Reading:
    """地下矿山, 露天矿山 or 尾矿库; anything else isn't in the scope of this ledger."""
    text = squeezed(written)
    if not text:
        return Reading(refusal="未填矿山类型")
    for prefix in words()["kind_prefixes"]:
        text = text.removeprefix(prefix)
    kinds = _lookup("kinds")
    word = kinds.get(text) or kinds.get(text.removesuffix("头顶库"))
    if word:
        return Reading(word, "" if written == word else "统一矿山类型的写法")
    if text in words()["kinds_unclear"]:
        return Reading(doubt=f"“{written[:40]}”分不清是地下矿山、露天矿山还是尾矿库，请选定")
    start = max(0, len(text) - max(map(len, kinds)))  # no longer ending can be one, however long the cell
    ending = next((kinds[text[at:]] for at in range(start, len(text) - 1) if text[at:] in kinds), "")
    outside = any(word in text for word in words()["out_of_scope"])
    if ending == "尾矿库" or (ending and not outside):  # 选矿厂尾矿库 is a pond, 煤矿地下开采 is a coal mine
        return Reading(ending, "统一矿山类型的写法")
    return Reading(refusal=f"矿山类型“{written[:40]}”不在范围内，本台账只收地下矿山、露天矿山、尾矿库")


@lru_cache(maxsize=4096)
def read_status(written: str) -> Reading:
    """A long suspension counts as in scope only with people at work (L-01), so it must say which."""
    text = squeezed(written)
    if not text:
        return Reading(doubt="未填生产状态，请确认")
    word = _lookup("statuses").get(text)
    attended = re.search(r"停[产建].*(有人|无人)", text)
    if not word and attended:
        word = f"长期停产停建（{attended[1]}作业）"
    if word:
        return Reading(word, "" if written == word else "统一生产状态的写法")
    if re.search("闭库", text):
        return Reading(
            doubt="闭库的尾矿库仍有坝体和监管部门，不是关闭；请选定生产状态，并在矿山概况中登记运行状态“闭库”"
        )
    if re.search(r"停[产建用工]", text):
        return Reading(doubt=f"“{written[:40]}”没有说明有人作业还是无人作业，请选定")
    return Reading(doubt=f"“{written[:40]}”不是可识别的生产状态，请选定")


NUMERALS = str.maketrans("１２３４５12345ⅠⅡⅢⅣⅤ", "一二三四五" * 3)


@lru_cache(maxsize=4096)
def read_hydrogeology(written: str) -> Reading:
    found = re.findall("极复杂|复杂|中等|简单", written)
    if len(found) != 1:
        return Reading(doubt=f"“{written[:40]}”不是可识别的水文地质类型，应为简单、中等、复杂或极复杂")
    return Reading(found[0], "" if written == found[0] else "统一水文地质类型的写法")


@lru_cache(maxsize=4096)
def read_pond_class(written: str) -> Reading:
    """一等 to 五等; the mark 头顶库 beside it is read by `is_overhead`."""
    text = re.sub("[（(]?头顶库[)）]?", "", written).strip()
    if not text:
        return Reading("", "头顶库另记")
    found = re.findall("[一二三四五]", text.translate(NUMERALS))
    if len(found) != 1 or len(text) > 8:
        return Reading(doubt=f"“{written[:40]}”不是可识别的尾矿库等别，应为一等至五等")
    word = f"{found[0]}等"
    return Reading(word, "" if written == word else "统一等别的写法，头顶库另记")


def is_overhead(written: str) -> bool:
    return "头顶库" in written and not re.search("[非不]是?属?于?头顶库", written)


@lru_cache(maxsize=4096)
def read_yes(written: str) -> Reading:
    text = squeezed(written)
    if text in {"是", "有", "y", "yes", "头顶库", "1"} or written == "√":
        return Reading(True)
    if text in {"否", "不是", "n", "no", "非头顶库", "0"} or written == "×":
        return Reading(False)
    return Reading(doubt=f"“{written[:40]}”应填是或否")


@lru_cache(maxsize=4096)
def read_standardization(written: str) -> Reading:
    if re.search("未|不达标|没有|过期|撤销", written):
        return Reading("未达标", "" if written == "未达标" else "统一标准化等级的写法")
    found = re.findall("([一二三])级", written.translate(NUMERALS)) or re.findall(
        "^[一二三]$", written.translate(NUMERALS)
    )
    if len(found) != 1:
        return Reading(doubt=f"“{written[:40]}”不是可识别的标准化等级，应为一级、二级、三级或未达标")
    word = f"{found[0]}级"
    return Reading(word, "" if written == word else "统一标准化等级的写法")
