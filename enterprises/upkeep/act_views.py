"""The ledger put right: renamed, closed, merged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from enterprises.answering.forms import MergeEnterprisesForm, MergeMinesForm, NewNameForm, PaperForm
from enterprises.models import Enterprise, Mine
from enterprises.upkeep import merging
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs


@needs("edit_ledger")
def mine_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    return _rename(request, _mine(request, pk))


@needs("edit_ledger")
def enterprise_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    return _rename(request, _enterprise(request, pk))


def _rename(request: SignedInRequest, thing: merging.Thing) -> HttpResponse:
    form = NewNameForm(request.POST or None, request.FILES or None)
    before = thing.name
    if form.is_valid():
        with at_fields(form):
            merging.rename(thing, form.cleaned_data["name"], by=request.user, paper=form.paper)
            messages.success(request, f"“{before}”已更名为“{thing.name}”")
            return redirect(thing)
    words = "以前的文书仍用原名；变更记录写明何时改名。"
    _require_desk(request, thing)
    return _page(request, thing, form, "更名", words)


@needs("edit_ledger")
def mine_close(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = _mine(request, pk)
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with at_fields(form):
            merging.close(mine, by=request.user, paper=form.paper)
            messages.success(request, f"{mine}已登记关闭")
            return redirect(mine)
    _require_desk(request, mine)
    return _page(request, mine, form, "登记关闭", "关闭后不再纳入专项行动和检查计划，档案保留。")


@needs("edit_ledger")
def mine_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    kept = _mine(request, pk)
    form = MergeMinesForm(request.POST or None, request.FILES or None, kept=kept, by=request.user)
    return _merge(request, kept, form)


@needs("edit_ledger")
def enterprise_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    kept = _enterprise(request, pk)
    form = MergeEnterprisesForm(request.POST or None, request.FILES or None, kept=kept, by=request.user)
    return _merge(request, kept, form)


def _merge(request: SignedInRequest, kept: merging.Thing, form: Any) -> HttpResponse:
    if form.is_valid():
        with at_fields(form):
            act = merging.merge(kept, form.cleaned_data["gone"], by=request.user, paper=form.paper)
            messages.success(request, act.text)
            return redirect(kept)
    words = f"把重复登记的并入“{kept}”，隐患、检查、处罚等全部记录随之转来。合并后不能撤销。"
    if isinstance(kept, Mine):
        kept.require_placer(request.user)
    return _page(request, kept, form, "合并重复登记", words)


def _mine(request: SignedInRequest, pk: int) -> Mine:
    return get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)


def _enterprise(request: SignedInRequest, pk: int) -> Enterprise:
    return get_object_or_404(Enterprise.objects.visible_to(request.user).select_related("region"), pk=pk)


def _require_desk(request: SignedInRequest, thing: merging.Thing) -> None:
    if isinstance(thing, Mine):
        thing.require_desk(request.user)


def _page(request: SignedInRequest, thing: merging.Thing, form: Any, title: str, words: str) -> HttpResponse:
    context = {"mine": thing, "form": form, "title": title, "words": words}
    return render(request, "enterprises/answering_form.html", context, status=422 if form.errors else 200)
