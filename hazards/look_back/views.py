"""The look-back stage of a campaign: how far each place has got, the problems, and one problem looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from campaigns.models import Stage
from hazards.look_back.actions import look_back, may_look_back
from hazards.look_back.forms import LookBackForm
from hazards.look_back.scope import Line, first_said, problems_of, progress, running, stages_at
from hazards.look_back.tables import ProblemFilter, ProblemTable, ProgressTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Region
from records.models import Attachment


@needs("read_coverage")
@require_safe
def stages(request: SignedInRequest) -> HttpResponse:
    """The stage that runs now, or else the last one; where no notice asks for any, the page says so."""
    if stage := running(request.user).first() or stages_at(request.user).first():
        return redirect("hazards:look_back", stage.pk)
    return render(request, "hazards/look_back/none.html")


@needs("read_coverage")
@require_safe
def board(request: SignedInRequest, stage: int) -> HttpResponse:
    shown, region = _stage(request, stage), _region(request)
    table = ProgressTable(
        progress(shown, request.user, region),
        listed=lambda line, state: _listed(shown, region, line, state),
        below=lambda line: _address("look_back", shown, region=line.code),
    )
    context = {
        "stage": shown,
        "region": region,
        "stages": stages_at(request.user),
        "above": [(one, _address("look_back", shown, region=one.pk)) for one in _above(request, region)],
    }
    return list_page(request, "hazards/look_back/board.html", table, per_page=100, **context)


@needs("read_coverage")
@require_safe
def problems(request: SignedInRequest, stage: int) -> HttpResponse:
    shown, region = _stage(request, stage), _region(request)
    seen = (
        problems_of(shown, request.user)
        .within(region)
        .for_list()
        .order_by("mine__region__path", "found_on", "pk")
    )
    found = ProblemFilter(request.GET, seen, request=request)
    table = ProblemTable(found.qs, stage=shown)
    return list_page(
        request, "hazards/look_back/problems.html", table, filter=found, stage=shown, region=region
    )


@needs("look_back")
def look(request: SignedInRequest, stage: int, hazard: int) -> HttpResponse:
    shown = _stage(request, stage)
    problem = get_object_or_404(problems_of(shown, request.user).for_list(), pk=hazard)
    if (
        not may_look_back(request.user, problem)
        or problem.look_backs.filter(stage=first_said(shown)).exists()
    ):
        messages.warning(request, "这处隐患已复核，或者不由您复核")
        return redirect(problem)
    form = LookBackForm(request.POST or None, request.FILES or None, hazard=problem)
    if form.is_valid():
        with at_fields(form):
            row = look_back(shown, problem, by=request.user, **form.cleaned_data)
            messages.success(request, f"已记录：{row.get_outcome_display()}")
            return redirect(row.rebound or _address("look_back_problems", shown, state="waiting"))
    context = {
        "form": form,
        "hazard": problem,
        "stage": shown,
        "attachments": Attachment.objects.of(problem),
    }
    return render(request, "hazards/look_back/look.html", context, status=422 if form.is_bound else 200)


def _stage(request: SignedInRequest, pk: int) -> Stage:
    return get_object_or_404(stages_at(request.user), pk=pk)


def _region(request: SignedInRequest) -> Region:
    own = request.user.agency.region_id if request.user.agency else ""
    return get_object_or_404(Region.objects.visible_to(request.user), pk=request.GET.get("region") or own)


def _above(request: SignedInRequest, region: Region) -> Any:
    return Region.objects.visible_to(request.user).filter(path__in=region.lineage[:-1]).order_by("path")


def _listed(stage: Stage, region: Region, line: Line, state: str) -> str:
    narrowed = {"region": line.code or region.pk, "state": state}
    if not line.code and not line.total:
        narrowed["here"] = "1"
    return _address("look_back_problems", stage, **narrowed)


def _address(page: str, stage: Stage, **narrowed: str) -> str:
    query = urlencode({name: value for name, value in narrowed.items() if value})
    return f"{reverse(f'hazards:{page}', args=[stage.pk])}?{query}"
