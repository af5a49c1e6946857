"""Writing a campaign in the browser: from nothing, or what was passed on, until it is issued."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from campaigns.actions import issue
from campaigns.cascade.adoption import passable
from campaigns.cascade.drafting import (
    attach_notice,
    discard,
    draft_campaign,
    edit_campaign,
    inherited_stage,
    remove_requirement,
    remove_stage,
    save_requirement,
    save_stage,
)
from campaigns.cascade.forms import CampaignForm, NoticeForm, OwnWordsForm, RequirementForm, StageForm
from campaigns.models import Campaign, Requirement, Stage
from campaigns.models.requirement import WITH_ROOT
from campaigns.views import seen
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from records.models import Attachment


@needs("manage_campaigns")
def new(request: SignedInRequest) -> HttpResponse:
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            campaign = draft_campaign(by=request.user, **form.cleaned_data)
            messages.success(request, "已建立草稿，请继续填写阶段和报送要求")
            return redirect("campaigns:draft", campaign.pk)
    return form_page(request, form, "新建专项行动", "建立草稿")


@needs("manage_campaigns")
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """All of a draft on one page, the superior's dates beside its own."""
    campaign = own(request, pk)
    if not campaign.is_draft:
        return redirect(campaign)
    above = {stage.number: stage for stage in campaign.parent.stages.all()} if campaign.parent else {}
    asked = campaign.requirements.select_related(*WITH_ROOT, "receiver")
    context = {
        "campaign": campaign,
        "stages": [(stage, above.get(stage.number)) for stage in campaign.stages.all()],
        "requirements": asked.prefetch_related("owners"),
        "passable": passable(campaign).select_related("campaign"),
        "attachments": Attachment.objects.of(campaign),
        "notice": NoticeForm(),
    }
    return render(request, "campaigns/campaign_draft.html", context)


@needs("manage_campaigns")
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    kind = OwnWordsForm if campaign.parent_id else CampaignForm
    form = kind(request.POST or None, instance=campaign)
    if form.is_valid():
        with at_fields(form):
            edit_campaign(campaign, by=request.user, **form.cleaned_data)
            return redirect("campaigns:draft", pk)
    return form_page(request, form, "修改草稿", "保存", campaign)


@needs("manage_campaigns")
@require_POST
def issue_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    campaign = issue(own(request, pk), by=request.user)
    messages.success(request, f"已部署“{campaign}”，报送任务已生成")
    return redirect(campaign)


@needs("manage_campaigns")
@require_POST
def discard_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    discard(own(request, pk), by=request.user)
    messages.success(request, "草稿已删除")
    return redirect("campaigns:list")


@needs("manage_campaigns")
@require_POST
def files(request: SignedInRequest, pk: int) -> HttpResponse:
    campaign = own(request, pk)
    form = NoticeForm(request.POST, request.FILES)
    if form.is_valid():
        with at_fields(form):
            attach_notice(campaign, form.cleaned_data["uploads"], by=request.user)
            messages.success(request, "附件已上传")
            return redirect(campaign)
    return form_page(request, form, "上传通知及附件", "上传", campaign)


@needs("manage_campaigns")
def stage(request: SignedInRequest, pk: int, number: int | None = None) -> HttpResponse:
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    known = get_object_or_404(Stage, campaign=campaign, number=number) if number else None
    if number and inherited_stage(campaign, number):
        return redirect("campaigns:stage_tighten", pk, number)
    form = StageForm(request.POST or None, instance=known)
    if form.is_valid():
        with at_fields(form):
            save_stage(campaign, number, by=request.user, **form.cleaned_data)
            return redirect("campaigns:draft", pk)
    return form_page(request, form, f"修改阶段：{known}" if known else "增加阶段", "保存", campaign)


@needs("manage_campaigns")
@require_POST
def stage_remove(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    remove_stage(get_object_or_404(Stage, campaign=own(request, pk), number=number), by=request.user)
    return redirect("campaigns:draft", pk)


@needs("manage_campaigns")
def requirement(request: SignedInRequest, pk: int, requirement: int | None = None) -> HttpResponse:
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    known = asked(campaign, requirement) if requirement else None
    if known and known.inherited_from_id:
        return redirect("campaigns:tighten", pk, known.pk)
    form = RequirementForm(request.POST or None, instance=known)
    if form.is_valid():
        with at_fields(form):
            save_requirement(campaign, known, by=request.user, **form.cleaned_data)
            return redirect("campaigns:draft", pk)
    return form_page(request, form, f"修改报送要求：{known}" if known else "增加报送要求", "保存", campaign)


@needs("manage_campaigns")
@require_POST
def requirement_remove(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    remove_requirement(asked(own(request, pk), requirement), by=request.user)
    return redirect("campaigns:draft", pk)


def own(request: SignedInRequest, pk: int) -> Campaign:
    """In sight and at one's own desk."""
    campaign = seen(request, pk)
    campaign.require_desk(request.user)
    return campaign


def asked(campaign: Campaign, pk: int) -> Requirement:
    rows = campaign.requirements.select_related("campaign__issuer__region", "inherited_from__campaign")
    return get_object_or_404(rows, pk=pk)


def form_page(
    request: SignedInRequest,
    form: Any,
    title: str,
    submit: str,
    campaign: Campaign | None = None,
    **context: Any,
) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "campaign": campaign, **context}
    return render(request, "campaigns/campaign_form.html", context, status=422 if form.errors else 200)
