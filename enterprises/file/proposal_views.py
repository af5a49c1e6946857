from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from enterprises.file.forms import ReturnForm
from enterprises.file.proposals import accept, line_of, title_of
from enterprises.models import Proposal
from enterprises.tables import ProposalTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_ledger")
def proposal_list(request: SignedInRequest) -> HttpResponse:
    seen = Proposal.objects.visible_to(request.user).select_related("mine", "proposed_by")
    waiting = request.GET.get("waiting") == "on" and request.user.agency
    if waiting:
        seen = seen.waiting_for(waiting)
    table = ProposalTable(seen)
    return list_page(request, "enterprises/proposal_list.html", table, waiting=bool(waiting))


@needs("read_ledger")
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    context = {
        "proposal": shown,
        "title": title_of(shown.part),
        "line": line_of(shown),
        "attachments": Attachment.objects.of(shown),
        "may_decide": shown.status == Proposal.Status.PROPOSED
        and request.user.can("edit_ledger")
        and shown.mine.is_desk_of(request.user),
    }
    return render(request, "enterprises/proposal_detail.html", context)


@needs("edit_ledger")
@require_POST
def proposal_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    decided = _seen(request, pk)
    accept(decided, by=request.user)
    messages.success(request, "已采用，写入台账")
    return redirect(decided.mine)


@needs("edit_ledger")
def proposal_return(request: SignedInRequest, pk: int) -> HttpResponse:
    decided = _seen(request, pk)
    decided.mine.require_desk(request.user)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            decided.send_back(reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "已退回企业")
            return redirect(decided)
    context = {"mine": decided.mine, "form": form, "title": "退回申报", "submit": "退回"}
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


def _seen(request: SignedInRequest, pk: int) -> Proposal:
    seen = Proposal.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("mine__enterprise", "mine__region__parent", "proposed_by", "decided_by"), pk=pk
    )
