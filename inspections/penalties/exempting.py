"""Deciding in writing not to punish what a check found (S0-17, S1-22, C12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from inspections.models import Exemption, Ground, Inspection
from inspections.penalties.decisions import check_grounds
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach


@transaction.atomic
def exempt(
    inspection: Inspection,
    *,
    by: User,
    ground: Ground,
    reason: str,
    evidence: str,
    document_number: str,
    uploads: Sequence[UploadedFile],
    decided_on: dt.date | None = None,
) -> Exemption:
    """The check is answered: not punished, on this ground, for this reason, as the evidence shows."""
    by.require_regulator("decide_penalty")
    decided_on = decided_on or timezone.localdate()
    check_grounds(inspection.mine, inspection, decided_on, by)
    _check_unanswered(inspection)
    _check_ground(ground, decided_on)
    said = {"reason": reason, "evidence": evidence, "document_number": document_number}
    for field, words in (
        ("reason", "请写明不予处罚的理由"),
        ("evidence", "请写明证据"),
        ("document_number", "请填写文号"),
    ):
        said[field] = said[field].strip()
        if not said[field]:
            raise RuleViolation(words, field=field)
    if not uploads:
        raise RuleViolation("请上传证据材料", field="uploads")
    if Exemption.objects.filter(document_number=said["document_number"]).exists():
        raise RuleViolation(f"文号 {said['document_number']} 已使用", field="document_number")
    try:
        with transaction.atomic():
            decided = Exemption.objects.create(
                inspection=inspection,
                mine=inspection.mine,
                agency=cast(Agency, by.agency),
                ground=ground,
                decided_on=decided_on,
                decided_by=by,
                **said,
            )
    except IntegrityError as again:
        raise RuleViolation("这次检查刚刚已有决定，请刷新页面") from again
    for upload in uploads:
        attach(decided, upload, by=by)
    return decided


def _check_unanswered(inspection: Inspection) -> None:
    if inspection.cases.exists():
        raise RuleViolation("这次检查已有处罚案件，不能再决定不予处罚")
    if Exemption.objects.filter(inspection=inspection).exists():
        raise RuleViolation("这次检查已决定不予处罚")
    if inspection.case_proposals.open().exists():
        raise RuleViolation("这次检查还有未决定的处罚建议，请先撤回")


def _check_ground(ground: Ground, day: dt.date) -> None:
    if ground.topic != Ground.Topic.EXEMPTION:
        raise RuleViolation("请选择不予处罚的法律依据", field="ground")
    check_citable(ground, day)


def check_citable(ground: Ground, day: dt.date) -> None:
    if not ground.usable:
        raise RuleViolation(f"{ground}的条文待核，须经管理员确认后才能引用", field="ground")
    if not ground.holds(day):
        raise RuleViolation(f"{ground}在 {day} 不适用", field="ground")
