"""Typical cases (应急〔2021〕23号 三（五）, S1-12): chosen from the penalties that the agency itself decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from campaigns.models import Obligation, Submission
from campaigns.obligations.handing import hand_in
from inspections.models import Case, CaseReport
from inspections.models.penalties import CaseQuerySet
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


def own_cases(obligation: Obligation) -> CaseQuerySet:
    """由本级直接作出行政处罚的案件: a subordinate's case is the subordinate's to report."""
    return Case.objects.filter(agency=obligation.agency_id).for_list()


@transaction.atomic
def hand_in_cases(obligation: Obligation, cases: Sequence[Case], *, by: User, **parcel: Any) -> Submission:
    """At least one case with its decisions; the receiver and who gets a copy read them with the submission."""
    by.require("submit_obligation", obligation)
    strangers = [one for one in cases if one.agency_id != obligation.agency_id]
    if strangers:
        raise RuleViolation(f"{strangers[0]}不是由本机关作出的行政处罚", field="cases")
    chosen = sorted(cases, key=lambda one: one.pk)
    submission = hand_in(obligation, by=by, enclosed=[_said(one) for one in chosen], **parcel)
    if not submission.case_reports.exists():
        CaseReport.objects.bulk_create(CaseReport(submission=submission, case=one) for one in chosen)
    return submission


def _said(case: Case) -> dict[str, Any]:
    numbers = [penalty.document_number for penalty in case.penalties.all()]
    return {
        "case": case.pk,
        "violation": case.violation,
        "decided_on": case.decided_on,
        "documents": sorted(numbers),
    }
