"""What proves a figure: enclosed while a report is being filled in, taken back until it is signed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from reports.actions import enclose
from reports.entry_forms import ProofForm
from reports.models import Report
from reports.views.reports import visible


@needs("fill_report")
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """A page of its own, so that a phone can take a photo for it. `?cell=` names the figure; without it, the report."""
    report, key = visible(request.user, pk), request.GET.get("cell", "")
    if key and key not in report.sheet.cells:
        raise Http404
    report.require_fill(by=request.user)
    form = ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            enclose(
                report, form.cleaned_data["uploads"], by=request.user, note=form.cleaned_data["note"], key=key
            )
            messages.success(request, "印证资料已附上，随报表一起报送")
            return redirect(_back(report, key))
    context = {
        "report": report,
        "cell": report.sheet.cells.get(key),
        "form": form,
        "back": _back(report, key),
    }
    return render(request, "reports/proof_form.html", context, status=422 if form.errors else 200)


@needs("fill_report")
@require_POST
def take_back(request: SignedInRequest, pk: int, proof: int) -> HttpResponse:
    report = visible(request.user, pk)
    taken = get_object_or_404(report.proofs.visible_to(request.user), pk=proof)
    taken.take_back(by=request.user)
    messages.success(request, "印证资料已撤回")
    return redirect(_back(report, taken.key))


def _back(report: Report, key: str) -> str:
    return f"{report.get_absolute_url()}{f'?cell={key}#panel' if key else '#proofs'}"
