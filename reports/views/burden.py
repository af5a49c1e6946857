"""What the paperwork costs an agency in a month, for itself and those above it; each number opens its records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from jurisdictions.columns import DayColumn, NumberColumn
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.models import Agency, Region, User
from jurisdictions.scope import ScopedQuerySet
from reports.burden import KINDS, Kind, Load, burden, next_month
from reports.models import CellEntry, Report
from reports.sheets import plain
from reports.views.board import region_asked_for

MONTHS = 12
FIGURES = ["自动算出", "手工填写", "手工调整", "录入条数", "录入字数"]
TITLE = "填报负担"


def _records_url(agency: Agency, month: dt.date, kind: str) -> str:
    return reverse("reports:burden_records", args=[agency.pk, month, kind])


@dataclass(frozen=True)
class Line:
    """One agency, one month; `url` opens what stands behind its numbers."""

    name: str
    load: Load
    agency: Agency | None = None
    month: dt.date | None = None
    below: str = ""

    @property
    def url(self) -> str:
        if self.agency is None:
            return ""
        return f"{reverse('reports:burden_agency', args=[self.agency.pk])}?month={self.month:%Y-%m}"

    @property
    def figures(self) -> list[tuple[int, str]]:
        """In the order of FIGURES, each with its address."""
        load, whole = self.load, self.load.whole
        return [
            (load.computed, self._part("forms")),
            (load.typed, self._records("typed")),
            (load.adjusted, self._records("adjusted")),
            (whole.entries, self._part("entries")),
            (whole.characters, self._part("entries")),
        ]

    def _part(self, name: str) -> str:
        return f"{self.url}#{name}" if self.url else ""

    def _records(self, kind: str) -> str:
        return _records_url(self.agency, self.month, kind) if self.agency and self.month else ""

    @property
    def row(self) -> list[str | int]:
        return [self.name, *(number for number, _ in self.figures)]


@needs("read_reports")
@require_safe
def burden_page(request: SignedInRequest) -> Any:
    """The agencies of a region and of those right below it, for one month."""
    region = region_asked_for(request)
    agencies = _open_to(request.user).filter(Q(region=region) | Q(region__parent=region))
    agencies = (
        agencies.filter(kind__in=Agency.REGULATORS).select_related("region").order_by("region__path", "kind")
    )
    month = _month(request, Report.objects.within(region).filter(agency__in=agencies))
    loads = burden(agencies, month, next_month(month))
    lines = [_line(agency, month, loads[agency.pk, month], region) for agency in agencies]
    whole = Line("合计", sum((line.load for line in lines), Load()))
    context = {
        "region": region,
        "above": Region.objects.visible_to(request.user)
        .filter(path__in=region.lineage[:-1])
        .order_by("path"),
        "month": month,
        "figures": FIGURES,
        "lines": lines,
        "whole": whole,
        "kinds": KINDS.values(),
    }
    rows = (line.row for line in [*lines, whole])
    sheet = Sheet(TITLE, ["单位", *FIGURES], rows, f"{region.full_name} {month:%Y年%-m月}")
    return sheet_page(request, "reports/burden.html", context, sheet)


def _line(agency: Agency, month: dt.date, load: Load, region: Region) -> Line:
    opens = agency.region != region and agency.region.level not in {Region.Level.COUNTY, Region.Level.TOWN}
    below = f"{reverse('reports:burden')}?region={agency.region_id}&month={month:%Y-%m}" if opens else ""
    return Line(str(agency), load, agency, month, below)


@needs("read_reports")
@require_safe
def burden_agency(request: SignedInRequest, pk: int) -> Any:
    """One agency: a year of months, and what the month asked for is made of."""
    agency = get_object_or_404(_open_to(request.user), pk=pk)
    own = Report.objects.filter(agency=agency)
    month = _month(request, own)
    after = next_month(month)
    months = [next_month(month, -back) for back in range(MONTHS)]
    loads = burden([agency], months[-1], after)
    lines = [Line(f"{one:%Y年%-m月}", loads[pk, one], agency, one) for one in months]
    load = loads[pk, month]
    context = {
        "agency": agency,
        "month": month,
        "figures": FIGURES,
        "lines": lines,
        "reports": own.filter(period__gte=month, period__lt=after),
        "load": load,
        "kinds": KINDS.values(),
        "parts": [
            (kind, load.of(kind.key), _records_url(agency, month, kind.key)) for kind in KINDS.values()
        ],
    }
    rows = (line.row for line in lines)
    sheet = Sheet(TITLE, ["月份", *FIGURES], rows, f"{agency} {months[-1]:%Y年%-m月}至{month:%Y年%-m月}")
    return sheet_page(request, "reports/burden_agency.html", context, sheet)


class EntryTable(tables.Table):
    day = DayColumn(verbose_name="日期")
    entry = tables.Column("记录", empty_values=(), orderable=False)
    characters = NumberColumn(verbose_name="字数")

    class Meta:
        verbose_name = "录入的记录"
        empty_text = "这个月没有这类记录。"

    def __init__(self, kind: Kind, rows: Iterable[Any]) -> None:
        super().__init__(rows)
        self.kind = kind

    def render_entry(self, record: Any) -> str:
        return format_html('<a href="{}">{}</a>', self.kind.address(record), _words(record))


def _words(row: Any) -> str:
    """A cell's entry with what the form calls the cell, everything else as it calls itself."""
    if not isinstance(row, CellEntry):
        return str(row)
    cell = row.report.sheet.cells[row.key]
    return f"{cell.title} {cell.label}：{plain(row.value)}（{row.source or row.reason}）"


@needs("read_reports")
@require_safe
def burden_records(request: SignedInRequest, pk: int, period: dt.date, entries: str) -> Any:
    agency = get_object_or_404(_open_to(request.user), pk=pk)
    if entries not in KINDS:
        raise Http404
    kind = KINDS[entries]
    table = EntryTable(kind, kind.listed(agency, _told(period)))
    context = {"agency": agency, "month": period, "kind": kind}
    return list_page(request, "reports/burden_records.html", table, **context)


def _open_to(user: User) -> ScopedQuerySet:
    """The reader's own agency and all that it stands above: nobody looks at a neighbour's desk."""
    own = user.agency
    return Agency.objects.below(own) | Agency.objects.filter(pk=own.pk) if own else Agency.objects.none()


def _month(request: SignedInRequest, reports: Any) -> dt.date:
    """The month asked for, or the last one that has a report, or this one."""
    text = request.GET.get("month")
    if not text:
        last = reports.order_by("-period").values_list("period", flat=True).first()
        return (last or timezone.localdate()).replace(day=1)  # type: ignore[no-any-return]
    try:
        month = dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError as error:
        raise Http404 from error
    return _told(month)


def _told(month: dt.date) -> dt.date:
    """A month that has a year before and a month after it."""
    if not dt.date.min.year < month.year < dt.date.max.year:
        raise Http404
    return month
