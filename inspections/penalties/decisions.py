"""What a regulator decides about a mine: the penalties of a case, and measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from enterprises.answering.supervision import is_designated, require_may_act
from enterprises.models import Mine
from hazards.models import Hazard
from inspections.models import Case, Inspection, Measure, Penalty, PenaltyClause
from inspections.penalties.review import Trigger, triggered
from inspections.targets.flags import renew
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


@dataclass(frozen=True)
class Fine:
    """One party's share of a case, in yuan. Without a `party` it is the enterprise or the mine's principal."""

    subject: str
    amount: Decimal
    basis: PenaltyClause
    document_number: str = ""
    party: str = ""


@transaction.atomic
def decide_penalties(
    mine: Mine,
    fines: Sequence[Fine],
    *,
    by: User,
    violation: str,
    decided_on: dt.date | None = None,
    inspection: Inspection | None = None,
    hazards: Sequence[Hazard] = (),
) -> Case:
    """Decide one case with a penalty for the enterprise, for its principal, or for both (一案双罚, L-25).

    What needs a legal review first is refused here: it is proposed, reviewed and then decided (proposing.py).
    """
    by.require_regulator("decide_penalty")
    decided_on = decided_on or timezone.localdate()
    check_grounds(mine, inspection, decided_on, by)
    check_case(mine, fines, violation, hazards)
    if needed := review_needed(fines, inspection, hazards):
        labels = "、".join(trigger.label for trigger in needed)
        raise RuleViolation(f"须先经法制审核（{labels}）：请提交法制审核，审核通过后再作决定")
    return conclude(
        mine,
        fines,
        by=by,
        violation=violation,
        decided_on=decided_on,
        inspection=inspection,
        hazards=hazards,
    )


def review_needed(
    fines: Sequence[Fine],
    inspection: Inspection | None,
    hazards: Sequence[Hazard],
    declared: Collection[str] = (),
) -> list[Trigger]:
    amounts = {str(fine.subject): fine.amount for fine in fines}
    sole = len(amounts) == 1 and answers_to_major(inspection, hazards)
    return triggered(amounts, sole=sole, declared=declared)


def answers_to_major(inspection: Inspection | None, hazards: Sequence[Hazard]) -> bool:
    """Whether a case is about a major hazard that a check found: then both parties are fined (L-25, C13).

    A case that names none of them answers to those of its check that no other case has named.
    """
    if hazards:
        found = [hazard for hazard in hazards if hazard.source == Hazard.Source.INSPECTION]
        return any(hazard.severity == Hazard.Severity.MAJOR for hazard in found)
    return inspection is not None and (
        Hazard.objects.major().filter(finding__inspection=inspection, cases=None).exists()
    )


def check_case(mine: Mine, fines: Sequence[Fine], violation: str, hazards: Sequence[Hazard]) -> None:
    """What holds for a proposal as for a decision."""
    if not fines:
        raise RuleViolation("请至少填写一项处罚", field="subjects")
    if len({fine.subject for fine in fines}) < len(fines):
        raise RuleViolation("同一案件对同一当事人只能处罚一次", field="subjects")
    if not violation.strip():
        raise RuleViolation("请写明违法事实", field="violation")
    if any(hazard.mine_id != mine.pk for hazard in hazards):
        raise RuleViolation("所选隐患不属于该矿山", field="hazards")
    for fine in fines:
        _check_amount(fine, Penalty.Subject(fine.subject))
        if not party(fine, mine):
            raise RuleViolation("请填写主要负责人姓名", field=f"{fine.subject}_party")


def party(fine: Fine, mine: Mine) -> str:
    if fine.subject == Penalty.Subject.ENTERPRISE:
        return mine.enterprise.name
    return (fine.party or mine.principal).strip()


def conclude(
    mine: Mine,
    fines: Sequence[Fine],
    *,
    by: User,
    violation: str,
    decided_on: dt.date,
    inspection: Inspection | None,
    hazards: Sequence[Hazard],
    sole_reason: str = "",
) -> Case:
    """Write the case down. Whether it may be decided, whoever calls this has asked."""
    case = Case.objects.create(
        mine=mine,
        agency=cast(Agency, by.agency),
        inspection=inspection,
        violation=violation.strip(),
        decided_on=decided_on,
        decided_by=by,
        sole_reason=sole_reason,
    )
    case.hazards.set(hazards)
    for fine in fines:
        _impose(case, fine)
    renew([mine.pk])
    return case


def _impose(case: Case, fine: Fine) -> Penalty:
    subject, number = Penalty.Subject(fine.subject), fine.document_number.strip()
    if not number:
        raise RuleViolation("请填写决定书文号", field=f"{subject}_number")
    if Penalty.objects.filter(document_number=number).exists():
        raise RuleViolation(f"文号 {number} 已使用", field=f"{subject}_number")
    return Penalty.objects.create(
        case=case,
        subject=subject,
        party=party(fine, case.mine),
        amount=fine.amount,
        basis=fine.basis,
        document_number=number,
    )


def _check_amount(fine: Fine, subject: Penalty.Subject) -> None:
    if not fine.basis.usable:
        raise RuleViolation(f"{fine.basis}的条文待核，须经管理员确认后才能引用", field=f"{subject}_basis")
    lowest, highest = fine.basis.limits(subject)
    if highest is None or lowest is None:
        raise RuleViolation(f"{fine.basis}没有对{subject.label}的罚款", field=f"{subject}_basis")
    if not lowest <= fine.amount <= highest or fine.amount <= 0:
        raise RuleViolation(
            f"{fine.basis}对{subject.label}的罚款为 {lowest:,.0f} 至 {highest:,.0f} 元",
            field=f"{subject}_amount",
        )


def order(
    mine: Mine,
    kind: str,
    *,
    by: User,
    reason: str,
    document_number: str,
    decided_on: dt.date,
    inspection: Inspection | None,
    hazards: Sequence[Hazard] = (),
    **of_licence: Any,
) -> Measure:
    """Write the order down. Whether it may be given, and given now, whoever calls this has asked.

    `of_licence` are the facts of a decision on a licence (licences/deciding.py).
    """
    number = document_number.strip()
    if not number:
        raise RuleViolation("请填写文号", field="document_number")
    if Measure.objects.filter(document_number=number).exists():
        raise RuleViolation(f"文号 {number} 已使用", field="document_number")
    ordered = Measure.objects.create(
        mine=mine,
        agency=cast(Agency, by.agency),
        inspection=inspection,
        kind=Measure.Kind(kind),
        reason=reason,
        document_number=number,
        decided_on=decided_on,
        decided_by=by,
        **of_licence,
    )
    ordered.hazards.set(hazards)
    if not of_licence:  # of a licence taken no flag follows
        renew([mine.pk])
    return ordered


def check_order(mine: Mine, kind: str) -> None:
    """Within a transaction: nothing is ordered once more while it is in force, and nothing after the closing.

    The mine stays locked until it ends, so that of two who order the same at once the second is told.
    """
    Mine.objects.select_for_update(no_key=True).get(pk=mine.pk)
    in_force = Measure.objects.filter(mine=mine, lifted_on=None, kind__in=[kind, Measure.Kind.CLOSE_DOWN])
    if known := in_force.first():
        raise RuleViolation(
            f"这座矿山的{known.get_kind_display()}（{known.document_number}）还在执行，不再重复决定",
            field="kind",
        )


def check_grounds(mine: Mine, inspection: Inspection | None, day: dt.date, by: User) -> None:
    """What a decision rests on: a mine of one's own region, and a signed check of that very mine, not of a later day.

    A grant opens a mine elsewhere to look at and to check (交叉检查); only one that designates its holder makes
    them judge over it (指定管辖).
    """
    if not is_designated(mine, by):
        by.require_within(mine.region)
    require_may_act(mine, by)
    if day > timezone.localdate():
        raise RuleViolation("决定日期不能晚于今天", field="decided_on")
    if inspection is None:
        return
    if inspection.mine_id != mine.pk:
        raise RuleViolation("所选现场检查不属于该矿山", field="inspection")
    if inspection.status != Inspection.Status.SIGNED:
        raise RuleViolation("现场检查签字后才能据以作出决定", field="inspection")
    if day < inspection.checked_on:
        raise RuleViolation(f"决定日期不能早于检查日期 {inspection.checked_on}", field="decided_on")
