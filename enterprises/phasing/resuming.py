"""The enterprise applies to work again; the agency that answers looks on the spot and decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from enterprises.models import Mine, Resumption
from enterprises.models.resuming import STANDING_STILL, require_resumable
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was found on the spot, and by whom."""

    checked_on: dt.date
    attended: str
    result: str
    document: str
    papers: tuple[UploadedFile, ...] = ()


class Decision(Protocol):
    def __call__(self, asked: Resumption, look: Look, *, by: User) -> None: ...


@transaction.atomic
def apply(mine: Mine, *, goal: str, report: str, papers: Iterable[UploadedFile], by: User) -> Resumption:
    by.require("apply_resumption")
    if not mine.enterprise.is_desk_of(by):
        raise PermissionDenied("只能为本企业的矿山申请")
    _require_standing_still(Mine.objects.select_for_update().get(pk=mine.pk))
    if mine.resumptions.filter(status=Resumption.Status.APPLIED).exists():
        raise RuleViolation("已经提交申请，正在等待验收")
    if not report.strip():
        raise RuleViolation("请写明自查和整改情况", "report")
    asked = Resumption.objects.create(mine=mine, goal=goal, report=report.strip(), applied_by=by)
    for upload in papers:
        attach(asked, upload, by=by)
    return asked


@transaction.atomic
def accept(asked: Resumption, look: Look, *, by: User) -> None:
    """The mine works again from here on; its own line says so, and the trail since when."""
    mine = Mine.objects.select_for_update().get(pk=asked.mine_id)
    mine.require_desk(by)
    _require_standing_still(mine)
    require_resumable(mine)
    _decide(asked, Resumption.Status.ACCEPTED, look, by)
    mine.status = asked.goal
    mine.amend(by=by, reason=f"复工复产验收通过（{asked.document}）")


@transaction.atomic
def send_back(asked: Resumption, look: Look, *, by: User) -> None:
    asked.mine.require_desk(by)
    _decide(asked, Resumption.Status.RETURNED, look, by)


def _decide(asked: Resumption, status: str, look: Look, by: User) -> None:
    if look.checked_on > timezone.localdate():
        raise RuleViolation("现场验收日期不能晚于今天", "checked_on")
    if look.checked_on < timezone.localdate(asked.applied_at):
        raise RuleViolation("现场验收日期不能早于申请日期", "checked_on")
    said = {name: getattr(look, name).strip() for name in ("attended", "result", "document")}
    for name, words in said.items():
        if not words:
            raise RuleViolation("请填写这一项", name)
    asked.move(status, checked_on=look.checked_on, decided_by=by, decided_at=timezone.now(), **said)
    for upload in look.papers:
        attach(asked, upload, by=by)


def _require_standing_still(mine: Mine) -> None:
    if mine.status not in STANDING_STILL:
        raise RuleViolation(f"这座矿山现为“{mine.get_status_display()}”，不需要复工复产验收")
