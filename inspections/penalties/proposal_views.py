"""Proposed penalties: the list, one with its legal review and its decision; and the decision not to punish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inspections.filters import ExemptionFilter, GroundFilter, ProposalFilter
from inspections.models import Case, CaseProposal, Exemption, Ground, Inspection
from inspections.penalties.exempting import exempt
from inspections.penalties.forms import AnswerObjectionForm, DecideForm, ExemptionForm, ReviewForm
from inspections.penalties.proposing import ask_again, decide_proposal, review, withdraw
from inspections.penalties.review import triggers
from inspections.tables import ExemptionTable, ProposalTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.spreadsheets import in_words
from records.models import Attachment

GROUND_HEADINGS = ["用途", "法律法规", "条款", "情形", "施行日期", "止", "文字"]


@needs("read_inspections")
def proposals(request: SignedInRequest) -> HttpResponse:
    seen = CaseProposal.objects.visible_to(request.user).for_list()
    found = ProposalFilter(request.GET, seen, request=request)
    return list_page(request, "inspections/proposal_list.html", ProposalTable(found.qs), filter=found)


@needs("read_inspections")
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("review_penalty")
@require_POST
def proposal_review(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), ReviewForm(request.POST)
    request.user.require("review_penalty", shown.agency)
    if form.is_valid():
        with at_fields(form):
            given = review(shown, by=request.user, **form.cleaned_data)
            messages.success(request, f"审核意见已提交：{given.get_verdict_display()}")
            return redirect(shown)
    return _page(request, shown, review=form)


@needs("decide_penalty")
@require_POST
def proposal_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), AnswerObjectionForm(request.POST)
    request.user.require("decide_penalty", shown.agency)
    if form.is_valid():
        with at_fields(form):
            ask_again(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "已书面答复，提请再次审核")
            return redirect(shown)
    return _page(request, shown, answer=form)


@needs("decide_penalty")
@require_POST
def proposal_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    request.user.require("decide_penalty", shown.agency)
    form = DecideForm(request.POST, proposal=shown)
    if form.is_valid():
        data = form.cleaned_data
        with at_fields(form):
            decided = decide_proposal(
                shown,
                form.numbers(),
                by=request.user,
                decided_on=data["decided_on"],
                answer=data.get("answer", ""),
                taking=form.taking(),
            )
            dual = isinstance(decided, Case) and decided.is_dual
            named = "处罚" if isinstance(decided, Case) else decided.get_kind_display()
            messages.success(request, f"{named}决定已登记" + ("（一案双罚）" if dual else ""))
            return redirect(decided)
    return _page(request, shown, decide=form)


@needs("propose_penalty")
@require_POST
def proposal_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    withdraw(shown, by=request.user)
    messages.success(request, "处罚建议已撤回")
    return redirect(shown)


def _seen(request: SignedInRequest, pk: int) -> CaseProposal:
    seen = (
        CaseProposal.objects.visible_to(request.user).for_list().select_related("case", "measure", "licence")
    )
    return get_object_or_404(seen, pk=pk)


def _page(request: SignedInRequest, shown: CaseProposal, **tried: forms.Form) -> HttpResponse:
    """What this person may do next stands beside it; `tried` is the form that was refused."""
    known = triggers()
    context: dict[str, Any] = {
        "proposal": shown,
        "fines": shown.fines.select_related("basis"),
        "hazards": shown.hazards.select_related("criterion", "clause"),
        "opinions": shown.opinions.select_related("reviewer", "answered_by"),
        "triggers": [known[key] for key in shown.triggers if key in known],
        "forms": _offered(shown, request) | tried,
        "may_withdraw": _may_withdraw(shown, request),
    }
    status = 422 if any(form.errors for form in tried.values()) else 200
    return render(request, "inspections/proposal_detail.html", context, status=status)


def _offered(shown: CaseProposal, request: SignedInRequest) -> dict[str, forms.Form]:
    user, status = request.user, CaseProposal.Status
    if not shown.agency.is_desk_of(user):
        return {}
    reviewing = user.can("review_penalty") and not shown.has_investigated(user)
    if shown.status == status.REVIEW and reviewing:
        return {"review": ReviewForm()}
    if shown.status == status.REFUSED and user.can("decide_penalty"):
        return {"answer": AnswerObjectionForm()}
    if shown.status == status.READY and user.can("decide_penalty"):
        return {"decide": DecideForm(proposal=shown)}
    return {}


def _may_withdraw(shown: CaseProposal, request: SignedInRequest) -> bool:
    user = request.user
    own = shown.agency.is_desk_of(user) and user.can("propose_penalty")
    theirs = user.pk == shown.proposed_by_id or user.can("decide_penalty")
    return own and theirs and shown.may_move(CaseProposal.Status.WITHDRAWN)


@needs("read_inspections")
def exemptions(request: SignedInRequest) -> HttpResponse:
    seen = Exemption.objects.visible_to(request.user).for_list()
    found = ExemptionFilter(request.GET, seen, request=request)
    return list_page(request, "inspections/exemption_list.html", ExemptionTable(found.qs), filter=found)


@needs("read_inspections")
def exemption(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Exemption.objects.visible_to(request.user).for_list(), pk=pk)
    context = {"exemption": shown, "files": Attachment.objects.of(shown)}
    return render(request, "inspections/exemption_detail.html", context)


@needs("decide_penalty")
def exemption_new(request: SignedInRequest, pk: int) -> HttpResponse:
    signed = Inspection.objects.visible_to(request.user).signed().select_related("mine__enterprise")
    check = get_object_or_404(signed, pk=pk)
    form = ExemptionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            decided = exempt(check, by=request.user, **form.cleaned_data)
            messages.success(request, "不予处罚决定已登记")
            return redirect(decided)
    context = {"form": form, "check": check, "mine": check.mine}
    return render(request, "inspections/exemption_form.html", context, status=422 if form.errors else 200)


@needs("read_inspections")
def grounds(request: SignedInRequest) -> HttpResponse:
    found = GroundFilter(request.GET, Ground.objects.all())
    rows = (
        [one.get_topic_display(), one.law, one.article, one.text, one.effective_on, one.ends_on, one.doubt]
        for one in found.qs
    )
    sheet = Sheet("法定情形", GROUND_HEADINGS, rows, in_words(found.form))
    page: HttpResponse = sheet_page(
        request, "inspections/ground_list.html", {"filter": found, "grounds": found.qs}, sheet
    )
    return page


@needs("confirm_reference")
@require_POST
def ground_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    ground = get_object_or_404(Ground, pk=pk)
    ground.confirm(by=request.user)
    messages.success(request, f"{ground}已确认，可以引用")
    return redirect(f"{reverse('inspections:grounds')}#{ground.code}")
