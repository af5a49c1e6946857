"""Looking at a problem once more, and what follows when it has come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.models import Stage
from hazards.actions import record_finding
from hazards.look_back.scope import first_said, problems
from hazards.models import Hazard, LookBack
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach

Outcome = LookBack.Outcome
LOOKING = {*Agency.REGULATORS, Agency.Kind.TOWN_CENTRE}


def may_look_back(user: User, hazard: Hazard) -> bool:
    """A town's centre too, within its town: looking is no enforcement."""
    own = user.agency
    return bool(
        own and own.kind in LOOKING and user.can("look_back") and own.region.contains(hazard.mine.region)
    )


@transaction.atomic
def look_back(
    stage: Stage,
    hazard: Hazard,
    *,
    by: User,
    outcome: str,
    note: str,
    on: dt.date | None = None,
    due_on: dt.date | None = None,
    upload: Sequence[UploadedFile] = (),
) -> LookBack:
    """Say what has become of it; one that has come back (反弹) is registered anew with a day by which it must be gone.

    A photo belongs to it, because the next one who looks wants to see what this one saw.
    """
    by.require("look_back")
    if not may_look_back(by, hazard):
        raise PermissionDenied("“回头看”由问题所在地的应急管理部门、矿山安全监察机构或乡镇应急管理中心办理")
    day = on or timezone.localdate()
    if not stage.starts_on <= day <= timezone.localdate():
        raise RuleViolation(f"复核日期须在{stage.starts_on:%Y年%-m月%-d日}和今天之间", field="on")
    _check(stage, hazard, outcome)
    if not note.strip():
        raise RuleViolation("请写明复核情况", field="note")
    if not upload:
        raise RuleViolation("请上传现场照片", field="upload")
    row, new = LookBack.objects.get_or_create(
        stage=first_said(stage),
        hazard=hazard,
        defaults={
            "outcome": Outcome(outcome),
            "note": note.strip(),
            "looked_on": day,
            "looked_by": by,
            "agency": cast(Agency, by.agency),
            "rebound": _again(hazard, note, day, due_on, by) if outcome == Outcome.REBOUND else None,
        },
    )
    if not new:
        raise RuleViolation(
            f"这处隐患{row.looked_by}已于{row.looked_on:%-m月%-d日}复核：{row.get_outcome_display()}"
        )
    for file in upload:
        attach(row, file, by=by, note="“回头看”照片")
    return row


def _check(stage: Stage, hazard: Hazard, outcome: str) -> None:
    if not problems(stage).filter(pk=hazard.pk).exists():
        raise RuleViolation("这处隐患不在本次“回头看”的范围内")
    if outcome == Outcome.REBOUND and not hazard.is_closed:
        raise RuleViolation("尚未销号的隐患没有反弹，请选“未整改”", field="outcome")
    if outcome == Outcome.NOT_DONE and hazard.is_closed:
        raise RuleViolation("已销号的隐患再次存在的，请选“反弹”", field="outcome")


def _again(hazard: Hazard, note: str, day: dt.date, due_on: dt.date | None, by: User) -> Hazard:
    """The same clause at the same mine; whoever answers for the mine follows it, since a town's centre can't verify."""
    if due_on is None:
        raise RuleViolation("反弹的隐患须重新限期整改，请填写整改时限", field="due_on")
    return record_finding(
        hazard.mine,
        by=by,
        agency=hazard.mine.supervisor or hazard.agency,
        severity=hazard.severity,
        criterion=hazard.criterion,
        clause=hazard.clause,
        description=f"反弹：{hazard.description}（{note.strip()}）"[:500],
        location=hazard.location,
        found_on=day,
        due_on=due_on,
    )
