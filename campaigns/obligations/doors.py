"""Handing in by whatever door, page or API: what a kind encloses besides words and files has a verb of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from campaigns.models import Obligation, Requirement, Submission
from campaigns.obligations.experts import hand_in_experts
from campaigns.obligations.handing import hand_in
from campaigns.obligations.leading_groups import hand_in_group
from jurisdictions.models import User

OWN: dict[str, Callable[..., Submission]] = {
    Requirement.Kind.EXPERTS: hand_in_experts,
    Requirement.Kind.LEADING_GROUP: hand_in_group,
}


def hand_in_by_kind(obligation: Obligation, *, by: User, **parcel: Any) -> Submission:
    return OWN.get(obligation.requirement.kind, hand_in)(obligation, by=by, **parcel)
