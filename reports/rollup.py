"""Adding up what the level below has signed, level by level, and holding it against the records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from campaigns.models import Obligation
from jurisdictions.models import Region
from reports.figures import ROLL_UP, Figure, gaps, sealed, wanted
from reports.metrics import compute
from reports.models import Report, SealedCell, Sealing
from reports.places import Place
from reports.sheets import Form


@dataclass
class Signed:
    """One report that counts: what was signed, and where the records of that moment say otherwise."""

    report: Report
    sealing: Sealing
    figures: dict[str, Figure]
    gaps: dict[str, Decimal] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Decimal]:
        return {key: figure.value for key, figure in self.figures.items() if figure.value is not None}


@dataclass
class Line:
    """One part of a roll-up: a reporting county, or a lower region with all that reports in it."""

    region: Region
    obligations: list[Obligation] = field(default_factory=list)
    signed: list[Signed] = field(default_factory=list)

    @property
    def obligation(self) -> Obligation | None:
        """The one obligation, where the line is a single reporting agency."""
        mine = [one for one in self.obligations if one.region_id == self.region.pk]
        return mine[0] if len(self.obligations) == len(mine) == 1 else None

    @property
    def report(self) -> Report | None:
        """The one report behind the line's figures, where there are not several."""
        return self.signed[0].report if len(self.signed) == 1 else None

    @property
    def values(self) -> dict[str, Decimal]:
        return add_up(one.values for one in self.signed)

    @property
    def gaps(self) -> dict[str, Decimal]:
        return add_up(one.gaps for one in self.signed)

    @property
    def handed_in(self) -> int:
        return sum(obligation.is_handed_in for obligation in self.obligations)


@dataclass
class RollUp:
    """What a region's form says: its parts, what its own level adds, and the total."""

    form: Form
    region: Region
    period: dt.date
    lines: list[Line]
    own: Line | None = None

    @property
    def parts(self) -> list[Line]:
        return [*self.lines, self.own] if self.own else self.lines

    @property
    def totals(self) -> dict[str, Figure]:
        """Every cell; one that no part has filled in stays empty, because empty is not zero.

        是/否 can't be added up: what its own level has answered stands, or else how many said yes.
        """
        values = add_up(line.values for line in self.parts)
        added = {key: Figure(cell, ROLL_UP, values.get(key)) for key, cell in self.form.cells.items()}
        own = [figure for one in (self.own.signed if self.own else []) for figure in one.figures.values()]
        return added | {
            one.cell.key: one for one in own if one.cell.kind == "yes_no" and one.value is not None
        }

    @property
    def signed(self) -> list[Signed]:
        return [one for line in self.parts for one in line.signed]

    @property
    def gaps(self) -> dict[str, Decimal]:
        return add_up(line.gaps for line in self.parts)

    @property
    def obligations(self) -> list[Obligation]:
        return [obligation for line in self.lines for obligation in line.obligations]

    def states(self, at: dt.datetime | None = None) -> dict[str, int]:
        """How many obligations are handed in, returned, late and still to come."""
        counts = {"handed_in": 0, "returned": 0, "late": 0, "to_come": 0}
        for obligation in self.obligations:
            counts[_state(obligation, at or timezone.now())] += 1
        return counts


def _state(obligation: Obligation, at: dt.datetime) -> str:
    if obligation.is_handed_in:
        return "handed_in"
    if obligation.status == Obligation.Status.RETURNED:
        return "returned"
    return "late" if at >= obligation.due_at else "to_come"


def add_up(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for part in parts:
        for key, value in part.items():
            totals[key] += value
    return dict(totals)


def roll_up(region: Region, form: Form, period: dt.date) -> RollUp:
    """The reports handed in within a region for one month, by the regions right below it.

    Queries don't grow with the number of counties: obligations, sealings, cells, and one a kind of record.
    """
    whole = RollUp(form, region, period, [])
    lines = {child.pk: Line(child) for child in Region.objects.filter(parent=region).exclude(level="town")}
    depth = len(region.lineage) - 1
    for obligation in _obligations(region, form, period):
        if line := lines.get(obligation.region.path.split("/")[depth]):
            line.obligations.append(obligation)
    for signed in _signed(region, form, period):
        place = signed.report.agency.region
        if place.pk == region.pk:
            whole.own = whole.own or Line(region)
            whole.own.signed.append(signed)
        elif line := lines.get(place.path.split("/")[depth]):
            line.signed.append(signed)
    whole.lines = [line for line in lines.values() if line.obligations or line.signed]
    if region.level != Region.Level.NATION:
        _hold_against_records(whole)
    return whole


def _obligations(region: Region, form: Form, period: dt.date) -> Iterable[Obligation]:
    return (
        Obligation.objects.within(region)
        .filter(requirement__form=form.code, period=period)
        .exclude(agency__region=region)
        .select_related("agency__region", "report")
        .order_by("agency__region_id")
    )


def _signed(region: Region, form: Form, period: dt.date) -> list[Signed]:
    counted = Report.objects.within(region).filter(form=form.code, period=period).handed_in()
    sealings = Sealing.objects.filter(report__in=counted, current=True).select_related(
        "report__agency__region"
    )
    cells: dict[int, list[SealedCell]] = defaultdict(list)
    for cell in SealedCell.objects.filter(sealing__in=sealings).defer("records"):
        cells[cell.sealing_id].append(cell)
    return [Signed(one.report, one, sealed(cells[one.pk], form)) for one in sealings]


def _hold_against_records(whole: RollUp) -> None:
    """What the records say about the moment each report was signed, and where that differs.

    Below a nation there are thousands of places, each with a moment of its own: that is for the levels below.
    """
    signed = whole.signed
    if not signed:
        return
    places = [Place(one.report.agency.region, one.sealing.as_of) for one in signed]
    records_say = compute(wanted(whole.form), places, signed[0].report.span)
    for one in signed:
        one.gaps = gaps(one.figures, records_say[one.report.agency.region_id])
