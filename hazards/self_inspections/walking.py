"""The mine's own people on a phone: begin the month, answer item by item, sign."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigns.obligations.periods import month_of
from enterprises.models import Mine
from hazards.checklist import Checklist
from hazards.models import Clause, Criterion, Hazard, SelfInspection
from hazards.self_inspections import filling
from hazards.self_inspections.forms import SelfAnswerForm, SignForm
from hazards.self_inspections.signing import STATEMENT, sign_self_inspection
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation


@needs("self_inspect")
def start(request: SignedInRequest, mine: int, year: int, month: int) -> HttpResponse:
    """GET says what will be walked; POST begins. What was begun or signed already is shown instead."""
    own = get_object_or_404(Mine.objects.visible_to(request.user).select_related("enterprise"), pk=mine)
    request.user.require("self_inspect", own.enterprise)
    first = _month(year, month)
    if request.method == "POST":
        begun = filling.open_self_inspection(own, by=request.user, month=first)
        return redirect("hazards:self_inspection_walk", begun.pk)
    if known := SelfInspection.objects.filter(mine=own, month=first).first():
        return redirect(known)
    asked = filling.checklist(SelfInspection(mine=own, month=first))
    context = {
        "mine": own,
        "month": first,
        "checklist": asked,
        "is_past": first < month_of(timezone.localdate()),
    }
    return render(request, "hazards/self_inspections/start.html", context)


def _month(year: int, month: int) -> dt.date:
    try:
        return dt.date(year, month, 1)
    except ValueError:
        raise RuleViolation("没有这个月份") from None


def _own(request: SignedInRequest, pk: int) -> SelfInspection:
    """Out of sight is 404; in sight but another's is 403."""
    seen = SelfInspection.objects.visible_to(request.user)
    inspection = get_object_or_404(seen.select_related("mine__enterprise", "submission"), pk=pk)
    request.user.require("self_inspect", inspection.mine.enterprise)
    return inspection


@needs("self_inspect")
def walk(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = _own(request, pk)
    if inspection.is_signed:
        return redirect(inspection)
    context = _context(inspection, checklist=filling.checklist(inspection))
    return render(request, "hazards/self_inspections/walk.html", context)


def _context(inspection: SelfInspection, **more: Any) -> dict[str, Any]:
    return {"inspection": inspection, "today": timezone.localdate(), **more}


@needs("self_inspect")
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET opens what was said, to be changed; POST saves one answer with its photos."""
    inspection = _own(request, pk)
    if request.method != "POST":
        form = SelfAnswerForm(request.GET.dict(), walk=inspection)
        form.is_valid()
        criterion, clause = _asked(form)
        return _opened(request, inspection, criterion, clause)
    form = SelfAnswerForm(request.POST, request.FILES, walk=inspection)
    if form.is_valid():
        try:
            filling.answer(inspection, by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            if inspection.is_signed:
                raise
            form.add_error(violation.field if violation.field in SHOWN else None, violation.message)
    criterion, clause = _asked(form)
    if form.is_valid():
        return _saved(request, inspection, criterion, clause)
    typed = {"opened": form.data.get("result"), "typed": form.data, "errors": form.errors}
    typed["general"] = form.non_field_errors()
    return _question(request, inspection, criterion, clause, status=422, **typed)


SHOWN = ("description", "location", "due_on", "responsible", "measures", "funds", "contingency", "photos")


def _asked(form: SelfAnswerForm) -> tuple[Criterion, Clause | None]:
    criterion: Criterion | None = form.cleaned_data.get("criterion")
    if criterion is None:
        raise RuleViolation("该条标准不适用于本次自查", field="criterion")
    return criterion, form.cleaned_data.get("clause")


def _opened(
    request: SignedInRequest, inspection: SelfInspection, criterion: Criterion, clause: Clause | None
) -> HttpResponse:
    said = inspection.answers.filter(criterion=criterion, clause=clause).first()
    typed = {"opened": said.result, "typed": said} if said else {}
    return _question(request, inspection, criterion, clause, **typed)


def _question(
    request: SignedInRequest,
    inspection: SelfInspection,
    criterion: Criterion,
    clause: Clause | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """One question again, as it stands."""
    asked = filling.checklist(inspection).at(criterion, clause)
    context = _context(inspection, q=asked, **more)
    return render(request, "hazards/self_inspections/walk.html#question", context, status=status)


def _saved(
    request: SignedInRequest, inspection: SelfInspection, criterion: Criterion, clause: Clause | None
) -> HttpResponse:
    """The question, and the figures at the top out of band."""
    whole: Checklist = filling.checklist(inspection)
    context = _context(inspection, q=whole.at(criterion, clause), checklist=whole, oob=True)
    return render(request, "hazards/self_inspections/walk.html#saved", context)


@needs("self_inspect")
@require_POST
def take_up(request: SignedInRequest, pk: int, hazard: int) -> HttpResponse:
    inspection = _own(request, pk)
    known = get_object_or_404(Hazard.objects.visible_to(request.user), pk=hazard)
    row = filling.take_up(inspection, known, by=request.user)
    return _saved(request, inspection, row.criterion, row.clause)


@needs("self_inspect")
@require_POST
def photos(request: SignedInRequest, pk: int, answer_pk: int) -> HttpResponse:
    """One more photo, from the ＋ beside those that are there."""
    inspection = _own(request, pk)
    finding = get_object_or_404(inspection.answers.select_related("criterion", "clause"), pk=answer_pk)
    finding.inspection = inspection
    failed = {}
    try:
        filling.add_photos(finding, request.FILES.getlist("photos"), by=request.user)
    except RuleViolation as violation:
        failed = {"photo_error": violation.message, "status": 422}
    return _question(request, inspection, finding.criterion, finding.clause, **failed)  # type: ignore[arg-type]


@needs("sign_self_inspection")
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = _own(request, pk)
    if request.method != "POST" and inspection.is_signed:
        return redirect(inspection)
    form = SignForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            owed = sign_self_inspection(inspection, by=request.user, drawn=form.cleaned_data["drawn"])
            sent = f"，报告已报送{'、'.join(str(one.receiver) for one in owed)}" if owed else ""
            messages.success(request, f"{inspection.month_words}自查已签字{sent}")
            return redirect(inspection)
    whole = filling.checklist(inspection)
    lacking = [one for one in whole.found if one.answer.missing_commitments()]
    context = _context(inspection, form=form, checklist=whole, lacking=lacking, statement=STATEMENT)
    status = 422 if form.errors else 200
    return render(request, "hazards/self_inspections/sign.html", context, status=status)


@needs("self_inspect")
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    anew = filling.reopen(_own(request, pk), by=request.user)
    messages.success(request, f"已按退回意见开始修改第{anew.version}版，原报告仍可查看")
    return redirect("hazards:self_inspection_walk", anew.pk)
