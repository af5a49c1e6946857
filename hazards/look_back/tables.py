from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from campaigns.models import Stage
from hazards.look_back.scope import Line
from hazards.models import Hazard, LookBack
from hazards.models.hazard import HazardQuerySet
from jurisdictions.columns import RIGHT, BadgeColumn, DayColumn, NumberColumn
from jurisdictions.templatetags.words import badge

WAITING = "waiting"
LOOKED_AT = "looked_at"
STATES = [(WAITING, "待复核"), (LOOKED_AT, "已复核"), *LookBack.Outcome.choices]


class ProblemFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或描述", method="search")
    state = filters.ChoiceFilter(label="复核情况", choices=STATES, method="stands", empty_label="全部")
    region = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)
    here = filters.CharFilter(method="in_none_below", widget=forms.HiddenInput)

    class Meta:
        model = Hazard
        fields: list[str] = []

    def search(self, found: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return found.filter(Q(mine__name__icontains=value) | Q(description__icontains=value))

    def stands(self, found: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        if value in {WAITING, LOOKED_AT}:
            return found.filter(outcome__isnull=value == WAITING)
        return found.filter(outcome=value)

    def in_none_below(self, found: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return found.filter(mine__region=self.data.get("region", "")) if value else found

    def asked_already(self, found: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        """The page has chosen the place before; here it is only carried along."""
        return found


class ProgressTable(tables.Table):
    """`listed` gives the address of the problems behind a figure of a line, `below` that of its own board."""

    name = tables.Column("地区")
    all = NumberColumn(verbose_name="应复核")
    looked_at = NumberColumn(verbose_name="已复核")
    waiting = NumberColumn(verbose_name="待复核")
    gone = NumberColumn(verbose_name="已整改到位")
    rebound = NumberColumn(verbose_name="反弹")
    not_done = NumberColumn(verbose_name="未整改")
    share = tables.Column("复核率", attrs=RIGHT)

    class Meta:
        verbose_name = "“回头看”进度"
        orderable = False
        empty_text = "这里没有需要复核的问题。"
        row_attrs = {"class": lambda record: "total" if record.total else ""}

    def __init__(
        self, *args: Any, listed: Callable[[Line, str], str], below: Callable[[Line], str], **kwargs: Any
    ) -> None:
        self.below = below
        super().__init__(*args, **kwargs)
        for name in ("all", LOOKED_AT, WAITING, *LookBack.Outcome.values):
            state = "" if name == "all" else name
            self.columns[name].column.url = lambda line, state=state: listed(line, state)

    def render_name(self, value: str, record: Line) -> str:
        return format_html('<a href="{}">{}</a>', self.below(record), value) if record.code else value

    def render_share(self, value: float | None) -> str:
        return "—" if value is None else f"{value:g}%"

    def value_share(self, value: float | None) -> float | None:
        return value


class ProblemTable(tables.Table):
    description = tables.Column()
    mine = tables.Column(order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    severity = tables.Column()
    source = tables.Column()
    found_on = DayColumn()
    status = BadgeColumn()
    outcome = tables.Column("复核结论", empty_values=(), order_by="outcome")
    looked_on = DayColumn(verbose_name="复核日期")

    class Meta:
        model = Hazard
        verbose_name = "“回头看”问题清单"
        fields = [
            "description", "outcome", "mine", "region", "severity", "status", "found_on", "source", "looked_on",
        ]  # fmt: skip
        empty_text = "没有符合条件的问题。"

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stage = stage

    def render_description(self, value: str, record: Hazard) -> str:
        return format_html('<a href="{}">{}</a>', self.address(record), value)

    def render_mine(self, record: Hazard) -> str:
        return format_html('<a href="{}">{}</a>', record.mine.get_absolute_url(), record.mine)

    def render_outcome(self, record: Any) -> str:
        if record.outcome is None:
            return badge("待复核", "due")
        outcome = LookBack.Outcome(record.outcome)
        return badge(outcome.label, LookBack.TONES[outcome])

    def address(self, record: Any) -> str:
        if record.outcome is None:
            return reverse("hazards:look_back_at", args=[self.stage.pk, record.pk])
        return f"{record.get_absolute_url()}#look-backs"
