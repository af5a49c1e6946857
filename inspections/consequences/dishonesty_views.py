"""The list of the dishonest: reading it, putting somebody on it, pushing it, taking somebody off early."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from enterprises.models import Mine
from inspections.consequences.dishonesty import list_dishonest, mark_pushed, remove_early
from inspections.filters import ListingFilter
from inspections.forms import choose_from
from inspections.models import DishonestyListing, Ground
from inspections.penalties.forms import GroundField
from inspections.tables import ListingTable
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page


class ListingForm(forms.Form):
    subject = forms.ChoiceField(label="列入对象", choices=DishonestyListing.Subject.choices)
    person = forms.CharField(
        label="人员姓名、职务", max_length=60, required=False, help_text="列入企业有关人员的填写。"
    )
    ground = GroundField(
        Ground.objects.none(),
        label="列入情形",
        empty_label="请选择",
        help_text="按列入之日施行的规定：2023年10月1日前为旧制，之后为应急管理部令第11号。待核的不列出。",
    )
    facts = forms.CharField(label="事实", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    noticed_on = forms.DateField(
        label="告知日期", widget=day(), help_text="列入前告知事由、依据和陈述申辩权的日期。"
    )
    listed_on = forms.DateField(label="列入日期", widget=day(), initial=timezone.localdate)
    document_number = forms.CharField(label="列入决定文号", max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "ground", Ground.objects.of(Ground.Topic.DISHONESTY).usable())


class RemovalForm(forms.Form):
    on = forms.DateField(label="移出日期", widget=day(), initial=timezone.localdate)
    document_number = forms.CharField(label="移出决定文号", max_length=60)
    reason = forms.CharField(label="移出理由", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


@needs("read_inspections")
@require_safe
def dishonest(request: SignedInRequest) -> HttpResponse:
    seen = DishonestyListing.objects.visible_to(request.user).for_list()
    found = ListingFilter(request.GET, seen, request=request)
    return list_page(request, "inspections/dishonest_list.html", ListingTable(found.qs), filter=found)


@needs("read_inspections")
@require_safe
def listing(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("list_dishonest")
def listing_new(request: SignedInRequest, mine: int) -> HttpResponse:
    seen = Mine.objects.visible_to(request.user).select_related("enterprise")
    where = get_object_or_404(seen, pk=mine)
    form = ListingForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            row = list_dishonest(where, by=request.user, **form.cleaned_data)
            messages.success(request, f"已列入失信名单，管理期限至 {row.until}")
            return redirect(row)
    context = {"form": form, "mine": where}
    return render(request, "inspections/listing_form.html", context, status=422 if form.errors else 200)


@needs("list_dishonest")
@require_POST
def listing_push(request: SignedInRequest, pk: int) -> HttpResponse:
    row = _seen(request, pk)
    mark_pushed(row, by=request.user)
    messages.success(request, "已标记为推送信用信息共享平台")
    return redirect(row)


@needs("list_dishonest")
@require_POST
def listing_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    row, form = _seen(request, pk), RemovalForm(request.POST)
    request.user.require("list_dishonest", row.agency)
    if form.is_valid():
        with at_fields(form):
            remove_early(row, by=request.user, **form.cleaned_data)
            messages.success(request, "已提前移出失信名单")
            return redirect(row)
    return _page(request, row, form)


def _seen(request: SignedInRequest, pk: int) -> DishonestyListing:
    seen = DishonestyListing.objects.visible_to(request.user).for_list()
    return get_object_or_404(seen.select_related("removed_by"), pk=pk)


def _page(request: SignedInRequest, row: DishonestyListing, form: RemovalForm | None = None) -> HttpResponse:
    user = request.user
    own = row.agency.is_desk_of(user) and user.can("list_dishonest")
    may_remove = own and row.holds() and row.removable_from is not None
    context = {
        "listing": row,
        "may_push": own and row.pushed_on is None,
        "form": form or (RemovalForm() if may_remove else None),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "inspections/listing_detail.html", context, status=status)
