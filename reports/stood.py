"""How the forms stood at a moment: told by their signings and reviews, each with the moment at which it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from campaigns.models import Obligation
from reports.models import Report, Sealing

REVIEWED = [Report.Status.RETURNED, Report.Status.ACCEPTED]


def forms_at(obligations: Collection[int], moment: dt.datetime) -> dict[int, str]:
    """The status of each obligation that a report had fulfilled by then.

    A report keeps only its last review; the trail keeps all of them.
    """
    trail: Any = Report.pgh_event_model  # type: ignore[attr-defined]
    signed = Sealing.objects.filter(report__obligation__in=obligations, as_of__lte=moment)
    reviews = trail.objects.filter(
        obligation__in=obligations, status__in=REVIEWED, reviewed_at__lte=moment
    ).order_by()
    steps = [
        *(
            (at, one, Obligation.Status.SUBMITTED)
            for one, at in signed.values_list("report__obligation", "as_of")
        ),
        *(
            (at, one, status)
            for one, at, status in reviews.values_list("obligation", "reviewed_at", "status")
        ),
    ]
    return {one: status for _, one, status in sorted(steps)}
