"""The page of a level that receives: who has reported, what it adds up to, and where it isn't what records say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from campaigns.models import Obligation
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.models import Region
from reports.actions import open_own_report
from reports.exports import of_roll_up, span_of
from reports.figures import ROLL_UP, Figure
from reports.rollup import Line, roll_up
from reports.score_tables import is_scored
from reports.sheets import Cell, Form
from reports.tables import board_rows, gap_words, listed, sheet_rows, timeliness, totals

WHOLE: dict[str, str] = {
    Region.Level.NATION: "全国",
    Region.Level.PROVINCE: "全省",
    Region.Level.CITY: "全市",
}


def region_asked_for(request: SignedInRequest) -> Region:
    """The one in the address, or the reader's own; out of sight is not there."""
    own = request.user.agency.region_id if request.user.agency else ""
    return get_object_or_404(Region.objects.visible_to(request.user), pk=request.GET.get("region", own))


@needs("read_reports")
@require_safe
def board(request: SignedInRequest, form: Form, period: dt.date) -> HttpResponse:
    region, now = region_asked_for(request), timezone.now()
    try:
        span = span_of(region, form, period)
    except LookupError as error:
        raise Http404 from error
    whole = roll_up(region, form, period)
    query = f"?region={region.pk}"
    user = request.user

    def url(cell: Cell) -> str:
        return f"{request.path}cells/{cell.key}/{query}"

    context = {
        "form": form,
        "region": region,
        "above": Region.objects.visible_to(user).filter(path__in=region.lineage[:-1]).order_by("path"),
        "ranked": region.level in {Region.Level.CITY, Region.Level.PROVINCE} and is_scored(form),
        "whole_name": WHOLE.get(region.level, "合计"),
        "period": period,
        "span": span,
        "now": now,
        "whole": whole,
        "states": whole.states(now),
        "columns": form.board,
        "rows": board_rows(whole, now),
        "totals": totals(
            {key: one.value for key, one in whole.totals.items() if one.value is not None}, form
        ),
        "gap": gap_words(whole.gaps, form),
        "timeliness": timeliness(whole, now),
        "sheet": sheet_rows(form, whole.totals, whole.gaps, url),
        "details": listed(form, of_roll_up(whole).details if whole.is_of_reporters else []),
        "query": query,
        "head": form.head(region.name, timezone.localdate(now)),
        "own_level": _owns(request, form, period),
        "own_label": "看本级数据" if any(one.region == region for one in whole.parts) else "填本级数据",
        "exports": user.can("export_reports") and user.agency and user.agency.region_id == region.pk,
    }
    return render(request, "reports/board.html", context)


def _owns(request: SignedInRequest, form: Form, period: dt.date) -> bool:
    """Whether this reader's agency receives these reports and may add what is its own."""
    user = request.user
    received = Obligation.objects.filter(receiver=user.agency, requirement__form=form.code, period=period)
    return user.can("fill_report") and received.exists()


@dataclass(frozen=True)
class Part:
    """One place's share of a figure."""

    line: Line
    figure: Figure


@needs("read_reports")
@require_safe
def cell(request: SignedInRequest, form: Form, period: dt.date, keys: str) -> HttpResponse:
    """A figure's parts, place by place; each opens its records or its own parts."""
    region = region_asked_for(request)
    if not request.htmx:
        return redirect(f"{reverse('reports:board', args=[form, period])}?region={region.pk}")
    if not set(keys.split("+")) <= set(form.cells):
        raise Http404
    whole = roll_up(region, form, period)
    sections = [
        (whole.totals[key], [_part(line, whole.totals[key]) for line in whole.parts if key in line.values])
        for key in keys.split("+")
    ]
    context = {"sections": sections, "region": region, "form": form, "period": period, "keys": keys}
    return render(request, "reports/parts/board_cell.html", context)


def _part(line: Line, total: Figure) -> Part:
    """A single report's own figure; of several, what they add up to."""
    key = total.cell.key
    if len(line.signed) == 1:
        return Part(line, line.signed[0].figures[key])
    return Part(line, Figure(total.cell, ROLL_UP, line.values[key]))


@needs("fill_report")
@require_POST
def open_own(request: SignedInRequest, form: Form, period: dt.date) -> HttpResponse:
    return redirect(open_own_report(form, period, by=request.user))
