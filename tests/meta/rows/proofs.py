"""What proves a figure of a report."""

from __future__ import annotations

from typing import Any

from enterprises.models import Mine
from jurisdictions.models import User
from reports.models import Proof
from tests import make

ADDRESSES = {"proof": "proof"}


def rows(mine: Mine, person: User) -> dict[str, Any]:
    return {
        "proof": Proof.objects.create(report=make.report(), key="overall.3", note="检查记录", added_by=person)
    }
