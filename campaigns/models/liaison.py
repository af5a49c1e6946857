"""Whom an agency has named for the reports of a campaign (报送联络员, 82号 七（三）指定专人, L-39)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.models.campaign import Campaign
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


class LiaisonQuerySet(ScopedQuerySet):
    """Those of the agencies below, and those of the agencies above, whom one has to be able to ask."""

    place = "agency__region"

    def _in_region(self, user: User) -> Q | None:
        below = super()._in_region(user)
        if below is None or user.agency is None:
            return None
        return below | Q(agency__region__path__in=user.agency.region.lineage)

    def at_their_desk(self) -> LiaisonQuerySet:
        """Who has left the agency, or the house, is no longer its liaison, though nobody has named another yet."""
        return self.filter(person__agency=F("agency"), person__is_active=True)


@pghistory.track()
class Liaison(models.Model):
    """One an agency for a whole chain of notices: it hangs on the first of them."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="liaisons")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="liaisons", verbose_name="机关")
    person = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="报送联络员")
    phone = models.CharField("联系电话", max_length=20)

    objects = LiaisonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报送联络员"
        ordering = ["agency__region__path", "agency_id"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "agency"], name="one_liaison_an_agency_and_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:liaisons", args=[self.campaign_id])

    def phone_for(self, user: User) -> str:
        """Whole for the agency itself and for those above it, masked for all others."""
        path = user.region_path
        if path is not None and self.agency.region.path.startswith(path):
            return self.phone
        return f"{self.phone[:3]}****{self.phone[-2:]}"
