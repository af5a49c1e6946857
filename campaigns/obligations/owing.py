"""What an agency owed on a day, as it stood when that day ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from campaigns.models import Obligation, Submission
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


def owed_on(agency: Agency, day: dt.date) -> list[Owed]:
    """Of the campaigns issued by that day; what is no longer owed isn't listed."""
    owed = (
        Obligation.objects.owed()
        .filter(agency=agency, requirement__campaign__issued_on__lte=day)
        .select_related("requirement__campaign", "receiver", "region", "subject", "agency")
        .prefetch_related("submissions")
        .order_by("due_on", "requirement__campaign_id", "requirement_id", "period", "pk")
    )
    end = timezone.make_aware(dt.datetime.combine(day, dt.time.max))
    return [_owed(one, end) for one in owed]


def _owed(one: Obligation, end: dt.datetime) -> Owed:
    requirement = one.requirement
    submitted_at = one.submitted_at if one.submitted_at and one.submitted_at <= end else None
    state = status_at(one, end)
    standing = due_state(state, one.due_on, submitted_at, end)
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
        due=one.due_on.isoformat(),
        receiver=one.receiver.name,
        subject=one.subject.name if one.subject else None,
        state=state,
        state_label=Status(state).label,
        due_state=standing.value,
        due_state_label=standing.label,
        submitted_at=timezone.localtime(submitted_at).isoformat() if submitted_at else None,
        citations=citations(one),
    )


def status_at(one: Obligation, moment: dt.datetime) -> str:
    """Told by the rounds of handing in; a form has none, its report does, so it stands as it stands now."""
    if one.submitted_at is None or one.submitted_at > moment:
        return Status.DUE
    rounds = [row for row in one.submissions.all() if row.submitted_at <= moment]
    if not rounds:
        return one.status
    latest = max(rounds, key=lambda row: (row.submitted_at, row.pk))
    reviewed = latest.reviewed_at is not None and latest.reviewed_at <= moment
    if not reviewed:
        return Status.SUBMITTED
    return Status.ACCEPTED if latest.status == Submission.Status.ACCEPTED else Status.RETURNED
