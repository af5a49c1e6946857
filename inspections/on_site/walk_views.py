"""On site, on a phone: choose the mine, walk the criteria, sign."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from enterprises.models import Mine
from hazards.answer_forms import AnswerForm
from inspections.forms import refuse
from inspections.models import Answer, Inspection
from inspections.on_site.actions import add_photos, answer_spot_item, open_inspection, sign_off
from inspections.on_site.attending import is_recorded
from inspections.on_site.beside import beside
from inspections.on_site.checklist import checklist, question
from inspections.on_site.declaring import declaration
from inspections.on_site.forms import OpenForm, SignForm, SpotForm
from inspections.on_site.spot_items import SPOT_ITEMS
from inspections.on_site.under_campaigns import together
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation

SHOWN = 20
SIGNED = ("signer_name", "drawn", "refusal", "statement", "explained", "no_recording")


@needs("log_inspection")
def open_check(request: SignedInRequest) -> HttpResponse:
    before = _followed(request)
    form = OpenForm(request.POST or None, by=request.user, initial=_initial(request, before))
    if form.is_valid():
        try:
            opened = open_inspection(by=request.user, **form.opened())
            return redirect("inspections:recheck" if opened.follows_id else "inspections:walk", opened.pk)
        except RuleViolation as violation:
            refuse(form, violation)
    chosen = str(form["mine"].value() or "")
    mines = _mines(request).filter(pk=chosen) if chosen.isdecimal() else []
    context = {"form": form, "mines": mines, "chosen": chosen, "before": before}
    context |= {"declaration": declaration("officer").splitlines()}
    context |= together(request.user, mines[0]) if mines else {}
    return render(request, "inspections/open.html", context, status=422 if form.errors else 200)


def _followed(request: SignedInRequest) -> Inspection | None:
    """The check that is to be re-inspected, named by the link that led here or by the form itself."""
    named = request.POST.get("follows") or request.GET.get("follows") or ""
    seen = Inspection.objects.visible_to(request.user).signed().select_related("mine", "agency")
    return seen.filter(pk=named).first() if named.isdecimal() else None


def _initial(request: SignedInRequest, before: Inspection | None) -> dict[str, Any]:
    if before is None:
        return {"mine": request.GET.get("mine")}
    return {
        "mine": before.mine_id,
        "kind": Inspection.Kind.REINSPECTION,
        "follows": before.pk,
        "campaign": before.campaign_id,
        "place": before.place,
    }


@needs("log_inspection")
def hints(request: SignedInRequest) -> HttpResponse:
    """Before a mine is checked once more: how often it was this year, and which campaigns one check could serve."""
    chosen = request.GET.get("mine", "")
    mine = _mines(request).filter(pk=chosen).first() if chosen.isdecimal() else None
    context = together(request.user, mine) if mine else {}
    return render(request, "inspections/open.html#hints", context)


@needs("log_inspection")
def mines(request: SignedInRequest) -> HttpResponse:
    """What the search box of the first step swaps in."""
    query = request.GET.get("q", "").strip()
    found = _mines(request).filter(Q(name__icontains=query) | Q(enterprise__name__icontains=query))
    context = {"mines": found[:SHOWN] if query else [], "query": query, "shown": SHOWN}
    return render(request, "inspections/open.html#mines", context)


def _mines(request: SignedInRequest) -> Any:
    return Mine.objects.visible_to(request.user).select_related("enterprise", "region")


def own(request: SignedInRequest, pk: int) -> Inspection:
    """Out of sight is 404; in sight but another agency's is 403."""
    seen = Inspection.objects.visible_to(request.user).select_related("mine__enterprise", "agency", "edition")
    inspection = get_object_or_404(seen, pk=pk)
    request.user.require("log_inspection", inspection.agency)
    return inspection


@needs("log_inspection")
def walk(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    if inspection.status != Inspection.Status.DRAFT:
        return redirect(inspection)
    context = {"inspection": inspection, "checklist": checklist(inspection), "beside": beside(inspection)}
    return render(request, "inspections/walk.html", context)


@needs("log_inspection")
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """GET opens what was said, to be changed; POST saves one answer with its photos."""
    inspection = own(request, pk)
    if request.method != "POST":
        return _question(request, inspection, AnswerForm({**request.GET.dict()}, walk=inspection))
    form = AnswerForm(request.POST, request.FILES, walk=inspection)
    if form.is_valid():
        try:
            _save(inspection, form.cleaned_data, request)
        except RuleViolation as violation:
            if inspection.status != Inspection.Status.DRAFT:
                raise
            # What the item itself is at fault for stands above its fields, which the person can't change.
            violation.field = {"upload": "photos", "criterion": "", "clause": ""}.get(
                violation.field, violation.field
            )
            refuse(form, violation)
    return _question(request, inspection, form, saved=form.is_valid())


def _save(inspection: Inspection, data: dict[str, Any], request: SignedInRequest) -> None:
    photos = data.pop("photos")
    with transaction.atomic():
        row = inspection.answer(**data, by=request.user)
        if photos:
            add_photos(row, photos, by=request.user)


def _question(
    request: SignedInRequest, inspection: Inspection, form: AnswerForm, saved: bool = False
) -> HttpResponse:
    """One question again, and the figures at the top out of band when they moved."""
    form.is_valid()
    criterion, clause = form.cleaned_data.get("criterion"), form.cleaned_data.get("clause")
    if criterion is None:
        raise RuleViolation("该条标准不适用于本次检查", field="criterion")
    asked = question(inspection, criterion, clause)
    context: dict[str, Any] = {"inspection": inspection, "q": asked, "oob": saved}
    if saved:
        context["checklist"] = checklist(inspection)
    elif request.method == "POST":
        context |= {"opened": form.data.get("result"), "typed": form.data, "errors": form.errors}
        context["general"] = form.non_field_errors()
    elif asked.answer:
        context |= {"opened": asked.result, "typed": asked.answer}
    failed = request.method == "POST" and not saved
    part = "saved" if saved else "question"
    return render(request, f"inspections/walk.html#{part}", context, status=422 if failed else 200)


@needs("log_inspection")
@require_POST
def photos(request: SignedInRequest, pk: int, answer_pk: int) -> HttpResponse:
    """One more photo, from the ＋ beside those that are there."""
    inspection = own(request, pk)
    finding = get_object_or_404(inspection.answers.select_related("criterion", "clause"), pk=answer_pk)
    finding.inspection = inspection
    context: dict[str, Any] = {"inspection": inspection}
    try:
        add_photos(finding, request.FILES.getlist("photos"), by=request.user)
    except RuleViolation as violation:
        context["photo_error"] = violation.message
    context["q"] = question(inspection, finding.criterion, finding.clause)
    failed = "photo_error" in context
    return render(request, "inspections/walk.html#question", context, status=422 if failed else 200)


@needs("log_inspection")
def spot(request: SignedInRequest, pk: int) -> HttpResponse:
    """The seven questions on how the enterprise checks itself; POST saves one."""
    inspection = own(request, pk)
    if request.method == "POST":
        return _spot_item(request, inspection)
    if inspection.status != Inspection.Status.DRAFT:
        return redirect(inspection)
    said = {row.item: row for row in inspection.spot_answers.all()}
    items = [(item, said.get(key)) for key, item in SPOT_ITEMS.items()]
    context = {"inspection": inspection, "items": items, "saved": len(said)}
    return render(request, "inspections/spot.html", context)


def _spot_item(request: SignedInRequest, inspection: Inspection) -> HttpResponse:
    form, said = SpotForm(request.POST), None
    if form.is_valid():
        try:
            said = answer_spot_item(inspection, by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            if inspection.status != Inspection.Status.DRAFT:
                raise
            refuse(form, violation)
    item = SPOT_ITEMS.get(form.data.get("item", ""))
    if item is None:
        raise RuleViolation("没有这个抽查事项", field="item")
    context: dict[str, Any] = {"inspection": inspection, "item": item, "answer": said}
    if said is None:
        context["answer"] = inspection.spot_answers.filter(item=item.key).first()
        context |= {"opened": True, "note": form.data.get("note", ""), "errors": form.errors}
    else:
        context |= {"oob": True, "saved": inspection.spot_answers.count()}
    part = "saved" if said else "item"
    return render(request, f"inspections/spot.html#{part}", context, status=200 if said else 422)


@needs("log_inspection")
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    if request.method != "POST" and inspection.status != Inspection.Status.DRAFT:
        return redirect(inspection)
    form = SignForm(request.POST or None)
    if form.is_valid() and _signed(inspection, form, request):
        count = Answer.objects.filter(inspection=inspection).exclude(hazard=None).count()
        words = f"已签字，形成隐患 {count} 条" if count else "已签字，本次检查未发现问题"
        messages.success(request, words)
        return redirect(inspection)
    context = {
        "inspection": inspection,
        "form": form,
        "checklist": checklist(inspection),
        "spots": [SPOT_ITEMS[row.item] for row in inspection.spot_answers.filter(wrong=True)],
        "spots_said": inspection.spot_answers.count(),
        "beside": beside(inspection),
        "recorded": is_recorded(inspection),
    }
    return render(request, "inspections/sign.html", context, status=422 if form.errors else 200)


def _signed(inspection: Inspection, form: SignForm, request: SignedInRequest) -> bool:
    data = form.cleaned_data
    try:
        sign_off(
            inspection,
            by=request.user,
            presence=form.presence(),
            **{name: data[name] for name in SIGNED},
        )
    except RuleViolation as violation:
        if not violation.field:
            raise
        refuse(form, violation)
        return False
    return True


@needs("log_inspection")
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    inspection = own(request, pk)
    inspection.discard(by=request.user)
    messages.success(request, f"{inspection}的检查已作废")
    return redirect("inspections:list")
