from __future__ import annotations

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Disclosure, DisclosureQuerySet, ErrorReport
from jurisdictions.columns import BadgeColumn, DayColumn, DueColumn, MomentColumn
from jurisdictions.templatetags import words

STANDINGS = [
    ("draft", "拟稿"),
    ("on_show", "公示中"),
    ("to_take_down", "应撤下、未确认"),
    ("over", "已到期"),
    ("revoked", "已撤回"),
    ("replaced", "已更正"),
]


class DisclosureFilter(filters.FilterSet):
    q = filters.CharFilter(label="标题", field_name="title", lookup_expr="icontains")
    kind = filters.ChoiceFilter(label="公开事项", choices=Disclosure.Kind.choices, empty_label="全部")
    standing = filters.ChoiceFilter(label="状态", choices=STANDINGS, method="stands", empty_label="全部")

    class Meta:
        model = Disclosure
        fields: list[str] = []

    def stands(self, rows: DisclosureQuerySet, name: str, value: str) -> DisclosureQuerySet:
        if value in {"on_show", "to_take_down"}:
            narrowed: DisclosureQuerySet = getattr(rows, value)()
            return narrowed
        if value == "over":
            return rows.filter(status=Disclosure.Status.PUBLISHED, shown_until__lt=timezone.localdate())
        return rows.filter(status=value)


class PublicFilter(filters.FilterSet):
    q = filters.CharFilter(label="标题或机关", method="search")
    kind = filters.ChoiceFilter(label="公开事项", choices=Disclosure.Kind.choices, empty_label="全部")

    class Meta:
        model = Disclosure
        fields: list[str] = []

    def search(self, rows: DisclosureQuerySet, name: str, value: str) -> DisclosureQuerySet:
        return rows.filter(title__icontains=value) | rows.filter(agency__name__icontains=value)


class DisclosureTable(tables.Table):
    title = tables.Column(linkify=True)
    publish_by = DueColumn(done="published_on")
    shown_from = DayColumn()
    shown_until = DayColumn()
    channel_names = tables.Column("公开渠道", orderable=False)
    standing = tables.Column("状态", accessor="status", order_by="status")

    class Meta:
        model = Disclosure
        verbose_name = "主动公开"
        fields = [
            "title",
            "kind",
            "agency",
            "publish_by",
            "shown_from",
            "shown_until",
            "channel_names",
            "standing",
        ]
        empty_text = "还没有主动公开的信息。"

    def render_standing(self, record: Disclosure) -> str:
        return str(words.badge(*record.standing()))


class ErrorReportFilter(filters.FilterSet):
    q = filters.CharFilter(label="标题或内容", method="search")
    status = filters.ChoiceFilter(label="状态", choices=ErrorReport.Status.choices, empty_label="全部")
    agency = filters.NumberFilter(field_name="disclosure__agency_id", widget=forms.HiddenInput)

    class Meta:
        model = ErrorReport
        fields: list[str] = []

    def search(self, rows: DisclosureQuerySet, name: str, value: str) -> DisclosureQuerySet:
        return rows.filter(Q(disclosure__title__icontains=value) | Q(text__icontains=value))


class ErrorReportTable(tables.Table):
    text = tables.Column(linkify=True)
    disclosure = tables.Column(linkify=True)
    agency = tables.Column("公开机关", accessor="disclosure__agency")
    received_at = MomentColumn()
    answer_by = DueColumn(done="answered_on")
    status = BadgeColumn()

    class Meta:
        model = ErrorReport
        verbose_name = "公示纠错"
        fields = ["text", "disclosure", "agency", "received_at", "answer_by", "status"]
        empty_text = "没有收到纠错。"
