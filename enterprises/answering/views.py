"""Who answers for a mine: the page, the transfer, those concerned, disputes and their decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from enterprises.answering import supervision as answering
from enterprises.answering.forms import ClaimForm, ConcernForm, DecisionForm
from enterprises.forms import SupervisorForm
from enterprises.models import Claim, ConcernedAgency, Mine, Supervision
from enterprises.tables import ClaimTable, MineTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Grant
from jurisdictions.templatetags.words import cn_date
from records.models import Attachment


@needs("read_ledger")
def mine_answering(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, by = _seen(request, pk), request.user
    claims = shown.claims.select_related("agency", "made_by", "decided_by")
    present = shown.supervisor
    keeps = shown.is_desk_of(by) or bool(by.agency and present and by.agency.stands_above(present))
    context = {
        "mine": shown,
        "supervisions": _with_papers(list(shown.supervisions.select_related("agency"))),
        "concerned": shown.concerned.filter(until=None).select_related("agency"),
        "grants": Grant.objects.live().of(shown).select_related("user__agency"),
        "claims": claims,
        "open_claims": [made for made in claims if made.status == Claim.Status.OPEN],
        "may_place": by.can("edit_ledger") and shown.may_be_placed_by(by),
        "may_keep": by.can("edit_ledger") and keeps,
        "may_claim": by.can("edit_ledger") and by.agency is not None and by.agency != present,
        "may_decide": answering.may_decide(shown, by),
        "may_grant": by.can("manage_people"),
    }
    return render(request, "enterprises/mine_answering.html", context)


@needs("read_ledger")
def answering_list(request: SignedInRequest) -> HttpResponse:
    """Mines that nobody answers for, which must be none (K-02), and mines that two say they do (S1-01)."""
    seen = Mine.objects.visible_to(request.user)
    nobody = seen.unsupervised().for_list().order_by("region__path", "name", "pk")
    disputes = Claim.objects.visible_to(request.user).filter(status=Claim.Status.OPEN)
    claims = ClaimTable(
        disputes.select_related("mine", "agency").prefetch_related("mine__supervisions__agency")
    )
    going_out = request.GET.get("of") == "disputes" and "export" in request.GET
    table = claims if going_out else MineTable(nobody)
    context: dict[str, Any] = {
        "nobody": nobody.count(),
        "disputed": seen.disputed().count(),
        "claims": claims,
    }
    return list_page(request, "enterprises/answering_list.html", table, **context)


@needs("edit_ledger")
def mine_supervisor(request: SignedInRequest, pk: int) -> HttpResponse:
    placed = _seen(request, pk)
    placed.require_placer(request.user)
    start = {"since": timezone.localdate()}
    form = SupervisorForm(
        request.POST or None, request.FILES or None, mine=placed, by=request.user, initial=start
    )
    if form.is_valid():
        with at_fields(form):
            supervision = placed.put_under(**form.cleaned_data, by=request.user)
            messages.success(request, f"{placed}自{cn_date(supervision.since)}起由{supervision.agency}监管")
            return redirect(placed)
    context = {"mine": placed, "form": form}
    return render(request, "enterprises/mine_supervisor.html", context, status=422 if form.errors else 200)


@needs("edit_ledger")
def mine_concern(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = _seen(request, pk)
    form = ConcernForm(request.POST or None, mine=mine)
    if form.is_valid():
        with at_fields(form):
            row = answering.concern(mine, **form.cleaned_data, by=request.user)
            messages.success(request, f"{row.agency}可以查看{mine}")
            return redirect("enterprises:mine_answering", mine.pk)
    words = "跨区县的矿山只有一个监管部门；相关部门可以查看，不执法。"
    return _form_page(request, mine, form, "增加相关部门", words)


@needs("edit_ledger")
@require_POST
def concern_end(request: SignedInRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        ConcernedAgency.objects.visible_to(request.user).select_related("mine", "agency"), pk=pk
    )
    answering.concern_no_more(row, by=request.user)
    messages.success(request, f"{row.agency}不再是相关部门")
    return redirect("enterprises:mine_answering", row.mine_id)


@needs("edit_ledger")
def claim_new(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = _seen(request, pk)
    form = ClaimForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            answering.claim(mine, **form.cleaned_data, by=request.user)
            messages.success(request, "已提出，由共同上级裁定")
            return redirect("enterprises:mine_answering", mine.pk)
    words = "认为应由本机关监管的，写明理由和依据，由双方的共同上级裁定；裁定前监管部门不变。"
    return _form_page(request, mine, form, "提出监管主张", words)


@needs("edit_ledger")
@require_POST
def claim_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(Claim.objects.visible_to(request.user), pk=pk)
    answering.withdraw(made, by=request.user)
    messages.success(request, "已撤回")
    return redirect("enterprises:mine_answering", made.mine_id)


@needs("edit_ledger")
def claims_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = _seen(request, pk)
    form = DecisionForm(request.POST or None, request.FILES or None, mine=mine)
    if form.is_valid():
        with at_fields(form):
            placed = answering.decide(mine, **form.cleaned_data, by=request.user)
            messages.success(request, f"{mine}由{placed.agency}监管，争议已裁定")
            return redirect("enterprises:mine_answering", mine.pk)
    return _form_page(request, mine, form, "裁定管辖争议", "裁定给其中一方，其他主张随之了结。")


def _seen(request: SignedInRequest, pk: int) -> Mine:
    return get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)


def _with_papers(rows: list[Supervision]) -> list[tuple[Supervision, list[Attachment]]]:
    return [(row, list(Attachment.objects.of(row))) for row in rows]


def _form_page(request: SignedInRequest, mine: Mine, form: object, title: str, words: str) -> HttpResponse:
    context = {"mine": mine, "form": form, "title": title, "words": words}
    wrong = bool(getattr(form, "errors", None))
    return render(request, "enterprises/answering_form.html", context, status=422 if wrong else 200)
