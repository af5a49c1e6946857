"""Campaigns (专项行动), the promises in them, and the log of what agencies do (工作记录)."""

from __future__ import annotations

from campaigns.models.activity import Activity, ActivityQuerySet
from campaigns.models.campaign import Campaign, CampaignQuerySet, RegionMark, RegionMarkQuerySet, Stage
from campaigns.models.obligation import (
    Extension,
    Obligation,
    ObligationQuerySet,
    Submission,
    SubmissionQuerySet,
)
from campaigns.models.requirement import Requirement

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Campaign",
    "CampaignQuerySet",
    "Extension",
    "Obligation",
    "ObligationQuerySet",
    "RegionMark",
    "RegionMarkQuerySet",
    "Requirement",
    "Stage",
    "Submission",
    "SubmissionQuerySet",
]
