from __future__ import annotations

import datetime as dt
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from enterprises.file.proposals import title_of
from enterprises.layers.declared import TITLES
from enterprises.models import Claim, Drawing, Enterprise, LedgerImport, Mine, Proposal, ThirdParty, Worker
from enterprises.models.third_parties import body_url
from jurisdictions.columns import RIGHT, BadgeColumn, DayColumn, MomentColumn, NumberColumn
from jurisdictions.templatetags.words import badge, cn_date, expiry_badge


class LicenceColumn(DayColumn):
    def render(self, value: Any) -> SafeString:
        return format_html("{} {}", super().render(value), expiry_badge(value))


class MineTable(tables.Table):
    name = tables.Column("矿山", linkify=True)
    region = tables.Column("所在地", order_by="region__path")
    kind = tables.Column("类型")
    status = BadgeColumn()
    headcount = tables.Column("单班入井", attrs=RIGHT)
    supervisor = tables.Column("监管部门", orderable=False, empty_values=())
    licence_expires = DayColumn("许可证有效期至", empty_values=())

    class Meta:
        model = Mine
        verbose_name = "矿山"
        fields = ["name", "region", "kind", "status", "headcount", "supervisor", "licence_expires"]
        empty_text = "没有符合条件的矿山。"

    def render_name(self, value: str, record: Mine) -> SafeString | str:
        return format_html("{} {}", value, badge("重点", "late")) if record.is_key else value

    def render_licence_expires(self, record: Mine) -> SafeString | str:
        if record.licence_lost:
            return badge(record.licence_lost, "late")
        last = record.licence_expires
        return format_html("{} {}", cn_date(last), expiry_badge(last)) if last else "—"

    def value_licence_expires(self, record: Mine) -> Any:
        return record.licence_lost or record.licence_expires

    def render_supervisor(self, record: Mine) -> SafeString | str:
        if record.supervisor:
            return str(record.supervisor)
        return format_html("{} {}", record.supervised_by or "—", badge("未登记", "due"))


class PastMineTable(tables.Table):
    """Of events: each row is a mine as it was left by the end of `day`."""

    name = tables.Column("矿山")
    region = tables.Column("所在地", order_by="region__path")
    kind = tables.Column("类型")
    status = BadgeColumn()
    headcount = tables.Column("单班入井", attrs=RIGHT)
    licence_number = tables.Column("许可证号")
    licence_expires = DayColumn("许可证有效期至")

    class Meta:
        model = Mine.pgh_event_model  # type: ignore[attr-defined]
        verbose_name = "某一天的台账"
        fields = ["name", "region", "kind", "status", "headcount", "licence_number", "licence_expires"]

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        self.day = day
        super().__init__(*args, **kwargs)

    def render_name(self, value: str, record: Any) -> SafeString:
        url = f"{reverse('enterprises:mine_history', args=[record.pgh_obj_id])}?on={self.day:%Y-%m-%d}"
        return format_html('<a href="{}">{}</a>', url, value)


def _mines_of(record: Any) -> str:
    return f"{reverse('enterprises:mine_list')}?{urlencode({'code': record.credit_code})}"


def _below(record: Any) -> str:
    return f"{reverse('enterprises:enterprise_list')}?{urlencode({'parent': record.credit_code})}"


class EnterpriseTable(tables.Table):
    name = tables.Column("企业", linkify=True)
    region = tables.Column("所在地", order_by="region__path")
    parent_enterprise = tables.Column("上级公司", order_by="parent_enterprise__name")
    works = NumberColumn(verbose_name="矿山（座）", url=_mines_of)
    below = NumberColumn(verbose_name="下属企业（家）", url=_below)

    class Meta:
        model = Enterprise
        verbose_name = "企业"
        fields = [
            "name",
            "credit_code",
            "region",
            "legal_representative",
            "parent_enterprise",
            "works",
            "below",
        ]
        empty_text = "没有符合条件的企业。"


class ImportTable(tables.Table):
    filename = tables.Column("文件", linkify=True)
    layer = tables.Column("内容")
    region = tables.Column("导入范围")
    status = BadgeColumn()
    uploaded_by = tables.Column("上传人")
    uploaded_at = MomentColumn("上传时间")
    committed_at = MomentColumn("导入时间")

    class Meta:
        model = LedgerImport
        verbose_name = "台账导入"
        fields = ["filename", "layer", "region", "status", "uploaded_by", "uploaded_at", "committed_at"]
        empty_text = "还没有导入过台账。"

    def render_layer(self, value: str) -> str:
        return TITLES[value]


class LineTable(tables.Table):
    """Lines of mines' files, whatever part they are of."""

    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    part = tables.Column("档案", accessor="_meta__verbose_name")
    line = tables.Column("内容", accessor="pk")
    particulars = tables.Column("详情", accessor="pk")

    class Meta:
        verbose_name = "档案有、文件无"
        orderable = False
        empty_text = "没有，这些矿山档案里的内容文件都提到了。"

    def render_line(self, record: Any) -> str:
        return str(record)

    def render_particulars(self, record: Any) -> str:
        return "；".join(f"{label} {said}" for label, said in record.particulars())


class ProposalTable(tables.Table):
    mine = tables.Column("矿山")
    part = tables.Column("事项", linkify=True)
    status = BadgeColumn()
    proposed_by = tables.Column("申报人")
    proposed_at = MomentColumn("申报时间")

    class Meta:
        model = Proposal
        verbose_name = "申报"
        fields = ["mine", "part", "status", "proposed_by", "proposed_at"]
        empty_text = "没有台账变更申报。"

    def render_part(self, value: str) -> str:
        return title_of(value)


class DrawingTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    kind = tables.Column("图纸")
    number = tables.Column("图号")
    updated_on = DayColumn("更新日期")
    status = BadgeColumn()
    filed_on = DayColumn("备案日期")
    filed_by = tables.Column("备案人")

    class Meta:
        model = Drawing
        verbose_name = "图纸"
        fields = ["mine", "kind", "number", "updated_on", "status", "filed_on", "filed_by"]
        empty_text = "没有图纸。"


class ClaimTable(tables.Table):
    mine = tables.Column("矿山", linkify=("enterprises:mine_answering", {"pk": tables.A("mine_id")}))
    present = tables.Column("现监管部门", accessor="mine__supervisor", orderable=False, default="未确定")
    agency = tables.Column("主张部门")
    made_on = DayColumn("提出日期")

    class Meta:
        model = Claim
        verbose_name = "管辖争议"
        fields = ["mine", "present", "agency", "reason", "made_on"]
        orderable = False
        empty_text = "没有管辖争议。"


class WorkerTable(tables.Table):
    name = tables.Column("姓名", linkify=True)
    employer = tables.Column("单位", order_by="contractor__name")
    trained_on = DayColumn("最近合格的培训", default="没有记录")
    due = LicenceColumn("应再培训", default="—")

    class Meta:
        model = Worker
        verbose_name = "从业人员培训档案"
        fields = ["name", "number", "trade", "employer", "since", "trained_on", "due"]
        empty_text = "没有符合条件的人员。"

    def render_since(self, value: Any) -> str:
        return cn_date(value)


def _opened(record: Any) -> str:
    return body_url(record["body"])


class ThirdPartyTable(tables.Table):
    """One line a body."""

    title = tables.Column("单位名称", linkify=_opened)
    code = tables.Column("统一社会信用代码", default="未填")
    served = NumberColumn("服务的矿山（座）", url=_opened)
    first = LicenceColumn("最早到期的资质", default="未填")
    checked = DayColumn("最近检查", default="没有记录")

    class Meta:
        verbose_name = "第三方单位"
        order_by = "title"
        empty_text = "各矿山的档案里还没有登记第三方单位。"


class ThirdPartyLineTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url())
    region = tables.Column("所在地", accessor="mine__region")
    expires = LicenceColumn("资质有效期至", default="未填")

    class Meta:
        model = ThirdParty
        verbose_name = "第三方单位服务的矿山"
        fields = ["mine", "region", "kind", "qualification", "expires", "work"]
