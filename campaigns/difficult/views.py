"""The list, one case with its way up and down, raising one, and the steps that lie open to the person."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from campaigns.difficult.actions import raise_case, take_step
from campaigns.difficult.forms import STEPS, RaiseForm, StepForm
from campaigns.difficult.tables import DifficultCaseFilter, DifficultCaseTable
from campaigns.models import DifficultCase
from enterprises.models import Mine
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_campaigns")
def cases(request: SignedInRequest) -> HttpResponse:
    seen = DifficultCase.objects.visible_to(request.user).for_list()
    found = DifficultCaseFilter(request.GET, seen, request=request)
    table = DifficultCaseTable(found.qs)
    return list_page(request, "campaigns/difficult/case_list.html", table, filter=found)


@needs("raise_difficult_case")
def case_new(request: SignedInRequest) -> HttpResponse:
    form = RaiseForm(request.POST or None, request.FILES or None, by=request.user)
    if form.is_valid():
        with at_fields(form):
            case = raise_case(by=request.user, **form.cleaned_data)
            messages.success(request, f"已上报{case.holder}，办理期限 {case.due_on:%-m月%-d日}")
            return redirect(case)
    chosen = str(form["mine"].value() or request.GET.get("mine", ""))
    picked = Mine.objects.visible_to(request.user).select_related("enterprise", "region")
    context = {
        "form": form,
        "above": request.user.agency and request.user.agency.superior_agency,
        "mines": picked.filter(pk=chosen) if chosen.isdecimal() else [],
        "chosen": chosen,
    }
    return render(
        request, "campaigns/difficult/case_form.html", context, status=422 if form.is_bound else 200
    )


@needs("read_campaigns")
def case(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("read_campaigns")
@require_POST
def case_step(request: SignedInRequest, pk: int, step: str) -> HttpResponse:
    """Answer, pass up, pass down, confirm: who may is asked by the verb."""
    seen = _seen(request, pk)
    if step not in STEPS:
        raise Http404
    form = STEPS[step](request.POST, request.FILES)
    if form.is_valid():
        with at_fields(form):
            take_step(seen, step, by=request.user, **form.cleaned_data)
            messages.success(request, form.done)
            return redirect(seen)
    return _page(request, seen, form)


def _seen(request: SignedInRequest, pk: int) -> DifficultCase:
    return get_object_or_404(DifficultCase.objects.visible_to(request.user).for_list(), pk=pk)


def _page(request: SignedInRequest, seen: DifficultCase, sent: StepForm | None = None) -> HttpResponse:
    user = request.user
    offered = seen.open_steps(user, seen.holder.superior_agency)
    context = {
        "case": seen,
        "steps": seen.steps.select_related("agency", "by", "to"),
        "forms": [
            sent if sent and sent.step == step else kind(auto_id=f"{step}_%s")
            for step, kind in STEPS.items()
            if step in offered
        ],
        "attachments": Attachment.objects.of(seen),
        "sees_mine": seen.mine and Mine.objects.visible_to(user).filter(pk=seen.mine_id).exists(),
    }
    return render(request, "campaigns/difficult/case_detail.html", context, status=422 if sent else 200)
