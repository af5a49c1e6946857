from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import F, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from enterprises.models import Mine, MineQuerySet
from inspections.coverage.counting import Tally
from inspections.coverage.mines import Span
from inspections.tables import with_enterprise
from jurisdictions.columns import RIGHT, NumberColumn
from jurisdictions.templatetags import words

STATES = {
    "owed": ("应检", Q(owed__gt=0)),
    "done": ("已查够", Q(owed__gt=0, lacking=0)),
    "lacking": ("未查够", Q(lacking__gt=0)),
    "untouched": ("一次未查", Q(owed__gt=0, made=0)),
    "exempt": ("不单独应检", Q(owed=0)),
}


class CoverageFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或企业", method="search")
    state = filters.ChoiceFilter(
        label="检查情况",
        choices=[(key, label) for key, (label, _) in STATES.items()],
        method="stands",
        empty_label="全部",
    )
    agency = filters.CharFilter(method="answered_by", widget=forms.HiddenInput)
    here = filters.CharFilter(method="in_none_below", widget=forms.HiddenInput)
    year = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)
    campaign = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)
    region = filters.CharFilter(method="asked_already", widget=forms.HiddenInput)

    class Meta:
        model = Mine
        fields: list[str] = []

    def search(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(Q(name__icontains=value) | Q(enterprise__name__icontains=value))

    def stands(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(STATES[value][1])

    def answered_by(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        if value == "none":
            return mines.filter(answers=None)
        return mines.filter(answers=value) if value.isdecimal() else mines.none()

    def in_none_below(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(region=self.data.get("region", "")) if value else mines

    def asked_already(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        """The page has chosen span and place before; here they are only carried along."""
        return mines


@dataclass(frozen=True)
class Row:
    """A line of the board: `below` is the board one step down, `listed` the mines behind a figure."""

    name: str
    tally: Tally
    below: str
    listed: Callable[[str], str]
    total: bool = False


def _count(name: str, label: str, state: str) -> NumberColumn:
    return NumberColumn(verbose_name=label, accessor=f"tally__{name}", url=lambda row: row.listed(state))


class BoardTable(tables.Table):
    name = tables.Column("单位")
    mines = _count("mines", "应检矿山", "owed")
    done = _count("done", "已查够", "done")
    lacking = _count("missing", "未查够", "lacking")
    untouched = _count("untouched", "其中一次未查", "untouched")
    share = tables.Column("覆盖率", accessor="tally__share", attrs=RIGHT)
    owed = _count("owed", "应检次数", "owed")
    left = _count("lacking", "还差次数", "lacking")
    exempt = _count("exempt", "不单独应检", "exempt")

    class Meta:
        verbose_name = "检查覆盖情况"
        orderable = False
        empty_text = "这里没有矿山。"
        row_attrs = {"class": lambda record: "total" if record.total else ""}

    def render_name(self, value: str, record: Row) -> str:
        return format_html('<a href="{}">{}</a>', record.below, value) if record.below else value

    def render_share(self, value: float | None) -> str:
        return "—" if value is None else f"{value:g}%"

    def value_share(self, value: float | None) -> float | None:
        return value


class CoverageTable(tables.Table):
    name = tables.Column(linkify=True)
    region = tables.Column("所在地", accessor="region__name", order_by="region_id")
    agency = tables.Column("监管部门", empty_values=(), order_by="answers")
    owed = NumberColumn(verbose_name="应检（次）")
    made = NumberColumn(verbose_name="已检（次）")
    lacking = NumberColumn(verbose_name="还差（次）")
    status = tables.Column("生产状态")
    reason = tables.Column("按什么计算", empty_values=(), orderable=False)

    class Meta:
        model = Mine
        verbose_name = "检查覆盖清单"
        fields = ["name", "region", "owed", "made", "lacking", "agency", "status", "reason"]
        empty_text = "没有符合条件的矿山。"

    def __init__(self, *args: Any, span: Span, agency: Callable[[int | None], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.span, self.agency_name = span, agency

    def render_name(self, record: Mine) -> str:
        return with_enterprise(record)

    def render_agency(self, record: Any) -> str:
        return self.agency_name(record.answers)

    def render_made(self, value: int, record: Mine) -> str:
        asked: dict[str, Any] = {
            "mine": record.pk,
            "since": self.span.first,
            "until": self.span.last,
            "status": "signed",
        }
        return words.num(value, f"{reverse('inspections:list')}?{urlencode(asked)}" if value else "")

    def render_reason(self, record: Any) -> str:
        if self.span.campaign:
            return "专项行动范围内"
        return {0: "已关闭，或经确认只纳入抽查", 1: "每年一次全覆盖"}.get(record.owed, "有八种情形之一")

    def order_lacking(self, mines: MineQuerySet, is_descending: bool) -> tuple[MineQuerySet, bool]:
        return mines.order_by(F("lacking").desc() if is_descending else F("lacking"), "region_id", "pk"), True
