from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.http import HttpRequest

from campaigns.filters import ConcernedFilter
from enterprises.models import MineKind
from hazards.models import Criterion, Edition, Hazard
from hazards.models.criteria import CriterionQuerySet
from hazards.models.hazard import HazardQuerySet
from jurisdictions.forms import day
from jurisdictions.models import Region
from jurisdictions.scope import ScopedQuerySet


def regions_in_sight(request: HttpRequest | None) -> ScopedQuerySet:
    return Region.objects.visible_to(request.user) if request else Region.objects.none()


def box(label: str, method: str) -> filters.BooleanFilter:
    """Ticked it narrows the list, unticked it says nothing."""
    return filters.BooleanFilter(label=label, method=method, widget=forms.CheckboxInput)


class HazardFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或描述", method="search")
    place = filters.ModelChoiceFilter(
        label="所在地", queryset=regions_in_sight, method="within", empty_label="全部"
    )
    source = filters.ChoiceFilter(label="来源", choices=Hazard.Source.choices, empty_label="全部")
    severity = filters.ChoiceFilter(label="等级", choices=Hazard.Severity.choices, empty_label="全部")
    status = filters.ChoiceFilter(label="状态", choices=Hazard.Status.choices, empty_label="全部")
    criterion = filters.ModelChoiceFilter(
        label="判定标准", queryset=Criterion.objects.in_order(), to_field_name="code", empty_label="全部"
    )
    found_from = filters.DateFilter(
        label="发现日期起", field_name="found_on", lookup_expr="gte", widget=day()
    )
    found_to = filters.DateFilter(label="发现日期止", field_name="found_on", lookup_expr="lte", widget=day())
    overdue = box("逾期未销号", "is_overdue")
    listed = box("挂牌督办", "is_listed")
    followed = box("本机关督促整改", "is_followed")
    sent_back = box("验收退回过", "was_sent_back")
    untold = box("未向职工报告", "is_untold")
    mine = filters.NumberFilter(widget=forms.HiddenInput)
    of = ConcernedFilter("found_on")

    class Meta:
        model = Hazard
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.request.user.agency if self.request else None
        if agency is None:
            del self.filters["place"], self.filters["followed"]
        else:
            self.form.fields["place"].widget.choices = places_to_choose(agency.region, self.data.get("place"))

    def search(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return hazards.filter(Q(mine__name__icontains=value) | Q(description__icontains=value))

    def within(self, hazards: HazardQuerySet, name: str, value: Region) -> HazardQuerySet:
        return hazards.within(value)

    def is_overdue(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.overdue() if value else hazards

    def is_listed(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.listed() if value else hazards

    def was_sent_back(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.filter(sent_back_on__isnull=False) if value else hazards

    def is_untold(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.untold() if value else hazards

    def is_followed(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.followed_by(self.request.user.agency) if value else hazards


def places_to_choose(own: Region, chosen: str | None) -> Callable[[], list[tuple[str, str]]]:
    """The places right below one's own and the one that a link has chosen; asked for when the page is drawn."""

    def places() -> list[tuple[str, str]]:
        offered = Region.objects.filter(Q(parent=own) | Q(code=chosen or "")).order_by("code")
        return [("", "全部"), *((region.code, region.name) for region in offered)]

    return places


class CriterionFilter(filters.FilterSet):
    q = filters.CharFilter(label="条文或专题", method="search")
    edition = filters.ModelChoiceFilter(
        label="版本", queryset=Edition.objects.all(), to_field_name="key", empty_label="全部"
    )
    kind = filters.ChoiceFilter(label="矿山类型", choices=MineKind.choices, empty_label="全部")
    uncertain = box("文字待核", "is_uncertain")

    class Meta:
        model = Criterion
        fields: list[str] = []

    def search(self, criteria: CriterionQuerySet, name: str, value: str) -> CriterionQuerySet:
        in_clauses = Criterion.objects.filter(clauses__text__icontains=value)
        return criteria.filter(
            Q(text__icontains=value) | Q(topic__icontains=value) | Q(pk__in=in_clauses.values("pk"))
        )

    def is_uncertain(self, criteria: CriterionQuerySet, name: str, value: bool) -> CriterionQuerySet:
        return criteria.filter(uncertain=True) if value else criteria
