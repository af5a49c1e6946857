"""How much of an adopted plan is its superior's, paragraph by paragraph (“照抄照搬”, 82号 五（二）6, L-06, N5).

Counted in characters that stand, with the eleven beside them, anywhere in the superior's plan; punctuation, spaces and
numbering are no text of anybody's. A paragraph that shares half of its runs of four with one paragraph of the
superior's is held against that one run by run: to swap the city's name for the county's is still to copy. The share is
information for the reader and decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum

SHINGLE = 12  # longer than a title that everybody has to name: 非煤矿山重大事故隐患
HINT = 4  # what finds the paragraph that was rewritten
COPIED, NEW = 0.8, 0.2  # shares of a paragraph
LIKE = 0.5  # of its runs of four in one paragraph: that is the one it was written after
NUMBERING = re.compile(
    r"^[\s#*]*(第[一二三四五六七八九十百]+[章节条]|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]|[（(][一二三四五六七八九十\d]+[)）])"
)


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    COPIED = "copied"


@dataclass(frozen=True)
class Paragraph:
    """One of the lower plan, in runs of copied and own text, beside the superior's paragraph that it resembles most."""

    runs: tuple[tuple[str, bool], ...]
    verdict: Verdict
    copied: int
    characters: int
    source: str = ""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    @property
    def percent(self) -> int:
        return round(100 * self.copied / self.characters) if self.characters else 0


@dataclass(frozen=True)
class Comparison:
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[str, ...]

    @property
    def characters(self) -> int:
        return sum(one.characters for one in self.paragraphs)

    @property
    def copied(self) -> int:
        return sum(one.copied for one in self.paragraphs)

    @property
    def percent(self) -> int:
        return round(100 * self.copied / self.characters) if self.characters else 0

    def count(self, verdict: Verdict) -> int:
        return sum(one.verdict == verdict for one in self.paragraphs)


def compare(superior: str, plan: str) -> Comparison:
    theirs, ours = _paragraphs(superior), _paragraphs(plan)
    known = {shingle for text in theirs for shingle in _shingles(_letters(text), SHINGLE)}
    short = {_letters(text) for text in theirs}
    hints = _hints(theirs)
    found = tuple(_judge(text, known, short, hints, theirs) for text in ours)
    back = {shingle for text in ours for shingle in _shingles(_letters(text), SHINGLE)}
    own_short = {_letters(text) for text in ours}
    left_out = (text for text in theirs if _share(_letters(text), back, own_short) < NEW)
    return Comparison(found, tuple(left_out))


def _paragraphs(text: str) -> list[str]:
    """Lines that say something: a number alone, or a line of dashes, is none."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if _letters(line)]


def _marked(text: str) -> list[int]:
    """Where the letters and figures stand, the numbering of the paragraph left aside."""
    start = found.end() if (found := NUMBERING.match(text)) else 0
    return [at for at, sign in enumerate(text) if at >= start and unicodedata.category(sign)[0] in "LN"]


def _letters(text: str) -> str:
    """Full-width and half-width forms are the same letter; each sign stays one sign, so that places are kept."""
    return "".join(unicodedata.normalize("NFKC", text[at])[0].lower() for at in _marked(text))


def _shingles(letters: str, length: int) -> list[str]:
    return [letters[at : at + length] for at in range(len(letters) - length + 1)]


def _hints(texts: list[str]) -> dict[str, set[int]]:
    places: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for hint in _shingles(_letters(text), HINT):
            places[hint].add(number)
    return places


def _covered(letters: str, known: set[str], short: set[str]) -> list[bool]:
    """What is too short to have a shingle is copied when it is a paragraph of the superior's, word for word."""
    if len(letters) < SHINGLE:
        return [letters in short] * len(letters)
    covered = [False] * len(letters)
    for at, shingle in enumerate(_shingles(letters, SHINGLE)):
        if shingle in known:
            covered[at : at + SHINGLE] = [True] * SHINGLE
    return covered


def _share(letters: str, known: set[str], short: set[str]) -> float:
    return sum(_covered(letters, known, short)) / len(letters)


def _judge(
    text: str, known: set[str], short: set[str], hints: dict[str, set[int]], theirs: list[str]
) -> Paragraph:
    letters = _letters(text)
    covered = _covered(letters, known, short)
    runs = _shingles(letters, HINT)
    near = Counter(place for run in runs for place in hints.get(run, ()))
    best, shared = min(near.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    if runs and shared >= LIKE * len(runs):
        for at, run in enumerate(runs):
            if best in hints.get(run, ()):
                covered[at : at + HINT] = [True] * HINT
    share = sum(covered) / len(letters)
    verdict = Verdict.COPIED if share >= COPIED else Verdict.CHANGED if share >= NEW else Verdict.NEW
    source = theirs[best] if shared and verdict != Verdict.NEW else ""
    return Paragraph(_runs(text, covered), verdict, sum(covered), len(letters), source)


def _runs(text: str, covered: list[bool]) -> tuple[tuple[str, bool], ...]:
    """The paragraph in pieces; what lies between two copied letters is copied with them."""
    marks = dict(zip(_marked(text), covered, strict=True))
    runs: list[tuple[str, bool]] = []
    mark = covered[0] if covered else False
    for at, sign in enumerate(text):
        mark = marks.get(at, mark)
        if runs and runs[-1][1] == mark:
            runs[-1] = (runs[-1][0] + sign, mark)
        else:
            runs.append((sign, mark))
    return tuple(runs)
