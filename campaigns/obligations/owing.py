"""What an agency owed on a day, as it stood when that day ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.utils import timezone

from campaigns.models import Obligation, Requirement, Submission
from campaigns.obligations.citing import citations
from campaigns.obligations.standing import due_state
from jurisdictions.models import Agency

Status = Obligation.Status


@dataclass
class Owed:
    """One line of the list, in words and in keys."""

    requirement: str
    requirement_key: str
    campaign: str
    campaign_key: str
    document_number: str
    period: str
    period_label: str
    period_from: str
    period_to: str
    due: str
    receiver: str
    subject: str | None
    state: str
    state_label: str
    due_state: str
    due_state_label: str
    submitted_at: str | None
    citations: list[str]


# The status of each form at a moment, by its obligation; reports know it, and they stand on a floor above.
Forms: TypeAlias = Callable[[Collection[int], dt.datetime], Mapping[int, str]]


def owed_on(agency: Agency, day: dt.date, *, forms: Forms) -> list[Owed]:
    """Of the campaigns issued by that day; what is no longer owed isn't listed."""
    owed = list(
        Obligation.objects.owed()
        .filter(agency=agency, requirement__campaign__issued_on__lte=day)
        .select_related("requirement__campaign", "receiver", "region", "subject", "agency")
        .prefetch_related("submissions", "extensions")
        .order_by("requirement__campaign_id", "requirement_id", "period", "pk")
    )
    end = timezone.make_aware(dt.datetime.combine(day, dt.time.max))
    stood = forms([one.pk for one in owed if one.requirement.kind == Requirement.Kind.FORM], end)
    found = [_owed(one, stood.get(one.pk) or status_at(one, end), end) for one in owed]
    return sorted(found, key=lambda row: row.due)


def _owed(one: Obligation, state: str, end: dt.datetime) -> Owed:
    requirement, due_on = one.requirement, _due_at(one, end)
    submitted_at = one.submitted_at if one.submitted_at and one.submitted_at <= end else None
    standing = due_state(state, due_on, submitted_at, end)
    return Owed(
        requirement=requirement.title,
        requirement_key=requirement.key,
        campaign=requirement.campaign.title,
        campaign_key=requirement.campaign.key,
        document_number=requirement.campaign.document_number,
        period=one.period.isoformat(),
        period_label=one.period_words,
        period_from=one.period_from.isoformat(),
        period_to=one.period_to.isoformat(),
        due=due_on.isoformat(),
        receiver=one.receiver.name,
        subject=one.subject.name if one.subject else None,
        state=state,
        state_label=Status(state).label,
        due_state=standing.value,
        due_state_label=standing.label,
        submitted_at=timezone.localtime(submitted_at).isoformat() if submitted_at else None,
        citations=citations(one),
    )


def _due_at(one: Obligation, moment: dt.datetime) -> dt.date:
    """Before an extension the day was the one that it moved."""
    later = [row for row in one.extensions.all() if row.given_at > moment]
    return min(later, key=lambda row: row.given_at).was_due_on if later else one.due_on


def status_at(one: Obligation, moment: dt.datetime) -> str:
    """Told by the rounds of handing in."""
    rounds = [row for row in one.submissions.all() if row.submitted_at <= moment]
    if not rounds:
        return Status.DUE
    latest = max(rounds, key=lambda row: (row.submitted_at, row.pk))
    reviewed = latest.reviewed_at is not None and latest.reviewed_at <= moment
    if not reviewed:
        return Status.SUBMITTED
    return Status.ACCEPTED if latest.status == Submission.Status.ACCEPTED else Status.RETURNED
