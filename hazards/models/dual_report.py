"""A major hazard is reported twice (双报告, L-34): to the regulator, and to those who work beside it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from hazards.models.hazard import Hazard
from jurisdictions.models import User
from jurisdictions.scope import ScopedQuerySet


class OnHazardQuerySet(ScopedQuerySet):
    place = "hazard__mine__region"
    people = "hazard__mine__enterprise__representatives__user"
    granted = "hazard__mine"


@pghistory.track()
class DualReport(models.Model):
    """The second report, to the workers' congress or meeting; the first is the moment the hazard was registered.

    Its proof (minutes, a photo of the notice) hangs on it.
    """

    class To(models.TextChoices):
        CONGRESS = "congress", "职工代表大会"
        MEETING = "meeting", "职工大会"

    hazard = models.OneToOneField(Hazard, models.CASCADE, related_name="dual_report", verbose_name="隐患")
    to = models.CharField("向谁报告", max_length=20, choices=To)
    reported_at = models.DateTimeField("报告时间")
    speaker = models.CharField("报告人", max_length=60)
    note = models.TextField("报告情况", blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间", default=timezone.now)

    objects = OnHazardQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "向职工报告"
        constraints = [models.CheckConstraint(condition=~Q(speaker=""), name="somebody_told_the_workers")]

    def __str__(self) -> str:
        return f"{self.hazard} 向{self.get_to_display()}报告"


@pghistory.track()
class Halt(models.Model):
    """The enterprise itself stopped production or work, because safety can't be assured while the hazard is put right
    (停产停工). It holds until the hazard is closed out; a measure that an authority orders is something else."""

    hazard = models.OneToOneField(Hazard, models.CASCADE, related_name="halt", verbose_name="隐患")
    since = models.DateTimeField("停产停工时间")
    scope = models.CharField("停产停工范围", max_length=200)
    declared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申报人")
    declared_at = models.DateTimeField("申报时间", default=timezone.now)

    objects = OnHazardQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "停产停工"
        constraints = [models.CheckConstraint(condition=~Q(scope=""), name="a_halt_has_a_scope")]

    def __str__(self) -> str:
        return f"{self.hazard} 停产停工"
