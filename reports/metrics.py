"""What the figures of the forms count: one declaration for the number and for the list behind it.

A metric names its rows (`base` and `where`), the date that puts a row into a period (`dated`), the way to the
place that it counts for (`place`: what concerns a mine counts where the mine lies, whoever acted, L-45) and how
it becomes a number: rows counted, one per `each`, or an `amount` summed. Three kinds of figure:

flow    rows dated within the period.
cohort  of a flow, those that have `reached` a state by the as-of moment (已完成整改的); goes on changing
        until it is sealed, also for last month's rows.
stock   rows in a state at the as-of moment, never summed over months. This form has none.

self_*, inspected_*, tipped_*, assigned_*   major hazards by source (调度表 总体情况 1–8)
listed, listed_closed     major hazards by the day they were listed for supervision; a second dimension that is
                          never added to the sources (总体情况 9–10, C4)
spot_*                    enterprises whose self-inspection was spot-checked at a signed check, and those of
                          them where an item was found wrong (抽查检查 1–8)
penalties                 decisions, one per party; and their fines in 万元 (精准严格执法 3)
dual_penalties            cases that fined both the enterprise and its principal (4)
suspended, closed_down    enterprises under such an order (6)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case as Choose
from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    Expression,
    F,
    Field,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from enterprises.models import Enterprise
from hazards.models import Hazard
from inspections.models import Case, Inspection, Measure, Penalty, SpotAnswer
from inspections.spot_items import SPOT_ITEMS
from reports.places import Place, Span

YUAN_PER_WAN = Decimal(10_000)


@dataclass(frozen=True)
class Metric:
    name: str
    base: type[Model]
    where: Q
    dated: str
    place: str
    reached: str = ""
    each: str = ""
    each_model: type[Model] | None = None
    amount: str = ""

    def condition(self) -> Q:
        """Which of the placed rows count; they are annotated with the `limit` day of their place."""
        return self.where & Q(**{f"{self.reached}__lte": F("limit")}) if self.reached else self.where

    def number(self) -> Count:
        return Count(self.each or "pk", filter=self.condition(), distinct=bool(self.each))

    def total(self) -> Sum:
        return Sum(self.amount, filter=self.condition())


def _hazards(name: str, source: str, *, reached: str = "") -> Metric:
    where = Q(severity=Hazard.Severity.MAJOR, source=source)
    return Metric(name, Hazard, where, dated="found_on", place="mine__region", reached=reached)


def _spot(name: str, where: Q) -> Metric:
    return Metric(
        name,
        SpotAnswer,
        where & Q(inspection__status=Inspection.Status.SIGNED),
        dated="inspection__checked_on",
        place="inspection__mine__region",
        each="inspection__mine__enterprise",
        each_model=Enterprise,
    )


def _measure(name: str, kind: str) -> Metric:
    return Metric(
        name,
        Measure,
        Q(kind=kind),
        dated="decided_on",
        place="mine__region",
        each="mine__enterprise",
        each_model=Enterprise,
    )


def _fined(subject: str) -> Q:
    return Q(Exists(Penalty.objects.filter(case=OuterRef("pk"), subject=subject)))


SOURCES = {
    "self": Hazard.Source.SELF,
    "inspected": Hazard.Source.INSPECTION,
    "tipped": Hazard.Source.TIP_OFF,
    "assigned": Hazard.Source.ASSIGNED,
}
LISTED = Q(severity=Hazard.Severity.MAJOR)

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in [
        *(_hazards(f"{name}_found", source) for name, source in SOURCES.items()),
        *(_hazards(f"{name}_closed", source, reached="closed_on") for name, source in SOURCES.items()),
        Metric("listed", Hazard, LISTED, dated="listing__listed_on", place="mine__region"),
        Metric(
            "listed_closed",
            Hazard,
            LISTED,
            dated="listing__listed_on",
            place="mine__region",
            reached="closed_on",
        ),
        _spot("spot_checked", Q()),
        *(_spot(f"spot_{item}", Q(item=item, wrong=True)) for item in SPOT_ITEMS),
        Metric(
            "penalties", Penalty, Q(), dated="case__decided_on", place="case__mine__region", amount="amount"
        ),
        Metric(
            "dual_penalties",
            Case,
            _fined(Penalty.Subject.ENTERPRISE) & _fined(Penalty.Subject.PRINCIPAL),
            dated="decided_on",
            place="mine__region",
        ),
        _measure("suspended", Measure.Kind.SUSPEND),
        _measure("closed_down", Measure.Kind.CLOSE_DOWN),
    ]
}


@dataclass(frozen=True)
class Wanted:
    """One cell's wish: a metric, as a number of rows or as the sum of its amounts in 万元."""

    key: str
    metric: Metric
    as_amount: bool = False


def compute(wanted: Iterable[Wanted], places: Iterable[Place], span: Span) -> dict[str, dict[str, Decimal]]:
    """The figures of many places at once: region code → cell key → value.

    One query for each kind of row, however many places and cells there are.
    """
    places = list(places)
    if not places:
        return {}
    figures: dict[str, dict[str, Decimal]] = {place.region.pk: {} for place in places}
    together: dict[tuple[type[Model], str, str], list[Wanted]] = defaultdict(list)
    for wish in wanted:
        together[wish.metric.base, wish.metric.dated, wish.metric.place].append(wish)
    for (base, dated, lookup), wishes in together.items():
        for wish in wishes:
            for values in figures.values():
                values[wish.key] = Decimal(0)
        placed = _placed(base._default_manager.all(), dated, lookup, places, span)
        names = {f"f{i}": wish for i, wish in enumerate(wishes)}
        aggregates = {
            name: wish.metric.total() if wish.as_amount else wish.metric.number()
            for name, wish in names.items()
        }
        for row in placed.values("counts_for").annotate(**aggregates).order_by():
            for name, wish in names.items():
                figures[row["counts_for"]][wish.key] = _in_unit(row[name], wish)
    return figures


def _in_unit(value: Any, wish: Wanted) -> Decimal:
    number = Decimal(value or 0)
    return number / YUAN_PER_WAN if wish.as_amount else number


def _placed(rows: QuerySet[Any], dated: str, lookup: str, places: list[Place], span: Span) -> QuerySet[Any]:
    """Rows of the span, up to the last day of the place that they lie in, annotated with place and day."""
    codes: dict[Any, list[Place]] = {place.region.pk: [place] for place in places}
    days: dict[Any, list[Place]] = defaultdict(list)
    for place in places:
        days[place.limit].append(place)
    return (
        rows.filter(_in_any(places, lookup), **{f"{dated}__range": (span.begins, span.ends)})
        .annotate(counts_for=_choice(codes, lookup, CharField()), limit=_choice(days, lookup, DateField()))
        .filter(**{f"{dated}__lte": F("limit")})
    )


def _in_any(places: list[Place], lookup: str) -> Q:
    return Q(*(place.holds(lookup) for place in places), _connector=Q.OR)


def _choice(answers: dict[Any, list[Place]], lookup: str, kind: Field[Any, Any]) -> Expression:
    """The answer for the place that a row lies in; a plain constant where there is but one."""
    *others, last = answers
    if not others:
        return Value(last, output_field=kind)
    return Choose(
        *(When(_in_any(answers[one], lookup), then=Value(one)) for one in others),
        default=Value(last),
        output_field=kind,
    )


def rows(metric: Metric, place: Place, span: Span) -> QuerySet[Any]:
    """The rows that a figure counts, from the same declaration as the figure."""
    return _placed(metric.base._default_manager.all(), metric.dated, metric.place, [place], span).filter(
        metric.condition()
    )


def records(metric: Metric, place: Place, span: Span) -> QuerySet[Any]:
    """The records behind a figure: its rows, or one per `each` where the figure counts those."""
    counted = rows(metric, place, span)
    if metric.each_model is None:
        mine = metric.place.rpartition("__")[0]
        return counted.select_related(mine).order_by(metric.dated, "pk")
    return metric.each_model._default_manager.filter(pk__in=counted.values(metric.each)).order_by("pk")
