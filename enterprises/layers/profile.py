"""The rest of what is known of a mine: one row a mine, its columns those that file_fields.yaml names for it."""

from __future__ import annotations

import re
from typing import Any

from django.db import models

from enterprises.file.completeness import Field, fields
from enterprises.file.forms import ProfileForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column, Reader
from enterprises.layers.layer import Layer, Sort
from enterprises.models import MineKind, Profile

YES_NO = ("是", "否")
UNIT = "年|人|个|台|米|度|万立方米|万m3|m"
ALSO = {  # how counties head a column otherwise, beside its title and its label
    "longitude": "东经 矿山经度 坐标经度 中心经度 经度坐标",
    "latitude": "北纬 矿山纬度 坐标纬度 中心纬度 纬度坐标",
    "scale": "规模 矿山规模 生产规模类型 规模类型",
    "risk_grade": "安全风险等级 风险分级 风险级别 分级 安全风险分级",
    "service_years": "矿山服务年限 剩余服务年限",
    "designer": "设计单位名称",
    "assessor": "评价单位 安全评价机构 评价机构",
    "employees": "从业人员 从业人员数量 职工人数 员工人数",
    "development": "开拓系统 开拓方法",
    "exits": "安全出口 安全出口数量",
    "goaf": "采空区 采空区总体积",
    "monitoring": "监测监控",
    "positioning": "人员定位 人员位置监测系统",
    "communication": "通信联络",
    "pumps": "排水泵 水泵台数",
    "pond_form": "尾矿库库型 尾矿库类型",
    "pond_disposal": "排尾 湿排干排 堆存方式",
    "pond_use": "尾矿库状态 尾矿库运行状态 使用状态",
    "dam_designed": "总坝高 设计总坝高",
    "dam_present": "现坝高 现有坝高",
    "volume_designed": "总库容 设计总库容",
    "volume_present": "现库容 现有库容",
    "flood_routed_on": "调洪演算 调洪演算时间",
    "ownerless": "无主体库 无主库 是否无主体",
}


def _reader(field: Any) -> Reader:
    label = re.sub("（.*", "", field.verbose_name)
    if field.choices:
        return read.one_of(dict(field.choices))
    if isinstance(field, models.BooleanField):
        return read.yes
    if isinstance(field, models.DateField):
        return read.day
    if isinstance(field, models.CharField):
        return read.text(field.max_length or 0)
    return read.measure(label, UNIT)


def _column(known: Field) -> Column:
    """Units stay in the heading; where it names words to choose from, these are told beside it."""
    field: Any = Profile._meta.get_field(known.key.partition(".")[2])
    title = str(field.verbose_name)
    words = "、" in title
    whose = "、".join(str(MineKind(kind).label) for kind in known.mines)
    notes = [f"{whose}填写。" if whose else "", DAY if isinstance(field, models.DateField) else ""]
    choices = YES_NO if isinstance(field, models.BooleanField) else tuple(dict(field.choices or ()))
    return Column(
        field.name,
        known.label if words else title,
        _reader(field),
        note="".join([*notes, f"{title}。" if words else ""]),
        also=f"{known.label} {ALSO.get(field.name, '')}",
        choices=tuple(map(str, choices)),
    )


_PROFILE = Sort(
    form=ProfileForm,
    key=(),
    columns=tuple(_column(known) for known in fields() if known.key.startswith("profile.")),
)

PROFILE = Layer("profile", "矿山概况", (_PROFILE,), required=())
