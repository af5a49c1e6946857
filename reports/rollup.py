"""Adding up what the level below has signed, level by level, and holding it against the records.

A county's line is its own report, read cell by cell. A line of many reports is a sum that the database makes, one
GROUP BY for all of them, so that the nation's page reads some hundred rows and not every sealed cell of the country.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from campaigns.models import Obligation, ObligationQuerySet
from campaigns.obligations.standing import DueState, due_state
from jurisdictions.models import Region
from jurisdictions.scope import child_code
from reports.counting import compute
from reports.figures import ROLL_UP, Figure, gaps, sealed, wanted
from reports.models import Report, ReportQuerySet, SealedCell, Sealing
from reports.sheets import Form

HANDED_IN = {Obligation.Status.SUBMITTED, Obligation.Status.ACCEPTED}


@dataclass
class Signed:
    """One report that counts, and what was signed in it."""

    report: Report
    sealing: Sealing
    figures: dict[str, Figure]

    @property
    def values(self) -> dict[str, Decimal]:
        return {key: figure.value for key, figure in self.figures.items() if figure.value is not None}


@dataclass(frozen=True)
class Tally:
    """How many obligations stand alike: in the same status, due on the same day."""

    status: str
    due_on: dt.date
    number: int

    def state(self, at: dt.datetime) -> str:
        if self.status in HANDED_IN:
            return "handed_in"
        if self.is_overdue(at):
            return "late"
        return "returned" if self.status == Obligation.Status.RETURNED else "to_come"

    def is_overdue(self, at: dt.datetime) -> bool:
        return (
            self.status not in HANDED_IN and due_state(self.status, self.due_on, None, at) == DueState.OVERDUE
        )


@dataclass
class Line:
    """One part of a roll-up: who reports, with its report, or a lower region with the sums of all in it."""

    region: Region
    tallies: list[Tally] = field(default_factory=list)
    obligation: Obligation | None = None
    signed: list[Signed] = field(default_factory=list)
    values: dict[str, Decimal] = field(default_factory=dict)
    gaps: dict[str, Decimal] = field(default_factory=dict)

    @property
    def report(self) -> Report | None:
        """The one report behind the line's figures, where there are not several."""
        return self.signed[0].report if len(self.signed) == 1 else None

    @property
    def owed(self) -> int:
        return sum(tally.number for tally in self.tallies)

    @property
    def handed_in(self) -> int:
        return sum(tally.number for tally in self.tallies if tally.status in HANDED_IN)

    def take(self, signed: Signed) -> None:
        self.signed.append(signed)
        self.values = add_up([self.values, signed.values])


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
    def reports(self) -> QuerySet[Report]:
        """Every report that counts, the thousands of a nation too; asked for only where each one is wanted."""
        return _handed_in(self).select_related("agency__region").order_by("agency__region_id", "pk")

    @property
    def gaps(self) -> dict[str, Decimal]:
        """Where the sum isn't what the records say; what one reports too much and another too little makes none."""
        return {key: gap for key, gap in add_up(line.gaps for line in self.parts).items() if gap}

    @property
    def owed(self) -> int:
        return sum(line.owed for line in self.lines)

    @property
    def is_of_reporters(self) -> bool:
        return all(line.region.level == self.form.reported_by for line in self.lines)

    def states(self, at: dt.datetime | None = None) -> dict[str, int]:
        """How many obligations are handed in, returned, late and still to come."""
        counts = {"handed_in": 0, "returned": 0, "late": 0, "to_come": 0}
        for line in self.lines:
            for tally in line.tallies:
                counts[tally.state(at or timezone.now())] += tally.number
        return counts


def add_up(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for part in parts:
        for key, value in part.items():
            totals[key] += value
    return dict(totals)


def roll_up(region: Region, form: Form, period: dt.date) -> RollUp:
    """The reports handed in within a region for one month, by the regions right below it.

    Queries don't grow with the number of counties, nor does what the nation reads.
    """
    whole = RollUp(form, region, period, [])
    children = Region.objects.filter(parent=region)
    if form.reported_by != Region.Level.TOWN:
        children = children.exclude(level=Region.Level.TOWN)
    lines = {child.pk: Line(child) for child in children}
    _count_obligations(whole, lines)
    _read_reports(whole, lines)
    _sum_up(whole, lines)
    whole.lines = [line for line in lines.values() if line.tallies or line.values]
    if region.level != Region.Level.NATION:
        _hold_against_records(whole)
    return whole


def _child(place: Region, region: Region) -> str:
    return place.path.split("/")[len(region.lineage) - 1]


def obligations_below(region: Region, form: Form) -> ObligationQuerySet:
    owed = Obligation.objects.within(region).filter(requirement__form=form.code)
    return owed.exclude(agency__region=region).annotate(child=child_code(region, "agency__region__path"))


def _of_one(form: Form, lines: Mapping[str, Line]) -> list[str]:
    """The places that report themselves; all others are sums."""
    return [code for code, line in lines.items() if line.region.level == form.reported_by]


def _handed_in(whole: RollUp) -> ReportQuerySet:
    reports = Report.objects.within(whole.region).filter(form=whole.form.code, period=whole.period)
    return reports.handed_in().annotate(child=child_code(whole.region, "agency__region__path"))


def _count_obligations(whole: RollUp, lines: Mapping[str, Line]) -> None:
    owed = obligations_below(whole.region, whole.form).filter(period=whole.period)
    counted = owed.values_list("child", "status", "due_on").annotate(number=Count("pk")).order_by()
    for child, *tally in counted:
        if line := lines.get(child):
            line.tallies.append(Tally(*tally))
    alone = owed.filter(child__in=_of_one(whole.form, lines)).select_related("agency__region", "report")
    for obligation in alone:
        line = lines[obligation.child]
        line.obligation = obligation if line.owed == 1 else None


def _read_reports(whole: RollUp, lines: Mapping[str, Line]) -> None:
    """Report by report, with the words that stand beside each figure; what its own level adds too."""
    read = Q(child__in=_of_one(whole.form, lines)) | Q(agency__region=whole.region)
    for signed in _signed(_handed_in(whole).filter(read), whole.form):
        place = signed.report.agency.region
        if place.pk == whole.region.pk:
            whole.own = whole.own or Line(place)
            whole.own.take(signed)
        else:
            lines[_child(place, whole.region)].take(signed)


def _signed(reports: ReportQuerySet, form: Form) -> list[Signed]:
    sealings = Sealing.objects.filter(report__in=reports.values("pk"), current=True)
    cells: dict[int, list[SealedCell]] = defaultdict(list)
    for cell in SealedCell.objects.filter(sealing__in=sealings).defer("records"):
        cells[cell.sealing_id].append(cell)
    found = sealings.select_related("report__agency__region")
    return [Signed(one.report, one, sealed(cells[one.pk], form)) for one in found]


def _sum_up(whole: RollUp, lines: Mapping[str, Line]) -> None:
    """The lines of many reports, in one query."""
    if not (many := {*lines} - {*_of_one(whole.form, lines)}):
        return
    cells = SealedCell.objects.counted(whole.region, whole.form.code, whole.period)
    added = (
        cells.filter(value__isnull=False)
        .annotate(child=child_code(whole.region, "sealing__report__agency__region__path"))
        .values_list("child", "key")
        .annotate(total=Sum("value"))
        .order_by()
    )
    for child, key, total in added:
        if child in many:
            lines[child].values[key] = total


def _hold_against_records(whole: RollUp) -> None:
    """What the records say about the moment each report was signed, and where that differs.

    Below a nation there are thousands of places, each with a moment of its own: that is for the levels below.
    """
    sealings = Sealing.objects.filter(report__in=_handed_in(whole).values("pk"), current=True)
    signed = list(sealings.select_related("report__agency__region"))
    if not signed:
        return
    said: dict[int, dict[str, Decimal]] = defaultdict(dict)
    cells = SealedCell.objects.counted(whole.region, whole.form.code, whole.period)
    for sealing, key, value in cells.filter(value__isnull=False).values_list("sealing_id", "key", "value"):
        said[sealing][key] = value
    places = [one.report.place(one.as_of) for one in signed]
    records_say = compute(wanted(whole.form), places, signed[0].report.span)
    lines = {line.region.pk: line for line in whole.lines}
    for one in signed:
        place = one.report.agency.region
        differing = gaps(said[one.pk], records_say[place.pk])
        line = whole.own if place.pk == whole.region.pk else lines.get(_child(place, whole.region))
        if line:
            line.gaps = add_up([line.gaps, differing])
