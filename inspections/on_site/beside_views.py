"""On site, beside the criteria: the re-inspection's findings, the campaign's sheet, experts and recordings."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from inspections.models import Inspection
from inspections.on_site.attending import add_expert, add_recording, give_opinion, send_home
from inspections.on_site.beside import Asked, asked, beside
from inspections.on_site.beside_forms import ExpertForm, MakeUpForm, RecheckForm, RecordingForm, SheetForm
from inspections.on_site.declaring import declaration
from inspections.on_site.manner import make_up, may_be_made_up
from inspections.on_site.reinspection import recheck
from inspections.on_site.sheet_export import paper, workbook
from inspections.on_site.sheets import Sheet, answer_sheet, lines, sheet_of
from inspections.on_site.walk_views import own
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation

DRAFT = Inspection.Status.DRAFT
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("log_inspection")
def recheck_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The findings of the earlier check, one by one; POST saves one."""
    inspection = own(request, pk)
    if request.method == "POST":
        return _recheck(request, inspection)
    if inspection.status != DRAFT or inspection.follows_id is None:
        return redirect(inspection)
    if opened := request.GET.get("hazard"):
        one = _asked(inspection, opened)
        context = {"inspection": inspection, "one": one, "opened": one.result, "typed": one.said}
        return render(request, "inspections/recheck.html#item", context)
    context = {"inspection": inspection, "beside": beside(inspection)}
    return render(request, "inspections/recheck.html", context)


def _recheck(request: SignedInRequest, inspection: Inspection) -> HttpResponse:
    form = RecheckForm(request.POST, request.FILES)
    inspection.require_open(request.user)
    one = _asked(inspection, request.POST.get("hazard", ""))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("result", "description", "photos")}
        _save(inspection, form, lambda: recheck(inspection, one.hazard, by=request.user, **said))
    context: dict[str, Any] = {"inspection": inspection, "one": _asked(inspection, str(one.hazard.pk))}
    if form.is_valid():
        context |= {"oob": True, "beside": beside(inspection)}
        return render(request, "inspections/recheck.html#saved", context)
    context |= {"opened": form.data.get("result"), "typed": form.data, "errors": form.errors}
    return render(request, "inspections/recheck.html#item", context, status=422)


def _asked(inspection: Inspection, hazard: str) -> Asked:
    one = next((one for one in asked(inspection) if str(one.hazard.pk) == hazard), None)
    if one is None:
        raise Http404
    return one


def _save(inspection: Inspection, form: forms.Form, act: Any) -> None:
    """What a verb refuses stands at its field; that the check is signed meanwhile is told for the whole page."""
    try:
        act()
    except RuleViolation as violation:
        if inspection.status != DRAFT:
            raise
        field = {"upload": "photos"}.get(violation.field, violation.field)
        form.add_error(field if field in form.fields else None, violation.message)


@needs("log_inspection")
def sheet_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The campaign's own checklist; POST saves one item."""
    inspection = own(request, pk)
    sheet = _sheet(inspection)
    if request.method == "POST":
        return _sheet_item(request, inspection, sheet)
    if inspection.status != DRAFT:
        return redirect(inspection)
    context: dict[str, Any] = {"inspection": inspection, "sheet": sheet}
    if opened := request.GET.get("item"):
        line = _line(inspection, sheet, opened)
        context |= {"line": line, "opened": line.result, "typed": line.answer}
        return render(request, "inspections/sheet.html#item", context)
    context["beside"] = beside(inspection)
    return render(request, "inspections/sheet.html", context)


def _sheet(inspection: Inspection) -> Sheet:
    sheet = sheet_of(inspection.campaign)
    if sheet is None:
        raise Http404
    return sheet


def _line(inspection: Inspection, sheet: Sheet, key: str) -> Any:
    line = next((line for line in lines(inspection, sheet) if line.item.key == key), None)
    if line is None:
        raise Http404
    return line


def _sheet_item(request: SignedInRequest, inspection: Inspection, sheet: Sheet) -> HttpResponse:
    form = SheetForm(request.POST)
    if form.is_valid():
        _save(inspection, form, lambda: answer_sheet(inspection, by=request.user, **form.cleaned_data))
    context: dict[str, Any] = {"inspection": inspection, "sheet": sheet}
    context["line"] = _line(inspection, sheet, form.data.get("item", ""))
    if form.is_valid():
        context |= {"oob": True, "beside": beside(inspection)}
        return render(request, "inspections/sheet.html#saved", context)
    context |= {"opened": form.data.get("result"), "typed": form.data, "errors": form.errors}
    return render(request, "inspections/sheet.html#item", context, status=422)


def _seen(request: SignedInRequest, pk: int) -> Inspection:
    seen = Inspection.objects.visible_to(request.user).select_related(
        "mine__enterprise", "agency", "campaign"
    )
    return get_object_or_404(seen, pk=pk)


@needs("read_inspections")
def sheet_workbook(request: SignedInRequest, pk: int) -> FileResponse:
    inspection = _seen(request, pk)
    content = workbook(inspection, _sheet(inspection))
    return _file(content, inspection, "xlsx", XLSX)


@needs("read_inspections")
def sheet_paper(request: SignedInRequest, pk: int) -> FileResponse:
    inspection = _seen(request, pk)
    return _file(paper(inspection, _sheet(inspection)), inspection, "pdf", "application/pdf")


def _file(content: bytes, inspection: Inspection, ending: str, kind: str) -> FileResponse:
    name = f"专项执法表 {inspection.mine} {inspection.checked_on}.{ending}"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)


@needs("log_inspection")
def attending(request: SignedInRequest, pk: int) -> HttpResponse:
    """Experts with their opinions, and what the recorders took down."""
    inspection = own(request, pk)
    if inspection.status != DRAFT:
        return redirect(inspection)
    return _attending(request, inspection)


def _attending(request: SignedInRequest, inspection: Inspection, **bound: Any) -> HttpResponse:
    context = {
        "inspection": inspection,
        "beside": beside(inspection),
        "declaration": declaration("expert"),
        "expert_form": ExpertForm(by=request.user),
        "recording_form": RecordingForm(),
        **bound,
    }
    return render(request, "inspections/attending.html", context, status=422 if bound else 200)


@needs("log_inspection")
@require_POST
def expert_new(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    form = ExpertForm(request.POST, by=request.user)
    if form.is_valid():
        with at_fields(form):
            inspection.require_open(request.user)
            add_expert(inspection, by=request.user, **form.cleaned_data)
    if form.is_valid():
        return redirect("inspections:attending", pk)
    return _attending(request, inspection, expert_form=form)


@needs("log_inspection")
@require_POST
def expert_opinion(request: SignedInRequest, pk: int, expert_pk: int) -> HttpResponse:
    inspection = own(request, pk)
    visiting = get_object_or_404(inspection.experts, pk=expert_pk)
    typed = request.POST.get("opinion", "")[:1000]
    try:
        give_opinion(visiting, typed, by=request.user)
    except RuleViolation as violation:
        if violation.field != "opinion":
            raise
        return _attending(request, inspection, silent=visiting.pk, why=violation.message)
    messages.success(request, f"已保存{visiting.name}的意见")
    return redirect("inspections:attending", pk)


@needs("log_inspection")
@require_POST
def expert_remove(request: SignedInRequest, pk: int, expert_pk: int) -> HttpResponse:
    visiting = get_object_or_404(own(request, pk).experts, pk=expert_pk)
    send_home(visiting, by=request.user)
    return redirect("inspections:attending", pk)


@needs("log_inspection")
@require_POST
def recording_new(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    form = RecordingForm(request.POST, request.FILES)
    if form.is_valid():
        with at_fields(form):
            add_recording(inspection, by=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, "执法记录已保存")
        return redirect("inspections:attending", pk)
    return _attending(request, inspection, recording_form=form)


@needs("log_inspection")
def make_up_page(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    if request.method != "POST" and not may_be_made_up(inspection):
        return redirect(inspection)
    form = MakeUpForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            make_up(inspection, by=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, "已登记补办的程序")
        return redirect(inspection)
    context = {"inspection": inspection, "form": form}
    return render(request, "inspections/make_up.html", context, status=422 if form.errors else 200)
