"""The list of mines to be phased out, the number of ponds, and who wants to resume work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from enterprises.models import PhaseOut, Resumption
from enterprises.phasing.ponds import Line, Span
from jurisdictions.columns import BadgeColumn, DayColumn, MomentColumn, NumberColumn
from jurisdictions.templatetags.words import badge, num


class PhaseOutTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region", order_by="mine__region__path")
    kind = tables.Column("类型", accessor="mine__get_kind_display", orderable=False)
    year = tables.Column("淘汰时限")
    status = tables.Column("情况", orderable=False)
    agency = tables.Column("列入部门")
    named_at = MomentColumn("列入时间")

    class Meta:
        model = PhaseOut
        verbose_name = "淘汰落后矿山"
        fields = ["mine", "region", "kind", "year", "status", "document", "agency", "named_at", "reason"]
        empty_text = "没有列入淘汰名单的矿山。"

    def render_year(self, value: int) -> str:
        return f"{value}年"

    def value_year(self, value: int) -> int:
        return value

    def render_status(self, record: PhaseOut) -> SafeString | str:
        return badge(*record.standing())


class ResumptionTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region", order_by="mine__region__path")
    goal = tables.Column("申请事项")
    status = BadgeColumn()
    applied_by = tables.Column("申请人")
    applied_at = MomentColumn("申请时间")
    checked_on = DayColumn("现场验收日期")

    class Meta:
        model = Resumption
        verbose_name = "复工复产验收"
        fields = [
            "mine",
            "region",
            "goal",
            "status",
            "applied_by",
            "applied_at",
            "checked_on",
            "attended",
            "result",
            "document",
        ]
        empty_text = "没有复工复产验收申请。"


class PondCountTable(tables.Table):
    """`listed` gives the address of the ponds behind a figure of a line, `below` that of its own table."""

    name = tables.Column("地区")
    before = NumberColumn()
    added = NumberColumn(verbose_name="新增")
    gone = NumberColumn(verbose_name="减少")
    after = NumberColumn()
    now = NumberColumn(verbose_name="现在")

    class Meta:
        verbose_name = "尾矿库数量"
        orderable = False
        empty_text = "这里没有尾矿库。"
        row_attrs = {"class": lambda record: "total" if record.total else ""}

    def __init__(
        self,
        lines: list[Line],
        span: Span,
        *,
        listed: Callable[[Line, str], str],
        below: Callable[[Line], str],
        **kwargs: Any,
    ) -> None:
        self.listed, self.below = listed, below
        super().__init__(lines, exclude=() if span.over else ("now",), **kwargs)
        self.columns["before"].column.verbose_name = f"{span.year - 1}年末"
        self.columns["after"].column.verbose_name = f"{span.year}年末" if span.over else "现在"
        for name in ("before", "added", "gone", "now"):
            if name in self.columns:
                self.columns[name].column.url = lambda line, name=name: listed(line, name)

    def render_name(self, value: str, record: Line) -> SafeString | str:
        return format_html('<a href="{}">{}</a>', self.below(record), value) if record.code else value

    def render_after(self, value: int, record: Line) -> SafeString | str:
        shown = num(value, self.listed(record, "after"))
        if record.growth <= 0:
            return shown
        return format_html("{} {}", badge(f"净增 {record.growth}", "late"), shown)
