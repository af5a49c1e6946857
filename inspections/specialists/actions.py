"""Naming a specialist for a mine, and setting how often theirs have to be there."""

from __future__ import annotations

import datetime as dt
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from inspections.models import Frequency, Specialist
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


def name_specialist(
    mine: Mine, officer: User, *, by: User, document: str, since: dt.date | None = None
) -> Specialist:
    """The leader names one of the own agency's people: a regulator where it may act, others on their ground."""
    by.require("name_specialists")
    if by.agency and by.agency.kind in Agency.REGULATORS:
        require_may_act(mine, by)
    else:
        by.require_within(mine.region)
    if officer.agency_id != by.agency_id or not officer.is_active:
        raise RuleViolation(f"{officer.name}不是本机关的人员", field="officer")
    day = since or timezone.localdate()
    if day > timezone.localdate():
        raise RuleViolation("起始日期不能晚于今天", field="since")
    if not document.strip():
        raise RuleViolation("请填写依据文件", field="document")
    try:
        with transaction.atomic():
            return Specialist.objects.create(
                mine=mine,
                officer=officer,
                agency=cast(Agency, by.agency),
                since=day,
                document=document.strip(),
                named_by=by,
            )
    except IntegrityError as error:
        raise RuleViolation(f"{officer.name}已是{mine}的监管专员", field="officer") from error


def end_naming(row: Specialist, *, by: User, today: dt.date | None = None) -> None:
    """From today on somebody else looks after it; one named today was named by mistake and ends with the day."""
    by.require("name_specialists", row.agency)
    today = today or timezone.localdate()
    last = max(row.since, today - dt.timedelta(days=1))
    if not Specialist.objects.filter(pk=row.pk, until=None).update(until=last):
        raise RuleViolation("已不再是监管专员")
    row.until = last


def set_frequency(*, by: User, times: int, per: str, basis: str, since: dt.date) -> Frequency:
    """From this day on; said again for the same day, the later word corrects the earlier.

    Nobody is assessed for a time that was already over when the figure was set.
    """
    by.require("name_specialists")
    if by.agency is None:
        raise PermissionDenied
    per = Frequency.Per(per)
    if not basis.strip():
        raise RuleViolation("请填写依据：文件没有写明次数的，写明本机关的规定", field="basis")
    if since < begin_of(per, timezone.localdate()):
        raise RuleViolation("不能早于本期的第一天：已经过去的时期不补设频次", field="since")
    row, _ = Frequency.objects.update_or_create(
        agency=by.agency,
        since=since,
        defaults={"times": times, "per": per, "basis": basis.strip(), "set_by": by},
    )
    return row


def begin_of(per: str, day: dt.date) -> dt.date:
    month = day.month if per == Frequency.Per.MONTH else (day.month - 1) // 3 * 3 + 1
    return dt.date(day.year, month, 1)
