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


class BodyCheckQuerySet(ScopedQuerySet):
    place = "agency__region"


@pghistory.track()
class BodyCheck(models.Model):
    """Who looked into a body on a day, and what they found. `body` is its code, or its name where no file has one."""

    body = models.CharField("单位", max_length=120, editable=False)
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
        indexes = [models.Index(fields=["body", "-day"], name="checks_of_a_body")]

    def __str__(self) -> str:
        return f"{self.agency}检查"

    def get_absolute_url(self) -> str:
        return f"{reverse('enterprises:third_party')}?{urlencode({'body': self.body})}"

    def clean(self) -> None:
        if self.day and self.day > timezone.localdate():
            raise ValidationError({"day": "检查日期不能晚于今天"})
