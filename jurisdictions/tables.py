from __future__ import annotations

import django_tables2 as tables

from jurisdictions.models import Agency, Region, User


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
