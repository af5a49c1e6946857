"""One workbook read row by row and held against the ledger; nothing is written."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from enterprises.layers.declared import LEDGER, other_sheets
from enterprises.ledger.cells import plain
from enterprises.ledger.counties import Counties
from enterprises.ledger.reading import Problem, Row, Sheet, UnreadableWorkbook, open_ledger, read_rows
from enterprises.models import ColumnMapping, Enterprise
from enterprises.workbooks.objections import Objection, objections, refusals
from enterprises.workbooks.register import Register, in_lots
from jurisdictions.models import Agency, Region

LOT = 500  # rows judged together, and the step of the progress bar


class Intake:
    """The rows of a ledger that is imported into a region by an agency (None: by the operator)."""

    def __init__(
        self, path: str | Path, region: Region | None, importer: Agency | None, *, today: dt.date
    ) -> None:
        self.sheet = open_ledger(
            path, known=ColumnMapping.objects.of(importer, LEDGER), passing_over=other_sheets(LEDGER)
        )
        self.region = region or region_of(self.sheet)
        self.today = today
        self.counties = {county.pk: county for county in counties_of(self.region)}
        self.register = Register(self.region, self.counties, importer)
        self.ignored: list[dict[str, Any]] = []
        self.unknown_agencies: Counter[str] = Counter()

    def lots(self) -> Iterator[list[Row]]:
        """All rows that are mines; on the way, those that aren't are noted with why."""
        confirmed = Enterprise.objects.within(self.region).filter(credit_code_confirmed=True)
        rows = read_rows(
            self.sheet,
            counties=county_names(self.region, self.counties.values()),
            within=self.region.pk if self.region.pk in self.counties else None,
            known_codes=set(confirmed.values_list("credit_code", flat=True)),
            today=self.today,
        )
        for lot in in_lots(rows, LOT):
            self.ignored += [{"row": row.number, "why": row.why} for row in lot if row.verdict == "ignored"]
            yield self._weighed([row for row in lot if row.verdict != "ignored"])

    def _weighed(self, rows: list[Row]) -> list[Row]:
        for row in rows:
            row.values = json_ready(row.values)
        self.register.load([row.values for row in rows])
        for row in rows:
            for objection in objections(self.register, row.values):
                self._object(row, objection)
            if name := self.register.unknown_agency(row.values):
                self.unknown_agencies[name] += 1
        self._foresee(rows)
        return rows

    def _object(self, row: Row, objection: Objection) -> None:
        """What refuses a row is told before what only asks about it."""
        letter = self.sheet.columns.get(objection.field, "")
        at = 0 if objection.refusal else len(row.problems)
        row.problems.insert(at, Problem(objection.field, letter, objection.message))
        row.verdict = "rejected" if objection.refusal or row.verdict == "rejected" else "held"

    def _foresee(self, rows: list[Row]) -> None:
        """What each row would be and change: those that stand first, then as if the held ones were confirmed.

        A row is refused that can't stand beside those before it: they are written in the same order.
        """
        for row in rows:
            mine = self.register.known_mine(row.values)
            row.mine = mine.pk if mine else None
            row.outcome = "" if row.verdict == "rejected" else "new"
        for row in sorted(rows, key=lambda row: row.verdict):
            if not row.outcome or not row.values["kind"]:  # which sort of mine, somebody must say first
                continue
            if refusal := next(refusals(self.register, row.values), None):
                self._object(row, refusal)
                row.outcome = ""
                continue
            both = self.register.put(row.number, row.values)
            row.outcome, row.changes = self.register.outcome(*both), self.register.changes(*both)

    def left_out(self) -> list[list[Any]]:
        """The mines that no row speaks of are asked for when somebody looks."""
        return []

    @property
    def unknown_columns(self) -> list[dict[str, str]]:
        return self.sheet.told_unknown


def json_ready(values: dict[str, Any]) -> dict[str, Any]:
    def ready(value: Any) -> Any:
        if isinstance(value, Decimal):
            return int(value) if value == int(value) else float(value)
        return value.isoformat() if isinstance(value, dt.date) else value

    return {name: ready(value) for name, value in values.items()}


def counties_of(region: Region) -> list[Region]:
    return list(
        Region.objects.within(region)
        .standing()
        .filter(level=Region.Level.COUNTY)
        .select_related("parent")
        .prefetch_related("former_names", "predecessors")
    )


def county_names(region: Region, counties: Any) -> dict[str, str]:
    """How a ledger of this region may call its counties, former names and merged counties included.

    Two counties of one name (a province has several 城区) only go by the name of their city and their own.
    """
    alike = Counter(county.name for county in counties)
    names = {above.name: above.pk for above in [*region.ancestors(), region] if above.path}
    for county in counties:
        former = [old.name for old in (*county.former_names.all(), *county.predecessors.all())]
        names |= {name: county.pk for name in former if name not in alike}
    for county in counties:
        names[f"{county.parent.name}{county.name}"] = county.pk
        if alike[county.name] == 1:
            names[county.name] = county.pk
    return names


def region_of(sheet: Sheet) -> Region:
    """The lowest region that holds the most of the counties that a ledger names, by column or by title."""
    at = sheet.header.columns.get("county")
    body = [cells for number, cells in sheet.lines() if number > sheet.header.first + sheet.header.height]
    written = {plain(cells[at]) for cells in body if at is not None and at < len(cells)} - {""}
    cities: dict[Region, dict[str, str]] = {}
    for county in Region.objects.standing().filter(level=Region.Level.COUNTY).select_related("parent"):
        cities.setdefault(county.parent, {county.parent.name: county.parent.pk})[county.name] = county.pk
    found: dict[str, set[str]] = {}  # path → the written names that lie below it
    for city, names in cities.items():
        counties = Counties(names)
        for text in written or {sheet.title}:
            code = counties.find(text) if written else counties.mentioned(text)
            for path in [*city.lineage[1:], f"{city.path}{code}/"] if code else []:
                found.setdefault(path, set()).add(text)
    return _lowest(found, sheet.title)


def _lowest(found: dict[str, set[str]], title: str) -> Region:
    most = max(map(len, found.values()), default=0)
    best = [path for path, texts in found.items() if len(texts) == most]
    lowest = [path for path in best if not any(other != path and other.startswith(path) for other in best)]
    regions = list(Region.objects.filter(path__in=lowest).select_related("parent"))
    named = [region for region in regions if any(r.name in title for r in (region, region.parent))]
    candidates = named if len(regions) > 1 else regions
    if len(candidates) != 1:
        raise UnreadableWorkbook("看不出这份台账属于哪个地区，请用 --region 指定区划代码")
    return candidates[0]
