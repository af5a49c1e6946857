from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from campaigns.models import Delivery, Notice
from jurisdictions.columns import RIGHT, BadgeColumn, DayColumn, MomentColumn, unbroken
from jurisdictions.templatetags import words


class NoticeTable(tables.Table):
    words = tables.Column("提醒", orderable=False)
    about = tables.Column("事项", orderable=False)
    due_on = DayColumn()
    made_on = DayColumn()

    class Meta:
        model = Notice
        verbose_name = "提醒"
        fields = ["words", "about", "due_on", "made_on"]
        empty_text = "没有提醒。"
        row_attrs = {"class": lambda record: "" if record.read_at else "unread"}

    def render_words(self, value: str, record: Notice) -> SafeString:
        return format_html("{}", unbroken(words.badge(value, record.tone)))

    def render_about(self, value: str, record: Notice) -> SafeString:
        link = '<a href="{}">{}</a>{}<br><small class="muted">{}</small>'
        new = "" if record.read_at else format_html(" {}", words.badge("未读", "due"))
        return format_html(link, record.get_absolute_url(), value, new, record.origin)


class DeliveryTable(tables.Table):
    day = DayColumn()
    channel = tables.Column("方式", orderable=False)
    receiver = tables.Column("收件人", orderable=False)
    status = BadgeColumn()
    attempts = tables.Column(attrs=RIGHT)
    next_at = MomentColumn("下次发送")
    error = tables.Column()
    act = tables.TemplateColumn(
        template_name="campaigns/reminders/retry.html",
        verbose_name="办理",
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = Delivery
        verbose_name = "发送记录"
        fields = ["day", "channel", "receiver", "status", "attempts", "error", "next_at", "act"]
        empty_text = "还没有发送记录。"

    def render_next_at(self, value: Any, record: Delivery) -> str:
        if record.status == Delivery.Status.SENT and record.sent_at:
            return f"{words.cn_moment(record.sent_at)}已发"
        return words.cn_moment(value) if record.status == Delivery.Status.WAITING else "—"
