from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from enterprises.derived import LABELS, Kind
from enterprises.models import (
    Enterprise,
    Flag,
    Mine,
    MineKind,
    MineQuerySet,
    MineStatus,
    PhaseOut,
    Resumption,
    Supervision,
    Worker,
)
from enterprises.models.permits import LOST, licence_status
from jurisdictions.models import Region


class YesNoFilter(filters.BooleanFilter):
    def __init__(self, **kwargs: Any) -> None:
        choices = [("", "不限"), ("true", "是"), ("false", "否")]
        super().__init__(widget=forms.Select(choices=choices), **kwargs)


NAMES = ("name", "enterprise__name")
LINEAGE = [f"region{'__parent' * up}" for up in range(4)]  # town, county, city, province
PEOPLE = ("principal", "enterprise__legal_representative", "keyperson_facts__name")


def _ways(asked: str) -> list[dict[str, str]]:
    """`hyky` may be initials, `9114…` begins a code, and anything may be a part of a name."""
    ways = [{f"{name}__icontains": asked} for name in NAMES]
    if asked.isascii() and asked.isalnum():
        ways += [{"initials__contains": asked.lower()}, {"enterprise__initials__contains": asked.lower()}]
        ways += [{"enterprise__credit_code__startswith": asked.upper()}] if asked[0].isdigit() else []
        return ways
    return ways + [{f"{person}__contains": asked} for person in PEOPLE]


class MineFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="名称、拼音、代码或人名", method="named", help_text="如 宏源、hyky、9114、王平"
    )
    code = filters.CharFilter(
        label="信用代码", field_name="enterprise__credit_code", lookup_expr="istartswith"
    )
    region = filters.CharFilter(label="县或乡镇", method="lying_in", help_text="名称或区划代码")
    kind = filters.ChoiceFilter(label="类型", choices=MineKind.choices, empty_label="不限")
    status = filters.ChoiceFilter(label="生产状态", choices=MineStatus.choices, empty_label="不限")
    supervisor = filters.CharFilter(label="监管部门", method="under")
    key = YesNoFilter(label="重点地下矿山", method="is_key")
    expired = YesNoFilter(label="许可证过期、暂扣、吊销、撤销或注销", method="has_expired")
    unsupervised = YesNoFilter(label="尚无监管部门", method="has_nobody")
    disputed = YesNoFilter(label="有管辖争议", method="is_disputed")
    flag = filters.ChoiceFilter(
        label="监管标记", choices=list(LABELS.items()), empty_label="不限", method="flagged"
    )
    campaign = filters.CharFilter(label="在其范围内的专项行动", method="in_scope_of", help_text="简称或文号")

    class Meta:
        model = Mine
        fields: list[str] = []

    def named(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        """What the letters look like says where to look: initials, a code, or a name and who bears it.

        Each way is a query of its own, so that each may use its index.
        """
        asked = value.strip()
        ways = [Q(pk__in=Mine.objects.filter(**way).values("pk")) for way in _ways(asked)]
        return mines.filter(reduce(or_, ways))

    def lying_in(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        """A code is a path, which an index serves; a name may be that of any region above the mine."""
        if coded := Region.objects.filter(pk=value).first():
            return mines.within(coded)
        return mines.filter(reduce(or_, (Q(**{f"{place}__name__contains": value}) for place in LINEAGE)))

    def under(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        current = Supervision.objects.filter(mine=OuterRef("pk"), until=None)
        named = current.filter(agency__name__contains=value)
        return mines.filter(Exists(named) | Q(supervised_by__contains=value) & ~Exists(current))

    def is_key(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        return mines.key() if value else mines.exclude(pk__in=Mine.objects.key().values("pk"))

    def has_expired(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        expired = Q(licence_expires__lt=timezone.localdate()) | Q(now__in=LOST)
        found = mines.alias(now=licence_status())
        return found.filter(expired) if value else found.exclude(expired)

    def is_disputed(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        disputed = Q(pk__in=Mine.objects.disputed().values("pk"))
        return mines.filter(disputed) if value else mines.exclude(disputed)

    def flagged(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(pk__in=Flag.objects.standing().filter(kind=value).values("mine"))

    def in_scope_of(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        """The reason of the flag names the campaign; the campaigns themselves live above."""
        drives = Flag.objects.standing().filter(kind=Kind.CAMPAIGN, reason__contains=value)
        return mines.filter(pk__in=drives.values("mine"))

    def has_nobody(self, mines: MineQuerySet, name: str, value: Any) -> MineQuerySet:
        return mines.unsupervised() if value else mines.supervised()


class EnterpriseFilter(filters.FilterSet):
    q = filters.CharFilter(label="名称、拼音或代码", method="named", help_text="如 宏源、hyky、9114")
    parent = filters.CharFilter(label="上级公司代码", field_name="parent_enterprise__credit_code")

    class Meta:
        model = Enterprise
        fields: list[str] = []

    def named(self, enterprises: Any, name: str, value: str) -> Any:
        asked = value.strip()
        initials = Q(initials__contains=asked.lower()) if asked.isascii() else Q()
        return enterprises.filter(Q(name__icontains=asked) | Q(credit_code__istartswith=asked) | initials)


class WorkerFilter(filters.FilterSet):
    q = filters.CharFilter(label="姓名", field_name="name", lookup_expr="contains")
    whose = filters.ChoiceFilter(
        label="单位", choices=[("own", "本矿"), ("hired", "承包单位")], empty_label="不限", method="employed"
    )
    state = filters.ChoiceFilter(
        label="培训",
        choices=[("trained", "在培训期内"), ("untrained", "超期或没有记录")],
        empty_label="不限",
        method="standing",
    )

    class Meta:
        model = Worker
        fields: list[str] = []

    def employed(self, people: Any, name: str, value: str) -> Any:
        return people.filter(contractor__isnull=value == "own")

    def standing(self, people: Any, name: str, value: str) -> Any:
        today = timezone.localdate()
        return people.trained(today) if value == "trained" else people.untrained(today)


class PhaseOutFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山", field_name="mine__name", lookup_expr="icontains")
    year = filters.NumberFilter(label="淘汰时限（年）")
    state = filters.ChoiceFilter(
        label="情况",
        choices=[("waiting", "待淘汰"), ("done", "已关闭"), ("lifted", "已移出")],
        empty_label="不限",
        method="standing",
    )

    class Meta:
        model = PhaseOut
        fields: list[str] = []

    def standing(self, named: Any, name: str, value: str) -> Any:
        if value == "lifted":
            return named.filter(status=PhaseOut.Status.LIFTED)
        return named.done() if value == "done" else named.waiting()


class ResumptionFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山", field_name="mine__name", lookup_expr="icontains")
    status = filters.ChoiceFilter(label="状态", choices=Resumption.Status.choices, empty_label="不限")
    ours = filters.BooleanFilter(label="由本机关监管", widget=forms.CheckboxInput, method="answered_by_us")

    class Meta:
        model = Resumption
        fields: list[str] = []

    def answered_by_us(self, asked: Any, name: str, value: Any) -> Any:
        own = self.request.user.agency_id
        if not value or own is None:
            return asked
        return asked.filter(mine__in=Supervision.objects.filter(agency=own, until=None).values("mine"))
