from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.filters import ConcernedFilter
from hazards.filters import places_to_choose, regions_in_sight
from inspections.models import Case, Inspection, Penalty, PenaltyClause
from jurisdictions.forms import day
from jurisdictions.models import Region


def by_day(label: str, **kwargs: Any) -> filters.DateFilter:
    return filters.DateFilter(label=label, widget=day(), **kwargs)


def yes_or_no(label: str, words: tuple[str, str], **kwargs: Any) -> filters.ChoiceFilter:
    choices = list(zip(("yes", "no"), words, strict=True))
    return filters.ChoiceFilter(label=label, choices=choices, empty_label="全部", **kwargs)


class InMine(filters.FilterSet):
    q = filters.CharFilter(label="矿山或企业", method="search")
    place = filters.ModelChoiceFilter(
        label="地区", queryset=regions_in_sight, method="within", empty_label="全部"
    )
    mine = filters.NumberFilter(field_name="mine_id", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.request.user.agency if self.request else None
        if agency is None:
            del self.filters["place"]
        else:
            self.form.fields["place"].widget.choices = places_to_choose(agency.region, self.data.get("place"))

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(Q(mine__name__icontains=value) | Q(mine__enterprise__name__icontains=value))

    def within(self, rows: Any, name: str, value: Region) -> Any:
        return rows.within(value)


class InspectionFilter(InMine):
    since = by_day("检查日期自", field_name="checked_on", lookup_expr="gte")
    until = by_day("至", field_name="checked_on", lookup_expr="lte")
    status = filters.ChoiceFilter(label="状态", choices=Inspection.Status.choices, empty_label="全部")
    found = yes_or_no("发现问题", ("有", "没有"), method="with_findings")
    punished = yes_or_no("立案处罚", ("是", "否"), method="with_cases")
    of = ConcernedFilter("checked_on")

    class Meta:
        model = Inspection
        fields: list[str] = []

    def with_findings(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(findings__gt=0) if value == "yes" else rows.filter(findings=0)

    def with_cases(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        punished = Exists(Case.objects.filter(inspection=OuterRef("pk")))
        return rows.filter(punished if value == "yes" else ~punished)


class CaseFilter(InMine):
    since = by_day("决定日期自", field_name="decided_on", lookup_expr="gte")
    until = by_day("至", field_name="decided_on", lookup_expr="lte")
    dual = yes_or_no("一案双罚", ("是", "否"), method="only_dual")
    disclosed = yes_or_no("处罚决定公示", ("已公示", "未公示"), method="all_disclosed")
    agency = filters.NumberFilter(field_name="agency_id", widget=forms.HiddenInput)
    of = ConcernedFilter("decided_on")

    class Meta:
        model = Case
        fields: list[str] = []

    def only_dual(self, rows: Any, name: str, value: str) -> Any:
        dual = Case.objects.dual().values("pk")
        return rows.filter(pk__in=dual) if value == "yes" else rows.exclude(pk__in=dual)

    def all_disclosed(self, rows: Any, name: str, value: str) -> Any:
        waiting = Penalty.objects.undisclosed().values("case")
        return rows.exclude(pk__in=waiting) if value == "yes" else rows.filter(pk__in=waiting)


class PenaltyClauseFilter(filters.FilterSet):
    q = filters.CharFilter(label="法律、条款或违法行为", method="search")
    doubtful = yes_or_no("文字", ("待核", "已核"), method="in_doubt")

    class Meta:
        model = PenaltyClause
        fields: list[str] = []

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        wanted = Q(law__icontains=value) | Q(article__icontains=value) | Q(violation__icontains=value)
        return rows.filter(wanted)

    def in_doubt(self, rows: Any, name: str, value: str) -> Any:
        return rows.exclude(pk__in=rows.usable()) if value == "yes" else rows.usable()
