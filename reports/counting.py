"""How a declared metric becomes numbers, for many places at once, and the list of the rows behind one of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from posixpath import commonpath
from typing import Any

from django.db.models import Case as Choose
from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    Expression,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from reports.places import Place, Span

YUAN_PER_WAN = Decimal(10_000)


@dataclass(frozen=True)
class Metric:
    name: str
    base: type[Model]
    where: Q
    dated: str
    place: str
    or_else: str = ""
    reached: str = ""
    not_reached: str = ""
    latest_of: str = ""
    each: str = ""
    each_model: type[Model] | None = None
    amount: str = ""
    people: str = ""
    fines: bool = False
    logged_as: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        return Source(self.base, self.dated, self.place, self.or_else, bool(self.latest_of))

    def condition(self) -> Q:
        """Which of the placed rows count; they are annotated with the `limit` day of their place."""
        if self.latest_of:
            return self.where & ~Q(Exists(self._stated_later()))
        if self.not_reached:
            day = self.not_reached
            later = Q(**{f"{day}__gt": F("limit")}) | Q(**{f"{day}__gt": F("ends")})
            return self.where & (Q(**{f"{day}__isnull": True}) | later)
        return self.where & Q(**{f"{self.reached}__lte": F("limit")}) if self.reached else self.where

    def _stated_later(self) -> QuerySet[Any]:
        day = OuterRef(self.dated)
        later = Q(**{f"{self.dated}__gt": day}) | Q(**{self.dated: day}, pk__gt=OuterRef("pk"))
        known = Q(**{self.latest_of: OuterRef(self.latest_of), f"{self.dated}__lte": OuterRef("limit")})
        return self.base._default_manager.filter(self.where, later, known)

    def share(self, measure: str) -> str:
        """The column that a measure adds up; none where rows are counted."""
        return {"amount": self.amount, "people": self.people}.get(measure, "")

    def aggregate(self, measure: str) -> Count | Sum:
        if column := self.share(measure):
            return Sum(column, filter=self.condition())
        return Count(self.each or "pk", filter=self.condition(), distinct=bool(self.each))


@dataclass(frozen=True)
class Source:
    """The rows that several metrics have in common: one query asks for all of them."""

    base: type[Model]
    dated: str
    place: str
    or_else: str
    is_stock: bool


@dataclass(frozen=True)
class Wanted:
    """One cell's wish: a metric, and how it is measured: count, people, amount (in 万元) or any (1 or 0).

    `whole` asks for the rows of the campaign up to the end of the span, and not of the span alone.
    """

    key: str
    metric: Metric
    measure: str = "count"
    whole: bool = False

    def in_unit(self, number: Any) -> Decimal:
        value = Decimal(number or 0)
        if self.measure == "any":
            return min(value, Decimal(1))
        return value / YUAN_PER_WAN if self.measure == "amount" else value


def compute(wanted: Iterable[Wanted], places: Iterable[Place], span: Span) -> dict[str, dict[str, Decimal]]:
    """The figures of many places at once: region code → cell key → value.

    One query for each source of rows, however many places and cells there are.
    """
    places = list(places)
    if not places:
        return {}
    wanted = list(wanted)
    figures = {place.region.pk: {wish.key: Decimal(0) for wish in wanted} for place in places}
    together: dict[tuple[Source, bool], list[Wanted]] = defaultdict(list)
    for wish in wanted:
        together[wish.metric.source, wish.whole].append(wish)
    for (source, whole), wishes in together.items():
        names = {f"f{i}": wish for i, wish in enumerate(wishes)}
        aggregates = {name: wish.metric.aggregate(wish.measure) for name, wish in names.items()}
        placed = _placed(source, places, span.over(whole))
        if source.is_stock:  # It reaches back to the beginning, so the rest is left out first.
            placed = placed.filter(Q(*(wish.metric.where for wish in wishes), _connector=Q.OR))
        for row in placed.values("counts_for").annotate(**aggregates).order_by():
            for name, wish in names.items():
                figures[row["counts_for"]][wish.key] = wish.in_unit(row[name])
    return figures


def _placed(source: Source, places: list[Place], span: Span) -> QuerySet[Any]:
    """Rows of the span, up to the last day of the place that they lie in, annotated with place and days."""
    rows = source.base._default_manager.all()
    if not source.is_stock:
        rows = rows.filter(**{f"{source.dated}__range": (span.begins, span.ends)})
    if len(places) == 1:
        rows = rows.filter(places[0].holds(source.place, source.or_else))
        rows = rows.annotate(counts_for=Value(places[0].region.pk, output_field=CharField()))
    else:
        rows = rows.filter(_near(source, places)).annotate(counts_for=_code(source, places))
        rows = rows.filter(counts_for__isnull=False)
    days = {"since": span.whole.begins, "ends": span.ends}
    rows = rows.annotate(**{name: Value(day, output_field=DateField()) for name, day in days.items()})
    return rows.annotate(limit=_last_day(places)).filter(**{f"{source.dated}__lte": F("limit")})


def _near(source: Source, places: list[Place]) -> Q:
    """What all the places have in common, for the index; which of them it is, `_code` says."""
    common = commonpath([place.region.path for place in places])
    near = Q(**{f"{source.place}__path__startswith": common and f"{common}/"})
    if not source.or_else:
        return near
    nowhere = Q(**{f"{source.place}__isnull": True})
    return near | nowhere & Q(**{f"{source.or_else}__path__startswith": common and f"{common}/"})


def _code(source: Source, places: list[Place]) -> Expression:
    """The place that a row counts for, taken out of the path of where it lies; None where it is none of these.

    One comparison for all places that stand equally deep, because one for each place would make the SQL grow with them.
    """
    path: Expression = F(f"{source.place}__path")  # type: ignore[assignment]
    if source.or_else:
        path = Coalesce(path, F(f"{source.or_else}__path"))
    by_depth: dict[int, list[str]] = defaultdict(list)
    for place in places:
        if place.takes_all:
            by_depth[place.region.path.count("/")].append(place.region.pk)
    steps = {
        depth: Func(path, Value("/"), Value(depth), function="split_part", output_field=CharField())
        for depth in by_depth
    }
    own = [place for place in places if not place.takes_all]
    return Choose(
        *(When(In(steps[depth], codes), then=steps[depth]) for depth, codes in by_depth.items()),
        *(When(one.holds(source.place, source.or_else), then=Value(one.region.pk)) for one in own),
        default=None,
        output_field=CharField(),
    )


def _last_day(places: list[Place]) -> Expression:
    """Up to when a row counts, which is a day of its own for each place that has signed."""
    codes: dict[dt.date, list[str]] = defaultdict(list)
    for place in places:
        codes[place.limit].append(place.region.pk)
    *others, last = codes
    if not others:
        return Value(last, output_field=DateField())
    return Choose(
        *(When(counts_for__in=codes[day], then=Value(day)) for day in others),
        default=Value(last),
        output_field=DateField(),
    )


def rows(metric: Metric, place: Place, span: Span) -> QuerySet[Any]:
    """The rows that a figure counts, from the same declaration as the figure."""
    return _placed(metric.source, [place], span).filter(metric.condition())


def records(metric: Metric, place: Place, span: Span) -> QuerySet[Any]:
    """The records behind a figure: its rows, or one per `each` where the figure counts those."""
    counted = rows(metric, place, span)
    if metric.each_model is None:
        mine = metric.place.rpartition("__")[0]
        return counted.select_related(mine).order_by(metric.dated, "pk")
    return metric.each_model._default_manager.filter(pk__in=counted.values(metric.each)).order_by("pk")
