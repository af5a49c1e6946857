from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from enterprises.models import Mine
from inspections.models import Case, Inspection, Recusal
from jurisdictions.columns import BadgeColumn, DayColumn, NumberColumn
from jurisdictions.templatetags import words


def with_enterprise(mine: Mine) -> str:
    """Said once where the mine is called like its enterprise."""
    if mine.name == mine.enterprise.name:
        return mine.name
    return format_html("{}<br><small>{}</small>", mine.name, mine.enterprise.name)


class InspectionTable(tables.Table):
    checked_on = DayColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    findings = NumberColumn(
        verbose_name="发现问题", url=lambda record: f"{record.get_absolute_url()}#findings"
    )
    followed = tables.Column("复查", empty_values=(), orderable=False)
    status = BadgeColumn()

    class Meta:
        model = Inspection
        verbose_name = "现场检查"
        fields = ["checked_on", "mine", "region", "agency", "kind", "findings", "followed", "status"]
        empty_text = "还没有现场检查。"

    def render_followed(self, record: Any) -> str:
        return words.badge(*record.follow_up) if record.follow_up else words.NOTHING

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)


class CaseTable(tables.Table):
    decided_on = DayColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    parties = tables.Column("处罚对象", empty_values=(), orderable=False)
    total = NumberColumn(verbose_name="罚款（元）", empty_values=(), orderable=False)

    class Meta:
        model = Case
        verbose_name = "处罚案件"
        fields = ["decided_on", "mine", "region", "agency", "parties", "total"]
        empty_text = "还没有处罚案件。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)

    def render_parties(self, record: Case) -> str:
        names = "、".join(penalty.get_subject_display() for penalty in record.penalties.all())
        return f"{names}（一案双罚）" if record.is_dual else names

    def render_total(self, record: Case) -> str:
        return words.num(f"{record.total:,.2f}", record.get_absolute_url())


class RecusalTable(tables.Table):
    officer = tables.Column(accessor="officer__name")
    agency = tables.Column("机关", accessor="officer__agency")
    mine = tables.Column(linkify=True, order_by="mine__name")
    since = DayColumn()
    lifted_on = DayColumn()
    act = tables.Column("办理", empty_values=(), orderable=False, exclude_from_export=True)
    user: Any = None

    class Meta:
        model = Recusal
        verbose_name = "回避登记"
        fields = ["officer", "agency", "mine", "reason", "since", "lifted_on", "lift_reason", "act"]
        empty_text = "没有登记的回避。"

    def render_act(self, record: Recusal) -> str:
        if record.lifted_on or not self.user.can("lift_recusal"):
            return words.NOTHING
        if not record.officer.agency or not record.officer.agency.is_desk_of(self.user):
            return words.NOTHING
        url = reverse("inspections:recusal_lift", args=[record.pk])
        return format_html('<a class="btn" href="{}">解除</a>', url)
