"""暂扣、吊销证件: the proposal where the agency issued the licence, the request where another body did."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from enterprises.models import Mine
from inspections.licences.asking import ask_issuer, note_answer
from inspections.licences.forms import IssuerAnswerForm, LicenceMeasureForm, LicenceRequestForm
from inspections.licences.proposing import propose_licence_measure
from inspections.licences.tables import LicenceRequestFilter, LicenceRequestTable
from inspections.licences.terms import basis, hearing
from inspections.models import Inspection, LicenceRequest
from inspections.penalties.views import facts_of, grounds_of
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page


@needs("propose_penalty")
def licence_measure_new(request: SignedInRequest, mine: int) -> HttpResponse:
    where, check = grounds_of(request, mine)
    form = LicenceMeasureForm(
        request.POST or None, mine=where, by=request.user, initial=_known(request, check)
    )
    if form.is_valid():
        with at_fields(form):
            proposed = propose_licence_measure(by=request.user, inspection=check, **form.cleaned_data)
            messages.success(
                request, f"{proposed.measure_words}的建议已提交，{proposed.get_status_display()}"
            )
            return redirect(proposed)
    context = {"basis": basis("penalty"), "hearing": hearing()}
    return _form(request, "inspections/licences/measure_form.html", form, where, check, **context)


@needs("order_measure")
def licence_request_new(request: SignedInRequest, mine: int) -> HttpResponse:
    where, check = grounds_of(request, mine)
    form = LicenceRequestForm(
        request.POST or None, mine=where, by=request.user, initial=_known(request, check)
    )
    if form.is_valid():
        with at_fields(form):
            asked = ask_issuer(by=request.user, inspection=check, **form.cleaned_data)
            messages.success(request, f"已登记，等待{asked.issuer}答复")
            return redirect(asked)
    return _form(request, "inspections/licences/request_form.html", form, where, check, basis=basis("issuer"))


def _known(request: SignedInRequest, check: Inspection | None) -> dict[str, Any]:
    """From a check its findings, from a line of the file (?licence=…) the licence."""
    facts = facts_of(check)
    return {
        "licence": request.GET.get("licence"),
        "reason": facts.get("violation", ""),
        "hazards": facts.get("hazards", []),
    }


def _form(
    request: SignedInRequest,
    template: str,
    form: forms.Form,
    mine: Mine,
    check: Inspection | None,
    **context: Any,
) -> HttpResponse:
    context |= {"form": form, "mine": mine, "check": check}
    return render(request, template, context, status=422 if form.errors else 200)


@needs("read_inspections")
@require_safe
def licence_requests(request: SignedInRequest) -> HttpResponse:
    seen = LicenceRequest.objects.visible_to(request.user).for_list()
    found = LicenceRequestFilter(request.GET, seen, request=request)
    page: HttpResponse = list_page(
        request, "inspections/licences/request_list.html", LicenceRequestTable(found.qs), filter=found
    )
    return page


@needs("read_inspections")
@require_safe
def licence_request(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("propose_penalty")
def licence_request_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    asked, form = _seen(request, pk), IssuerAnswerForm(request.POST or None)
    request.user.require("propose_penalty", asked.agency)
    if form.is_valid():
        with at_fields(form):
            note_answer(asked, by=request.user, **form.cleaned_data)
            messages.success(request, f"已登记：{asked.get_status_display()}")
            return redirect(asked)
    return _page(request, asked, form)


def _seen(request: SignedInRequest, pk: int) -> LicenceRequest:
    seen = LicenceRequest.objects.visible_to(request.user).for_list()
    return get_object_or_404(seen.select_related("inspection", "sent_by", "answer_noted_by"), pk=pk)


def _page(
    request: SignedInRequest, asked: LicenceRequest, tried: IssuerAnswerForm | None = None
) -> HttpResponse:
    user, waiting = request.user, asked.status == LicenceRequest.Status.SENT
    answers = waiting and asked.agency.is_desk_of(user) and user.can("propose_penalty")
    context = {
        "asked": asked,
        "hazards": asked.hazards.all(),
        "form": tried or (IssuerAnswerForm() if answers else None),
    }
    status = 422 if tried is not None and tried.errors else 200
    return render(request, "inspections/licences/request_detail.html", context, status=status)
