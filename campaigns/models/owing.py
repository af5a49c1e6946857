"""Who owes a requirement, from which day to which, and to whom: what its obligations are made of."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from campaigns.models.requirement import Requirement
from enterprises.models import Enterprise, Mine
from jurisdictions.models import Agency, Region


@pghistory.track(
    pghistory.InsertEvent(level=pghistory.Statement), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Owing(models.Model):
    """One owner of a requirement and, where it is a visit, one place to visit.

    It is known here and not by its obligations since when somebody is in: who comes on in mid-campaign isn't late
    with what was due before, whatever becomes of the rows. One that left and came back has a line for each time.
    """

    # Of two entries of a mine, or of an enterprise, that are merged, one goes on owing.
    ONCE_WITHIN: ClassVar = ("requirement", "subject", "mine")

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="owings")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", verbose_name="报送单位")
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, null=True, related_name="+", verbose_name="报送企业"
    )
    mine = models.ForeignKey(Mine, models.CASCADE, null=True, related_name="+", verbose_name="矿山")
    subject = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name="检查对象")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="报送方所在地")
    receiver = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="接收单位")
    since = models.DateField("起")
    until = models.DateField("止", null=True, help_text="从这一天起不再报送")

    class Meta:
        verbose_name = verbose_name_plural = "报送方"
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "agency", "enterprise", "mine", "subject"],
                condition=Q(until=None),
                nulls_distinct=False,
                name="in_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="an_owing_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine or self.enterprise or self.agency} {self.requirement}"

    def absorb(self, other: Owing) -> None:
        """Of two entries that become one, it is in since the first of them was."""
        self.since = min(self.since, other.since)
        self.save(update_fields=["since"])
