"""Which records may show that somebody only went through the motions (搞形式、走过场), and what was noted of them."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.models import Circular, Submission
from inspections.models import Inspection
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from reports.models import Finding, Outcome, Report

SHOWN = 100
Status = Outcome.Status
UNSETTLED = set(Status) - {Status.FINAL}


def candidates(outcome: Outcome) -> dict[str, Any]:
    """By the field of `Finding`, the latest first: the agency's reports and papers that stand returned, every circular
    that the assessor issued in the year, whomever it names, and its signed checks in the agency's region."""
    span, agency = outcome.assessment.span, outcome.agency
    days, assessor = (span.begins, span.ends), outcome.assessment.agency
    checks = Inspection.objects.signed().within(agency.region).filter(agency=assessor)
    return {
        "report": Report.objects.filter(agency=agency, period__range=days).exclude(return_reason=""),
        "submission": Submission.objects.filter(
            obligation__agency=agency, status=Submission.Status.RETURNED, submitted_at__date__range=days
        ).select_related("obligation__requirement", "obligation__agency"),
        "circular": Circular.objects.filter(
            agency=assessor, status=Circular.Status.ISSUED, issued_on__range=days
        ),
        "inspection": checks.filter(checked_on__range=days).select_related("mine"),
    }


def choices(outcome: Outcome) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a drop-down: report-12 and so on, under the name of what it is, which says where the list is cut."""
    groups = []
    for kind, rows in candidates(outcome).items():
        shown = [(f"{kind}-{row.pk}", str(row)) for row in rows[: SHOWN + 1]]
        cut = f"（只列最近 {SHOWN} 条）" if len(shown) > SHOWN else ""
        groups.append((f"{Finding.RECORDS[kind]}{cut}", shown[:SHOWN]))
    return groups


@transaction.atomic
def note_formalism(outcome: Outcome, *, by: User, record: str, text: str) -> Finding:
    """Before the grade is proposed, so that the agency can answer it. Raises RuleViolation at the field."""
    by.require("draft_assessment", outcome.assessment.agency)
    _require(outcome, {Status.OPEN}, "等次已经拟定，不能再登记")
    kind, _, pk = record.partition("-")
    rows = candidates(outcome).get(kind)
    found = rows.filter(pk=pk).first() if rows is not None and pk.isdecimal() else None
    if found is None:
        raise RuleViolation("请选择能说明这一情形的记录", "record")
    if not text.strip():
        raise RuleViolation("请写明搞形式、走过场的情形", "text")
    return Finding.objects.create(
        outcome=outcome, text=text.strip(), noted_by=by, noted_on=timezone.localdate(), **{kind: found}
    )


@transaction.atomic
def withdraw_finding(finding: Finding, *, by: User, reason: str) -> None:
    by.require("decide_assessment", finding.outcome.assessment.agency)
    _require(finding.outcome, UNSETTLED, "考核结果已经确定，不能再撤销")
    if not reason.strip():
        raise RuleViolation("请写明撤销理由", "reason")
    facts = {"withdrawn_by": by, "withdrawn_on": timezone.localdate(), "withdrawn_because": reason.strip()}
    if not Finding.objects.standing().filter(pk=finding.pk).update(**facts):
        raise RuleViolation("这一情形已经撤销")


def _require(outcome: Outcome, wanted: Container[str], otherwise: str) -> None:
    """The row is held, so that no grade is given while what speaks against it is written."""
    held = Outcome.objects.select_for_update(no_key=True).filter(pk=outcome.pk)
    if held.values_list("status", flat=True).get() not in wanted:
        raise RuleViolation(otherwise)
