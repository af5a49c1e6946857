"""Campaigns (专项行动), the promises in them, and the log of what agencies do (工作记录)."""

from __future__ import annotations

from campaigns.models.activity import Activity, ActivityQuerySet
from campaigns.models.campaign import (
    Campaign,
    CampaignQuerySet,
    Obligation,
    ObligationQuerySet,
    Requirement,
    Stage,
)

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Campaign",
    "CampaignQuerySet",
    "Obligation",
    "ObligationQuerySet",
    "Requirement",
    "Stage",
]
