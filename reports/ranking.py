"""Counties side by side for one month: what each item of the scoring table found, what it earned, and the order.

The numbers are those of the records at the moment of signing (`SealedCell.computed`), so that a figure adjusted by hand
moves nobody up. Who hasn't signed although it was due has nothing to show for the items that stand on the report:
0 points. Before it is due these items wait.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F, Q
from django.utils import timezone

from campaigns.models import Obligation, ObligationQuerySet
from campaigns.obligations.standing import overdue
from enterprises.models import Mine, MineStatus
from jurisdictions.models import Region
from reports.counting import Wanted, compute
from reports.metrics import METRICS
from reports.models import Outcome, Report, SealedCell
from reports.places import Place, Span
from reports.score_tables import Item, Operand, Table
from reports.scoring import HUNDRED, quotient, ranks, total

Values = Mapping[tuple[str, str], Decimal]
NOT_DUE, MISSING = "尚未报送、未到期，此项暂不评", "逾期未报送或已退回，按 0 计"
NO_MINES = "辖区内没有在册矿山，此项不评"
RECORDED_AS = {"verified": "已验收销号", "rectified": "企业报告整改完成"}
HANDED_IN = Q(status__in=[Obligation.Status.SUBMITTED, Obligation.Status.ACCEPTED])


@dataclass(frozen=True)
class Mark:
    """One item for one county: the two numbers, what they earn, and a word where they are missing."""

    item: Item
    these: Decimal
    of: Decimal
    note: str = ""

    @property
    def value(self) -> Decimal | None:
        if self.note == MISSING:
            return Decimal(0)
        return None if self.note else quotient(self.these, self.of)

    @property
    def points(self) -> Decimal | None:
        return None if self.value is None else self.item.scale.earned(self.value)

    @property
    def shown(self) -> str:
        return "" if self.value is None else self.item.worded(self.value)

    @property
    def why(self) -> str:
        return self.note or ("" if self.of else "没有可比的基数，此项不评")


@dataclass
class Standing:
    """A county with its marks. Unranked where too little of the table can be scored, which `why` says.

    What stands behind it is the county's `report` of the month, or in a yearly assessment the `outcome` of one agency.
    """

    county: Region
    marks: list[Mark]
    score: Decimal | None = None
    rank: int | None = None
    report: Report | None = None
    outcome: Outcome | None = None

    @property
    def possible(self) -> Decimal:
        """The points of the items that could be scored."""
        return sum((mark.item.scale.points for mark in self.marks if mark.value is not None), Decimal(0))

    @property
    def is_scaled(self) -> bool:
        return self.possible < HUNDRED

    @property
    def why(self) -> str:
        if self.score is not None:
            return ""
        waits = any(mark.note == NOT_DUE for mark in self.marks)
        return "尚未报送，暂不排名" if waits else "可评分的内容不足，不参加排名"


@dataclass
class Ranking:
    table: Table
    region: Region
    period: dt.date
    span: Span
    standings: list[Standing]
    shown: list[Standing] = field(default_factory=list)

    def __post_init__(self) -> None:
        """All of them, unless the reader is one of the counties."""
        self.shown = self.standings

    @property
    def title(self) -> str:
        return f"{self.period:%Y年%-m月}{self.region.name}{self.table.title}"

    @property
    def basis_line(self) -> str:
        days = f"{self.span.begins:%Y年%-m月%-d日}至{self.span.ends:%Y年%-m月%-d日}"
        return f"统计期：{days}；评分表：{self.table.code}；依据：{self.table.basis}"

    @property
    def ranked(self) -> int:
        return sum(one.rank is not None for one in self.standings)

    def of(self, county: Region) -> Standing | None:
        return next((one for one in self.standings if one.county.pk == county.pk), None)


@dataclass
class _Facts:
    """What all counties together have to show, in a fixed number of queries."""

    values: dict[str, dict[tuple[str, str], Decimal]] = field(default_factory=lambda: defaultdict(dict))
    as_of: dict[str, dt.datetime] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)


def rank(region: Region, table: Table, period: dt.date, span: Span, at: dt.datetime | None = None) -> Ranking:
    """The counties that owe a report this month, the best first, those without a rank last."""
    at = at or timezone.now()
    owing = owed(region, table).filter(period=period).values("agency__region")
    counties = list(Region.objects.filter(pk__in=owing).order_by("path"))
    facts = _Facts()
    _read_reports(facts, region, table, period)
    _read_obligations(facts, region, table, period, at)
    for code, number in mines_in(counties, region).items():
        facts.values[code]["ledger", "mines"] = Decimal(number)
    wishes = [Wanted(name, METRICS[name]) for name in sorted(table.names("metrics"))]
    places = [Place(county, facts.as_of.get(county.pk, at)) for county in counties]
    for code, values in compute(wishes, places, span).items():
        facts.values[code] |= {("metrics", key): value for key, value in values.items()}
    standings = [_standing(county, table, facts) for county in counties]
    places_by_score = ranks({one.county.pk: one.score for one in standings})
    for one in standings:
        one.rank = places_by_score.get(one.county.pk)
    standings.sort(key=lambda one: (one.rank is None, one.rank or 0, one.county.path))
    return Ranking(table, region, period, span, standings)


def owed(region: Region, table: Table) -> ObligationQuerySet:
    """What the counties of a region owe by the form that is scored."""
    return Obligation.objects.within(region).filter(
        requirement__form=table.form.code, agency__region__level=Region.Level.COUNTY
    )


def _read_reports(facts: _Facts, region: Region, table: Table, period: dt.date) -> None:
    handed_in = Report.objects.within(region).filter(form=table.form.code, period=period).handed_in()
    for report in handed_in.select_related("agency__region"):
        facts.reports[report.agency.region_id] = report
    cells = SealedCell.objects.counted(region, table.form.code, period).filter(key__in=table.names("cells"))
    place = "sealing__report__agency__region_id"
    for code, as_of, key, computed, value in cells.values_list(
        place, "sealing__as_of", "key", "computed", "value"
    ):
        facts.values[code]["cells", key] = computed if computed is not None else value
        facts.as_of[code] = as_of


def _read_obligations(facts: _Facts, region: Region, table: Table, period: dt.date, at: dt.datetime) -> None:
    """What came in by its day, of what was due by now; and why a report of this month isn't there."""
    counted = (
        owed(region, table)
        .filter(period__lte=period)
        .values("agency__region_id")
        .annotate(
            **punctuality(at),
            overdue=Count("pk", filter=overdue(at) & Q(period=period)),
        )
        .order_by()
    )
    for row in counted:
        code = row["agency__region_id"]
        for name in ("due", "on_time"):
            facts.values[code]["reports", name] = Decimal(min(row[name], row["due"]))
        if code not in facts.reports:
            facts.waiting[code] = MISSING if row["overdue"] else NOT_DUE


def due_by(at: dt.datetime) -> Q:
    return HANDED_IN | overdue(at)


def punctuality(at: dt.datetime) -> dict[str, Count]:
    """What was due by now, and what of it came in by its day: the first hand-in counts, once it isn't returned."""
    return {
        "due": Count("pk", filter=due_by(at)),
        "on_time": Count("pk", filter=HANDED_IN & Q(submitted_at__date__lte=F("due_on"))),
    }


def mines_in(regions: Iterable[Region], within: Region) -> Counter[str]:
    """How many mines that aren't closed lie in each of these regions, by its code."""
    open_mines = Mine.objects.within(within).exclude(status=MineStatus.CLOSED)
    known, found = {region.pk for region in regions}, Counter[str]()
    for path, number in open_mines.values_list("region__path").annotate(number=Count("pk")).order_by():
        for code in known.intersection(path.split("/")):
            found[code] += number
    return found


def _standing(county: Region, table: Table, facts: _Facts) -> Standing:
    values, report = facts.values[county.pk], facts.reports.get(county.pk)
    waiting = "" if report else facts.waiting[county.pk]
    if waiting and not values.get(("ledger", "mines")):
        waiting = NO_MINES
    marks = [mark_of(item, values, waiting) for item in table.items]
    score = total(((mark.item.scale, mark.value) for mark in marks), table.least)
    return Standing(county, marks, score, report=report)


def mark_of(item: Item, values: Values, waiting: str = "") -> Mark:
    these, of = (_added(side, values) for side in item.operands)
    on_the_report = any(side.source == "cells" for side in item.operands)
    return Mark(item, these, of, waiting if on_the_report else "")


def _added(side: Operand, values: Values) -> Decimal:
    return sum((values.get((side.source, name)) or Decimal(0) for name in side.names), Decimal(0))
