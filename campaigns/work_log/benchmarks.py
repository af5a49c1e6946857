"""Model enterprises (标杆企业): named and ended by an agency; who came to learn from them is in the work log (L-28)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from campaigns.models import Activity, Benchmark, BenchmarkQuerySet
from enterprises.models import Mine
from jurisdictions.columns import RIGHT, DayColumn
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags import words

STUDY = "benchmark_study"


@transaction.atomic
def name_benchmark(
    mine: Mine, *, by: User, since: dt.date, basis: str, until: dt.date | None = None
) -> Benchmark:
    by.require("manage_campaigns")
    agency = by.agency
    assert agency is not None, "roles_fit_the_desk"
    by.require_within(mine.region)
    if until and until < since:
        raise RuleViolation("结束日期不能早于开始日期", field="until")
    if not basis.strip():
        raise RuleViolation("请填写依据文件", field="basis")
    held = Benchmark.objects.filter(Q(until=None) | Q(until__gte=since), mine=mine, named_by=agency)
    if held.filter(since__lte=until or dt.date.max).exists():
        raise RuleViolation(f"{mine}已由本机关确定为标杆企业", field="since")
    return Benchmark.objects.create(mine=mine, named_by=agency, since=since, until=until, basis=basis.strip())


@transaction.atomic
def end_benchmark(known: Benchmark, *, by: User, until: dt.date) -> None:
    """Its past stays: who went there to learn did so while it was one."""
    by.require("manage_campaigns", known.named_by)
    if until < known.since:
        raise RuleViolation("结束日期不能早于开始日期", field="until")
    known.until = until
    known.save(update_fields=["until"])


class BenchmarkForm(forms.Form):
    since = forms.DateField(label="起", widget=day(), initial=timezone.localdate)
    until = forms.DateField(label="止", widget=day(), required=False, help_text="不填为长期。")
    basis = forms.CharField(label="依据文件", max_length=200, help_text="文号或文件名称。")


class EndForm(forms.Form):
    until = forms.DateField(label="止", widget=day(), initial=timezone.localdate)


class BenchmarkTable(tables.Table):
    mine = tables.Column(linkify=lambda record: record.mine.get_absolute_url())
    named_by = tables.Column()
    since = DayColumn()
    until = DayColumn()
    standing = tables.Column("状态", empty_values=(), orderable=False)
    studies = tables.Column("帮扶学习", attrs=RIGHT)
    end = tables.Column("", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta:
        model = Benchmark
        verbose_name = "标杆企业"
        fields = ["mine", "named_by", "basis", "since", "until", "standing", "studies", "end"]
        empty_text = "还没有确定标杆企业。"

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader

    def render_standing(self, record: Benchmark) -> str:
        return words.badge(*record.standing)

    def render_studies(self, value: int, record: Benchmark) -> str:
        url = f"{reverse('campaigns:activities')}?mine={record.mine_id}&kind={STUDY}&status=recorded"
        return words.num(value, url)

    def render_end(self, record: Benchmark) -> str:
        own = self.reader.can("manage_campaigns") and record.named_by.is_desk_of(self.reader)
        if not own or record.standing[0] == "已结束":
            return ""
        url = reverse("campaigns:benchmark_end", args=[record.pk])
        return format_html('<a class="btn btn-sm" href="{}">结束</a>', url)


class BenchmarkFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或企业名称", method="search")
    mine = filters.NumberFilter(field_name="mine_id", widget=forms.HiddenInput)

    class Meta:
        model = Benchmark
        fields: list[str] = []

    def search(self, rows: BenchmarkQuerySet, name: str, value: str) -> BenchmarkQuerySet:
        return rows.filter(Q(mine__name__icontains=value) | Q(mine__enterprise__name__icontains=value))


@needs("read_campaigns")
def benchmarks(request: SignedInRequest) -> HttpResponse:
    """The count is of the records that this reader can open: an enterprise reads no log."""
    studied = Activity.objects.visible_to(request.user).filter(kind=STUDY, status=Activity.Status.RECORDED)
    counted = Count("mine__activities", filter=Q(mine__activities__in=studied.values("pk")), distinct=True)
    rows = Benchmark.objects.visible_to(request.user).select_related("mine", "named_by")
    found = BenchmarkFilter(request.GET, rows.annotate(studies=counted), request=request)
    table = BenchmarkTable(found.qs, reader=request.user)
    return list_page(request, "campaigns/benchmark_list.html", table, filter=found)


@needs("manage_campaigns")
def benchmark_new(request: SignedInRequest, mine: int) -> HttpResponse:
    named = get_object_or_404(Mine.objects.visible_to(request.user).select_related("region"), pk=mine)
    form = BenchmarkForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            made = name_benchmark(named, by=request.user, **form.cleaned_data)
            messages.success(request, f"已确定{named}为标杆企业")
            return redirect(made)
    return _page(request, form, f"确定标杆企业：{named}", "确定")


@needs("manage_campaigns")
def benchmark_end(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Benchmark.objects.visible_to(request.user).select_related("mine", "named_by")
    known = get_object_or_404(seen, pk=pk)
    request.user.require("manage_campaigns", known.named_by)
    form = EndForm(request.POST or None)
    if form.is_valid():
        with at_fields(form):
            end_benchmark(known, by=request.user, **form.cleaned_data)
            return redirect(known)
    return _page(request, form, f"结束标杆：{known.mine}", "结束")


def _page(request: SignedInRequest, form: forms.Form, heading: str, submit: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": submit}
    status = 422 if form.errors else 200
    return render(request, "campaigns/benchmark_form.html", context, status=status)
