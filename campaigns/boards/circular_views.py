"""Circulars: the list, one with the figures it was drafted from, its rewording, its issue, its paper."""

from __future__ import annotations

import io

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from campaigns.boards.circulars import Subject, draft_circular, faulted, issue_circular, printed
from campaigns.boards.views import Question
from campaigns.models import Circular
from jurisdictions.columns import BadgeColumn, DayColumn
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.rules import RuleViolation


class CircularTable(tables.Table):
    title = tables.Column(linkify=True)
    issued_on = DayColumn()
    status = BadgeColumn()

    class Meta:
        model = Circular
        verbose_name = "通报"
        fields = ["title", "document_number", "agency", "issued_on", "status"]
        empty_text = "还没有通报。"


class BodyForm(forms.Form):
    title = forms.CharField(label="标题", max_length=120)
    body = forms.CharField(
        label="正文",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="每行一段；第一行以冒号结尾的，作为主送单位。",
    )


class IssueForm(forms.Form):
    document_number = forms.CharField(label="文号", max_length=60, error_messages={"required": "请填写文号"})
    issued_on = forms.DateField(label="印发日期", widget=day())
    counterpart = forms.CharField(
        label="计入工作记录",
        max_length=200,
        required=False,
        help_text="被通报的市、县或部门；填写后按“通报市县及部门”登记，并附通报文件。不填则不登记。",
    )


@needs("read_campaigns")
@require_safe
def circulars(request: SignedInRequest) -> HttpResponse:
    seen = Circular.objects.visible_to(request.user).select_related("agency")
    return list_page(request, "campaigns/circular_list.html", CircularTable(seen))


@needs("draft_circular")
@require_POST
def circular_new(request: SignedInRequest) -> HttpResponse:
    """From the board of the agency's own region; what the board was asked for stands in the address."""
    asked = Question.of(request)
    agency = request.user.agency
    if asked.campaign is None or agency is None or asked.region.pk != agency.region_id:
        raise RuleViolation("请在本机关的报送情况页面上拟写通报")
    subject = Subject(asked.campaign, asked.requirement, asked.period)
    drafted = draft_circular(subject, by=request.user)
    messages.success(request, "已按当前数字拟出通报，请核对后印发")
    return redirect(drafted)


@needs("read_campaigns")
@require_safe
def circular(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("draft_circular")
def circular_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    edited = _seen(request, pk)
    request.user.require("draft_circular", edited.agency)
    form = BodyForm(request.POST or None, initial={"title": edited.title, "body": edited.body})
    if form.is_valid():
        with at_fields(form):
            edited.amend(by=request.user, **form.cleaned_data)
            messages.success(request, "通报已保存")
            return redirect(edited)
    context = {"circular": edited, "form": form}
    return render(request, "campaigns/circular_form.html", context, status=422 if form.errors else 200)


@needs("issue_circular")
@require_POST
def circular_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    issued = _seen(request, pk)
    form = IssueForm(request.POST)
    request.user.require("issue_circular", issued.agency)
    if form.is_valid():
        with at_fields(form):
            issue_circular(issued, by=request.user, **form.cleaned_data)
            messages.success(request, "通报已印发，下级单位可以查看")
            return redirect(issued)
    return _page(request, issued, form, status=422)


@needs("read_campaigns")
@require_safe
def circular_pdf(request: SignedInRequest, pk: int) -> FileResponse:
    shown = _seen(request, pk)
    return FileResponse(io.BytesIO(printed(shown)), as_attachment=True, filename=f"{shown.title}.pdf")


def _seen(request: SignedInRequest, pk: int) -> Circular:
    seen = Circular.objects.visible_to(request.user).select_related(
        "agency__region", "campaign", "requirement", "drafted_by", "issued_by", "activity"
    )
    return get_object_or_404(seen, pk=pk)


def _page(
    request: SignedInRequest, shown: Circular, form: IssueForm | None = None, status: int = 200
) -> HttpResponse:
    user = request.user
    own = shown.agency.is_desk_of(user)
    start = {"issued_on": timezone.localdate(), "counterpart": faulted(shown)}
    context = {
        "circular": shown,
        "may_edit": own and shown.is_draft and user.can("draft_circular"),
        "may_issue": own and shown.is_draft and user.can("issue_circular"),
        "form": form or IssueForm(initial=start),
    }
    return render(request, "campaigns/circular_detail.html", context, status=status)
