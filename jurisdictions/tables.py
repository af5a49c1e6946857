from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from jurisdictions.columns import DayColumn
from jurisdictions.models import Agency, Grant, Region, User


class PersonTable(tables.Table):
    name = tables.Column(linkify=True)
    role_names = tables.Column("角色", orderable=False)
    agency = tables.Column(linkify=("jurisdictions:agency", {"pk": tables.A("agency_id")}))

    class Meta:
        model = User
        verbose_name = "人员"
        fields = [
            "name",
            "username",
            "agency",
            "role_names",
            "certificate_number",
            "certificate_expires",
            "is_active",
        ]
        empty_text = "没有符合条件的人员。"


class AgencyTable(tables.Table):
    name = tables.Column(linkify=True)
    region = tables.Column(linkify=True)

    class Meta:
        model = Agency
        verbose_name = "机构"
        fields = ["name", "short_name", "kind", "region", "superior"]
        empty_text = "没有符合条件的机构。"


class RegionTable(tables.Table):
    name = tables.Column(linkify=True)
    below = tables.Column("下级", orderable=False)

    class Meta:
        model = Region
        verbose_name = "区划"
        fields = ["code", "name", "level", "kind", "below", "ended"]
        empty_text = "没有下级区划。"


class GrantTable(tables.Table):
    content_object = tables.Column("对象", orderable=False, linkify=True)
    user = tables.Column("被授权人", order_by="user__name")
    designated = tables.Column("范围")
    until = DayColumn("有效期至")
    given_by = tables.Column("授权人", order_by="given_by__name")
    is_live = tables.TemplateColumn(
        verbose_name="办理",
        orderable=False,
        template_code="{% if value %}{% url 'jurisdictions:grant_end' record.pk as url %}"
        "{% include 'parts/post.html' with url=url label='终止' confirm='终止后对方立即不能再查看。确定终止？' %}"
        "{% else %}已到期{% endif %}",
    )

    class Meta:
        model = Grant
        verbose_name = "临时授权"
        fields = ["content_object", "user", "designated", "until", "basis", "given_by", "is_live"]
        empty_text = "还没有临时授权。"

    def render_user(self, value: User) -> str:
        return format_html('{}<div class="muted small">{}</div>', value, value.agency or "")

    def render_designated(self, value: Any) -> str:
        return "指定管辖" if value else "查看、交叉检查"
