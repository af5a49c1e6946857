from __future__ import annotations

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from enterprises.models import Mine
from hazards.models import Hazard
from jurisdictions.columns import BadgeColumn, DayColumn, DueColumn
from jurisdictions.templatetags.words import badge


class HazardTable(tables.Table):
    description = tables.Column(linkify=True)
    mine = tables.Column(order_by="mine__name")
    cited = tables.Column("判定标准", order_by="criterion__code")
    severity = tables.Column()
    found_on = DayColumn()
    due_on = DueColumn(done="is_closed")
    source = tables.Column(attrs={"td": {"class": "text-nowrap"}})
    status = BadgeColumn()

    class Meta:
        model = Hazard
        verbose_name = "隐患"
        fields = ["description", "severity", "status", "due_on", "mine", "cited", "source", "found_on"]
        empty_text = "没有符合条件的隐患。"

    def render_mine(self, record: Hazard) -> SafeString:
        mine = record.mine
        words = '<a href="{}">{}</a><br><small>{}</small>'
        return format_html(words, mine.get_absolute_url(), mine.name, mine.region.name)

    def render_severity(self, value: str, record: Hazard) -> SafeString:
        listed = badge("挂牌", "due") if record.is_listed else ""
        return format_html("{} {}", badge(value, record.severity_tone), listed)


class MineChoiceTable(tables.Table):
    """Which mine the hazard was found at; its name leads to the page that the view names."""

    class Meta:
        model = Mine
        verbose_name = "矿山"
        fields = ["name", "enterprise", "kind", "region", "status"]
        empty_text = "没有符合条件的矿山。"
