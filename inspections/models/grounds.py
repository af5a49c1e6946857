"""What the law says when nobody is fined, and when somebody is put on the list of the dishonest."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q

from inspections.models.doubtful import Doubtful, DoubtfulQuerySet


class GroundQuerySet(DoubtfulQuerySet):
    def in_force(self, day: dt.date) -> GroundQuerySet:
        """Of rules that replace each other, those of the day (C14)."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), effective_on__lte=day)

    def of(self, topic: str) -> GroundQuerySet:
        return self.filter(topic=topic)


@pghistory.track()
class Ground(Doubtful):
    """One situation that a law names, which a decision can cite on the days when it is in force.

    `months` is how long what it leads to lasts, `early_months` after how many of them it may end early.
    """

    class Topic(models.TextChoices):
        EXEMPTION = "exemption", "不予行政处罚"
        DISHONESTY = "dishonesty", "列入失信名单"

    code = models.CharField("编号", max_length=30, unique=True)
    topic = models.CharField("用途", max_length=20, choices=Topic)
    law = models.CharField("法律法规", max_length=120)
    article = models.CharField("条款", max_length=60)
    text = models.CharField("情形", max_length=500)
    effective_on = models.DateField("施行日期")
    ends_on = models.DateField("止", null=True, blank=True)
    months = models.PositiveSmallIntegerField("管理期限（月）", null=True, blank=True)
    early_months = models.PositiveSmallIntegerField("可提前移出（月）", null=True, blank=True)

    objects = GroundQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "法定情形"
        ordering = ["topic", "effective_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("effective_on")), name="ground_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.law}》{self.article}"

    def holds(self, day: dt.date) -> bool:
        return self.effective_on <= day and (self.ends_on is None or day <= self.ends_on)
