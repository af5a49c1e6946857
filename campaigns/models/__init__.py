"""Campaigns (专项行动), the promises in them, and the log of what agencies do (工作记录)."""

from __future__ import annotations

from campaigns.models.activity import Activity, ActivityQuerySet
from campaigns.models.attendance import Attendee, AttendeeQuerySet
from campaigns.models.benchmark import Benchmark, BenchmarkQuerySet
from campaigns.models.campaign import Campaign, CampaignQuerySet, RegionMark, RegionMarkQuerySet, Stage
from campaigns.models.circular import Circular, CircularQuerySet
from campaigns.models.delivery import Delivery, Robot
from campaigns.models.difficult import CaseStep, DifficultCase, DifficultCaseQuerySet
from campaigns.models.disclosure import Disclosure, DisclosureQuerySet, Takedown
from campaigns.models.error_reports import ErrorReport, ErrorReportQuerySet
from campaigns.models.group import Group, Member
from campaigns.models.liaison import Liaison, LiaisonQuerySet
from campaigns.models.lists import Expert, ExpertQuerySet, SpotCheck, SpotCheckQuerySet
from campaigns.models.notice import Morning, Notice
from campaigns.models.obligation import (
    Extension,
    Obligation,
    ObligationQuerySet,
    OwedQuerySet,
    Submission,
    SubmissionQuerySet,
)
from campaigns.models.owing import Owing
from campaigns.models.preference import Preference, ReminderSettings
from campaigns.models.requirement import Requirement

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Attendee",
    "AttendeeQuerySet",
    "Benchmark",
    "BenchmarkQuerySet",
    "Campaign",
    "CampaignQuerySet",
    "CaseStep",
    "Circular",
    "CircularQuerySet",
    "Delivery",
    "DifficultCase",
    "DifficultCaseQuerySet",
    "Disclosure",
    "DisclosureQuerySet",
    "ErrorReport",
    "ErrorReportQuerySet",
    "Expert",
    "ExpertQuerySet",
    "Extension",
    "Group",
    "Liaison",
    "LiaisonQuerySet",
    "Member",
    "Morning",
    "Notice",
    "Obligation",
    "ObligationQuerySet",
    "OwedQuerySet",
    "Owing",
    "Preference",
    "RegionMark",
    "RegionMarkQuerySet",
    "ReminderSettings",
    "Requirement",
    "Robot",
    "SpotCheck",
    "SpotCheckQuerySet",
    "Stage",
    "Submission",
    "SubmissionQuerySet",
    "Takedown",
]
