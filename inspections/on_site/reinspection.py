"""A re-inspection walks what an earlier check found, and sends each hazard on by its own verbs (S0-18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from enterprises.models import Supervision
from hazards.models import Hazard
from hazards.models.answering import MAX_DESCRIPTION
from inspections.models import Inspection, Recheck
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import hang_photos

Result = Recheck.Result


def asked(inspection: Inspection) -> list[Hazard]:
    """What the earlier check found and nobody has closed since, with what this one has already said of it."""
    if inspection.follows is None:
        return []
    known = Q(rechecks__inspection=inspection)
    still = inspection.follows.hazards.filter(~Q(status=Hazard.Status.CLOSED) | known)
    return list(still.select_related("criterion", "clause__criterion").distinct().order_by("pk"))


@transaction.atomic
def recheck(
    inspection: Inspection,
    hazard: Hazard,
    result: str,
    *,
    by: User,
    description: str,
    photos: Iterable[UploadedFile] = (),
) -> Recheck:
    """Say what one finding came to; said again, the new words replace the old, and photos are added."""
    inspection.hold_open(by)
    if hazard not in asked(inspection):
        raise RuleViolation("这处隐患不在本次复查范围内", field="hazard")
    if result not in Result.values:
        raise RuleViolation("请选择复查结论", field="result")
    text = description.strip()
    if not text:
        raise RuleViolation("请写明复查看到的情况", field="description")
    if len(text) > MAX_DESCRIPTION:
        raise RuleViolation(f"复查情况请不要超过 {MAX_DESCRIPTION} 字", field="description")
    late = result != Result.DONE and hazard.due_on is not None and hazard.due_on < inspection.checked_on
    said = {"result": result, "description": text, "overdue": late}
    row, _ = inspection.rechecks.update_or_create(hazard=hazard, defaults=said)
    hang_photos(row, photos, by=by)
    return row


def require_all_rechecked(inspection: Inspection) -> None:
    said = set(inspection.rechecks.values_list("hazard", flat=True))
    if left := [hazard for hazard in asked(inspection) if hazard.pk not in said]:
        raise RuleViolation(f"还有 {len(left)} 处隐患没有复查，请逐项复查后再签字", field="statement")


def send_on(inspection: Inspection, *, by: User) -> None:
    """What waits for verification is closed or sent back; what the enterprise never reported stays with it."""
    for row in inspection.rechecks.select_related("hazard__mine"):
        hazard = row.hazard
        if hazard.status != Hazard.Status.RECTIFIED:
            continue
        if row.result == Result.DONE:
            day = max(inspection.checked_on, hazard.rectified_on or inspection.checked_on)
            hazard.close_out(by=by, note=f"复查：{row.description}", on=day)
        else:
            hazard.send_back(by=by, reason=f"复查{row.get_result_display()}：{row.description}")


def due_reinspections(agency: Agency, today: dt.date) -> list[tuple[Inspection, list[Hazard]]]:
    """Checks with findings that are due or reported as rectified, and no re-inspection begun since.

    They are this agency's to look at again: its own, unless the mine is a superior's today, and those of the mines
    that it answers for.
    """
    answered = Supervision.objects.filter(until=None)
    ours = Q(agency=agency) | Q(mine__in=answered.filter(agency=agency).values("mine"))
    above = answered.filter(agency__region__path__in=agency.region.lineage[:-1]).values("mine")
    begun = Inspection.objects.filter(status=Inspection.Status.DRAFT).exclude(follows=None).values("follows")
    checks = Inspection.objects.signed().filter(ours).exclude(mine__in=above).exclude(pk__in=begun)
    found = Q(finding__inspection__in=checks.values("pk")) | Q(
        sheet_finding__inspection__in=checks.values("pk")
    )
    ripe = Hazard.objects.filter(found, Q(status=Hazard.Status.RECTIFIED) | Q(due_on__lte=today))
    waiting: dict[int, list[Hazard]] = {}
    open_still = ripe.exclude(status=Hazard.Status.CLOSED).select_related("finding", "sheet_finding")
    for hazard in open_still.order_by("due_on", "pk"):
        source = getattr(hazard, "finding", None) or hazard.sheet_finding
        waiting.setdefault(source.inspection_id, []).append(hazard)
    known = Inspection.objects.select_related("mine").in_bulk(waiting)
    return [(known[pk], hazards) for pk, hazards in waiting.items()]
