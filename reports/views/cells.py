"""The panel beside the table: what a figure means, what it rests on, and the form to change it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from campaigns.work_log.kinds import ActivityKind, kinds
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation
from reports.entry_forms import CellForm, ReturnForm
from reports.evidence import Evidence, evidence_of
from reports.evidence import differences as differences_of
from reports.figures import Figure, live, sealed, trace_of
from reports.metrics import METRICS
from reports.models import Proof, Report, Sealing
from reports.views.reports import may, sheet_context, visible


@dataclass
class CellView:
    """One cell in the panel. `form` is there where this person may write into it."""

    figure: Figure
    evidence: list[Evidence]
    form: CellForm | None = None
    proofs: list[Proof] = field(default_factory=list)

    @property
    def logged_as(self) -> list[ActivityKind]:
        """The kinds of work that this cell counts: what is missing is logged, not typed."""
        metric = METRICS.get(self.figure.cell.metric)
        return [kinds()[key] for key in metric.logged_as] if metric else []

    @property
    def stale(self) -> int:
        return sum(one.changed for one in self.evidence)


def cell_views(
    request: SignedInRequest, report: Report, keys: str, sealing: Sealing | None, form: CellForm | None = None
) -> list[CellView]:
    cells = report.sheet.cells
    if not set(keys.split("+")) <= set(cells):
        raise Http404
    figures = sealed(sealing.cells.all(), report.sheet) if sealing else live(report)
    place = report.place(sealing.as_of if sealing else None)
    enclosed = Proof.objects.enclosed_in(sealing) if sealing else Proof.objects.filter(report=report)
    proofs = list(enclosed.select_related("added_by", "report").prefetch_related("attachments"))
    views = []
    for key in keys.split("+"):
        figure = figures.get(key) or Figure(cells[key], "empty", None)
        traces = trace_of(report, key, sealing)
        views.append(CellView(figure, evidence_of(cells[key], traces, request.user, place, report.span)))
        views[-1].proofs = [one for one in proofs if one.key == key]
        if not sealing and may(request.user, report)["fill"]:
            views[-1].form = form or CellForm.showing(figure)
    return views


def _panel(
    request: SignedInRequest,
    report: Report,
    keys: str,
    *,
    sealing: Sealing | None = None,
    form: CellForm | None = None,
    beside: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`beside` is what the page needs besides the panel, when the table has to be drawn again."""
    views = cell_views(request, report, keys, sealing, form)
    context = {"report": report, "sealing": sealing, "keys": keys, "views": views, **(beside or {})}
    return render(request, "reports/parts/cell.html", context, status=status)


@needs("read_reports")
@require_safe
def cell(request: SignedInRequest, pk: int, keys: str) -> HttpResponse:
    report = visible(request.user, pk)
    if not request.htmx:
        return redirect(f"{report.get_absolute_url()}?cell={keys.replace('+', '%2B')}#panel")
    return _panel(request, report, keys, sealing=report.sealing_in_force)


@needs("read_reports")
@require_safe
def sealed_cell(request: SignedInRequest, pk: int, number: int, keys: str) -> HttpResponse:
    report = visible(request.user, pk)
    sealing = get_object_or_404(report.sealings, number=number)
    if not request.htmx:
        return redirect("reports:sealing", pk, number)
    return _panel(request, report, keys, sealing=sealing)


@needs("fill_report")
@require_POST
def enter(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Saved: the table again, and beside it the next empty cell if that was asked. Wrong: 422 at the field."""
    report = visible(request.user, pk)
    if key not in report.sheet.cells:
        raise Http404
    form = CellForm(request.POST, cell=report.sheet.cells[key])
    if not _entered(report, key, form, request):
        return _panel(request, report, key, form=form, status=422)
    if not request.htmx:
        return redirect(f"{report.get_absolute_url()}?cell={key}#panel")
    context = sheet_context(report, request.user)
    following = context["missing"][0].key if "next" in request.POST and context["missing"] else key
    context["saved"] = report.sheet.cells[key]
    return _panel(request, report, following, beside=context)


def _entered(report: Report, key: str, form: CellForm, request: SignedInRequest) -> bool:
    if not form.is_valid():
        report.require_fill(by=request.user)
        return False
    try:
        report.enter(key, by=request.user, **form.cleaned_data)
    except RuleViolation as violation:
        if violation.field not in form.fields:
            raise
        form.add_error(violation.field, violation.message)
        return False
    return True


@needs("read_reports")
@require_safe
def differences(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the records say against what was signed, with the records that were left out."""
    report = visible(request.user, pk)
    sealing = report.sealing_in_force
    if sealing is None:
        raise Http404
    if not request.htmx:
        return redirect(report)
    found = differences_of(sealing, request.user)
    context = {
        "report": report,
        "differences": found,
        "may": may(request.user, report),
        "return_form": ReturnForm(initial={"reason": "\n".join(one.sentence for one in found)}),
    }
    return render(request, "reports/parts/differences.html", context)
