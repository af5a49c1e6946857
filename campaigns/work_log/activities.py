"""Logging what an agency did, and hanging its proof on it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Activity
from campaigns.work_log.kinds import ActivityKind, kinds
from enterprises.models import Mine
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import persons
from records.actions import attach


@transaction.atomic
def log_activity(
    kind: str,
    *,
    by: User,
    done_on: dt.date,
    text: str,
    uploads: Sequence[UploadedFile] = (),
    client_key: uuid.UUID | None = None,
    **facts: Any,
) -> Activity:
    """Record what the person's own agency did; `facts` are those that the kind asks for.

    A second tap under the same `client_key` gives what the first one logged. Raises RuleViolation at the fact that
    is missing, wrong or none of this kind's.
    """
    by.require("log_activity")
    key = client_key or uuid.uuid4()
    if known := _already_logged(key, kind, by, done_on):
        return known
    asked = _asked(kind, done_on, text)
    given = {name: _tidy(value) for name, value in facts.items()}
    given = {name: value for name, value in given.items() if not _empty(value)}
    _check_given(asked, given)
    _check_values(asked, given, by, done_on)
    if asked.needs_evidence and not uploads:
        raise RuleViolation(f"须上传印证资料：{asked.proof}", field="uploads")
    try:
        with transaction.atomic():
            activity = _save(asked, given, by=by, done_on=done_on, text=text.strip(), client_key=key)
    except IntegrityError:
        if known := _already_logged(key, kind, by, done_on):
            return known
        raise
    for upload in uploads:
        attach(activity, upload, by=by)
    return activity


def _asked(kind: str, day: dt.date, text: str) -> ActivityKind:
    asked = kinds().get(kind)
    if asked is None:
        raise RuleViolation("没有这一类工作记录，请重新选择", field="kind")
    if day > timezone.localdate():
        raise RuleViolation("开展日期不能晚于今天", field="done_on")
    if not text.strip():
        raise RuleViolation("请填写情况说明", field="text")
    return asked


def _already_logged(key: uuid.UUID, kind: str, by: User, day: dt.date) -> Activity | None:
    known = Activity.objects.filter(client_key=key).first()
    if known and (known.kind, known.recorded_by_id, known.done_on) != (kind, by.pk, day):
        raise RuleViolation("这个提交标识已用于另一条记录，请重新打开页面", field="client_key")
    return known


@transaction.atomic
def add_evidence(activity: Activity, uploads: Sequence[UploadedFile], *, by: User) -> None:
    """Proof may come later; a void record takes none."""
    by.require("log_activity", activity.agency)
    if not uploads:
        raise RuleViolation("请选择要上传的印证资料", field="uploads")
    status = Activity.objects.select_for_update().values_list("status", flat=True).get(pk=activity.pk)
    if status == Activity.Status.VOID:
        raise RuleViolation("这条记录已作废，不能再上传印证资料", field="uploads")
    for upload in uploads:
        attach(activity, upload, by=by)


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, tuple)):
        return [item for item in map(_tidy, value) if not _empty(item)]
    return value


def _empty(value: Any) -> bool:
    """0 is a number: it says that there are none."""
    return value is None or value is False or (isinstance(value, (str, list)) and not value)


def _check_given(asked: ActivityKind, given: dict[str, Any]) -> None:
    for name in given.keys() - asked.facts.keys():
        raise RuleViolation(f"{asked.label}不填这一项", field=name)
    for name, label in asked.asks.items():
        if name not in given:
            raise RuleViolation(f"请填写{label}", field=name)


def _check_values(asked: ActivityKind, given: dict[str, Any], by: User, day: dt.date) -> None:
    for name, choices in (("level", asked.levels), ("outcome", asked.outcomes)):
        if name in given and given[name] not in choices:
            raise RuleViolation(f"{asked.facts[name]}不在可选范围内", field=name)
    _check_numbers(asked, given)
    _check_team(asked, given, by, day)
    if "mine" in given and not Mine.objects.visible_to(by).filter(pk=given["mine"].pk).exists():
        raise PermissionDenied("您看不到这座矿山，不能为它登记工作记录")


def _check_numbers(asked: ActivityKind, given: dict[str, Any]) -> None:
    lowest = 0 if asked.zero else 1
    if given.get("count", lowest) < lowest:
        raise RuleViolation(f"{asked.facts['count']}须为{lowest}以上的整数", field="count")
    if given.get("amount", Decimal(1)) <= 0:
        raise RuleViolation(f"{asked.facts['amount']}须大于0", field="amount")


def _check_team(asked: ActivityKind, given: dict[str, Any], by: User, day: dt.date) -> None:
    """A guidance team has as many certified officers and experts as its kind says (S0-09), nobody counted twice."""
    officers: Collection[User] = {officer.pk: officer for officer in given.get("officers", [])}.values()
    for officer in officers:
        if not _in_line(officer.agency, cast(Agency, by.agency)):
            raise RuleViolation(f"{officer.name}不是本机关和上下级机关的人员", field="officers")
        if not officer.certificate_valid(day):
            raise RuleViolation(f"{officer.name}在开展之日没有有效的执法证件", field="officers")
    there = {"officers": len(officers), "experts": len(set(given.get("experts", [])))}
    for name, least in asked.least.items():
        if there[name] < least:
            who = "持证的执法人员" if name == "officers" else "专家"
            raise RuleViolation(f"每个组须有{persons(least)}以上{who}", field=name)


def _in_line(one: Agency | None, other: Agency) -> bool:
    """The ministry and a province make up one team (应急厅〔2019〕30号 三（二）3); neighbours don't."""
    return one is not None and (one == other or one.stands_above(other) or other.stands_above(one))


def _save(asked: ActivityKind, given: dict[str, Any], *, by: User, **said: Any) -> Activity:
    agency = cast(Agency, by.agency)
    officers, mine = given.pop("officers", []), given.get("mine")
    given.setdefault("level", agency.region.level)
    activity = Activity.objects.create(
        kind=asked.key,
        agency=agency,
        enterprise=mine.enterprise if mine else None,
        recorded_by=by,
        **said,
        **given,
    )
    activity.officers.set(officers)
    return activity
