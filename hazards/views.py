from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from hazards.actions import register_hazard, report_self_found
from hazards.dual_reports import HaltForm, WorkersForm, declare_halt, report_to_workers
from hazards.filters import CriterionFilter, HazardFilter
from hazards.forms import (
    CloseOutForm,
    CommitForm,
    DelistForm,
    FindingForm,
    ListForm,
    RectifyForm,
    RegisterForm,
    ReportForm,
    SendBackForm,
)
from hazards.life import life
from hazards.look_back.scope import seen_again
from hazards.models import Criterion, Hazard
from hazards.recurrence import earlier_ones
from hazards.self_inspections.contradicted import denial
from hazards.tables import HazardTable, MineChoiceTable
from hazards.todo import tiles
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, list_page, sheet_page
from jurisdictions.spreadsheets import Value, in_words
from records.models import Attachment


@needs("read_hazards")
def hazard_list(request: SignedInRequest) -> HttpResponse:
    seen = Hazard.objects.visible_to(request.user)
    found = HazardFilter(request.GET, seen.for_list(), request=request)
    table = HazardTable(found.qs)
    figures = tiles(request.user, timezone.now())
    return list_page(request, "hazards/hazard_list.html", table, filter=found, tiles=figures)


@needs("read_hazards")
def hazard_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    hazard = _hazard(request, pk)
    context = {
        "hazard": hazard,
        "steps": hazard.steps(request.user),
        "life": life(hazard),
        "attachments": Attachment.objects.of(hazard),
        "look_backs": seen_again(hazard),
        "earlier": earlier_ones(hazard).visible_to(request.user),
        "proof": Attachment.objects.of(hazard.dual_report) if hasattr(hazard, "dual_report") else [],
        "denial": denial(hazard),
    }
    return render(request, "hazards/hazard_detail.html", context)


@needs("report_hazard")
def report(request: SignedInRequest) -> HttpResponse:
    """An enterprise with one mine needn't choose."""
    own = list(Mine.objects.visible_to(request.user)[:2])
    if len(own) == 1:
        return redirect("hazards:report_at", own[0].pk)
    return _choose_mine(request, "hazards:report_at", "自查上报隐患")


@needs("report_hazard")
def report_at(request: SignedInRequest, mine: int) -> HttpResponse:
    return _enter(request, mine, ReportForm, report_self_found, "自查上报隐患")


@needs("register_hazard")
def register(request: SignedInRequest) -> HttpResponse:
    return _choose_mine(request, "hazards:register_at", "登记隐患")


@needs("register_hazard")
def register_at(request: SignedInRequest, mine: int) -> HttpResponse:
    """Who may not is told so, and who does, before anything is filled in."""
    require_may_act(_mine(request, mine), request.user)
    return _enter(request, mine, RegisterForm, register_hazard, "登记隐患")


@needs("rectify_hazard")
def commit(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, CommitForm, Hazard.commit)


@needs("rectify_hazard")
def rectify(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, RectifyForm, Hazard.rectify)


@needs("verify_hazard")
def close_out(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, CloseOutForm, Hazard.close_out)


@needs("verify_hazard")
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, SendBackForm, Hazard.send_back)


@needs("list_hazard")
def list_for_supervision(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, ListForm, Hazard.list_for_supervision)


@needs("list_hazard")
def delist(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, DelistForm, Hazard.delist)


@needs("report_twice")
def tell_workers(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, WorkersForm, report_to_workers)


@needs("report_twice")
def halt(request: SignedInRequest, pk: int) -> HttpResponse:
    return _step(request, pk, HaltForm, declare_halt)


@needs("read_hazards")
def criteria(request: SignedInRequest) -> HttpResponse:
    cited = Count("hazards", filter=Q(hazards__in=Hazard.objects.visible_to(request.user)), distinct=True)
    found = CriterionFilter(request.GET, Criterion.objects.in_order().annotate(cited=cited))
    headings = [
        "版本",
        "类型",
        "条",
        "子项",
        "条文",
        "适用前提",
        "解读摘要（非法条原文）",
        "文字",
        "引用（处）",
    ]
    sheet = Sheet("判定标准", headings, _criterion_rows(found.qs), in_words(found.form))
    page: HttpResponse = sheet_page(
        request, "hazards/criteria.html", {"filter": found, "criteria": found.qs}, sheet
    )
    return page


def _criterion_rows(criteria: Iterable[Any]) -> Iterator[list[Value]]:
    """A criterion, then each of its sub-items, as they stand under each other."""
    for one in criteria:
        doubt = "" if not one.uncertain else "已确认" if one.usable else "待核"
        place = [one.edition.document_number, one.get_kind_display(), f"{one.label}{one.topic}"]
        yield [*place, None, one.text, one.applies_note, one.note, doubt, one.cited]
        for clause in one.clauses.all():
            yield [*place, clause.number, clause.text, "", "", "", None]


@needs("confirm_reference")
@require_POST
def confirm_criterion(request: SignedInRequest, code: str) -> HttpResponse:
    criterion = get_object_or_404(Criterion, code=code)
    criterion.confirm(by=request.user)
    messages.success(request, f"{criterion}已确认，可以引用")
    return redirect(f"{reverse('hazards:criteria')}#{code}")


def _hazard(request: SignedInRequest, pk: int) -> Hazard:
    return get_object_or_404(Hazard.objects.visible_to(request.user).for_list(), pk=pk)


def _mine(request: SignedInRequest, pk: int) -> Mine:
    return get_object_or_404(Mine.objects.visible_to(request.user), pk=pk)


def _choose_mine(request: SignedInRequest, next_page: str, title: str) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    mines = Mine.objects.visible_to(request.user).select_related("enterprise", "region")
    name = tables.Column("矿山", linkify=lambda record: reverse(next_page, args=[record.pk]))
    mines = mines.filter(Q(name__icontains=q) | Q(enterprise__name__icontains=q))
    table = MineChoiceTable(mines, extra_columns=[("name", name)])
    return list_page(request, "hazards/choose_mine.html", table, title=title, q=q)


def _enter(
    request: SignedInRequest, pk: int, kind: type[FindingForm], act: Callable[..., Hazard], title: str
) -> HttpResponse:
    mine = _mine(request, pk)
    form = kind(request.POST or None, request.FILES or None, mine=mine)
    if form.is_valid():
        with at_fields(form):
            hazard = act(mine, by=request.user, **form.cleaned_data)
            messages.success(request, "隐患已登记")
            return redirect(hazard)
    context = {"form": form, "mine": mine, "title": title}
    return render(request, "hazards/hazard_form.html", context, status=422 if form.is_bound else 200)


def _step(request: SignedInRequest, pk: int, kind: type[Any], act: Callable[..., Any]) -> HttpResponse:
    """One verb of a hazard's life on a page of its own."""
    hazard = _hazard(request, pk)
    if request.method == "GET" and kind.step not in hazard.steps(request.user):
        messages.warning(request, f"该隐患{hazard.get_status_display()}，您现在不能办理“{kind.title}”")
        return redirect(hazard)
    form = kind(request.POST or None, request.FILES or None, hazard=hazard)
    if form.is_valid():
        with at_fields(form):
            act(hazard, by=request.user, **form.cleaned_data)
            messages.success(request, kind.done)
            return redirect(hazard)
    context = {"form": form, "hazard": hazard}
    return render(request, "hazards/step.html", context, status=422 if form.is_bound else 200)
