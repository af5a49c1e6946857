"""What the enterprise reports: the principal or the safety officer, from wherever they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from enterprises.models import AccidentReport, AccidentSupplement, Danger, Evacuation, Mine
from enterprises.models.dangers import Told
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach

VERB = "report_danger"


def may_report(mine: Mine, user: User) -> bool:
    return user.can(VERB) and mine.enterprise.is_desk_of(user)


@transaction.atomic
def report(told: Told, papers: Iterable[UploadedFile], *, by: User) -> None:
    """A danger or an accident."""
    _require_own(told.mine, by)
    told.reported_by, told.reported_at = by, timezone.now()
    told.save()
    for upload in papers:
        attach(told, upload, by=by)


@transaction.atomic
def supplement(
    of: AccidentReport, told: AccidentSupplement, papers: Iterable[UploadedFile], *, by: User
) -> None:
    """After the statutory days too: late is better than never, and it says that it was late."""
    _require_own(of.mine, by)
    told.report, told.reported_by, told.reported_at = of, by, timezone.now()
    told.save()
    for upload in papers:
        attach(told, upload, by=by)


@transaction.atomic
def back_at_work(danger: Danger, *, returned_at: dt.datetime, returned_by: str, by: User) -> None:
    """Somebody of the enterprise let people back; not while an agency's order keeps them out.

    The mine is held, so that no order comes between looking and writing.
    """
    _require_own(danger.mine, by)
    Mine.objects.select_for_update().get(pk=danger.mine_id)
    if order := Evacuation.objects.standing().filter(mine=danger.mine_id).first():
        raise RuleViolation(f"紧急撤人尚未解除（{order.said}）")
    if not danger.is_out:
        raise RuleViolation("没有撤出的人员，或已登记恢复作业")
    _require_over(returned_at, "returned_at")
    if danger.evacuated_at and returned_at < danger.evacuated_at:
        raise RuleViolation("不能早于撤出时间", "returned_at")
    if not returned_by.strip():
        raise RuleViolation("写明谁批准恢复", "returned_by")
    out = Danger.objects.filter(pk=danger.pk, returned_at=None)
    if not out.update(returned_at=returned_at, returned_by=returned_by.strip()):
        raise RuleViolation("刚刚已由他人登记恢复作业，请刷新页面")


def everybody_out(order: Evacuation, *, people: int, cleared_at: dt.datetime, by: User) -> None:
    _require_own(order.mine, by)
    _require_over(cleared_at, "cleared_at")
    if cleared_at < order.ordered_at.replace(second=0, microsecond=0):  # a page knows minutes
        raise RuleViolation("不能早于下令时间", "cleared_at")
    order.move(Evacuation.Status.CLEARED, people=people, cleared_at=cleared_at, cleared_by=by)


def _require_own(mine: Mine, by: User) -> None:
    by.require(VERB)
    if not may_report(mine, by):
        raise PermissionDenied("只能为本企业的矿山报告")


def _require_over(moment: dt.datetime, field: str) -> None:
    if moment > timezone.now():
        raise RuleViolation("不能晚于现在", field)
