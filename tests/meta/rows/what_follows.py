"""Proposals with their review, decisions not to punish, letters, listings, conditions."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from tests import cased, make

ADDRESSES = {
    "inspections:proposal": "proposal",
    "inspections:exemption": "exemption",
    "inspections:exempt": "exempted_check",
    "inspections:ground_confirm": "doubtful_ground",
    "inspections:letter": "letter",
    "inspections:listing": "dishonesty_listing",
    "inspections:condition": "condition",
    "kind": "letter_kind",
    "measure": "grave_measure",
}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    """Of checks of their own: what the rest of the world asks of its check stays as it is."""
    other = make.mine(
        mine.region_id,
        supervisor=make.agency(),
        principal="赵国强",
        enterprise=mine.enterprise,
        name=f"{mine.name}二号井",
    )
    proposed, let_off = make.signed_inspection(other), make.signed_inspection(other)
    return {
        "proposal": cased.reviewed(cased.proposal(proposed), "changes", "写明设备编号。"),
        "exemption": cased.exemption(let_off),
        "exempted_check": let_off,
        "doubtful_ground": cased.ground("CF-D", uncertain=True),
        "letter": cased.sent(cased.letter(other)),
        "letter_kind": "advice",
        "dishonesty_listing": cased.listing(other),
        "condition": cased.condition(other),
        "grave_measure": "summons",
    }
