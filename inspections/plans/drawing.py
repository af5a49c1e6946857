"""Holding a draw: the pools are frozen and promised, then a witness names a number and the lots are cast."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.models import MineStatus
from inspections.models import Draw, DrawnMine, InspectionPlan, PlannedMine, Recusal
from inspections.plans import lots
from jurisdictions.models import Agency, User
from jurisdictions.roles import Role
from jurisdictions.rules import RuleViolation

TEAM = 2  # 行政处罚法 Art. 42: no check by fewer officers
Status = Draw.Status


def certified(agency: Agency, day: Any) -> Any:
    """The officers whom an agency can send."""
    people = User.objects.filter(agency=agency, is_active=True, roles__contains=[Role.INSPECTOR])
    return people.filter(certificate_expires__gte=day).exclude(certificate_number="").order_by("pk")


def waiting_for_the_draw(plan: InspectionPlan) -> Any:
    """The pool of mines: without a month of their own, not closed, and not drawn before in the year."""
    drawn = DrawnMine.objects.filter(draw__plan__agency=plan.agency, draw__plan__year=plan.year)
    pool = plan.mines.filter(category=PlannedMine.Category.DRAW, months=[])
    return pool.exclude(mine__status=MineStatus.CLOSED).exclude(mine__in=drawn.values("mine"))


def still_to_draw(plan: InspectionPlan) -> int:
    """How many the plan asks for, less those that were drawn; never more than are left."""
    left = waiting_for_the_draw(plan).count()
    drawn = DrawnMine.objects.filter(draw__plan__agency=plan.agency, draw__plan__year=plan.year).count()
    asked = -(-(left + drawn) * plan.draw_share // 100)
    return min(max(asked - drawn, 0), left)


def _pool(plan: InspectionPlan, number: int) -> dict[str, Any]:
    mines = list(waiting_for_the_draw(plan).order_by("mine").values_list("mine", "mine__name"))
    officers = list(certified(plan.agency, timezone.localdate()).values_list("pk", "name"))
    away = Recusal.objects.standing().filter(
        mine__in=[pk for pk, _ in mines], officer__in=[pk for pk, _ in officers]
    )
    return {
        "mines": [{"id": pk, "name": name} for pk, name in mines],
        "officers": [{"id": pk, "name": name} for pk, name in officers],
        "away": sorted([pair[0], pair[1]] for pair in away.values_list("officer", "mine")),
        "number": number,
        "team": TEAM,
    }


@transaction.atomic
def prepare_draw(plan: InspectionPlan, *, by: User, month: int, number: int) -> Draw:
    """Freeze the pools and promise a seed; from here on neither changes, and the hashes of both are shown."""
    plan.require_writer(by)
    if plan.status != InspectionPlan.Status.APPROVED:
        raise RuleViolation("计划批准后才能抽取")
    today = timezone.localdate()
    if (plan.year, month) < (today.year, today.month):
        raise RuleViolation("这个月份已经过去", "month")
    pool = _pool(plan, number)
    able = len(pool["mines"]) - len(lots.unmanned(pool))
    if not 1 <= number <= able:
        raise RuleViolation(f"对象库中可抽取 {able} 家（除去已抽中的和可派执法人员不足两名的）", "number")
    seed, pool_digest = secrets.token_hex(32), lots.digest(pool)
    try:
        with transaction.atomic():
            return Draw.objects.create(
                plan=plan,
                month=month,
                pool=pool,
                pool_digest=pool_digest,
                seed=seed,
                commitment=lots.commit(seed, pool_digest),
                prepared_by=by,
                prepared_at=timezone.now(),
            )
    except IntegrityError as error:
        raise RuleViolation("这份计划已有一次锁定待抽取的名单，请先完成") from error


@transaction.atomic
def hold_draw(draw: Draw, *, by: User, witness: str, number: str) -> list[DrawnMine]:
    """Somebody who isn't at the keyboard names a number; then there is nothing left to choose."""
    draw.plan.require_writer(by)
    if not witness.strip():
        raise RuleViolation("请填写现场监督人", "witness")
    if not (number.isascii() and number.isdecimal()):
        raise RuleViolation("请填写监督人当场报出的数字", "number")
    said = {"witness": witness.strip(), "witness_number": number}
    draw.move(Status.DRAWN, drawn_by=by, drawn_at=timezone.now(), **said)
    return [
        _keep(draw, position, one) for position, one in enumerate(lots.draw(draw.pool, draw.seed, number), 1)
    ]


def _keep(draw: Draw, position: int, one: lots.Drawn) -> DrawnMine:
    row = DrawnMine.objects.create(draw=draw, position=position, mine_id=one.mine)
    row.officers.set(one.officers)
    return row


def void_draw(draw: Draw, *, by: User, reason: str) -> None:
    """Before anything is drawn; what is drawn stands."""
    draw.plan.require_writer(by)
    if not reason.strip():
        raise RuleViolation("请写明作废理由", "reason")
    draw.move(Status.VOID, void_reason=reason.strip())


def differences(draw: Draw) -> list[str]:
    """What the record, run again, says otherwise than what is kept; nothing when the draw was honest."""
    found = lots.faults(draw.record)
    again = lots.draw(draw.pool, draw.seed, draw.witness_number)
    kept = [
        (row.mine_id, frozenset(row.officers.values_list("pk", flat=True)))
        for row in draw.mines.order_by("position")
    ]
    if kept != _compared(again):
        found.append("重新抽取的结果与登记的结果不符")
    return found


def _compared(drawn: Iterable[lots.Drawn]) -> list[tuple[int, frozenset[int]]]:
    return [(one.mine, frozenset(one.officers)) for one in drawn]
