"""What a re-inspection found of each finding of the check before it (S0-18)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from hazards.models import Hazard
from hazards.models.answering import MAX_DESCRIPTION
from inspections.models.attending import OfCheckQuerySet
from inspections.models.checks import Inspection


@pghistory.track()
class Recheck(models.Model):
    """One hazard looked at again on site; at sign-off it goes on by the hazard's own verbs."""

    class Result(models.TextChoices):
        DONE = "done", "整改到位"
        PARTLY = "partly", "部分整改"
        UNDONE = "undone", "未整改"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="rechecks")
    hazard = models.ForeignKey(Hazard, models.PROTECT, related_name="rechecks", verbose_name="隐患")
    result = models.CharField("复查结论", max_length=20, choices=Result)
    description = models.CharField("复查情况", max_length=MAX_DESCRIPTION)
    overdue = models.BooleanField("复查时已逾期", default=False)

    objects = OfCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复查项"
        ordering = ["hazard_id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "hazard"], name="one_recheck_a_hazard"),
            models.CheckConstraint(condition=~Q(description=""), name="recheck_described"),
        ]

    def __str__(self) -> str:
        return f"{self.hazard} {self.get_result_display()}"
