"""The ranking of counties (打分排队): the order, and for each county how every point came about.

A city or a province reads all its counties. A county reads its own line: its rank of how many, its score and its own
items. What the others did is theirs to know and the city's, so neither the table nor a file shows a county more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.models import Region
from records.paper import pdf
from reports.evidence import Evidence, evidence
from reports.exports import XLSX, span_of
from reports.figures import traced
from reports.metrics import METRICS
from reports.places import Place
from reports.rank_sheet import write
from reports.ranking import RECORDED_AS, Mark, Ranking, Standing, owed, rank
from reports.score_tables import Table, table_for
from reports.views.board import region_asked_for

FORM = "dispatch-2023"


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the counties of `region`, or only one of them."""

    region: Region
    only: Region | None
    table: Table
    months: list[dt.date]
    period: dt.date | None

    @property
    def query(self) -> str:
        asked = f"form={self.table.form.code}&region={(self.only or self.region).pk}"
        return f"?{asked}&period={self.period:%Y-%m}" if self.period else f"?{asked}"

    def ranking(self) -> Ranking | None:
        """Nothing where no month has begun yet."""
        if self.period is None:
            return None
        span = span_of(self.region, self.table.form, self.period)
        whole = rank(self.region, self.table, self.period, span)
        if self.only:
            whole.shown = [one for one in whole.standings if one.county.pk == self.only.pk]
        return whole


def _asked(request: SignedInRequest, county: str = "") -> Asked:
    """By ?form=, ?period= and ?region=; a county stands among those of the region above it."""
    seen = region_asked_for(request) if not county else _county(request, county)
    if seen.level not in {Region.Level.PROVINCE, Region.Level.CITY, Region.Level.COUNTY}:
        raise Http404
    only = seen if seen.level == Region.Level.COUNTY else None
    region = seen.parent if only else seen
    if region is None:
        raise Http404
    try:
        table = table_for(request.GET.get("form", FORM))
    except LookupError as error:
        raise Http404 from error
    begun = owed(region, table).filter(period_from__lte=timezone.localdate())
    months = sorted(set(begun.values_list("period", flat=True)))
    reported = set(begun.filter(report__sealings__isnull=False).values_list("period", flat=True))
    return Asked(region, only, table, months, _period(request.GET.get("period", ""), months, reported))


def _county(request: SignedInRequest, code: str) -> Region:
    return get_object_or_404(Region.objects.visible_to(request.user), pk=code, level=Region.Level.COUNTY)


def _period(text: str, months: list[dt.date], reported: set[dt.date]) -> dt.date | None:
    """The month asked for, or the last that any county has signed; before there is one the last that has begun."""
    if not text:
        return max(reported) if reported else months[-1] if months else None
    try:
        period = dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError as error:
        raise Http404 from error
    if period not in months:
        raise Http404
    return period


@needs("read_reports")
@require_safe
def ranking(request: SignedInRequest) -> HttpResponse:
    own = request.user.agency.region if request.user.agency else None
    if own and own.level == Region.Level.NATION and "region" not in request.GET:
        provinces = Region.objects.filter(level=Region.Level.PROVINCE).order_by("path")
        return render(request, "reports/ranking_provinces.html", {"provinces": provinces})
    asked = _asked(request)
    context = {"asked": asked, "whole": asked.ranking(), "exports": request.user.can("export_reports")}
    return render(request, "reports/ranking.html", context)


@dataclass(frozen=True)
class Line:
    """An item of one county with the ways to what stands behind its two numbers."""

    mark: Mark
    cells: str
    records: list[tuple[str, list[Evidence]]]

    @property
    def uses(self) -> set[str]:
        return {side.source for side in self.mark.item.operands}


@needs("read_reports")
@require_safe
def ranking_county(request: SignedInRequest, code: str) -> HttpResponse:
    asked = _asked(request, code)
    whole = asked.ranking()
    standing = whole.of(asked.only) if whole and asked.only else None
    if whole is None or standing is None:
        raise Http404
    promised = owed(whole.region, whole.table).filter(
        agency__region=standing.county, period__lte=whole.period
    )
    context = {
        "asked": asked,
        "whole": whole,
        "standing": standing,
        "lines": [_line(mark, standing, whole, request) for mark in standing.marks],
        "owed": promised.select_related("requirement", "report").order_by("period"),
        "now": timezone.now(),
        "above": Region.objects.visible_to(request.user).filter(pk=whole.region.pk).exists(),
    }
    return render(request, "reports/ranking_county.html", context)


def _line(mark: Mark, standing: Standing, whole: Ranking, request: SignedInRequest) -> Line:
    sides = mark.item.operands
    cells = [name for side in sides if side.source == "cells" for name in side.names]
    names = [name for side in sides if side.source == "metrics" for name in side.names]
    as_of = standing.report.sealing_in_force if standing.report else None
    place = Place(standing.county, as_of.as_of if as_of else timezone.now())
    found = [
        (RECORDED_AS[name], evidence(traced(METRICS[name], place, whole.span), request.user))
        for name in names
    ]
    return Line(mark, "%2B".join(dict.fromkeys(cells)), found)


def _file(request: SignedInRequest) -> tuple[Asked, Ranking]:
    asked = _asked(request)
    whole = asked.ranking()
    if whole is None:
        raise Http404
    return asked, whole


@needs("export_reports")
@require_safe
def ranking_workbook(request: SignedInRequest) -> FileResponse:
    _, whole = _file(request)
    out = BytesIO()
    write(whole, out)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{whole.title}.xlsx", content_type=XLSX)


@needs("export_reports")
@require_safe
def ranking_paper(request: SignedInRequest) -> FileResponse:
    _, whole = _file(request)
    context: dict[str, Any] = {"whole": whole, "now": timezone.now()}
    content = BytesIO(pdf("reports/paper/ranking.html", context))
    name = f"{whole.title}.pdf"
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")
