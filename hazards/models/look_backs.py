"""What was found to have become of a hazard when a campaign looked back (回头看, Z-13)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Stage
from hazards.models.hazard import Hazard
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


class LookBackQuerySet(ScopedQuerySet):
    place = "hazard__mine__region"
    people = "hazard__mine__enterprise__representatives__user"
    granted = "hazard__mine"


@pghistory.track()
class LookBack(models.Model):
    """One problem of a campaign looked at once more in its look-back stage, after it was said to be gone or not.

    One that has come back (反弹) is a new hazard with a day of its own, and the old one stays closed.
    """

    class Outcome(models.TextChoices):
        GONE = "gone", "已整改到位"
        REBOUND = "rebound", "反弹"
        NOT_DONE = "not_done", "未整改"

    TONES = {Outcome.GONE: "done", Outcome.REBOUND: "late", Outcome.NOT_DONE: "late"}

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="look_backs", verbose_name="“回头看”阶段")
    hazard = models.ForeignKey(Hazard, models.PROTECT, related_name="look_backs", verbose_name="隐患")
    outcome = models.CharField("复核结论", max_length=20, choices=Outcome)
    note = models.CharField("复核情况", max_length=500)
    looked_on = models.DateField("复核日期", default=timezone.localdate)
    looked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="复核人")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="复核单位")
    rebound = models.OneToOneField(
        Hazard,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rebound_of",
        verbose_name="反弹后登记的隐患",
    )

    objects = LookBackQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "“回头看”复核"
        ordering = ["-looked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "hazard"], name="looked_at_once_a_stage"),
            models.CheckConstraint(
                condition=Q(outcome="rebound", rebound__isnull=False)
                | ~Q(outcome="rebound") & Q(rebound=None),
                name="a_rebound_is_a_hazard_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hazard} {self.get_outcome_display()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('hazards:detail', args=[self.hazard_id])}#look-backs"

    @property
    def tone(self) -> str:
        return self.TONES[self.Outcome(self.outcome)]
