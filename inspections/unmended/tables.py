from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q
from django.utils.html import format_html, format_html_join

from hazards.models import Hazard
from hazards.models.hazard import HazardQuerySet
from inspections.unmended.scope import STATES, Step, Tally, held_to_account, steps
from jurisdictions.columns import DueColumn, NumberColumn
from jurisdictions.templatetags import words


@dataclass(frozen=True)
class Row:
    """A line of the board: `below` is the board one step down, `listed` the hazards behind a figure."""

    name: str
    tally: Tally
    below: str
    listed: Callable[[str], str]
    uncovered: str
    total: bool = False


def _count(name: str, label: str) -> NumberColumn:
    return NumberColumn(verbose_name=label, accessor=f"tally__{name}", url=lambda row: row.listed(name))


class BoardTable(tables.Table):
    name = tables.Column("地区")
    hazards = _count("hazards", "查出未改")
    major = _count("major", "其中重大")
    pressed = _count("pressed", "已督办")
    punished = _count("punished", "已处罚")
    stopped = _count("stopped", "已责令停产、关闭")
    licensed = _count("licensed", "已暂扣、吊销证件或提请")
    sealed = _count("sealed", "已查封、扣押")
    idle = _count("idle", "尚未采取措施")
    spared = _count("spared", "主要负责人未追责、未约谈")
    untouched = NumberColumn(
        verbose_name="应查未查（座）", accessor="tally__untouched", url=lambda row: row.uncovered
    )

    class Meta:
        verbose_name = "查出未改"
        orderable = False
        empty_text = "没有逾期未改的隐患，也没有应查未查的矿山。"
        row_attrs = {"class": lambda record: "total" if record.total else ""}

    def render_name(self, value: str, record: Row) -> str:
        return format_html('<a href="{}">{}</a>', record.below, value) if record.below else value


class UnmendedFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或描述", method="search")
    state = filters.ChoiceFilter(
        label="处置情况",
        choices=[(key, label) for key, (label, condition) in STATES.items() if condition],
        method="stands",
        empty_label="全部",
    )
    followed = filters.BooleanFilter(label="本机关督促整改", method="is_followed", widget=forms.CheckboxInput)
    here = filters.CharFilter(method="in_none_below", widget=forms.HiddenInput)
    campaign = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)
    region = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)

    class Meta:
        model = Hazard
        fields: list[str] = []

    def search(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return hazards.filter(Q(mine__name__icontains=value) | Q(description__icontains=value))

    def stands(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return hazards.filter(STATES[value][1])

    def is_followed(self, hazards: HazardQuerySet, name: str, value: bool) -> HazardQuerySet:
        return hazards.followed_by(self.request.user.agency) if value else hazards

    def in_none_below(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return hazards.filter(mine__region=self.data.get("region", "")) if value else hazards

    def asked_already(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        """The page has chosen campaign and place before; here they are only carried along."""
        return hazards


def _linked(found: list[Step]) -> str:
    links = format_html_join("、", '<a href="{1}">{0}</a>', found)
    return links or str(words.badge("无", "late"))


def _plain(found: list[Step]) -> str:
    return "、".join(text for text, _ in found)


class UnmendedTable(tables.Table):
    description = tables.Column("隐患", linkify=True)
    mine = tables.Column(linkify=lambda record: record.mine.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    due_on = DueColumn()
    agency = tables.Column("督促整改单位")
    steps = tables.Column("已采取的措施", empty_values=(), orderable=False)
    principal = tables.Column("主要负责人", empty_values=(), orderable=False)

    class Meta:
        model = Hazard
        verbose_name = "查出未改清单"
        fields = ["description", "mine", "region", "severity", "due_on", "agency", "steps", "principal"]
        empty_text = "没有符合条件的隐患。"

    def render_severity(self, value: str, record: Hazard) -> str:
        return words.badge(value, record.severity_tone)

    def render_steps(self, record: Any) -> str:
        return _linked(steps(record))

    def value_steps(self, record: Any) -> str:
        return _plain(steps(record))

    def render_principal(self, record: Any) -> str:
        return _linked(held_to_account(record))

    def value_principal(self, record: Any) -> str:
        return _plain(held_to_account(record))
