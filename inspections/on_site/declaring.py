"""No check without each officer's word, and none by an officer who keeps away from the mine (S0-22)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from django.core.exceptions import PermissionDenied

from enterprises.models import Mine
from inspections.models import Declaration, Inspection, Recusal
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


@cache
def declaration(who: str) -> str:
    """The sentences that an `officer` or an `expert` declares, each with its basis."""
    path = Path(__file__).parents[1] / "data" / "declaration.yaml"
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))[who]
    return "\n".join(f"{line['text']}（{line['basis']}）" for line in lines)


def check_free(mine: Mine, team: Iterable[User], declared: bool) -> None:
    """Raises RuleViolation at `officers` for who keeps away, at `declared` where nobody has declared."""
    away = Recusal.objects.standing().filter(mine=mine, officer__in=[one.pk for one in team])
    if kept := away.select_related("officer").first():
        raise RuleViolation(
            f"{kept.officer.name}对这座矿山已登记回避（{kept.reason}），解除前不能参加检查", field="officers"
        )
    if not declared:
        raise RuleViolation("执法人员逐人声明无应回避情形、遵守廉政纪律后，才能开始检查", field="declared")


def declare(inspection: Inspection, team: Iterable[User], *, by: User) -> None:
    text = declaration("officer")
    Declaration.objects.bulk_create(
        Declaration(inspection=inspection, officer=officer, text=text, recorded_by=by) for officer in team
    )


def recuse(mine: Mine, *, by: User, reason: str) -> Recusal:
    """An officer keeps away from a mine of their own accord; asked again, the first answer stands."""
    by.require_regulator("log_inspection")
    if not Mine.objects.visible_to(by).filter(pk=mine.pk).exists():
        raise PermissionDenied("该矿山不在您的管辖范围内")
    if not reason.strip():
        raise RuleViolation("请写明回避事由", field="reason")
    return Recusal.objects.get_or_create(
        officer=by, mine=mine, lifted_on=None, defaults={"reason": reason.strip()}
    )[0]
