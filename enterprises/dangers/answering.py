"""What the agency does about it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from enterprises.answering.supervision import require_may_act
from enterprises.models import Accident, AccidentReport, Evacuation, Mine
from enterprises.models.dangers import Told
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

NOTE, ORDER = "note_danger", "order_evacuation"


def may_note(told: Told, user: User) -> bool:
    return told.status == Told.Status.TOLD and user.can(NOTE) and told.mine.is_desk_of(user)


def take_note(told: Told, *, ordered: str, by: User) -> None:
    """The agency that answers has read it, and says what has to be done."""
    by.require(NOTE)
    if not told.mine.is_desk_of(by):
        raise PermissionDenied(f"由{told.mine.supervisor or told.mine.county}处置")
    if not ordered.strip():
        raise RuleViolation("写明处置要求；不需要的写明理由", "ordered")
    told.move(Told.Status.NOTED, ordered=ordered.strip(), noted_by=by, noted_at=timezone.now())


def may_order(mine: Mine, user: User) -> bool:
    """Whether a page offers it; the verb asks again, and says what is wrong."""
    if not user.can_as_regulator(ORDER):
        return False
    if Evacuation.objects.standing().filter(mine=mine).exists():
        return False
    try:
        require_may_act(mine, user)
    except RuleViolation:
        return False
    return True


@transaction.atomic
def order_evacuation(mine: Mine, *, area: str, reason: str, by: User) -> Evacuation:
    """From this moment on nobody stays there, and nobody resumes work."""
    by.require_regulator(ORDER)
    require_may_act(mine, by)
    Mine.objects.select_for_update().get(pk=mine.pk)
    if known := mine.evacuations.standing().first():  # type: ignore[attr-defined]
        raise RuleViolation(f"已有尚未解除的紧急撤人（{known.said}）")
    for name, words in (("area", area), ("reason", reason)):
        if not words.strip():
            raise RuleViolation("请填写这一项", name)
    said = {"area": area.strip(), "reason": reason.strip()}
    ordered = {"agency": by.agency, "ordered_by": by, "ordered_at": timezone.now()}
    return Evacuation.objects.create(mine=mine, **said, **ordered)


def may_lift(order: Evacuation, user: User) -> bool:
    return user.can_as_regulator(ORDER) and order.may_be_lifted_by(user)


def lift(order: Evacuation, *, words: str, by: User) -> None:
    by.require_regulator(ORDER)
    if not order.may_be_lifted_by(by):
        raise PermissionDenied(f"由{order.agency}、其上级或负责监管这座矿山的部门解除")
    if not words.strip():
        raise RuleViolation("写明险情如何消除、由谁确认", "words")
    order.move(Evacuation.Status.LIFTED, lifted_words=words.strip(), lifted_by=by, lifted_at=timezone.now())


@transaction.atomic
def enter(report: AccidentReport, *, by: User) -> Accident:
    """A confirmed accident becomes the ledger's; entered once, a supplement brings its figures up to date.

    Who is missing isn't dead yet: a supplement says what became of them.
    """
    report.mine.require_desk(by)
    report = AccidentReport.objects.select_for_update(of=["self"]).select_related("mine").get(pk=report.pk)
    if report.status != Told.Status.NOTED:
        raise RuleViolation("先处置，核实后再记入台账")
    told, accident = report.latest, report.accident
    if accident is None:
        accident = Accident(
            mine=report.mine,
            happened_on=timezone.localdate(report.happened_at),
            description=f"{report.place}：{report.words}"[:500],
            source=f"企业事故报告（{timezone.localdate(report.reported_at)}）",
        )
    accident.deaths, accident.serious_injuries, accident.loss = told.dead, told.injured, told.loss
    accident.keep(by=by)
    report.accident = accident
    report.save(update_fields=["accident"])
    return accident
