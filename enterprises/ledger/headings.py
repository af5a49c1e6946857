"""Which column is which: headings as counties write them, matched to fields by headings.yaml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
NOT_A_WORD = re.compile(r"[\W_]+")
SAID = -1  # ranks before every synonym
ENDING = 1_000  # ranks behind every synonym that matches whole


@cache
def headings() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8")
    )
    return loaded


@dataclass(frozen=True, eq=False, slots=True)
class Vocabulary:
    """The fields of one sort of sheet: how each is called, how its column may be headed, and which must be there.

    Of each group in `required` one column must be found. A row of texts with one of `named` can be the headings,
    and a line with one of `telling` filled in says something.
    """

    labels: Mapping[str, str]
    synonyms: Mapping[str, Sequence[str]]
    required: Sequence[Sequence[str]]
    named: frozenset[str]
    telling: Sequence[str]
    not_about: Sequence[str] = ()
    what: str = "企业"  # what a line is, for who has sent a sheet without any

    def label(self, field_name: str) -> str:
        return self.labels.get(field_name, field_name)

    def ranks(self) -> dict[str, tuple[str, int]]:
        """Each synonym with its field and its place among that field's synonyms."""
        ranks: dict[str, tuple[str, int]] = {}
        for name, synonyms in self.synonyms.items():
            for rank, synonym in enumerate(synonyms):
                ranks.setdefault(bare(synonym), (name, rank))
        return ranks


@cache
def ledger() -> Vocabulary:
    fields, names = headings()["fields"], frozenset({"name", "mine_name", "credit_code"})
    return Vocabulary(
        labels={name: entry["label"] for name, entry in fields.items()},
        synonyms={name: entry["synonyms"] for name, entry in fields.items()},
        required=[[name] for name in headings()["required"]],
        named=names - {"mine_name"},
        telling=(*sorted(names), "kind"),
        not_about=headings()["not_about_the_mine"],
    )


def label(field_name: str) -> str:
    return ledger().label(field_name)


@cache
def _ranks(vocabulary: Vocabulary) -> dict[str, tuple[str, int]]:
    return vocabulary.ranks()


def bare(text: object) -> str:
    """A heading without spaces, line breaks and punctuation, in half-width letters."""
    return NOT_A_WORD.sub("", unicodedata.normalize("NFKC", str(text))).lower()


def unbracketed(text: object) -> str:
    return bare(BRACKETED.sub("", unicodedata.normalize("NFKC", str(text))))


@dataclass(slots=True)
class Header:
    """The heading rows found: which field stands in which column (from 0), and what couldn't be matched.

    `known` is what people have said of headings (bare heading → field, or empty for none): it goes before all
    synonyms.
    """

    first: int  # index of the row that the headings begin in
    texts: list[str]  # one heading a column, of both rows where there are two
    vocabulary: Vocabulary
    height: int = 1
    known: Mapping[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    score: int = 0

    def __post_init__(self) -> None:
        ranked: dict[str, tuple[int, int]] = {}
        for column, text in enumerate(self.texts):
            if found := self._meant(text):
                name, rank = found
                ranked[name] = min(ranked.get(name, (rank, column)), (rank, column))
        self.columns = {name: column for name, (_, column) in ranked.items()}
        self.score = sum(2 if rank < ENDING else 1 for rank, _ in ranked.values())
        if self.vocabulary is ledger() and "name" not in self.columns and "mine_name" in self.columns:
            self.columns["name"] = self.columns.pop("mine_name")

    def _meant(self, text: str) -> tuple[str, int] | None:
        if self.known and (form := bare(text)) in self.known:
            return (self.known[form], SAID) if self.known[form] else None
        return match(self.vocabulary, text)

    @property
    def rank(self) -> tuple[int, int]:
        """One row is preferred to two that say the same."""
        return self.score, -self.height

    @property
    def unknown(self) -> dict[int, str]:
        taken = {*self.columns.values(), *self.counters}
        return {at: text for at, text in enumerate(self.texts) if at not in taken and bare(text)}

    @property
    def counters(self) -> list[int]:
        return [at for at, text in enumerate(self.texts) if bare(text) in headings()["counters"]]

    @property
    def missing(self) -> list[Sequence[str]]:
        return [names for names in self.vocabulary.required if not self.columns.keys() & set(names)]

    def is_repeated_by(self, row: Sequence[object]) -> bool:
        """Long ledgers print the headings again on each page."""
        filled = [(at, bare(cell)) for at, cell in enumerate(row) if isinstance(cell, str) and bare(cell)]
        same = sum(1 for at, text in filled if at < len(self.texts) and text in bare(self.texts[at]))
        return (
            same >= 3 and same * 2 >= len(filled) and any(match(self.vocabulary, text) for _, text in filled)
        )


@lru_cache(maxsize=4096)
def match(vocabulary: Vocabulary, text: str) -> tuple[str, int] | None:
    """The field that a heading names, and how well: lower is better."""
    ranks = _ranks(vocabulary)
    for form in (bare(text), unbracketed(text)):
        if form in ranks:
            return ranks[form]
    form = unbracketed(text)
    if len(form) > 30 or any(word in form for word in vocabulary.not_about):
        return None
    for start in range(1, len(form) - headings()["ending_at_least"] + 1):
        if form[start:] in ranks:
            name, rank = ranks[form[start:]]
            return name, ENDING + rank
    return None


def find_header(
    vocabulary: Vocabulary,
    rows: Sequence[Sequence[object]],
    merged_right: set[tuple[int, int]],
    known: Mapping[str, str],
) -> Header | None:
    """The best one or two rows of headings among the first rows of a sheet.

    `merged_right` holds the cells covered by a heading merged over several columns (安全生产许可证 over
    编号 and 有效期至): two such rows read together as one.
    """
    best: Header | None = None
    for at, row in enumerate(rows):
        candidates = [Header(at, [_text(cell) for cell in row], vocabulary, known=known)]
        if at + 1 < len(rows):
            both = _joined(at, row, rows[at + 1], merged_right)
            candidates.append(Header(at, both, vocabulary, height=2, known=known))
        for header in candidates:
            named = vocabulary.named & set(header.columns)
            if named and header.score > 5 and (best is None or header.rank > best.rank):
                best = header
    return best


def _text(cell: object) -> str:
    return cell[:200] if isinstance(cell, str) else ""


def _joined(
    at: int, upper: Sequence[object], lower: Sequence[object], merged_right: set[tuple[int, int]]
) -> list[str]:
    joined, above = [], ""
    for column, below in enumerate(lower):
        if (at, column) not in merged_right:
            above = _text(upper[column]) if column < len(upper) else ""
        joined.append(above + _text(below))
    return joined
