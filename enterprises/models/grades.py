"""The words by which mines and ponds are graded."""

from __future__ import annotations

from django.db import models


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
