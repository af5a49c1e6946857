"""One column of a layer, and the ways to read its cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from enterprises.ledger import dates, identifiers, quantities, terms
from enterprises.ledger.cells import LOST_DIGITS, Reading, plain, read_text, squeezed, words
from enterprises.terms import kinds

Reader = Callable[[object, dt.date], Reading]  # the cell, and today

SEVERAL = re.compile(r"[、/／,，;；|+\n]|兼|和|及")
DAY = "写全年月日，如 2023-06-01。"
EARLIEST = dt.date(1950, 1, 1)  # of a term of office; licences are younger


@dataclass(frozen=True)
class Column:
    """`field` is its name in the layer, `of` that of the form's field where it is called otherwise.

    `also` are other headings for it, in the order in which they are preferred.
    """

    field: str
    title: str
    read: Reader
    width: int = 14
    note: str = ""
    also: str = ""
    of: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False

    @property
    def form_field(self) -> str:
        return self.of or self.field


def text(longest: int) -> Reader:
    def read(cell: object, today: dt.date) -> Reading:
        if isinstance(cell, int | float) and abs(cell) >= LOST_DIGITS:
            return Reading(refusal="以数字存储，末几位已丢失，请按文本重新填写")
        return read_text(cell, longest)

    return read


def day(cell: object, today: dt.date) -> Reading:
    return dates.read_date(cell, today=today, earliest=EARLIEST)


def mine_kind(cell: object, today: dt.date) -> Reading:
    return terms.read_kind(plain(cell))


def code(cell: object, today: dt.date) -> Reading:
    """Of an enterprise that the ledger knows: a code that isn't there is no mine of ours."""
    reading = identifiers.read_credit_code(cell)
    return Reading(reading.value, reading.why, refusal=reading.refusal)


def others_code(cell: object, today: dt.date) -> Reading:
    return identifiers.read_others_code(cell)


def phone(cell: object, today: dt.date) -> Reading:
    reading = identifiers.read_phone(cell)
    return Reading(reading.value or plain(cell), reading.why, doubt=reading.doubt)


def people(cell: object, today: dt.date) -> Reading:
    return quantities.read_headcount(cell, "人数")


def measure(what: str, unit: str) -> Reader:
    def read(cell: object, today: dt.date) -> Reading:
        return quantities.read_measure(cell, what, unit)

    return read


def yes(cell: object, today: dt.date) -> Reading:
    return terms.read_yes(plain(cell))


def one_of(labels: Mapping[str, str]) -> Reader:
    """A grade as it is stored, or in the words of its label: B, B级 or 一般风险."""
    ways = {squeezed(value): value for value in labels}
    for value, label in labels.items():
        ways |= {squeezed(part): value for part in re.split("[（）]", label) if part}

    def read(cell: object, today: dt.date) -> Reading:
        written = plain(cell)
        found = ways.get(squeezed(written)) or ways.get(squeezed(written).removesuffix("级"))
        if not found:
            return Reading(refusal=f"“{written[:40]}”不在可填的范围内，可填：{'、'.join(labels)}")
        return Reading(found, "" if found == written else "统一写法")

    return read


@cache
def _words(sort: str) -> dict[str, str]:
    """Every way to write a word of the file."""
    other_ways = words()["file"].get(sort, {})
    found = {squeezed(way): word for word, ways in other_ways.items() for way in ways}
    return found | {squeezed(kind.word): kind.word for kind in kinds(sort)}


def offered(sort: str) -> tuple[str, ...]:
    return tuple(kind.word for kind in kinds(sort))


def word(sort: str) -> Reader:
    """One of the words that the file stores; what isn't one is refused with all that are."""

    def read(cell: object, today: dt.date) -> Reading:
        return _known(sort, plain(cell), [plain(cell)])

    return read


def several(sort: str) -> Reader:
    """Some of the words, joined by 、 or / or written below one another."""

    def read(cell: object, today: dt.date) -> Reading:
        whole = plain(cell)
        parts = [whole] if squeezed(whole) in _words(sort) else SEVERAL.split(str(cell))
        reading = _known(sort, whole, parts)
        found = reading.value if isinstance(reading.value, list) else [reading.value]
        why = "" if "、".join(found) == whole else reading.why or "分开各项"
        return Reading(found, why, refusal=reading.refusal)

    return read


def _known(sort: str, whole: str, parts: Iterable[str]) -> Reading:
    written = [part for part in map(plain, parts) if part]
    found = list(dict.fromkeys(_words(sort).get(squeezed(part), part) for part in written))
    value = found if len(found) > 1 else "".join(found)
    if unknown := [part for part in written if squeezed(part) not in _words(sort)]:
        return Reading(
            value, refusal=f"“{unknown[0][:40]}”不在可填的范围内，可填：{'、'.join(offered(sort))}"
        )
    return Reading(value, "" if value == whole else "统一写法")
