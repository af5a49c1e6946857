"""Holding a draw: the pools are frozen and promised, then a witness names a number and the lots are cast."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from enterprises.models import MineStatus
from enterprises.upkeep.merging import known_as
from inspections.models import Draw, DrawnMine, InspectionPlan, PlannedMine, Recusal
from inspections.plans import lots
from inspections.plans.progress import is_over
from inspections.teams import certified, least
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Status = Draw.Status


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
        "team": least("inspection").n,
    }


def _hold_year(plan: InspectionPlan) -> None:
    """One draw of an agency's year at a time, whichever version of the plan has the pool."""
    versions = InspectionPlan.objects.filter(agency=plan.agency, year=plan.year).order_by("pk")
    plan.status = dict(versions.select_for_update(no_key=True).values_list("pk", "status"))[plan.pk]


@transaction.atomic
def prepare_draw(plan: InspectionPlan, *, by: User, month: int, number: int) -> Draw:
    """Freeze the pools and promise a seed; from here on neither changes, and the hashes of both are shown."""
    plan.require_writer(by)
    _hold_year(plan)
    if plan.status != InspectionPlan.Status.APPROVED:
        raise RuleViolation("计划批准后才能抽取")
    if is_over(plan.year, month, timezone.localdate()):
        raise RuleViolation("这个月份已经过去", "month")
    if Draw.objects.filter(plan__agency=plan.agency, plan__year=plan.year, status=Status.COMMITTED).exists():
        raise RuleViolation("本机关这一年度已有一次锁定待抽取的名单，请先完成或作废")
    pool = _pool(plan, number)
    able = len(pool["mines"]) - len(lots.unmanned(pool))
    if not 1 <= number <= able:
        raise RuleViolation(
            f"对象库中可抽取 {able} 家（除去已抽中的和可派执法人员不足{least('inspection')}的）", "number"
        )
    seed, pool_digest = secrets.token_hex(32), lots.digest(pool)
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


@transaction.atomic
def hold_draw(draw: Draw, *, by: User, witness: str, number: str) -> list[DrawnMine]:
    """Somebody who isn't at the keyboard names a number; then there is nothing left to choose."""
    draw.plan.require_writer(by)
    _hold_year(draw.plan)
    if not witness.strip():
        raise RuleViolation("请填写现场监督人", "witness")
    for name in (by.name, *(officer["name"] for officer in draw.pool["officers"])):
        if name and name in witness:
            raise RuleViolation(f"{name}操作抽取或在人员库中，不能作现场监督人", "witness")
    if not (number.isascii() and number.isdecimal()):
        raise RuleViolation("请填写监督人当场报出的数字", "number")
    said = {"witness": witness.strip(), "witness_number": number}
    draw.move(Status.DRAWN, drawn_by=by, drawn_at=timezone.now(), **said)
    _require_as_locked(draw)
    return [
        _keep(draw, position, one) for position, one in enumerate(lots.draw(draw.pool, draw.seed, number), 1)
    ]


def _require_as_locked(draw: Draw) -> None:
    """Lots are cast for the plan in force, for a month that isn't over, and among mines that all still wait."""
    plan, month = draw.plan, draw.month
    waiting = set(waiting_for_the_draw(plan).values_list("mine", flat=True))
    if plan.status != InspectionPlan.Status.APPROVED:
        raise RuleViolation("锁定后计划已调整，请作废后重新锁定")
    if is_over(plan.year, month, timezone.localdate()):
        raise RuleViolation(f"{month}月已经过去，请作废后重新锁定")
    if changed := [one["name"] for one in draw.pool["mines"] if one["id"] not in waiting]:
        raise RuleViolation(f"锁定后{'、'.join(changed)}已关闭、合并或抽中，请作废后重新锁定")


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
    if not _same(_kept(draw), _again(draw)):
        found.append("重新抽取的结果与登记的结果不符")
    return found


Result = set[tuple[int, int, frozenset[int]]]  # position, mine, officers


def _kept(draw: Draw) -> Result:
    rows = draw.mines.prefetch_related("officers")
    return {(row.position, row.mine_id, frozenset(one.pk for one in row.officers.all())) for row in rows}


def _again(draw: Draw) -> Result:
    drawn = lots.draw(draw.pool, draw.seed, draw.witness_number)
    now = known_as([one.mine for one in drawn])
    return {
        (position, now.get(one.mine, one.mine), frozenset(one.officers))
        for position, one in enumerate(drawn, 1)
    }


def _same(kept: Result, again: Result) -> bool:
    """Of two drawn that turned out to be one mine, only one row is left."""
    return kept <= again and {mine for _, mine, _ in kept} == {mine for _, mine, _ in again}
