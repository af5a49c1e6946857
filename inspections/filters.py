from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from campaigns.filters import ConcernedFilter
from hazards.filters import places_to_choose, regions_in_sight
from inspections.grave import CONDITIONS
from inspections.models import (
    Case,
    CaseProposal,
    DishonestyListing,
    Exemption,
    GraveCondition,
    Ground,
    Inspection,
    Letter,
    Penalty,
    PenaltyClause,
)
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
    kind = filters.ChoiceFilter(label="检查方式", choices=Inspection.Kind.choices, empty_label="全部")
    planless = yes_or_no("计划", ("计划外", "计划内"), method="outside_the_plan")
    followed = yes_or_no("复查", ("已复查", "有问题未复查"), method="with_reinspection")
    officer = filters.NumberFilter(field_name="officers", widget=forms.HiddenInput)
    found = yes_or_no("发现问题", ("有", "没有"), method="with_findings")
    punished = yes_or_no("立案处罚", ("是", "否"), method="with_cases")
    of = ConcernedFilter("checked_on")

    class Meta:
        model = Inspection
        fields: list[str] = []

    def outside_the_plan(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        outside = Q(kind__in=Inspection.PLANLESS)
        return rows.filter(outside if value == "yes" else ~outside)

    def with_reinspection(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        signed = rows.filter(status=Inspection.Status.SIGNED)
        if value == "yes":
            return signed.filter(rechecked=True)
        return signed.filter(rechecked=False, unclosed=True)

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


class ProposalFilter(InMine):
    status = filters.ChoiceFilter(label="状态", choices=CaseProposal.Status.choices, empty_label="全部")

    class Meta:
        model = CaseProposal
        fields: list[str] = []


class ExemptionFilter(InMine):
    since = by_day("决定日期自", field_name="decided_on", lookup_expr="gte")
    until = by_day("至", field_name="decided_on", lookup_expr="lte")

    class Meta:
        model = Exemption
        fields: list[str] = []


class LetterFilter(filters.FilterSet):
    q = filters.CharFilter(label="标题、文号或收函单位", method="search")
    kind = filters.ChoiceFilter(label="函件", choices=Letter.Kind.choices, empty_label="全部")
    status = filters.ChoiceFilter(label="状态", choices=Letter.Status.choices, empty_label="全部")
    overdue = yes_or_no("逾期未答复", ("是", "否"), method="only_overdue")
    mine = filters.NumberFilter(field_name="mine_id", widget=forms.HiddenInput)

    class Meta:
        model = Letter
        fields: list[str] = []

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        said = Q(title__icontains=value) | Q(number__icontains=value)
        return rows.filter(
            said | Q(mine__enterprise__name__icontains=value) | Q(to_agency__name__icontains=value)
        )

    def only_overdue(self, rows: Any, name: str, value: str) -> Any:
        late = rows.overdue()
        return late if value == "yes" else rows.exclude(pk__in=late.values("pk"))


class ListingFilter(InMine):
    since = by_day("列入日期自", field_name="listed_on", lookup_expr="gte")
    until = by_day("至", field_name="listed_on", lookup_expr="lte")
    subject = filters.ChoiceFilter(
        label="列入对象", choices=DishonestyListing.Subject.choices, empty_label="全部"
    )
    standing = yes_or_no("状态", ("列入中", "已移出"), method="only_standing")
    pushed = yes_or_no("推送信用平台", ("已推送", "未推送"), method="only_pushed")

    class Meta:
        model = DishonestyListing
        fields: list[str] = []

    def only_standing(self, rows: Any, name: str, value: str) -> Any:
        holding = rows.holding(timezone.localdate())
        return holding if value == "yes" else rows.exclude(pk__in=holding.values("pk"))

    def only_pushed(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(pushed_on__isnull=value == "no")


class ConditionFilter(InMine):
    condition = filters.ChoiceFilter(
        label="情形", choices=[(one.key, one.label) for one in CONDITIONS.values()], empty_label="全部"
    )
    answered = yes_or_no("措施", ("都已答复", "还有未答复"), method="only_answered")

    class Meta:
        model = GraveCondition
        fields: list[str] = []

    def only_answered(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(open_steps=0) if value == "yes" else rows.filter(open_steps__gt=0)


class OfLaw(filters.FilterSet):
    """Texts of law, some of which wait for a confirmation."""

    doubtful = yes_or_no("文字", ("待核", "已核"), method="in_doubt")

    def in_doubt(self, rows: Any, name: str, value: str) -> Any:
        return rows.exclude(pk__in=rows.usable()) if value == "yes" else rows.usable()


class GroundFilter(OfLaw):
    topic = filters.ChoiceFilter(label="用途", choices=Ground.Topic.choices, empty_label="全部")

    class Meta:
        model = Ground
        fields: list[str] = []


class PenaltyClauseFilter(OfLaw):
    q = filters.CharFilter(label="法律、条款或违法行为", method="search")

    class Meta:
        model = PenaltyClause
        fields: list[str] = []

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        wanted = Q(law__icontains=value) | Q(article__icontains=value) | Q(violation__icontains=value)
        return rows.filter(wanted)
