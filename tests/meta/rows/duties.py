"""Training, monthly duties, money and plans, and the confirmations of fields."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from tests import staffed


def rows(mine: Mine, person: User) -> dict[str, Any]:
    return {**staffed.duties(mine), "staffed_mine": mine}


ADDRESSES = {
    "enterprises:worker": "worker",
    "enterprises:worker_list": "staffed_mine",
    "file-workers-": "worker",
    "file-trainings-": "training",
    "file-funds-": "fund",
    "file-plans-": "plan",
    "file-meetings-": "meeting",
    "file-drills-": "drill",
    "file-shift-leads-": "lead",
    "file-contractor-checks-": "check",
}
