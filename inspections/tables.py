from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from enterprises.models import Mine
from inspections.models import Case, CaseProposal, Exemption, Inspection
from jurisdictions.columns import BadgeColumn, DayColumn, MomentColumn, NumberColumn
from jurisdictions.templatetags import words


def _with_enterprise(mine: Mine) -> str:
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
    status = BadgeColumn()

    class Meta:
        model = Inspection
        verbose_name = "现场检查"
        fields = ["checked_on", "mine", "region", "agency", "findings", "status"]
        empty_text = "还没有现场检查。"

    def render_mine(self, value: Any) -> str:
        return _with_enterprise(value)


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
        return _with_enterprise(value)

    def render_parties(self, record: Case) -> str:
        names = "、".join(penalty.get_subject_display() for penalty in record.penalties.all())
        return f"{names}（一案双罚）" if record.is_dual else names

    def render_total(self, record: Any) -> str:
        return words.num(f"{record.total:,.2f}", record.get_absolute_url())


class ProposalTable(tables.Table):
    proposed_at = MomentColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    parties = tables.Column("拟处罚对象", empty_values=(), orderable=False)
    total = NumberColumn(verbose_name="拟罚款（元）", empty_values=(), orderable=False)
    status = BadgeColumn()

    class Meta:
        model = CaseProposal
        verbose_name = "处罚建议"
        fields = ["proposed_at", "mine", "region", "agency", "parties", "total", "status"]
        empty_text = "还没有处罚建议。"

    def render_mine(self, value: Any) -> str:
        return _with_enterprise(value)

    def render_parties(self, record: CaseProposal) -> str:
        return "、".join(fine.get_subject_display() for fine in record.fines.all())

    def render_total(self, record: Any) -> str:
        return words.num(f"{record.total:,.2f}", record.get_absolute_url())


class ExemptionTable(tables.Table):
    decided_on = DayColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    ground = tables.Column(order_by="ground__code")
    document_number = tables.Column()

    class Meta:
        model = Exemption
        verbose_name = "不予处罚决定"
        fields = ["decided_on", "mine", "region", "agency", "ground", "document_number"]
        empty_text = "还没有不予处罚决定。"

    def render_mine(self, value: Any) -> str:
        return _with_enterprise(value)
