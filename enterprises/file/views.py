"""The lines of a mine's file: the desk that answers for the mine keeps them, the enterprise proposes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from enterprises.file.confirming import confirm, confirm_line, of_line, of_mine
from enterprises.file.forms import StatusForm
from enterprises.file.parts import LOGS, PARTS, Part, keep, log
from enterprises.file.proposals import BASICS, form_of, propose, title_of
from enterprises.models import Licence, Mine, Profile, Proposal
from enterprises.upkeep.editing import again
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation


@needs("read_ledger")
def part_new(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    mine = _mine(request, pk)
    known = _part(part, PARTS)
    only = Profile.objects.filter(mine=mine).first() if known.model is Profile else None
    return _keep_or_propose(request, mine, part, only)


@needs("read_ledger")
def part_edit(request: SignedInRequest, part: str, pk: int) -> HttpResponse:
    fact = _fact(request, part, pk)
    return _keep_or_propose(request, fact.mine, part, fact)


@needs("propose_change")
def basics(request: SignedInRequest, pk: int) -> HttpResponse:
    """The enterprise proposes for the mine's own line, which its agency edits on a page of its own."""
    return _keep_or_propose(request, _mine(request, pk), BASICS, None)


def _keep_or_propose(request: SignedInRequest, mine: Mine, slug: str, fact: Any) -> HttpResponse:
    by = request.user
    proposing = by.agency is None
    if proposing:
        Proposal.require_own(mine, by)
    else:
        mine.require_desk(by)
    form = form_of(slug, mine, fact, request.POST or None, request.FILES or None)
    if form.is_valid():
        uploads = form.cleaned_data.get("files") or []
        try:
            if proposing:
                proposal = propose(mine, slug, form, uploads, by=by)
                messages.success(request, "已申报，监管部门确认后写入台账")
                return redirect(proposal)
            keep(form.instance, uploads, by=by, seen=form.cleaned_data["version"])
            messages.success(request, f"{title_of(slug)}已保存")
            return redirect(form.instance)
        except RuleViolation as violation:
            form = again(
                form,
                violation,
                lambda data, now: form_of(slug, now if slug == BASICS else mine, now, data),
            )
    context = {
        "mine": mine,
        "form": form,
        "title": title_of(slug),
        "fact": fact,
        "proposing": proposing,
        "removable": fact and not proposing and reverse("enterprises:part_remove", args=[slug, fact.pk]),
    }
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


@needs("edit_ledger")
@require_POST
def part_confirm(request: SignedInRequest, part: str, pk: int) -> HttpResponse:
    fact = _fact(request, part, pk)
    confirm_line(part, fact, by=request.user)
    messages.success(request, f"已确认{fact}仍然属实")
    return redirect(fact)


@needs("read_ledger")
def part_fields(request: SignedInRequest, part: str, pk: int) -> HttpResponse:
    """When each field of one line was last confirmed, and by whom."""
    fact = _fact(request, part, pk)
    context = {"mine": fact.mine, "of": fact, "found": of_line(part, fact, timezone.localdate())}
    return render(request, "enterprises/fields.html", context)


@needs("read_ledger")
def mine_fields(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for what a mine has once; its desk ticks what still holds."""
    mine = _mine(request, pk)
    may_confirm = request.user.can("edit_ledger") and mine.is_desk_of(request.user)
    if request.method == "POST":
        number = confirm(mine, request.POST.getlist("field"), by=request.user)
        messages.success(request, f"已确认 {number} 个字段仍然属实")
        return redirect("enterprises:mine_fields", mine.pk)
    found = of_mine(mine, timezone.localdate())
    context = {"mine": mine, "found": found, "may_confirm": may_confirm}
    return render(request, "enterprises/fields.html", context)


@needs("edit_ledger")
@require_POST
def part_remove(request: SignedInRequest, part: str, pk: int) -> HttpResponse:
    fact = _fact(request, part, pk)
    back = fact.get_absolute_url()
    fact.remove(by=request.user)
    messages.success(request, f"已删除{fact}，变更记录保留")
    return redirect(back)


@needs("edit_ledger")
def licence_status(request: SignedInRequest, pk: int) -> HttpResponse:
    licence = get_object_or_404(Licence.objects.visible_to(request.user).select_related("mine"), pk=pk)
    licence.mine.require_desk(request.user)
    if not licence.followers:
        raise RuleViolation(f"这本许可证已{licence.get_status_display()}，不能再变更状态")
    form = StatusForm(request.POST or None, licence=licence)
    if form.is_valid():
        with at_fields(form):
            licence.turn(**form.cleaned_data, by=request.user)
            messages.success(request, f"{licence}已登记为{licence.get_status_display()}")
            return redirect(licence)
    context = {"mine": licence.mine, "form": form, "title": f"{licence}的状态", "fact": licence}
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


@needs("log_presence")
def log_new(request: SignedInRequest, pk: int, log_of: str) -> HttpResponse:
    mine, known = _mine(request, pk), _part(log_of, LOGS)
    form = known.form(request.POST or None, request.FILES or None, mine=mine)
    if form.is_valid():
        with at_fields(form):
            log(form.instance, form.cleaned_data.get("files") or [], by=request.user)
            messages.success(request, f"{known.title}已登记")
            return redirect(form.instance)
    context = {"mine": mine, "form": form, "title": known.title}
    return render(request, "enterprises/part_form.html", context, status=422 if form.errors else 200)


def _mine(request: SignedInRequest, pk: int) -> Mine:
    return get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)


def _part(slug: str, among: dict[str, Part]) -> Part:
    try:
        return among[slug]
    except KeyError:
        raise Http404 from None


def _fact(request: SignedInRequest, part: str, pk: int) -> Any:
    rows = _part(part, PARTS).model.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("mine__enterprise", "mine__region"), pk=pk)
