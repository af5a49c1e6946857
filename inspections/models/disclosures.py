"""Which penalty a disclosure tells of (S1-16): the decision is known here, the disclosure a floor below."""

from __future__ import annotations

import pghistory
from django.db import models

from campaigns.models import Disclosure
from inspections.models.penalties import Penalty
from jurisdictions.scope import ScopedQuerySet


class PenaltyDisclosureQuerySet(ScopedQuerySet):
    place = "disclosure__agency__region"


@pghistory.track()
class PenaltyDisclosure(models.Model):
    disclosure = models.OneToOneField(Disclosure, models.PROTECT, related_name="of_penalty")
    penalty = models.ForeignKey(Penalty, models.PROTECT, related_name="disclosures", verbose_name="行政处罚")

    objects = PenaltyDisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "处罚决定公示"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.disclosure)
