"""Naming mines that have to be phased out, and taking them off the list again."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from enterprises.models import FactChange, Mine, MineStatus, PhaseOut
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach

VERB = "name_phase_out"


def may_name(mine: Mine, user: User) -> bool:
    """The list is the government's of the place (目标任务分解到市、县), whoever supervises the mine."""
    own = user.agency
    return own is not None and own.kind in own.REGULATORS and own.region.contains(mine.region)


@transaction.atomic
def name_for_phasing_out(
    mine: Mine, *, year: int, document: str, upload: UploadedFile | None = None, by: User
) -> PhaseOut:
    by.require_regulator(VERB)
    if by.agency is None or not may_name(mine, by):
        raise PermissionDenied(f"{mine}不在您的辖区内")
    Mine.objects.select_for_update().get(pk=mine.pk)
    if mine.status == MineStatus.CLOSED:
        raise RuleViolation("这座矿山已经关闭")
    if known := mine.phase_outs.filter(status=PhaseOut.Status.NAMED).first():
        raise RuleViolation(f"这座矿山已由{known.agency}列入淘汰名单（{known.year}年）")
    if not document.strip():
        raise RuleViolation("请填写公告文件", "document")
    named = PhaseOut.objects.create(
        mine=mine, year=year, document=document.strip(), agency=by.agency, named_by=by
    )
    FactChange.objects.mark([mine.pk])
    if upload:
        attach(named, upload, by=by)
    return named


@transaction.atomic
def lift(named: PhaseOut, *, reason: str, by: User) -> None:
    by.require(VERB)
    if not named.may_be_lifted_by(by):
        raise PermissionDenied(f"由{named.agency}或其上级移出")
    if not reason.strip():
        raise RuleViolation("请写明移出理由", "reason")
    named.move(PhaseOut.Status.LIFTED, reason=reason.strip(), lifted_by=by, lifted_at=timezone.now())
    FactChange.objects.mark([named.mine_id])
