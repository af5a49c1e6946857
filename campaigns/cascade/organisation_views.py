from __future__ import annotations

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigns.cascade.draft_views import form_page, own
from campaigns.cascade.forms import EndMarkForm, GroupForm, MarkForm, MemberForm
from campaigns.cascade.organisation import (
    add_member,
    dissolve_group,
    end_mark,
    form_group,
    mark_region,
    remove_member,
)
from campaigns.models import Group, Member, RegionMark
from campaigns.views import seen
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page


@needs("read_campaigns")
def groups(request: SignedInRequest, pk: int) -> HttpResponse:
    """The groups that run a campaign, with their people (L-03)."""
    campaign = seen(request, pk)
    context = {
        "campaign": campaign,
        "groups": campaign.groups.prefetch_related("members"),
        "own": request.user.can("manage_campaigns") and campaign.issuer.is_desk_of(request.user),
    }
    members = Member.objects.filter(group__campaign=campaign).order_by("group", "pk")
    rows = members.values_list("group__name", "part", "name", "post")
    sheet = Sheet("工作组", ["工作组", "组内职务", "姓名", "单位和职务"], rows, campaign.document_number)
    page: HttpResponse = sheet_page(request, "campaigns/campaign_groups.html", context, sheet)
    return page


@needs("manage_campaigns")
def group_new(request: SignedInRequest, pk: int) -> HttpResponse:
    campaign = own(request, pk)
    form = GroupForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            form_group(campaign, by=request.user, **form.cleaned_data)
            return redirect("campaigns:groups", pk)
    return form_page(request, form, "成立工作组", "保存", campaign)


@needs("manage_campaigns")
@require_POST
def group_dissolve(request: SignedInRequest, pk: int, group: int) -> HttpResponse:
    dissolve_group(get_object_or_404(Group, campaign=own(request, pk), pk=group), by=request.user)
    return redirect("campaigns:groups", pk)


@needs("manage_campaigns")
def member_new(request: SignedInRequest, pk: int, group: int) -> HttpResponse:
    campaign = own(request, pk)
    joined = get_object_or_404(Group.objects.select_related("campaign__issuer"), campaign=campaign, pk=group)
    form = MemberForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            add_member(joined, by=request.user, **form.cleaned_data)
            return redirect("campaigns:groups", pk)
    return form_page(request, form, f"{joined}：增加成员", "保存", campaign)


@needs("manage_campaigns")
@require_POST
def member_remove(request: SignedInRequest, pk: int, member: int) -> HttpResponse:
    remove_member(get_object_or_404(Member, group__campaign=own(request, pk), pk=member), by=request.user)
    return redirect("campaigns:groups", pk)


@needs("read_campaigns")
def marks(request: SignedInRequest) -> HttpResponse:
    """The counties to watch (重点县), those that still are first (L-17, K-14)."""
    rows = RegionMark.objects.visible_to(request.user).select_related("region__parent", "named_by")
    rows = rows.order_by(F("until").desc(nulls_first=True), "region__path")
    today = timezone.localdate()
    context = {
        "marks": rows,
        "holding": set(rows.on(today).values_list("pk", flat=True)),
        "may_mark": request.user.can("manage_campaigns"),
        "agency": request.user.agency,
    }
    values = ([one.region.full_name, str(one.named_by), one.basis, one.since, one.until] for one in rows)
    sheet = Sheet("重点县", ["县（市、区）", "确定机关", "依据文件", "起", "止"], values)
    page: HttpResponse = sheet_page(request, "campaigns/mark_list.html", context, sheet)
    return page


@needs("manage_campaigns")
def mark_new(request: SignedInRequest) -> HttpResponse:
    form = MarkForm(request.POST or None, by=request.user)
    if form.is_valid():
        with at_fields(form):
            mark = mark_region(by=request.user, **form.cleaned_data)
            messages.success(request, f"已确定{mark.region}为重点县")
            return redirect("campaigns:marks")
    return form_page(request, form, "确定重点县", "确定")


@needs("manage_campaigns")
def mark_end(request: SignedInRequest, mark: int) -> HttpResponse:
    rows = RegionMark.objects.visible_to(request.user).select_related("region", "named_by")
    known = get_object_or_404(rows, pk=mark)
    request.user.require("manage_campaigns", known.named_by)
    form = EndMarkForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            end_mark(known, by=request.user, until=form.cleaned_data["until"])
            return redirect("campaigns:marks")
    return form_page(request, form, f"解除重点县：{known.region}", "解除")
