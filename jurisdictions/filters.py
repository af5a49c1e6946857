from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from jurisdictions.models import Agency, Region, User
from jurisdictions.roles import AGENCY, Role


class PersonFilter(filters.FilterSet):
    q = filters.CharFilter(label="姓名或用户名", method="search")
    role = filters.ChoiceFilter(
        label="角色",
        field_name="roles",
        lookup_expr="contains",
        method="holding",
        choices=[(role.value, role.label) for role in Role if role in AGENCY],
        empty_label="全部",
    )
    is_active = filters.BooleanFilter(
        label="启用", widget=forms.Select(choices=[("", "全部"), ("true", "是"), ("false", "否")])
    )

    class Meta:
        model = User
        fields: list[str] = []

    def search(self, people: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return people.filter(Q(name__icontains=value) | Q(username__icontains=value))

    def holding(self, people: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return people.filter(roles__contains=[value])


class AgencyFilter(filters.FilterSet):
    q = filters.CharFilter(label="名称", field_name="name", lookup_expr="icontains")
    kind = filters.ChoiceFilter(label="类别", choices=Agency.Kind.choices, empty_label="全部")

    class Meta:
        model = Agency
        fields: list[str] = []


class RegionFilter(filters.FilterSet):
    q = filters.CharFilter(label="名称或代码", method="search")

    class Meta:
        model = Region
        fields: list[str] = []

    def search(self, regions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return regions.filter(Q(name__icontains=value) | Q(code__startswith=value))
