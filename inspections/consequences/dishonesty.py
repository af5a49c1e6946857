"""Putting an enterprise or a person on the list of the dishonest, pushing it, taking them off early (S0-20, S1-14)."""

from __future__ import annotations

import datetime as dt
from typing import cast

from django.db import transaction
from django.utils import timezone

from enterprises.models import Mine
from enterprises.terms import add_months
from inspections.models import DishonestyListing, Ground
from inspections.penalties.decisions import check_grounds
from inspections.penalties.exempting import check_citable
from inspections.targets.flags import renew
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

Subject = DishonestyListing.Subject


@transaction.atomic
def list_dishonest(
    mine: Mine,
    *,
    by: User,
    subject: str,
    ground: Ground,
    facts: str,
    document_number: str,
    noticed_on: dt.date,
    listed_on: dt.date | None = None,
    person: str = "",
) -> DishonestyListing:
    """The rule of the day says which situations count and for how long; the party was told before."""
    by.require_regulator("list_dishonest")
    listed_on = listed_on or timezone.localdate()
    check_grounds(mine, None, listed_on, by)
    if ground.topic != Ground.Topic.DISHONESTY or not ground.months:
        raise RuleViolation("请选择列入失信名单的情形", field="ground")
    check_citable(ground, listed_on)
    said = {"facts": facts.strip(), "document_number": document_number.strip()}
    person = person.strip() if subject == Subject.PERSON else ""
    _check_said(said, subject, person)
    if noticed_on >= listed_on:
        raise RuleViolation("列入前须先告知当事人，列入日期应在告知日期之后", field="noticed_on")
    same = DishonestyListing.objects.filter(mine__enterprise=mine.enterprise, subject=subject, person=person)
    if same.holding(listed_on).exists():
        raise RuleViolation("已在失信名单中，期满或者移出前不重复列入", field="subject")
    row = DishonestyListing.objects.create(
        mine=mine,
        agency=cast(Agency, by.agency),
        subject=Subject(subject),
        person=person,
        ground=ground,
        noticed_on=noticed_on,
        listed_on=listed_on,
        until=add_months(listed_on, ground.months),
        decided_by=by,
        **said,
    )
    _renew(row)
    return row


def _check_said(said: dict[str, str], subject: str, person: str) -> None:
    if subject == Subject.PERSON and not person:
        raise RuleViolation("请填写人员姓名、职务", field="person")
    for field, words in (("facts", "请写明事实"), ("document_number", "请填写列入决定文号")):
        if not said[field]:
            raise RuleViolation(words, field=field)
    if DishonestyListing.objects.filter(document_number=said["document_number"]).exists():
        raise RuleViolation(f"文号 {said['document_number']} 已使用", field="document_number")


def mark_pushed(row: DishonestyListing, *, by: User) -> None:
    """The list has gone to the credit platform (全国信用信息共享平台)."""
    by.require("list_dishonest", row.agency)
    today = timezone.localdate()
    if not DishonestyListing.objects.filter(pk=row.pk, pushed_on=None).update(pushed_on=today):
        raise RuleViolation("这条记录已经推送")
    row.pushed_on = today


@transaction.atomic
def remove_early(
    row: DishonestyListing, *, by: User, document_number: str, reason: str, on: dt.date | None = None
) -> None:
    """Where the rule allows it, and not before it does; at the end of the term nobody has to do anything."""
    by.require("list_dishonest", row.agency)
    today = timezone.localdate()
    on = on or today
    earliest = row.removable_from
    if earliest is None:
        raise RuleViolation(f"{row.ground}没有提前移出的规定，期满自动移出")
    if on < earliest:
        raise RuleViolation(f"列入满 {row.ground.early_months} 个月（{earliest}）后才能提前移出", field="on")
    if on > today:
        raise RuleViolation("移出日期不能晚于今天", field="on")
    for field, value, words in (
        ("document_number", document_number, "请填写移出决定文号"),
        ("reason", reason, "请写明移出理由"),
    ):
        if not value.strip():
            raise RuleViolation(words, field=field)
    removed = {
        "removed_on": on,
        "removed_by": by,
        "removal_document": document_number.strip(),
        "removal_reason": reason.strip(),
    }
    if not DishonestyListing.objects.filter(pk=row.pk, removed_on=None, until__gte=on).update(**removed):
        raise RuleViolation("这条记录已经期满或者移出")
    row.refresh_from_db()
    _renew(row)


def _renew(row: DishonestyListing) -> None:
    """Every mine of the enterprise carries the flag."""
    renew(Mine.objects.filter(enterprise=row.mine.enterprise_id).values_list("pk", flat=True))
