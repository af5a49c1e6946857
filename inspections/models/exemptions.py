"""The written decision not to punish: the other answer to a violation (S0-17, C12)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from enterprises.models import Mine
from inspections.models.checks import Inspection
from inspections.models.grounds import Ground
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


class ExemptionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def for_list(self) -> ExemptionQuerySet:
        return self.select_related(
            "mine__region", "mine__enterprise", "agency", "inspection", "ground", "decided_by"
        )


@pghistory.track()
class Exemption(models.Model):
    """Why the violations found at one check are not punished: the ground in law, the reason, the evidence."""

    inspection = models.OneToOneField(
        Inspection, models.PROTECT, related_name="exemption", verbose_name="现场检查"
    )
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="exemptions", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="exemptions", verbose_name="决定机关")
    ground = models.ForeignKey(Ground, models.PROTECT, related_name="+", verbose_name="法律依据")
    reason = models.CharField("不予处罚的理由", max_length=1000)
    evidence = models.CharField("证据", max_length=500)
    document_number = models.CharField("文号", max_length=60, unique=True)
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "不予处罚决定"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(evidence=""), name="not_punishing_has_reason_and_evidence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.decided_on:%Y年%-m月%-d日}不予处罚决定"

    def get_absolute_url(self) -> str:
        return reverse("inspections:exemption", args=[self.pk])
