"""The spot-check list of a campaign: the list in its official columns, what is left, and putting mines on it."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from campaigns.models import Campaign, SpotCheck
from campaigns.obligations.spot_checks import concerned, coverage, put_on_list, rest, take_off_list
from campaigns.overlap import also_asking
from enterprises.models import Mine
from enterprises.tables import MineTable
from jurisdictions.columns import RIGHT, DayColumn
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency, Region
from jurisdictions.templatetags.words import badge


class SpotCheckTable(tables.Table):
    """附件2 of 应急厅〔2019〕30号; the annex was not at hand, so its columns are reconstructed."""

    number = tables.Column("序号", empty_values=(), orderable=False)
    province = tables.Column("省（区、市）", empty_values=(), orderable=False)
    city = tables.Column("市", empty_values=(), orderable=False)
    county = tables.Column("县", empty_values=(), orderable=False)
    mine = tables.Column(
        "企业（矿山）名称", accessor="mine__name", linkify=lambda record: record.mine.get_absolute_url()
    )
    minerals = tables.Column("矿种", accessor="mine__minerals")
    headcount = tables.Column("单班入井人数", accessor="mine__headcount", attrs=RIGHT)
    supervisor = tables.Column("管辖执法部门", accessor="mine__supervisor", orderable=False)
    checked_on = DayColumn("抽查时间")
    group = tables.Column("执法指导组")
    off = tables.TemplateColumn(
        '{% url "campaigns:spot_check_off" record.pk as url %}{% include "parts/post.html" with label="移出" %}',
        verbose_name="",
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = SpotCheck
        verbose_name = "重点抽查名单（栏目为重建）"
        fields = [
            "number", "province", "city", "county", "mine", "minerals", "headcount", "supervisor", "checked_on",
            "group", "off",
        ]  # fmt: skip
        empty_text = "名单上还没有矿山。"

    def __init__(self, *args: Any, may_pick: bool, **kwargs: Any) -> None:
        super().__init__(*args, exclude=() if may_pick else ("off",), **kwargs)

    def before_render(self, request: Any) -> None:
        self.counted = self.page.start_index() - 1

    def render_number(self) -> int:
        self.counted = getattr(self, "counted", 0) + 1
        return self.counted

    def render_province(self, record: SpotCheck) -> str:
        return self._place(record, Region.Level.PROVINCE)

    def render_city(self, record: SpotCheck) -> str:
        return self._place(record, Region.Level.CITY)

    def render_county(self, record: SpotCheck) -> str:
        return self._place(record, Region.Level.COUNTY)

    def _place(self, record: SpotCheck, level: str) -> str:
        if not hasattr(self, "places"):
            above = Region.objects.exclude(level=Region.Level.TOWN)
            self.places = {pk: (at, name) for pk, at, name in above.values_list("pk", "level", "name")}
        steps = (self.places.get(code, ("", "")) for code in record.mine.region.path.split("/"))
        return next((name for at, name in steps if at == level), "—")


class RestTable(MineTable):
    guided = tables.Column("指导情况", orderable=False)
    pick = tables.Column("", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta(MineTable.Meta):
        verbose_name = "未列入抽查的重点地下矿山"
        sequence = ("...", "guided", "pick")
        empty_text = "重点地下矿山都已列入抽查名单。"

    def __init__(self, *args: Any, campaign: Campaign, may_pick: bool, **kwargs: Any) -> None:
        super().__init__(*args, exclude=() if may_pick else ("pick",), **kwargs)
        self.campaign = campaign

    def render_guided(self, value: bool) -> str:
        return badge("已指导", "done") if value else badge("待指导", "due")

    def render_pick(self, record: Mine) -> SafeString:
        url = reverse("campaigns:spot_check_new", args=[self.campaign.pk, record.pk])
        return format_html('<a class="btn btn-sm" href="{}" aria-label="列入：{}">列入</a>', url, record.name)


class SpotCheckForm(forms.Form):
    checked_on = forms.DateField(label="抽查时间", widget=day())
    group = forms.CharField(label="执法指导组", max_length=60, help_text="如：第一组")
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label="参加机构", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies: Any = self.fields["agencies"]
        agencies.queryset = concerned(mine)
        agencies.initial = [mine.supervisor] if mine.supervisor else []


# A list for the authorities alone: an enterprise isn't told beforehand.
@needs("read_reports")
def spot_checks(request: SignedInRequest, pk: int) -> Any:
    campaign = _campaign(request, pk)
    listed = SpotCheck.objects.visible_to(request.user).filter(campaign=campaign)
    rows = listed.select_related("mine__region__parent", "mine__enterprise", "campaign")
    may_pick = _may_pick(request, campaign)
    table = SpotCheckTable(rows.prefetch_related("mine__supervisions__agency"), may_pick=may_pick)
    return list_page(request, "campaigns/spot_check_list.html", table, **_context(request, campaign, "list"))


@needs("read_reports")
def spot_check_rest(request: SignedInRequest, pk: int) -> Any:
    campaign = _campaign(request, pk)
    mines = rest(campaign, request.user).for_list().order_by("region__path", "name", "pk")
    table = RestTable(mines, campaign=campaign, may_pick=_may_pick(request, campaign))
    return list_page(request, "campaigns/spot_check_list.html", table, **_context(request, campaign, "rest"))


@needs("manage_campaigns")
def spot_check_new(request: SignedInRequest, pk: int, mine: int) -> HttpResponse:
    campaign = _campaign(request, pk)
    campaign.require_desk(request.user)
    where = get_object_or_404(Mine.objects.visible_to(request.user).select_related("region"), pk=mine)
    form = SpotCheckForm(request.POST or None, mine=where, initial={"checked_on": campaign.starts_on})
    if form.is_valid():
        with at_fields(form):
            put_on_list(campaign, where, by=request.user, **form.cleaned_data)
            messages.success(request, f"{where}已列入重点抽查名单")
            return redirect("campaigns:spot_check_rest", campaign.pk)
    also = also_asking(where, campaign, request.user)
    context = {"form": form, "campaign": campaign, "mine": where, "also": also}
    return render(request, "campaigns/spot_check_form.html", context, status=422 if form.errors else 200)


@needs("manage_campaigns")
@require_POST
def spot_check_off(request: SignedInRequest, pk: int) -> HttpResponse:
    listed = get_object_or_404(SpotCheck.objects.visible_to(request.user), pk=pk)
    take_off_list(listed, by=request.user)
    messages.success(request, f"{listed.mine}已移出重点抽查名单")
    return redirect(listed.get_absolute_url())


def _campaign(request: SignedInRequest, pk: int) -> Campaign:
    seen = Campaign.objects.visible_to(request.user).select_related("issuer__region")
    return get_object_or_404(seen, pk=pk)


def _may_pick(request: SignedInRequest, campaign: Campaign) -> bool:
    return request.user.can("manage_campaigns") and campaign.issuer.is_desk_of(request.user)


def _context(request: SignedInRequest, campaign: Campaign, shown: str) -> dict[str, Any]:
    return {"campaign": campaign, "coverage": coverage(campaign, request.user), "shown": shown}
