from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from enterprises.models import Mine
from inspections.models import (
    Case,
    CaseProposal,
    DishonestyListing,
    Exemption,
    GraveCondition,
    Inspection,
    Letter,
    Recusal,
)
from jurisdictions.columns import BadgeColumn, DayColumn, DueColumn, MomentColumn, NumberColumn
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

    def render_total(self, record: Any) -> str:
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


class ProposalTable(tables.Table):
    proposed_at = MomentColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    agency = tables.Column()
    parties = tables.Column("拟处罚对象、措施", empty_values=(), orderable=False)
    total = NumberColumn(verbose_name="拟罚款（元）", empty_values=(), orderable=False)
    status = BadgeColumn()

    class Meta:
        model = CaseProposal
        verbose_name = "处罚建议"
        fields = ["proposed_at", "mine", "region", "agency", "parties", "total", "status"]
        empty_text = "还没有处罚建议。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)

    def render_parties(self, record: CaseProposal) -> str:
        return record.measure_words or "、".join(fine.get_subject_display() for fine in record.fines.all())

    def render_total(self, record: Any) -> str:
        return "—" if record.measure_kind else words.num(f"{record.total:,.2f}", record.get_absolute_url())


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
        return with_enterprise(value)


class LetterTable(tables.Table):
    title = tables.Column(linkify=True)
    kind = tables.Column()
    number = tables.Column()
    agency = tables.Column()
    addressee = tables.Column("收函单位", orderable=False)
    sent_on = DayColumn()
    answer_by = DueColumn(done="settled")
    status = BadgeColumn()

    class Meta:
        model = Letter
        verbose_name = "函件"
        fields = ["title", "kind", "number", "agency", "addressee", "sent_on", "answer_by", "status"]
        empty_text = "还没有函件。"


class ListingTable(tables.Table):
    """What the credit platform asks for; as a workbook it is the list that is handed over (推送)."""

    name = tables.Column("列入对象", linkify=True, orderable=False)
    enterprise = tables.Column("企业", accessor="mine__enterprise__name")
    credit_code = tables.Column("统一社会信用代码", accessor="mine__enterprise__credit_code")
    ground = tables.Column("列入依据", order_by="ground__code")
    ground_text = tables.Column("列入情形", accessor="ground__text", orderable=False)
    document_number = tables.Column()
    agency = tables.Column()
    listed_on = DayColumn()
    until = DayColumn()
    pushed_on = DayColumn("推送日期")
    state = tables.Column("状态", orderable=False)

    class Meta:
        model = DishonestyListing
        verbose_name = "失信名单"
        fields = [
            "name",
            "enterprise",
            "credit_code",
            "ground",
            "ground_text",
            "document_number",
            "agency",
            "listed_on",
            "until",
            "pushed_on",
            "state",
        ]
        empty_text = "还没有列入失信名单的企业和人员。"

    def render_state(self, record: DishonestyListing) -> str:
        return words.badge(record.state, record.tone)


class ConditionTable(tables.Table):
    found_on = DayColumn(linkify=True)
    mine = tables.Column(linkify=True, order_by="mine__name")
    region = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region_id")
    condition = tables.Column()
    agency = tables.Column()
    open_steps = NumberColumn(verbose_name="未答复的措施", url=lambda record: record.get_absolute_url())

    class Meta:
        model = GraveCondition
        verbose_name = "从重情形"
        fields = ["found_on", "mine", "region", "condition", "agency", "open_steps"]
        empty_text = "还没有登记从重情形。"

    def render_mine(self, value: Any) -> str:
        return with_enterprise(value)
