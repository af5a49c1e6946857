"""In what manner a mine is checked: told beforehand or unannounced, by plan or not, anew or once more (C11, S1-07)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from inspections.models import Inspection, MadeUp
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Kind = Inspection.Kind


@dataclass(frozen=True)
class Manner:
    """How a check came about; for a re-inspection, `follows` is the check whose findings it walks."""

    kind: str = Kind.PLANNED
    reason: str = ""
    notified_on: dt.date | None = None
    notified_whom: str = ""
    follows: Inspection | None = None

    def facts(self, checked_on: dt.date) -> dict[str, Any]:
        """As fields of the check: an unannounced one has no notice, and only one outside the plan has a reason."""
        told = self.kind != Kind.UNANNOUNCED
        return {
            "kind": self.kind,
            "kind_reason": self.reason.strip() if self.kind in Inspection.PLANLESS else "",
            "notified_on": (self.notified_on or checked_on) if told else None,
            "notified_whom": self.notified_whom.strip() if told else "",
            "follows": self.follows,
        }


def check_manner(new: Inspection, by: User) -> None:
    """Raises RuleViolation at the field of what is missing."""
    if new.kind in Inspection.PLANLESS and not new.kind_reason:
        raise RuleViolation(
            f"{new.get_kind_display()}不受检查计划限制，请写明来由（应急〔2021〕23号 二（二））",
            field="kind_reason",
        )
    if new.kind != Kind.UNANNOUNCED and not new.notified_whom:
        raise RuleViolation(
            "请写明检查前告知了企业何人；不告知的，检查方式选“暗访”并写明理由", field="notified_whom"
        )
    if new.notified_on and new.notified_on > new.checked_on:
        raise RuleViolation("告知日期不能晚于检查日期", field="notified_on")
    _check_follows(new, by)


def _check_follows(new: Inspection, by: User) -> None:
    """The agency that found it looks again, or the one that answers for the mine today."""
    before = new.follows
    if (new.kind == Kind.REINSPECTION) != (before is not None):
        raise RuleViolation("复查请从原检查记录的页面开始", field="kind")
    if before is None:
        return
    if before.mine_id != new.mine_id or before.status != Inspection.Status.SIGNED:
        raise RuleViolation("只能复查这座矿山已签字的检查", field="kind")
    if by.agency not in (before.agency, new.mine.supervisor):
        raise RuleViolation(f"这次检查由{before.agency}复查", field="kind")
    if new.checked_on < before.checked_on:
        raise RuleViolation("复查日期不能早于原检查日期", field="checked_on")


def may_be_made_up(inspection: Inspection) -> bool:
    """An unannounced check at which somebody was missing."""
    unannounced = inspection.kind == Kind.UNANNOUNCED and inspection.status == Inspection.Status.SIGNED
    return unannounced and not inspection.complete and not hasattr(inspection, "made_up")


@transaction.atomic
def make_up(inspection: Inspection, *, by: User, words: str, on: dt.date | None = None) -> MadeUp:
    """After an unannounced check, the people who were missing are told and heard (补程序)."""
    by.require("log_inspection", inspection.agency)
    if not may_be_made_up(inspection):
        raise RuleViolation("这次检查没有要补办的程序")
    day = on or timezone.localdate()
    if not words.strip():
        raise RuleViolation("请写明补办情况：向谁出示证件、核对了什么、谁确认的", field="words")
    if not inspection.checked_on <= day <= timezone.localdate():
        raise RuleViolation("补办日期在检查日期和今天之间", field="on")
    made_up, _ = MadeUp.objects.get_or_create(
        inspection=inspection, defaults={"done_on": day, "words": words.strip(), "done_by": by}
    )
    return made_up
