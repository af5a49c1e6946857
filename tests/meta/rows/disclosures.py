"""A draft of 襄汾县, what it published, and the take-down of what was over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from campaigns.models import Disclosure, ErrorReport, Takedown
from enterprises.models import Mine
from inspections.models import Penalty, PenaltyDisclosure
from jurisdictions.models import User


def rows(mine: Mine, person: User) -> dict[str, Any]:
    today = timezone.localdate()
    days = {
        "formed_on": today,
        "publish_by": today,
        "shown_from": today,
        "shown_until": today,
        "down_by": today,
    }
    facts = {"agency": person.agency, "drafted_by": person, "kind": "penalty", "text": "…"}
    drafted = Disclosure.objects.create(title="襄汾密档文号", **facts, **days)
    PenaltyDisclosure.objects.create(disclosure=drafted, penalty=Penalty.objects.latest("pk"))
    past = {name: dt.date(2023, 6, 1) for name in days}
    over = Disclosure.objects.create(
        title="襄汾密档隐患", status="published", channels=["website"], **facts, **past
    )
    return {
        "disclosure": drafted,
        "takedown": Takedown.objects.create(disclosure=over, on=today, confirmed_by=person),
        "error_report": ErrorReport.objects.create(
            disclosure=over, receipt="XFMDWH234567", text="襄汾密档隐患", sender="-", answer_by=today
        ),
        "penalty": Penalty.objects.latest("pk"),
    }


ADDRESSES = {
    "campaigns:disclosure": "disclosure",
    "campaigns:error_report": "error_report",
    "public:": "disclosure",
    "inspections:penalty_disclose": "penalty",
}
