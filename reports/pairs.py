"""Rules between forms (N16): what two forms say alike, and what adds up from month to month.

They are looked at from both forms of a pair. A difference stops nobody, because two forms may close on different days
and a record may come in late; it is told to whoever signs and whoever reviews, with both figures and the way to both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures import Figure, current
from reports.metrics import METRICS
from reports.models import Report, ReportQuerySet
from reports.sheets import Cell, Item, library, plain

Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Said:
    """One side: the figure in words with its days, and where it stands."""

    words: str
    value: Decimal
    url: str

    @property
    def text(self) -> str:
        return plain(self.value)


@dataclass(frozen=True)
class Disagreement:
    here: Said
    there: Said
    because: str

    @property
    def sentence(self) -> str:
        sides = (f"{one.words}为 {one.text}" for one in (self.here, self.there))
        return f"{'，'.join(sides)}：{self.because}"


def disagreements(report: Report, figures: Figures) -> list[Disagreement]:
    return [*_with_other_forms(report, figures), *_with_the_month_before(report, figures)]


def _with_other_forms(report: Report, figures: Figures) -> Iterator[Disagreement]:
    for form in library():
        for pair in form.pairs:
            if form.code == report.form:
                known = _others(report, pair.form).filter(period__lte=report.period)
                others = known if pair.so_far else known.filter(period=report.period)
                here, there = _said([report], pair.these, figures), _said(others, pair.those)
            elif pair.form == report.form and not pair.so_far:
                others = _others(report, form.code).filter(period=report.period)
                here, there = _said([report], pair.those, figures), _said(others, pair.these)
            else:
                continue
            yield from _apart(here, there, pair.because)


def _others(report: Report, form: str) -> ReportQuerySet:
    others = Report.objects.filter(agency=report.agency_id, form=form)
    return others.select_related("agency__region").order_by("period")


def _apart(here: Said | None, there: Said | None, because: str) -> Iterator[Disagreement]:
    if here and there and here.value != there.value:
        yield Disagreement(here, there, because)


def _said(found: Iterable[Report], keys: Sequence[str], figures: Figures | None = None) -> Said | None:
    """The sum of these cells over these reports; nothing where there is no report or an empty cell."""
    reports, total = list(found), Decimal()
    for report in reports:
        known = figures or current(report)
        for key in keys:
            value = known[key].value if key in known else None
            if value is None:
                return None
            total += value
    return Said(_words(reports, keys), total, _url(reports[-1], keys)) if reports else None


def _words(reports: list[Report], keys: Sequence[str]) -> str:
    first, last = reports[0], reports[-1]
    cells = "＋".join(last.sheet.cells[key].title for key in keys)
    back = all(last.sheet.cells[key].reaches_back for key in keys)
    begins = last.span.whole.begins if back else first.period_from
    return f"{last.sheet.name}{cells}（{begins:%-m月%-d日}至{last.period_to:%-m月%-d日}）"


def _url(report: Report, keys: Sequence[str]) -> str:
    return f"{report.get_absolute_url()}?cell={'%2B'.join(keys)}#panel"


def _with_the_month_before(report: Report, figures: Figures) -> Iterator[Disagreement]:
    """累计 = 上期累计 + 本月, where rows are counted; an enterprise that comes again counts once in all.

    Only where the one begins on the day after the other and both pile up from the same day: else days are missing.
    """
    yesterday = report.period_from - dt.timedelta(days=1)
    known = _others(report, report.form).handed_in().filter(period_to=yesterday, since=report.since)
    before = known.last()
    if before is None or not any(_additive(report)):
        return
    theirs = current(before)
    for month, total in _additive(report):
        here = _said([report], [total.key], figures)
        was, now = theirs[total.key].value, figures[month.key].value
        if here and was is not None and now is not None:
            words = f"上期累计（{plain(was)}）加本月（{plain(now)}）"
            there = Said(words, was + now, _url(before, [total.key]))
            yield from _apart(here, there, "上期报送以后，往期的记录有增减")


def _additive(report: Report) -> Iterator[tuple[Cell, Cell]]:
    """The cells of an item that say the month and the whole."""
    for section in report.sheet.sections:
        for item in section.items:
            yield from _month_and_whole(item)


def _month_and_whole(item: Item) -> Iterator[tuple[Cell, Cell]]:
    flows = [cell for cell in item.cells if cell.figure == "flow" and not METRICS[cell.metric].each]
    whole = [cell for cell in flows if cell.cumulative]
    yield from zip([cell for cell in flows if not cell.cumulative], whole, strict=False) if whole else ()
