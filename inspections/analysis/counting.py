"""Punishment and closed loop of a campaign, place by place (S0-08, Z-14): from the records, never typed.

The places are the regions right below one, as on the boards. What is counted is what the lists count: signed checks
by their day, cases by the day of the decision, hazards by the day they were found, in the campaign's days and kinds of
mine. Shares are of a cohort: of the checks that found something those that led to a case; of the hazards found those
closed by now. Places stand in the order of the map: nobody is ranked by fines (行政处罚法 Art. 74).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, Exists, Func, OuterRef, Q, Sum, Value

from campaigns.models import Campaign
from hazards.models import Hazard
from inspections.models import Answer, Case, Inspection
from jurisdictions.models import Region


@dataclass(slots=True)
class Tally:
    checks: int = 0
    found: int = 0  # checks that found something
    punished: int = 0  # of these, those that led to a case
    cases: int = 0
    fines: Decimal = Decimal()  # yuan
    hazards: int = 0
    closed: int = 0
    sent_back: int = 0

    @property
    def punished_share(self) -> float | None:
        return share(self.punished, self.found)

    @property
    def closed_share(self) -> float | None:
        return share(self.closed, self.hazards)

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def share(part: int, whole: int) -> float | None:
    """In per cent, to one place; None where there is nothing to take a share of."""
    return round(100 * part / whole, 1) if whole else None


@dataclass(frozen=True)
class Line:
    """A place with its figures; without a region it is what lies right here and in no place below."""

    region: Region | None
    tally: Tally

    @property
    def name(self) -> str:
        return self.region.name if self.region else "未落到下级"


@dataclass(frozen=True)
class Analysis:
    campaign: Campaign
    region: Region
    places: list[Line]
    total: Tally


def analyse(campaign: Campaign, region: Region) -> Analysis:
    """Whoever sees the region sees all that lies in it: ask for the region through `visible_to`."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for rows in (_checks(campaign, region), _cases(campaign, region), _hazards(campaign, region)):
        for row in rows:
            counted: dict[str, Any] = {name: value or 0 for name, value in row.items()}
            tallies[counted.pop("below") or ""] += Tally(**counted)
    named = Region.objects.in_bulk(tallies)
    places = [Line(named.get(code), tallies[code]) for code in sorted(tallies)]
    return Analysis(campaign, region, places, sum(tallies.values(), Tally()))


def _below(rows: Any, region: Region) -> Any:
    """Grouped by the next code in the path of the mine's place; empty for what lies here itself."""
    step = Value(region.path.count("/") + 1)
    place = Func("mine__region__path", Value("/"), step, function="split_part", output_field=CharField())
    return rows.within(region).order_by().annotate(below=place).values("below")


def _checks(campaign: Campaign, region: Region) -> Iterable[dict[str, Any]]:
    signed = campaign.concerned(Inspection.objects.signed(), "checked_on").annotate(
        has_findings=Exists(Answer.objects.filter(inspection=OuterRef("pk"), result=Answer.Result.FOUND)),
        has_cases=Exists(Case.objects.filter(inspection=OuterRef("pk"))),
    )
    return _below(signed, region).annotate(  # type: ignore[no-any-return]
        checks=Count("pk"),
        found=Count("pk", filter=Q(has_findings=True)),
        punished=Count("pk", filter=Q(has_findings=True, has_cases=True)),
    )


def _cases(campaign: Campaign, region: Region) -> Iterable[dict[str, Any]]:
    decided = campaign.concerned(Case.objects.all(), "decided_on")
    return _below(decided, region).annotate(  # type: ignore[no-any-return]
        cases=Count("pk", distinct=True), fines=Sum("penalties__amount")
    )


def _hazards(campaign: Campaign, region: Region) -> Iterable[dict[str, Any]]:
    found = campaign.concerned(Hazard.objects.all(), "found_on")
    return _below(found, region).annotate(  # type: ignore[no-any-return]
        hazards=Count("pk"),
        closed=Count("pk", filter=Q(status=Hazard.Status.CLOSED)),
        sent_back=Count("pk", filter=Q(sent_back_on__isnull=False)),
    )
