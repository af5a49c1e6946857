from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from campaigns.models import Activity, Campaign
from jurisdictions.columns import RIGHT, BadgeColumn, DayColumn
from jurisdictions.templatetags import words


class CampaignTable(tables.Table):
    """Drives and standing duties side by side: the one ends, the other counts periods for good."""

    title = tables.Column(linkify=True)
    nature = tables.Column()
    starts_on = DayColumn()
    ends_on = DayColumn(default="长期")
    status = BadgeColumn()

    class Meta:
        model = Campaign
        verbose_name = "专项行动"
        fields = ["title", "nature", "issuer", "starts_on", "ends_on", "status"]
        empty_text = "还没有专项行动。"

    def render_title(self, record: Campaign) -> str:
        passed_on = f"，转发{record.parent.document_number}" if record.parent else ""
        return format_html("{}<br><small>{}{}</small>", record.title, record.document_number, passed_on)

    def render_nature(self, value: str, record: Campaign) -> str:
        return words.badge(value, "plain")

    def render_status(self, record: Campaign) -> str:
        return words.badge("已结束", "plain") if record.is_over else words.badge(record)


class ActivityTable(tables.Table):
    done_on = DayColumn(linkify=True)
    kind = tables.Column(accessor="kind_label", order_by="kind", verbose_name="类别")
    agency = tables.Column()
    concerns = tables.Column("对象", empty_values=(), orderable=False)
    size = tables.Column("数量", empty_values=(), orderable=False, attrs=RIGHT)
    proofs = tables.Column("印证资料", attrs=RIGHT)
    status = BadgeColumn()

    class Meta:
        model = Activity
        verbose_name = "工作记录"
        fields = ["done_on", "kind", "agency", "concerns", "size", "proofs", "status"]
        empty_text = "还没有工作记录。"

    def render_concerns(self, record: Activity) -> str:
        if record.mine is None:
            return record.counterpart or "—"
        return format_html("{}<br><small>{}</small>", record.mine.name, record.counterpart)

    def render_size(self, record: Activity) -> str:
        return record.size or "—"

    def render_proofs(self, value: Any, record: Activity) -> str:
        """A figure that opens the files, or a word where proof is still owed."""
        if value or record.status == Activity.Status.VOID:
            return words.num(value, f"{record.get_absolute_url()}#evidence")
        return words.badge("待补", "due")
