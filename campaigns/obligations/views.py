"""Obligations as pages: the list, one of them with its rounds, handing in, reviewing, extending."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from campaigns.models import Obligation, Requirement, Submission
from campaigns.obligations import handing
from campaigns.obligations.citing import sources
from campaigns.obligations.doors import hand_in_by_kind
from campaigns.obligations.experts import ExpertsForm, write_sheet
from campaigns.obligations.forms import ExtendForm, HandInForm, ReturnForm
from campaigns.obligations.listing import ObligationFilter, ObligationTable, for_list, tiles
from campaigns.obligations.owners import copies
from campaigns.obligations.subjects import least_visit
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment, Signature
from records.views import drawn_name


@needs("read_campaigns")
def obligations(request: SignedInRequest) -> Any:
    seen = for_list(Obligation.objects.visible_to(request.user))
    found = ObligationFilter(request.GET, seen, request=request)
    table = ObligationTable(found.qs)
    page = "campaigns/obligation_list.html"
    return list_page(request, page, table, filter=found, tiles=tiles(request.user))


@needs("read_campaigns")
def obligation(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk), ReturnForm(), ExtendForm())


@needs("submit_obligation")
def hand_in(request: SignedInRequest, pk: int) -> HttpResponse:
    owed = _seen(request, pk)
    request.user.require("submit_obligation", owed)
    if request.method != "POST" and not handing.may_hand_in(owed, request.user):
        return redirect(owed)
    asks_experts = owed.requirement.kind == Requirement.Kind.EXPERTS
    form = HandInForm(request.POST or None, request.FILES or None, obligation=owed)
    experts = ExpertsForm(request, owed) if asks_experts else None
    if form.is_valid() and (experts is None or experts.is_valid()):
        with at_fields(form):
            rows = {"rows": experts.rows} if experts else {}
            hand_in_by_kind(owed, by=request.user, **form.cleaned_data, **rows)
            messages.success(request, f"已报送{owed.receiver}")
            return redirect(owed)
    context = {"obligation": owed, "form": form, "experts": experts, "statement": handing.STATEMENT}
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/obligation_hand_in.html", context, status=status)


@needs("review_obligation")
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    owed = _seen(request, pk)
    handing.accept(owed, by=request.user)
    messages.success(request, "审核通过")
    return redirect(owed)


@needs("review_obligation")
@require_POST
def return_(request: SignedInRequest, pk: int) -> HttpResponse:
    owed = _seen(request, pk)
    request.user.require("review_obligation", owed.receiver)
    form = ReturnForm(request.POST)
    if form.is_valid():
        with at_fields(form):
            handing.return_(owed, by=request.user, **form.cleaned_data)
            messages.success(request, f"已退回{owed.owner}")
            return redirect(owed)
    return _page(request, owed, form, ExtendForm(), status=422)


@needs("extend_obligation")
@require_POST
def extend(request: SignedInRequest, pk: int) -> HttpResponse:
    owed = _seen(request, pk)
    request.user.require("extend_obligation", owed.receiver)
    form = ExtendForm(request.POST)
    if form.is_valid():
        with at_fields(form):
            given = handing.extend(owed, by=request.user, **form.cleaned_data)
            messages.success(request, f"期限已延长至{given.due_on:%Y年%-m月%-d日}")
            return redirect(owed)
    return _page(request, owed, ReturnForm(), form, status=422)


def _seen(request: SignedInRequest, pk: int) -> Obligation:
    seen = for_list(Obligation.objects.visible_to(request.user)).select_related("region", "agency__region")
    return get_object_or_404(seen, pk=pk)


def _page(
    request: SignedInRequest,
    owed: Obligation,
    returning: ReturnForm,
    extending: ExtendForm,
    status: int = 200,
) -> HttpResponse:
    user = request.user
    receives = owed.receiver.is_desk_of(user)
    is_form = owed.requirement.kind == Requirement.Kind.FORM
    context = {
        "obligation": owed,
        "standing": owed.standing(),
        "sources": sources(owed),
        "copies": _copies(owed),
        "least_visit": least_visit(owed),
        "rounds": [_round(one) for one in owed.submissions.select_related("submitted_by", "reviewed_by")],
        "extensions": owed.extensions.select_related("given_by__agency"),
        "is_form": is_form,
        "is_own": owed.is_desk_of(user),
        "may_hand_in": handing.may_hand_in(owed, user),
        "wants_cases": handing.wants_cases(owed),
        "signer": handing.signer_role(owed) if owed.requirement.signed else "",
        "may_review": not is_form
        and receives
        and user.can("review_obligation")
        and owed.may_move(Obligation.Status.ACCEPTED),
        "may_extend": receives
        and user.can("extend_obligation")
        and owed.may_move(Obligation.Status.SUBMITTED),
        "returning": returning,
        "extending": extending,
    }
    return render(request, "campaigns/obligation_detail.html", context, status=status)


def _copies(owed: Obligation) -> list[Any]:
    found = copies(owed.requirement, owed.agency, owed.region.path)
    return [agency for agency in found if agency.pk != owed.receiver_id]


def _round(submission: Submission) -> dict[str, Any]:
    signatures = Signature.objects.of(submission)
    return {
        "submission": submission,
        "files": Attachment.objects.of(submission),
        "signatures": [(one, handing.is_as_signed(submission, one)) for one in signatures],
        "experts": submission.experts.all(),
    }


@needs("read_campaigns")
def signature(request: SignedInRequest, pk: int) -> FileResponse:
    """The drawn name under one round."""
    shown = get_object_or_404(Submission.objects.visible_to(request.user), pk=pk)
    return drawn_name(shown)


@needs("read_campaigns")
def experts_sheet(request: SignedInRequest, pk: int) -> FileResponse:
    shown = get_object_or_404(Submission.objects.visible_to(request.user), pk=pk)
    return _sheet(write_sheet(shown.experts.all(), str(shown.obligation.owner)))


@needs("submit_obligation")
def experts_blank(request: SignedInRequest) -> FileResponse:
    return _sheet(write_sheet([], str(request.user.agency or "")))


def _sheet(content: bytes) -> FileResponse:
    return FileResponse(io.BytesIO(content), as_attachment=True, filename="专家信息表.xlsx")
