"""复工复产验收: the enterprise applies, the agency that answers looks on the spot and decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.filters import ResumptionFilter
from enterprises.models import Mine, Resumption
from enterprises.models.resuming import order_against
from enterprises.phasing import resuming
from enterprises.phasing.forms import LookForm, ResumptionForm
from enterprises.phasing.tables import ResumptionTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_ledger")
def resumption_list(request: SignedInRequest) -> HttpResponse:
    seen = Resumption.objects.visible_to(request.user).select_related("mine__region", "applied_by")
    found = ResumptionFilter(request.GET, seen, request=request)
    table = ResumptionTable(found.qs)
    return list_page(request, "enterprises/resumption_list.html", table, filter=found)


@needs("apply_resumption")
def mine_resume(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    form = ResumptionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            asked = resuming.apply(mine, **form.cleaned_data, by=request.user)
            messages.success(request, "已提交，等待监管部门现场验收")
            return redirect(asked)
    title, words = "申请复工复产验收", "由监管部门现场验收，通过前不得恢复生产、建设。"
    if order := order_against(mine):
        words += f"{order}，解除后才能通过验收。"
    context = {"mine": mine, "form": form, "title": title, "words": words}
    return render(request, "enterprises/answering_form.html", context, status=422 if form.errors else 200)


@needs("read_ledger")
def resumption(request: SignedInRequest, pk: int) -> HttpResponse:
    asked = _seen(request, pk)
    waiting = asked.status == Resumption.Status.APPLIED
    context = {
        "asked": asked,
        "attachments": Attachment.objects.of(asked),
        "order": order_against(asked.mine) if waiting else "",
        "may_decide": waiting and request.user.can("edit_ledger") and asked.mine.is_desk_of(request.user),
        "may_ask_again": request.user.can("apply_resumption")
        and Resumption.objects.to_ask_again().filter(pk=asked.pk).exists(),
    }
    return render(request, "enterprises/resumption_detail.html", context)


@needs("edit_ledger")
def resumption_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, resuming.accept, "验收通过", "通过后矿山的生产状态随之改变。")


@needs("edit_ledger")
def resumption_return(request: SignedInRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, resuming.send_back, "验收不通过", "矿山的生产状态不变，企业可以再次申请。")


def _decide(
    request: SignedInRequest, pk: int, verb: resuming.Decision, title: str, words: str
) -> HttpResponse:
    asked = _seen(request, pk)
    asked.mine.require_desk(request.user)
    form = LookForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            verb(asked, form.look, by=request.user)
            messages.success(request, f"{asked}：{asked.get_status_display()}")
            return redirect(asked)
    context = {"mine": asked.mine, "form": form, "title": title, "words": f"{asked}。{words}"}
    return render(request, "enterprises/answering_form.html", context, status=422 if form.errors else 200)


def _seen(request: SignedInRequest, pk: int) -> Resumption:
    seen = Resumption.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("mine__enterprise", "mine__region__parent", "applied_by", "decided_by"), pk=pk
    )
