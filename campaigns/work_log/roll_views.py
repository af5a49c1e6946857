"""The list of a training on its page, and all lines in sight as a list of their own."""

from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigns.forms import LinesField
from campaigns.models import Activity, Attendee, AttendeeQuerySet
from campaigns.work_log import roll
from jurisdictions.columns import DayColumn
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency, User
from jurisdictions.templatetags import words


class PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}（{person.role_names}）"


class CallForm(forms.Form):
    """The people of one agency at a time, and names of those who are nobody's user."""

    people = PeopleField(User.objects.none(), label="人员", required=False)
    names = LinesField(label="其他人员", required=False, help_text="如专家，每行一名：姓名 单位。")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = agency.people.filter(is_active=True).order_by("name", "pk")  # type: ignore[attr-defined]


class MakeUpForm(forms.Form):
    on = forms.DateField(label="补训日期", widget=day(), initial=timezone.localdate)


class AttendeeTable(tables.Table):
    done_on = DayColumn(accessor="activity__done_on", verbose_name="培训日期")
    training = tables.Column("培训", accessor="activity__counterpart")
    held_by = tables.Column("组织机关", accessor="activity__agency__name")
    standing = tables.Column("情况", empty_values=(), order_by=("present", "made_up_on"))

    class Meta:
        model = Attendee
        verbose_name = "应训人员"
        fields = ["done_on", "training", "held_by", "name", "workplace", "standing", "made_up_on"]
        empty_text = "没有应训人员。"

    def render_standing(self, record: Attendee) -> str:
        return words.badge(*record.standing)


class AttendeeFilter(filters.FilterSet):
    q = filters.CharFilter(label="姓名、单位或培训", method="search")
    standing = filters.ChoiceFilter(
        label="情况",
        method="stand",
        choices=[("present", "已签到"), ("missing", "缺席待补训"), ("made_up", "已补训")],
        empty_label="全部",
    )
    mine = filters.BooleanFilter(label="只看本人", method="own", widget=forms.CheckboxInput)
    activity = filters.NumberFilter(field_name="activity_id", widget=forms.HiddenInput)

    class Meta:
        model = Attendee
        fields: list[str] = []

    def search(self, lines: AttendeeQuerySet, name: str, value: str) -> AttendeeQuerySet:
        named = Q(name__icontains=value) | Q(workplace__icontains=value)
        return lines.filter(named | Q(activity__counterpart__icontains=value))

    def stand(self, lines: AttendeeQuerySet, name: str, value: str) -> AttendeeQuerySet:
        if value == "missing":
            return lines.missing()
        return lines.filter(present=True) if value == "present" else lines.exclude(made_up_on=None)

    def own(self, lines: AttendeeQuerySet, name: str, value: bool) -> AttendeeQuerySet:
        return lines.filter(person=self.request.user.pk) if value else lines


@needs("read_campaigns")
def attendees(request: SignedInRequest) -> HttpResponse:
    lines = Attendee.objects.visible_to(request.user).counted().select_related("activity__agency")
    found = AttendeeFilter(request.GET, lines.order_by("-activity__done_on", "pk"), request=request)
    return list_page(request, "campaigns/attendee_list.html", AttendeeTable(found.qs), filter=found)


@needs("log_activity")
def call(request: SignedInRequest, pk: int) -> HttpResponse:
    """?agency=… chooses whose people are shown; one's own first."""
    training = _own(request, pk)
    training.require_standing()
    asked = request.GET.get("agency", "")
    agencies = _agencies(request)
    agency = get_object_or_404(agencies, pk=asked) if asked.isdecimal() else training.agency
    form = CallForm(request.POST or None, agency=agency)
    if form.is_valid():
        with at_fields(form):
            added = roll.call(training, by=request.user, **form.cleaned_data)
            messages.success(request, f"已列入 {added} 人")
            return redirect(f"{training.get_absolute_url()}#roll")
    context = {"activity": training, "form": form, "agency": agency, "agencies": agencies}
    return render(request, "campaigns/roll_call.html", context, status=422 if form.errors else 200)


@needs("log_activity")
@require_POST
def signed_in(request: SignedInRequest, pk: int) -> HttpResponse:
    training = _own(request, pk)
    present = {int(one) for one in request.POST.getlist("present") if one.isdecimal()}
    roll.sign_in(training, present, by=request.user)
    messages.success(request, f"已签到 {len(present)} 人")
    return redirect(f"{training.get_absolute_url()}#roll")


@needs("log_activity")
def make_up(request: SignedInRequest, pk: int) -> HttpResponse:
    attendee = _line(request, pk)
    form = MakeUpForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            attendee.make_up(by=request.user, **form.cleaned_data)
            messages.success(request, f"{attendee.name}已补训")
            return redirect(attendee)
    context = {"attendee": attendee, "activity": attendee.activity, "form": form}
    return render(request, "campaigns/attendee_make_up.html", context, status=422 if form.errors else 200)


@needs("log_activity")
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    attendee = _line(request, pk)
    roll.strike(attendee, by=request.user)
    messages.success(request, f"{attendee.name}已移出名单")
    return redirect(f"{attendee.activity.get_absolute_url()}#roll")


def _own(request: SignedInRequest, pk: int) -> Activity:
    seen = Activity.objects.visible_to(request.user).select_related("agency__region")
    training = get_object_or_404(seen, pk=pk)
    request.user.require("log_activity", training.agency)
    return training


def _line(request: SignedInRequest, pk: int) -> Attendee:
    seen = Attendee.objects.visible_to(request.user).select_related("activity__agency__region")
    attendee = get_object_or_404(seen, pk=pk)
    request.user.require("log_activity", attendee.activity.agency)
    return attendee


def _agencies(request: SignedInRequest) -> QuerySet[Agency]:
    """Within the region, those that have people."""
    people = User.objects.filter(agency=OuterRef("pk"), is_active=True)
    return Agency.objects.visible_to(request.user).filter(Exists(people)).order_by("region__path", "pk")
