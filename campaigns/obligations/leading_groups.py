"""Setting up a leading group: its head is the enterprise's principal (82号 六（二）“以主要负责人为组长”, L-33)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from campaigns.models import Obligation, Submission
from campaigns.obligations.handing import hand_in
from enterprises.models import Mine, Representative
from jurisdictions.models import User
from jurisdictions.roles import Role
from jurisdictions.rules import RuleViolation


def hand_in_group(
    obligation: Obligation, head: str, *, by: User, text: str = "", **parcel: Any
) -> Submission:
    """The head is part of what is handed in; who signs as principal is known from the ledger and the accounts."""
    by.require("submit_obligation", obligation)
    head = head.strip()
    known = principals(obligation)
    if head and known and head not in known:
        raise RuleViolation(f"组长须为本企业主要负责人（{'、'.join(sorted(known))}）", field="head")
    words = f"组长：{head}\n{text}".strip()
    return hand_in(obligation, by=by, text=words, enclosed=[{"head": head}] if head else [], **parcel)


def principals(obligation: Obligation) -> set[str]:
    """None known is no reason to refuse: the ledger of a new mine may not say yet."""
    of_mine = Q(pk=obligation.mine_id) if obligation.mine_id else Q(enterprise=obligation.enterprise_id)
    named = set(Mine.objects.filter(of_mine).exclude(principal="").values_list("principal", flat=True))
    acting = Representative.objects.filter(
        enterprise=obligation.enterprise_id, user__is_active=True, user__roles__contains=[Role.PRINCIPAL]
    )
    return named | set(acting.values_list("user__name", flat=True))
