"""What the records of the year say of each assessed agency, item by item, and the order that follows.

While an outcome is open it counts along with the records; what was proposed is read back as it was frozen then.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone

from campaigns.models import Obligation
from jurisdictions.models import Region, User
from reports.assessment.measures import FORM, item_of
from reports.counting import Wanted, compute
from reports.evidence import Evidence, evidence, evidence_of
from reports.figures import trace, traced
from reports.metrics import METRICS
from reports.models import Assessment, Outcome, Target
from reports.places import Place
from reports.ranking import RECORDED_AS, Mark, Ranking, Standing, due_by, mark_of, mines_in, punctuality
from reports.score_tables import Item, Operand, Table
from reports.scoring import ranks, total
from reports.sheets import load

CAUTION = "按业务记录计算，不采用手工调整的数字。罚款不作为考核内容（行政处罚法第七十四条）。"
ONE = {("one", "one"): Decimal(1)}
ANSWERING = {Region.Level.PROVINCE, Region.Level.CITY, Region.Level.COUNTY}


@dataclass(kw_only=True)
class Year(Ranking):
    """A ranking of the assessed agencies over a year, of which two may work in one place."""

    assessment: Assessment
    targets: list[Target]

    @property
    def title(self) -> str:
        return str(self.assessment)

    @property
    def basis_line(self) -> str:
        return f"统计期：{self.assessment.year}年；依据：{self.assessment.document}"

    def outcome(self, standing: Standing) -> Outcome:
        assert standing.outcome is not None, "each standing of a year is an outcome's"
        return standing.outcome


def year(
    assessment: Assessment, outcomes: Iterable[Outcome] | None = None, at: dt.datetime | None = None
) -> Year:
    """All outcomes together in one query for each kind of record, or those that are named."""
    at = at or timezone.now()
    if outcomes is None:
        outcomes = assessment.outcomes.select_related("agency__region")
    outcomes = list(outcomes)
    targets = list(assessment.targets.all())
    items = {target.pk: item_of(target) for target in targets}
    table = Table(
        code="",
        title=str(assessment),
        form=load(FORM),
        basis=assessment.document,
        caution=CAUTION,
        least=Decimal(0),
        items=tuple(items.values()),
    )
    live = _values([one for one in outcomes if one.is_open], table, assessment, at)
    standings = [
        _standing(one, [mark_of(item, live[one.pk]) for item in items.values()])
        if one.is_open
        else _standing(one, [_frozen(one, target, items[target.pk]) for target in targets])
        for one in outcomes
    ]
    order = ranks({n: one.score for n, one in enumerate(standings)})
    for n, one in enumerate(standings):
        one.rank = order.get(n)
    standings.sort(key=lambda one: (one.rank is None, one.rank or 0, one.county.path))
    return Year(
        table=table,
        region=assessment.agency.region,
        period=assessment.span.begins,
        span=assessment.span,
        standings=standings,
        assessment=assessment,
        targets=targets,
    )


def standing_of(outcome: Outcome, at: dt.datetime | None = None) -> Standing:
    return year(outcome.assessment, [outcome], at).standings[0]


def figures(standing: Standing, targets: Iterable[Target]) -> dict[str, list[str]]:
    """What is frozen with a grade: both numbers of each target, by its key."""
    pairs = zip(targets, standing.marks, strict=True)
    return {str(target.pk): [str(mark.these), str(mark.of)] for target, mark in pairs}


def _standing(outcome: Outcome, marks: list[Mark]) -> Standing:
    score = total((mark.item.scale, mark.value) for mark in marks)
    return Standing(outcome.agency.region, marks, score, outcome=outcome)


def _frozen(outcome: Outcome, target: Target, item: Item) -> Mark:
    these, of = outcome.figures[str(target.pk)]
    return Mark(item, Decimal(these), Decimal(of))


def places_of(regions: Iterable[Region], at: dt.datetime) -> dict[str, list[Place]]:
    """A county or a town is one place; above, a region counts itself and all that report below it. By its code."""
    regions = list(regions)
    wide = [region for region in regions if region.level in ANSWERING - {Region.Level.COUNTY}]
    inside = Q(*(Q(path__startswith=region.path) for region in wide), _connector=Q.OR)
    below = list(Region.objects.filter(inside, level__in=ANSWERING).order_by("path")) if wide else []
    return {
        region.pk: [Place(one, at) for one in below if region.contains(one)]
        if region in wide
        else [Place(region, at)]
        for region in regions
    }


def _values(
    outcomes: list[Outcome], table: Table, assessment: Assessment, at: dt.datetime
) -> dict[int, dict[tuple[str, str], Decimal]]:
    regions = {one.agency.region for one in outcomes}
    places = places_of(regions, at)
    wishes = _wishes(table)
    computed = compute(wishes, [place for some in places.values() for place in some], assessment.span)
    mines = mines_in(regions, assessment.agency.region)
    promised = _promised(outcomes, assessment, at)
    values: dict[int, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for one in outcomes:
        found = values[one.pk]
        found |= ONE | promised.get(one.agency_id, {})
        found["ledger", "mines"] = Decimal(mines[one.agency.region_id])
        for wish in wishes:
            source, name = wish.key.split(":", 1)
            found[source, name] = sum(
                (computed[place.region.pk][wish.key] for place in places[one.agency.region_id]), Decimal(0)
            )
    return values


def _wishes(table: Table) -> list[Wanted]:
    cells = [table.form.cells[key] for key in sorted(table.names("cells"))]
    return [
        *(Wanted(f"cells:{cell.key}", METRICS[cell.metric], cell.measure) for cell in cells),
        *(Wanted(f"metrics:{name}", METRICS[name]) for name in sorted(table.names("metrics"))),
    ]


def promised(outcome: Outcome) -> Any:
    """The forms that the agency owed for months of the year, as far as they count: handed in, or past their day."""
    at = outcome.as_of or timezone.now()
    return _owed([outcome], outcome.assessment).filter(due_by(at))


def _owed(outcomes: list[Outcome], assessment: Assessment) -> Any:
    agencies = [one.agency_id for one in outcomes]
    owed = Obligation.objects.filter(requirement__form=FORM, agency__in=agencies)
    return owed.filter(period__range=(assessment.span.begins, assessment.span.ends))


def _promised(
    outcomes: list[Outcome], assessment: Assessment, at: dt.datetime
) -> dict[int, dict[tuple[str, str], Decimal]]:
    rows = _owed(outcomes, assessment).values("agency_id").annotate(**punctuality(at)).order_by()
    return {
        row["agency_id"]: {
            ("reports", "due"): Decimal(row["due"]),
            ("reports", "on_time"): Decimal(min(row["on_time"], row["due"])),
        }
        for row in rows
    }


def records_of(outcome: Outcome, side: Operand, user: User) -> list[tuple[str, list[Evidence]]]:
    """The records behind one of the two numbers, by the words of what they were counted as."""
    span, form = outcome.assessment.span, load(FORM)
    region = outcome.agency.region
    places = places_of([region], outcome.as_of or timezone.now())[region.pk]
    found: list[tuple[str, list[Evidence]]] = []
    for name in side.names:
        if side.source == "cells":
            cell = form.cells[name]
            rows = [
                one
                for place in places
                for one in evidence_of(cell, trace(cell, place, span), user, place, span)
            ]
            found.append((f"{cell.title} {cell.label}", rows))
        elif side.source == "metrics":
            traces = [one for place in places for one in traced(METRICS[name], place, span)]
            found.append((RECORDED_AS[name], evidence(traces, user)))
    return found
