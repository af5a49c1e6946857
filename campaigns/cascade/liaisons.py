"""Each agency names one person for the reports of a campaign; the board shows them, reminders reach them (L-39)."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from campaigns.cascade.draft_views import form_page
from campaigns.models import Campaign, Liaison
from campaigns.views import seen
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation


@transaction.atomic
def name_liaison(campaign: Campaign, person: User, phone: str, *, by: User) -> Liaison:
    """For the person's own agency; another name takes the place of the one before."""
    by.require("manage_campaigns")
    agency = by.agency
    assert agency is not None, "roles_fit_the_desk"
    if campaign.is_draft:
        raise RuleViolation("部署以后再指定报送联络员")
    if person.agency_id != agency.pk or not person.is_active:
        raise RuleViolation("报送联络员须为本机关人员", field="person")
    if not phone.strip():
        raise RuleViolation("请填写联系电话", field="phone")
    named, _ = Liaison.objects.update_or_create(
        campaign=campaign.lineage[0], agency=agency, defaults={"person": person, "phone": phone.strip()}
    )
    return named


def named_below(campaign: Campaign, regions: list[Region], user: User) -> dict[str, Liaison]:
    """By the code of the place: whom the issuer's kind of agency there has named."""
    rows = Liaison.objects.visible_to(user).at_their_desk().select_related("person", "agency__region")
    of_kind = {"agency__kind": campaign.issuer.kind, "agency__region__in": regions}
    return {row.agency.region_id: row for row in rows.filter(campaign=campaign.lineage[0], **of_kind)}


class LiaisonForm(forms.Form):
    person = forms.ModelChoiceField(
        User.objects.none(), label="报送联络员", error_messages={"required": "请选择人员"}
    )
    phone = forms.RegexField(
        r"^[0-9+() -]{5,20}$",
        label="联系电话",
        error_messages={"required": "请填写联系电话", "invalid": "请填写电话号码"},
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = agency.people.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda person: person.name  # type: ignore[attr-defined]


class LiaisonTable(tables.Table):
    agency = tables.Column()
    person = tables.Column(accessor="person__name", verbose_name="报送联络员")
    phone = tables.Column(empty_values=(), orderable=False)

    class Meta:
        model = Liaison
        verbose_name = "报送联络员"
        fields = ["agency", "person", "phone"]
        empty_text = "还没有机关指定报送联络员。"

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader

    def render_phone(self, record: Liaison) -> str:
        return record.phone_for(self.reader)


@needs("read_campaigns")
def liaisons(request: SignedInRequest, pk: int) -> HttpResponse:
    """People of agencies for people of agencies."""
    campaign = seen(request, pk)
    if request.user.agency is None:
        raise Http404
    rows = Liaison.objects.visible_to(request.user).at_their_desk().select_related("agency__region", "person")
    table = LiaisonTable(rows.filter(campaign=campaign.lineage[0]), reader=request.user)
    may_name = request.user.can("manage_campaigns")
    template = "campaigns/liaison_list.html"
    return list_page(request, template, table, campaign=campaign, may_name=may_name)


@needs("manage_campaigns")
def liaison_name(request: SignedInRequest, pk: int) -> HttpResponse:
    campaign, agency = seen(request, pk), request.user.agency
    assert agency is not None, "roles_fit_the_desk"
    known = Liaison.objects.filter(campaign=campaign.lineage[0], agency=agency).first()
    initial = {"person": known.person_id, "phone": known.phone} if known else {}
    form = LiaisonForm(request.POST or None, agency=agency, initial=initial)
    if form.is_valid():
        with at_fields(form):
            named = name_liaison(campaign, by=request.user, **form.cleaned_data)
            messages.success(request, f"报送联络员：{named.person}")
            return redirect("campaigns:liaisons", pk)
    return form_page(request, form, "指定报送联络员", "指定", campaign)
