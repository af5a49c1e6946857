"""Sealing and seizing: decided by the leader, carried out by officers, extended once, ended within the term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Hazard
from inspections.models import Inspection, SeizedItem, Seizure
from inspections.penalties.decisions import check_grounds
from inspections.seizures.terms import extension, grounds, releases, term
from inspections.teams import check_team
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


@dataclass(frozen=True)
class Item:
    name: str
    quantity: Decimal
    unit: str
    spec: str = ""
    note: str = ""


@transaction.atomic
def seize(
    mine: Mine,
    kind: str,
    items: Sequence[Item],
    *,
    by: User,
    ground: str,
    place: str,
    reason: str,
    document_number: str,
    officers: Sequence[User],
    decided_on: dt.date | None = None,
    since: dt.date | None = None,
    inspection: Inspection | None = None,
    hazards: Sequence[Hazard] = (),
) -> Seizure:
    """Seal or seize what the list names. The last day follows from the day on which it was carried out."""
    by.require_regulator("order_measure")
    decided_on = decided_on or timezone.localdate()
    since = since or decided_on
    check_grounds(mine, inspection, decided_on, by)
    if not decided_on <= since <= timezone.localdate():
        raise RuleViolation(f"实施日期须在决定日期 {decided_on} 和今天之间", field="since")
    _check_ground(kind, ground)
    if not items:
        raise RuleViolation("请至少填写一项查封、扣押的场所、设施或者财物", field="items")
    if any(hazard.mine_id != mine.pk for hazard in hazards):
        raise RuleViolation("所选隐患不属于该矿山", field="hazards")
    _require(place=place, reason=reason, document_number=document_number)
    if Seizure.objects.filter(document_number=document_number.strip()).exists():
        raise RuleViolation(f"文号 {document_number.strip()} 已使用", field="document_number")
    team = {officer.pk: officer for officer in officers}
    check_team(team.values(), by, since, "seizure", Seizure.Kind(kind).label)
    made = Seizure.objects.create(
        kind=kind,
        ground=ground,
        mine=mine,
        agency=cast(Agency, by.agency),
        inspection=inspection,
        place=place.strip(),
        reason=reason.strip(),
        document_number=document_number.strip(),
        decided_on=decided_on,
        decided_by=by,
        since=since,
        until=term().last_day(since),
    )
    made.hazards.set(hazards)
    made.officers.set(team.values())
    for item in items:
        SeizedItem.objects.create(seizure=made, **asdict(item))
    return made


def _check_ground(kind: str, ground: str) -> None:
    known = grounds().get(ground)
    if known is None:
        raise RuleViolation("请选择依据的情形", field="ground")
    if known.only and kind != known.only:
        raise RuleViolation(f"对作业场所只能{Seizure.Kind(known.only).label}", field="kind")


WORDS = {
    "place": "请填写地点",
    "reason": "请写明事由",
    "document_number": "请填写文号",
}


def _require(**said: str) -> None:
    for field, text in said.items():
        if not text.strip():
            raise RuleViolation(WORDS[field], field=field)


@transaction.atomic
def extend(
    seizure: Seizure, *, by: User, days: int, reason: str, document_number: str, on: dt.date | None = None
) -> None:
    """Once, before the term is over, by no more than the law allows."""
    by.require("order_measure", seizure.agency)
    day, most = on or timezone.localdate(), extension()
    kept = Seizure.objects.select_for_update(no_key=True).get(pk=seizure.pk)
    if not kept.is_held:
        raise RuleViolation(f"{kept.get_status_display()}，不能延长")
    if kept.extended_on:
        raise RuleViolation("期限只能延长一次")
    if not 1 <= days <= most.n:
        raise RuleViolation(f"延长期限不得超过{most}", field="days")
    if not kept.since <= day <= timezone.localdate():
        raise RuleViolation(f"延长决定日期须在实施日期 {kept.since} 和今天之间", field="on")
    if day > kept.until:
        raise RuleViolation(f"期限已于 {kept.until} 届满，不能延长", field="on")
    _require(reason=reason, document_number=document_number)
    changes: dict[str, Any] = {
        "extended_from": kept.until,
        "until": kept.until + dt.timedelta(days=days),
        "extended_on": day,
        "extended_by": by,
        "extension_reason": reason.strip(),
        "extension_number": document_number.strip(),
    }
    for name, value in changes.items():
        setattr(seizure, name, value)
    seizure.save(update_fields=list(changes))


def end(
    seizure: Seizure,
    outcome: str,
    *,
    by: User,
    reason: str,
    document_number: str,
    ground: str = "",
    on: dt.date | None = None,
) -> None:
    """Lifted on one of the grounds of the law, or what was held was confiscated or destroyed. Also after its term:
    what is held too long is ended late rather than never.
    """
    by.require("order_measure", seizure.agency)
    day, lifted = on or timezone.localdate(), outcome == Seizure.Status.RELEASED
    if not seizure.since <= day <= timezone.localdate():
        raise RuleViolation(f"日期须在实施日期 {seizure.since} 和今天之间", field="on")
    if lifted and ground not in releases():
        raise RuleViolation("请选择解除的情形", field="ground")
    _require(reason=reason, document_number=document_number)
    seizure.move(
        outcome,
        ended_on=day,
        ended_by=by,
        end_ground=ground if lifted else "",
        end_reason=reason.strip(),
        end_number=document_number.strip(),
    )
