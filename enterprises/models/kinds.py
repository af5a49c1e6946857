"""The kinds of mines and their states, by the names that forms and papers use."""

from __future__ import annotations

from django.db import models


class MineKind(models.TextChoices):
    UNDERGROUND = "underground", "地下矿山"
    OPEN_PIT = "open_pit", "露天矿山"
    TAILINGS = "tailings", "尾矿库"


class MineStatus(models.TextChoices):
    PRODUCING = "producing", "正常生产"
    BUILDING = "building", "建设"
    RECTIFYING = "rectifying", "整改"
    SUSPENDED_ATTENDED = "suspended_attended", "长期停产停建（有人作业）"
    SUSPENDED_UNATTENDED = "suspended_unattended", "长期停产停建（无人作业）"
    CLOSED = "closed", "关闭"


class Hydrogeology(models.TextChoices):
    SIMPLE = "简单", "简单"
    MEDIUM = "中等", "中等"
    COMPLEX = "复杂", "复杂"
    VERY_COMPLEX = "极复杂", "极复杂"


class PondClass(models.TextChoices):
    FIRST = "一等", "一等"
    SECOND = "二等", "二等"
    THIRD = "三等", "三等"
    FOURTH = "四等", "四等"
    FIFTH = "五等", "五等"


class Standardization(models.TextChoices):
    FIRST = "一级", "一级"
    SECOND = "二级", "二级"
    THIRD = "三级", "三级"
    NONE = "未达标", "未达标"
