from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from campaigns.models import Activity, ActivityQuerySet, Campaign, CampaignQuerySet
from campaigns.work_log.kinds import grouped
from jurisdictions.forms import day
from jurisdictions.models import Agency, Region


def kind_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [(label, [(kind.key, kind.label) for kind in members]) for label, members in grouped()]


def agencies(request: Any) -> QuerySet[Any]:
    """Of those in sight, the agencies that have logged something."""
    if request is None:
        return Agency.objects.none()
    logged = Activity.objects.filter(agency=OuterRef("pk"))
    return Agency.objects.visible_to(request.user).filter(Exists(logged))


def campaigns_in_sight(request: Any) -> CampaignQuerySet:
    return Campaign.objects.visible_to(request.user) if request else Campaign.objects.none()


@extend_schema_field(OpenApiTypes.INT)
class ConcernedFilter(filters.ModelChoiceFilter):
    """Hidden: what lies in a campaign's days and scope, for a figure that opens its list. Names the date."""

    def __init__(self, dated: str) -> None:
        super().__init__(queryset=campaigns_in_sight, widget=forms.HiddenInput)
        self.dated = dated

    def filter(self, qs: Any, value: Campaign | None) -> Any:
        return value.concerned(qs, self.dated) if value else qs


class ActivityFilter(filters.FilterSet):
    q = filters.CharFilter(label="对象、矿山或说明", method="search")
    kind = filters.ChoiceFilter(label="类别", choices=kind_choices, empty_label="全部")
    since = filters.DateFilter(label="开展日期自", field_name="done_on", lookup_expr="gte", widget=day())
    until = filters.DateFilter(label="至", field_name="done_on", lookup_expr="lte", widget=day())
    agency = filters.ModelChoiceFilter(label="开展机关", queryset=agencies, empty_label="全部")
    status = filters.ChoiceFilter(label="状态", choices=Activity.Status.choices, empty_label="全部")
    mine = filters.NumberFilter(field_name="mine_id", widget=forms.HiddenInput)
    place = filters.ModelChoiceFilter(
        queryset=Region.objects.all(), method="within", widget=forms.HiddenInput
    )
    person = filters.NumberFilter(method="done_by", widget=forms.HiddenInput)

    class Meta:
        model = Activity
        fields: list[str] = []

    def within(self, activities: ActivityQuerySet, name: str, value: Region) -> ActivityQuerySet:
        return activities.within(value)

    def search(self, activities: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        named = Q(mine__name__icontains=value) | Q(enterprise__name__icontains=value)
        return activities.filter(named | Q(counterpart__icontains=value) | Q(text__icontains=value))

    def done_by(self, activities: ActivityQuerySet, name: str, value: Any) -> ActivityQuerySet:
        """Whoever took part or wrote it down; once, though both."""
        took_part = Activity.objects.filter(Q(officers=value) | Q(recorded_by=value))
        return activities.filter(pk__in=took_part.values("pk"))


class CampaignFilter(filters.FilterSet):
    q = filters.CharFilter(label="名称、文号或印发机关", method="search")
    nature = filters.ChoiceFilter(label="性质", choices=Campaign.Nature.choices, empty_label="全部")
    level = filters.ChoiceFilter(
        label="印发层级",
        field_name="issuer__region__level",
        choices=[pair for pair in Region.Level.choices if pair[0] != Region.Level.TOWN],
        empty_label="全部",
    )
    status = filters.ChoiceFilter(label="状态", choices=Campaign.Status.choices, empty_label="全部")

    class Meta:
        model = Campaign
        fields: list[str] = []

    def search(self, campaigns: CampaignQuerySet, name: str, value: str) -> CampaignQuerySet:
        named = Q(title__icontains=value) | Q(document_number__icontains=value)
        return campaigns.filter(named | Q(issuer__name__icontains=value))
