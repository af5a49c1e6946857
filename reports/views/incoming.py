"""A filled workbook comes back: what differs is shown, and entered where the clerk says so."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation
from reports.entry_forms import WorkbookForm
from reports.figures import live
from reports.incoming import Filled, Line, line_of, read_in, take_over
from reports.models import Report
from reports.views.reports import visible


@needs("fill_report")
def incoming(request: SignedInRequest, pk: int) -> HttpResponse:
    report = visible(request.user, pk)
    report.require_fill(by=request.user)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_valid():
        with at_fields(form):
            found = read_in(form.cleaned_data["workbook"].file, report, by=request.user)
    return _page(request, report, form, found, 422 if form.errors else 200)


@needs("fill_report")
@require_POST
def incoming_take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Wrong at one cell: 422, with everything as it was chosen and typed."""
    report = visible(request.user, pk)
    said = {
        key: (request.POST.get(f"said-{key}", ""), request.POST.get(f"why-{key}", ""))
        for key in _keys(request.POST)
    }
    chosen = {key: said[key] for key in request.POST.getlist("take") if key in said}
    if not chosen:
        raise RuleViolation("没有勾选要写入的数字")
    try:
        number = take_over(report, chosen, by=request.user)
    except RuleViolation as violation:
        if violation.field not in chosen:
            raise
        again = Filled(list(_again(report, said, chosen, violation)), [], same=0, empty=0)
        return _page(request, report, WorkbookForm(), again, 422)
    messages.success(request, f"已写入 {number} 格")
    return redirect(report)


def _keys(posted: QueryDict) -> list[str]:
    return [name.removeprefix("said-") for name in posted if name.startswith("said-")]


def _again(
    report: Report, said: dict[str, tuple[str, str]], chosen: Iterable[str], violation: RuleViolation
) -> Iterable[Line]:
    figures = live(report)
    for key, (value, why) in said.items():
        if figure := figures.get(key):
            problem = violation.message if key == violation.field else ""
            yield line_of(figure, value, why, problem, taken=key in chosen)


def _page(
    request: SignedInRequest, report: Report, form: WorkbookForm, found: Filled | None, status: int
) -> HttpResponse:
    context = {"report": report, "form": form, "found": found}
    return render(request, "reports/incoming.html", context, status=status)
