"""Raising a difficult case (S0-07, S1-02, S1-23), and taking its steps with the files that go with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.models.difficult import CaseStep, DifficultCase, last_day
from campaigns.models.preference import ReminderSettings
from enterprises.models import Mine
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach


@transaction.atomic
def raise_case(
    *,
    by: User,
    title: str,
    text: str,
    kind: str = DifficultCase.Kind.HARD,
    mine: Mine | None = None,
    uploads: Sequence[UploadedFile] = (),
    at: dt.datetime | None = None,
) -> DifficultCase:
    """It goes to the next agency up the line, whose clock begins to run."""
    by.require("raise_difficult_case")
    above = by.agency.superior_agency if by.agency else None
    if by.agency is None or above is None:
        raise RuleViolation("上面没有可以报告的机关，不能上报")
    if not title.strip() or not text.strip():
        raise RuleViolation("请填写标题、情况和请示事项", "title" if not title.strip() else "text")
    if mine and not Mine.objects.visible_to(by).filter(pk=mine.pk).exists():
        raise PermissionDenied("您看不到这座矿山，不能为它上报")
    at = at or timezone.now()
    settings = ReminderSettings.current()
    case = DifficultCase.objects.create(
        kind=kind,
        title=title.strip(),
        text=text.strip(),
        agency=by.agency,
        mine=mine,
        raised_by=by,
        raised_at=at,
        holder=above,
        due_on=last_day(settings, settings.days_at(above.region.level), at),
    )
    CaseStep.objects.create(
        case=case, act=CaseStep.Act.RAISED, agency=by.agency, by=by, at=at, text=case.text, to=above
    )
    for upload in uploads:
        attach(case, upload, by=by, at=at)
    return case


VERBS = {"answer", "pass_up", "pass_down", "confirm"}


@transaction.atomic
def take_step(
    case: DifficultCase, step: str, *, by: User, text: str = "", uploads: Sequence[UploadedFile] = ()
) -> CaseStep:
    """One verb of the case with the files that go with it."""
    if step not in VERBS:
        raise KeyError(step)
    taken: CaseStep = getattr(case, step)(by=by, text=text)
    for upload in uploads:
        attach(case, upload, by=by, at=taken.at)
    return taken
