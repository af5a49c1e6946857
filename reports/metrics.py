"""What the figures of the forms count: one declaration for the number and for the list behind it.

A metric names its rows (`base` and `where`), the date that puts a row into a period (`dated`), the way to the
place that it counts for (`place`: what concerns a mine counts where the mine lies, whoever acted, L-45; `or_else`
is the way for rows without a mine) and how it becomes a number: rows counted, one per `each`, or an `amount` or
`people` summed. Three kinds of figure:

flow    rows dated within the period.
cohort  of a flow, those that have `reached` a state by the as-of moment (已完成整改的); goes on changing
        until it is sealed, also for last month's rows.
stock   what was stated last by the as-of moment: of each `latest_of` the one row, however long ago. Summed over
        agencies, never over months.

self_*, inspected_*, tipped_*, assigned_*   major hazards by source (调度表 总体情况 1–8)
listed, listed_closed     major hazards by the day they were listed for supervision; a second dimension that is
                          never added to the sources (总体情况 9–10, C4)
rectified, verified       major hazards by the day their enterprise reported them rectified, and those of them that
                          somebody has verified: on no form, for the ranking of counties
spot_*                    enterprises whose self-inspection was spot-checked at a signed check, and those of
                          them where an item was found wrong (抽查检查 1–8)
penalties                 decisions, one per party; and their fines in 万元 (精准严格执法 3)
dual_penalties            cases that fined both the enterprise and its principal (4)
suspended, closed_down    enterprises under such an order (6)
guided_regions … patrols  what agencies have logged (精准严格执法 1–2, 5, 7–10, 组织领导 1–6); without a mine it
                          counts for the place of the agency that did it, so a city's stays with the city, and
                          what is void counts nowhere
"""

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

from campaigns.models import Activity
from enterprises.models import Enterprise
from hazards.models import Hazard
from inspections.models import Case, Inspection, Measure, Penalty, SpotAnswer
from inspections.on_site.spot_items import SPOT_ITEMS
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
    latest_of: str = ""
    each: str = ""
    each_model: type[Model] | None = None
    amount: str = ""
    people: str = ""
    fines: bool = False

    @property
    def source(self) -> Source:
        return Source(self.base, self.dated, self.place, self.or_else, bool(self.latest_of))

    def condition(self) -> Q:
        """Which of the placed rows count; they are annotated with the `limit` day of their place."""
        if self.latest_of:
            return self.where & ~Q(Exists(self._stated_later()))
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


def _logged(name: str, *kinds: str, where: Q | None = None, **how: Any) -> Metric:
    """What the work log holds of these kinds."""
    counts = Q(kind__in=kinds, status=Activity.Status.RECORDED) & (where or Q())
    way = {"dated": "done_on", "place": "mine__region", "or_else": "agency__region"}
    return Metric(name, Activity, counts, **way | how)


def _of_levels(name: str, kind: str, levels: Iterable[str], **how: Any) -> list[Metric]:
    return [_logged(f"{name}_{level}", kind, where=Q(level=level), **how) for level in levels]


def _fined(subject: str) -> Q:
    return Q(Exists(Penalty.objects.filter(case=OuterRef("pk"), subject=subject)))


SOURCES = {
    "self": Hazard.Source.SELF,
    "inspected": Hazard.Source.INSPECTION,
    "tipped": Hazard.Source.TIP_OFF,
    "assigned": Hazard.Source.ASSIGNED,
}
LISTED = Q(severity=Hazard.Severity.MAJOR)
LEVELS = ("province", "city", "county")

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
        Metric("rectified", Hazard, LISTED, dated="rectified_on", place="mine__region"),
        Metric("verified", Hazard, LISTED, dated="rectified_on", place="mine__region", reached="closed_on"),
        _spot("spot_checked", Q()),
        *(_spot(f"spot_{item}", Q(item=item, wrong=True)) for item in SPOT_ITEMS),
        Metric(
            "penalties",
            Penalty,
            Q(),
            dated="case__decided_on",
            place="case__mine__region",
            amount="amount",
            fines=True,
        ),
        Metric(
            "dual_penalties",
            Case,
            _fined(Penalty.Subject.ENTERPRISE) & _fined(Penalty.Subject.PRINCIPAL),
            dated="decided_on",
            place="mine__region",
            fines=True,
        ),
        _measure("suspended", Measure.Kind.SUSPEND),
        _measure("closed_down", Measure.Kind.CLOSE_DOWN),
        _logged("guided_regions", "guidance_region"),
        _logged("guided_enterprises", "guidance_enterprise"),
        _logged("referred", "criminal_referral", people="count"),
        _logged(
            "warned",
            "exposure",
            "summons_enterprise",
            "joint_sanction",
            each="enterprise",
            each_model=Enterprise,
        ),
        _logged("typical_cases", "typical_case"),
        _logged("endangering_cases", "typical_case", where=Q(endangering=True)),
        _logged("held_accountable", "accountability", people="count"),
        _logged("summoned_regions", "summons_region", "circular"),
        *_of_levels("visits", "leader_visit", LEVELS),
        *_of_levels("lectures", "lecture", LEVELS),
        _logged("rewards", "reward", amount="amount"),
        _logged("anonymous_rewards", "reward", where=Q(anonymous=True), amount="amount"),
        _logged("media_columns", "media_column"),
        *_of_levels("inspectors", "technical_inspectors", LEVELS[1:], people="count", latest_of="agency"),
        _logged("patrols", "patrol"),
    ]
}


@dataclass(frozen=True)
class Wanted:
    """One cell's wish: a metric, and how it is measured: count, people, amount (in 万元) or any (1 or 0)."""

    key: str
    metric: Metric
    measure: str = "count"

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
    together: dict[Source, list[Wanted]] = defaultdict(list)
    for wish in wanted:
        together[wish.metric.source].append(wish)
    for source, wishes in together.items():
        names = {f"f{i}": wish for i, wish in enumerate(wishes)}
        aggregates = {name: wish.metric.aggregate(wish.measure) for name, wish in names.items()}
        placed = _placed(source, places, span)
        if source.is_stock:  # It reaches back to the beginning, so the rest is left out first.
            placed = placed.filter(Q(*(wish.metric.where for wish in wishes), _connector=Q.OR))
        for row in placed.values("counts_for").annotate(**aggregates).order_by():
            for name, wish in names.items():
                figures[row["counts_for"]][wish.key] = wish.in_unit(row[name])
    return figures


def _placed(source: Source, places: list[Place], span: Span) -> QuerySet[Any]:
    """Rows of the span, up to the last day of the place that they lie in, annotated with place and day."""
    rows = source.base._default_manager.all()
    if not source.is_stock:
        rows = rows.filter(**{f"{source.dated}__range": (span.begins, span.ends)})
    if len(places) == 1:
        rows = rows.filter(places[0].holds(source.place, source.or_else))
        rows = rows.annotate(counts_for=Value(places[0].region.pk, output_field=CharField()))
    else:
        rows = rows.filter(_near(source, places)).annotate(counts_for=_code(source, places))
        rows = rows.filter(counts_for__isnull=False)
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
