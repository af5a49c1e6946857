"""Ticking one of the six conditions at a mine, and answering each measure that it calls for (Z-15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.models import Activity
from enterprises.models import Mine
from inspections.grave import CONDITIONS, MEASURES, called_for
from inspections.models import Case, DishonestyListing, GraveCondition, GraveStep, Inspection
from inspections.penalties.decisions import check_grounds
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach

Status = GraveStep.Status
Record = Activity | Case | DishonestyListing


@transaction.atomic
def record_condition(
    mine: Mine,
    condition: str,
    *,
    by: User,
    facts: str,
    evidence: str,
    found_on: dt.date | None = None,
    inspection: Inspection | None = None,
    uploads: Sequence[UploadedFile] = (),
) -> GraveCondition:
    """With it come the measures that the notice calls for, the parent company's among them where there is one."""
    by.require_regulator("record_condition")
    found_on = found_on or timezone.localdate()
    check_grounds(mine, inspection, found_on, by)
    if condition not in CONDITIONS:
        raise RuleViolation("没有这种情形", field="condition")
    if not facts.strip():
        raise RuleViolation("请写明事实", field="facts")
    if not evidence.strip():
        raise RuleViolation("请写明证据：文件名称、文号或者检查记录", field="evidence")
    row = GraveCondition.objects.create(
        mine=mine,
        agency=cast(Agency, by.agency),
        condition=condition,
        facts=facts.strip(),
        evidence=evidence.strip(),
        inspection=inspection,
        found_on=found_on,
        recorded_by=by,
    )
    above = mine.enterprise.parent_enterprise_id is not None
    for measure in called_for(has_parent=above):
        row.steps.create(measure=measure.key)
    for upload in uploads:
        attach(row, upload, by=by)
    return row


def records_for(step: GraveStep) -> list[Record]:
    """What was done about this enterprise since the condition was found, and can show that the measure was taken."""
    measure, condition = MEASURES[step.measure], step.condition
    enterprise, since = condition.mine.enterprise_id, condition.found_on
    found: list[Record] = []
    if measure.kinds:
        logged = Activity.objects.filter(
            enterprise=enterprise, kind__in=measure.kinds, done_on__gte=since, status=Activity.Status.RECORDED
        )
        found += logged.filter(outcome__in=measure.outcomes) if measure.outcomes else logged
    if measure.dual:
        cases = Case.objects.filter(mine__enterprise=enterprise, decided_on__gte=since)
        found += cases.dual().select_related("mine").prefetch_related("penalties").distinct()
    if measure.listing:
        listed = DishonestyListing.objects.filter(mine__enterprise=enterprise, listed_on__gte=since)
        found += listed.select_related("mine__enterprise")
    return found


FIELDS: dict[type[Any], str] = {Activity: "activity", Case: "case", DishonestyListing: "listing"}


@transaction.atomic
def take(step: GraveStep, record: Record, *, by: User) -> None:
    """Done, as this record shows."""
    _require_own(step, by)
    if record not in records_for(step):
        raise RuleViolation("这条记录不能证明已采取这项措施", field="record")
    step.move(Status.DONE, answered_by=by, answered_at=timezone.now(), **{FIELDS[type(record)]: record})


@transaction.atomic
def decline(step: GraveStep, *, by: User, reason: str) -> None:
    """Not done, and why."""
    _require_own(step, by)
    if not reason.strip():
        raise RuleViolation("请写明不采取的理由", field="reason")
    step.move(Status.DECLINED, answered_by=by, answered_at=timezone.now(), reason=reason.strip())


def _require_own(step: GraveStep, by: User) -> None:
    by.require("record_condition", step.condition.agency)
