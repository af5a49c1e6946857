"""Mines that several running campaigns ask for, so that one check can serve them all (国办发〔2024〕54号, C10)."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.models import Mine
from jurisdictions.models import User


def running_besides(campaign: Campaign, user: User) -> list[Campaign]:
    """The other drives in sight that aren't over. To a mine, a notice and its adoptions are one: the first stands for
    all of them."""
    if campaign.is_over:
        return []
    today = timezone.localdate()
    others = Campaign.objects.visible_to(user).issued().filter(parent=None, nature=Campaign.Nature.DRIVE)
    running = others.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)
    return list(running.exclude(pk=campaign.lineage[0].pk).select_related("issuer__region"))


def also_asking(mine: Mine, campaign: Campaign, user: User) -> list[Campaign]:
    return [one for one in running_besides(campaign, user) if one.mines().filter(pk=mine.pk).exists()]
