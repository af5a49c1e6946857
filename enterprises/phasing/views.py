"""Mines that have to be phased out, and how many ponds there are year by year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from enterprises.filters import PhaseOutFilter
from enterprises.models import Mine, PhaseOut
from enterprises.phasing.forms import LiftForm, PhaseOutForm
from enterprises.phasing.naming import lift, name_for_phasing_out
from enterprises.phasing.ponds import Line, Span, count, ponds, stood, years
from enterprises.phasing.tables import PhaseOutTable, PondCountTable
from enterprises.tables import MineTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Region

MOMENTS = {"before": "当时的", "after": "期末的", "now": "现在的", "added": "新增的", "gone": "减少的"}


@needs("read_ledger")
def phase_out_list(request: SignedInRequest) -> HttpResponse:
    seen = PhaseOut.objects.visible_to(request.user).select_related("mine__region", "agency__region")
    found = PhaseOutFilter(request.GET, seen, request=request)
    table = PhaseOutTable(found.qs)
    return list_page(request, "enterprises/phase_out_list.html", table, filter=found)


@needs("name_phase_out")
def mine_phase_out(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    form = PhaseOutForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            named = name_for_phasing_out(mine, **form.cleaned_data, by=request.user)
            messages.success(request, f"{mine}已列入淘汰名单（{named.year}年）")
            return redirect(named)
    words = "向社会公告的淘汰落后矿山和时限。矿山登记关闭后，名单上自动显示为已关闭。"
    return _page(request, mine, form, "列入淘汰名单", words)


@needs("name_phase_out")
def phase_out_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = PhaseOut.objects.visible_to(request.user).select_related("mine", "agency__region")
    named = get_object_or_404(seen, pk=pk)
    form = LiftForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            lift(named, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, f"{named.mine}已移出淘汰名单")
            return redirect(named)
    return _page(request, named.mine, form, "移出淘汰名单", f"{named.document}：{named}。")


@needs("read_history")
def pond_count(request: SignedInRequest) -> HttpResponse:
    """尾矿库“只减不增”, by the places below a region."""
    region, span = _region(request), _span(request)
    table = PondCountTable(
        count(span, request.user, region),
        span,
        listed=lambda line, moment: _ponds_of(line, moment, span, region),
        below=lambda line: _address("pond_count", region=line.code, year=span.year),
    )
    above = Region.objects.visible_to(request.user).filter(path__in=region.lineage[:-1]).order_by("path")
    context: dict[str, Any] = {
        "region": region,
        "span": span,
        "years": [
            (year, _address("pond_count", region=region.pk, year=year))
            for year in years(request.user, span.today)
        ],
        "above": [(one, _address("pond_count", region=one.pk, year=span.year)) for one in above],
    }
    return list_page(request, "enterprises/pond_count.html", table, per_page=100, **context)


@needs("read_history")
def pond_list(request: SignedInRequest) -> HttpResponse:
    """The ponds behind one figure of the count."""
    region, span, moment = _region(request), _span(request), request.GET.get("of", "now")
    before, after = stood(span.first), stood(span.last)
    asked: dict[str, Any] = {
        "before": before,
        "after": after,
        "added": after & ~before,
        "gone": before & ~after,
    }
    found = ponds(request.user, region).filter(asked.get(moment, stood(span.today)))
    if request.GET.get("here"):
        found = found.filter(region=region)
    table = MineTable(found.for_list().order_by("region__path", "name", "pk"))
    context: dict[str, Any] = {"region": region, "span": span, "words": MOMENTS.get(moment, MOMENTS["now"])}
    return list_page(request, "enterprises/pond_list.html", table, **context)


def _ponds_of(line: Line, moment: str, span: Span, region: Region) -> str:
    here = {"here": 1} if not line.code and not line.total else {}
    return _address("ponds", region=line.code or region.pk, year=span.year, of=moment, **here)


def _region(request: SignedInRequest) -> Region:
    own = request.user.agency.region_id if request.user.agency else ""
    return get_object_or_404(Region.objects.visible_to(request.user), pk=request.GET.get("region") or own)


def _span(request: SignedInRequest) -> Span:
    """A year that isn't one, or hasn't come yet, is this one."""
    today, asked = timezone.localdate(), request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() else today.year
    return Span(year if 2000 <= year <= today.year else today.year, today)


def _address(page: str, **narrowed: Any) -> str:
    return f"{reverse(f'enterprises:{page}')}?{urlencode(narrowed)}"


def _page(request: SignedInRequest, mine: Mine, form: Any, title: str, words: str) -> HttpResponse:
    context = {"mine": mine, "form": form, "title": title, "words": words}
    return render(request, "enterprises/answering_form.html", context, status=422 if form.errors else 200)
