from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus, Supervision
from jurisdictions.models import Region


class YesNoFilter(filters.BooleanFilter):
    def __init__(self, **kwargs: Any) -> None:
        choices = [("", "不限"), ("true", "是"), ("false", "否")]
        super().__init__(widget=forms.Select(choices=choices), **kwargs)


class MineFilter(filters.FilterSet):
    q = filters.CharFilter(label="企业或矿山名称", method="named")
    code = filters.CharFilter(
        label="信用代码", field_name="enterprise__credit_code", lookup_expr="istartswith"
    )
    region = filters.CharFilter(label="县或乡镇", method="lying_in", help_text="名称或区划代码")
    kind = filters.ChoiceFilter(label="类型", choices=MineKind.choices, empty_label="不限")
    status = filters.ChoiceFilter(label="生产状态", choices=MineStatus.choices, empty_label="不限")
    supervisor = filters.CharFilter(label="监管部门", method="under")
    key = YesNoFilter(label="重点地下矿山", method="is_key")
    expired = YesNoFilter(label="许可证过期", method="has_expired")
    unsupervised = YesNoFilter(label="尚无监管部门", method="has_nobody")

    class Meta:
        model = Mine
        fields: list[str] = []

    def named(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(Q(name__icontains=value) | Q(enterprise__name__icontains=value))

    def lying_in(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        """Resolved to literal paths first, which an index serves."""
        seen = Region.objects.all()
        if self.request is not None:
            seen = seen.visible_to(self.request.user)
        paths = seen.filter(Q(pk=value) | Q(name__contains=value)).values_list("path", flat=True)[:50]
        return mines.filter(reduce(or_, (Q(region__path__startswith=path) for path in paths), Q(pk=None)))

    def under(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        current = Supervision.objects.filter(mine=OuterRef("pk"), until=None)
        named = current.filter(agency__name__contains=value)
        return mines.filter(Exists(named) | Q(supervised_by__contains=value) & ~Exists(current))

    def is_key(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        return mines.key() if value else mines.exclude(pk__in=Mine.objects.key().values("pk"))

    def has_expired(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        expired = Q(licence_expires__lt=timezone.localdate())
        return mines.filter(expired) if value else mines.exclude(expired)

    def has_nobody(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        return mines.unsupervised() if value else mines.supervised()
