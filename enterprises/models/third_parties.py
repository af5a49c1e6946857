"""Checks of the bodies that design, assess, build and test for mines: of the body, not of one mine's file (K-10)."""

from __future__ import annotations

from urllib.parse import urlencode

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


def body_url(body: str) -> str:
    return f"{reverse('enterprises:third_party')}?{urlencode({'body': body})}"


class BodyCheckQuerySet(ScopedQuerySet):
    place = "agency__region"


@pghistory.track()
class BodyCheck(models.Model):
    """Who looked into a body on a day, and what they found; its name and code as the files said them that day."""

    name = models.CharField("单位名称", max_length=120, editable=False)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, editable=False)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name="检查机关", editable=False
    )
    day = models.DateField("检查日期", default=timezone.localdate)
    officers = models.CharField("检查人员", max_length=120)
    finding = models.CharField("检查情况", max_length=1000)
    at_fault = models.BooleanField("发现违法违规行为", default=False)
    logged_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="登记人", editable=False
    )
    logged_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    objects = BodyCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "第三方单位检查"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.agency}检查"

    def get_absolute_url(self) -> str:
        return body_url(self.credit_code or self.name)

    def clean(self) -> None:
        if self.day and self.day > timezone.localdate():
            raise ValidationError({"day": "检查日期不能晚于今天"})
