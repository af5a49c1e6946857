"""Contradictions with their citations, and what an issuer decides about a deadline while the campaign runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from campaigns.cascade.conflicts import Asked, Conflict, asked_by, conflicts, unset
from campaigns.cascade.deadlines import change_deadline, choose_reading, set_cadence
from campaigns.cascade.draft_views import asked, form_page, own
from campaigns.cascade.forms import CadenceForm, ChangeDeadlineForm, ReadingForm
from campaigns.models import Campaign
from campaigns.views import seen
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.spreadsheets import Value


@needs("read_campaigns")
def all_conflicts(request: SignedInRequest) -> HttpResponse:
    """Over every notice in sight."""
    rows = asked_by(Campaign.objects.visible_to(request.user).issued())
    campaigns = {one.key: one.requirement.campaign for one in rows}
    found = [(one, [campaigns[key] for key in one.keys]) for one in conflicts(rows)]
    context = {"campaign": None, "conflicts": found, "unset": unset(rows)}
    return _page(request, context)


@needs("read_campaigns")
def campaign_conflicts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Those of this notice, of the ones that it passes on, and with others; here its issuer decides."""
    campaign = seen(request, pk)
    line = {one.key for one in campaign.lineage}
    rows = asked_by(Campaign.objects.visible_to(request.user).issued())
    campaigns = {one.key: one.requirement.campaign for one in rows}
    found = [
        (one, [campaigns[key] for key in one.keys]) for one in conflicts(rows) if line.intersection(one.keys)
    ]
    mine = [row for row in asked_by([campaign]) if row.requirement.is_contradictory]
    context = {
        "campaign": campaign,
        "conflicts": found,
        "unset": [one for one in unset(rows) if one.key in line],
        "choices": [row.requirement for row in mine],
        "own": request.user.can("manage_campaigns") and campaign.issuer.is_desk_of(request.user),
    }
    return _page(request, context, campaign.document_number)


HEADINGS = ["矛盾", "文件", "出处", "原文", "期限", "现行处理"]


def _page(request: SignedInRequest, context: dict[str, Any], narrowed: str = "") -> HttpResponse:
    rows = _rows((one for one, _ in context["conflicts"]), context["unset"])
    sheet = Sheet("期限矛盾", HEADINGS, rows, narrowed)
    page: HttpResponse = sheet_page(request, "campaigns/conflicts.html", context, sheet)
    return page


def _rows(found: Iterable[Conflict], without: Iterable[Asked]) -> Iterator[list[Value]]:
    for one in found:
        for said in one.citations:
            yield [one.words, said.document, said.paragraph, said.quote, said.deadline, one.taken]
    for row in without:
        words = f"{row.requirement.title}周期未定"
        for said in row.citations:
            yield [words, said.document, said.paragraph, said.quote, "", "不生成报送任务"]


@needs("manage_campaigns")
def reading(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    one = asked(own(request, pk), requirement)
    form = ReadingForm(request.POST or None, requirement=one)
    if form.is_valid():
        with at_fields(form):
            chosen = form.cleaned_data
            choose_reading(one, chosen["reading"], by=request.user, reason=chosen["reason"])
            messages.success(request, f"“{one}”按{one.deadline_words}执行")
            return redirect("campaigns:conflicts", pk)
    return form_page(request, form, f"两处原文取舍：{one}", "确定", one.campaign, now=one)


@needs("manage_campaigns")
def cadence(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    one = asked(own(request, pk), requirement)
    form = CadenceForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            set_cadence(one, by=request.user, **form.cleaned_data)
            messages.success(request, f"“{one}”：{one.deadline_words}，报送任务已生成")
            return redirect(one.campaign)
    return form_page(request, form, f"确定周期：{one}", "确定", one.campaign, now=one)


@needs("manage_campaigns")
def deadline(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    one = asked(own(request, pk), requirement)
    form = ChangeDeadlineForm(request.POST or None, requirement=one)
    if form.is_valid():
        with at_fields(form):
            given = form.cleaned_data
            change_deadline(
                one, form.deadline, by=request.user, reason=given["reason"], paragraph=given["paragraph"]
            )
            messages.success(request, f"“{one}”改为{one.deadline_words}，未报送的任务随之调整")
            return redirect(one.campaign)
    context = {"now": one, "superior": one.inherited_from}
    return form_page(request, form, f"调整期限：{one}", "调整", one.campaign, **context)
