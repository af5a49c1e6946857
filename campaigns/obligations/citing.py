"""Why something is due on that day: the document and the paragraph, and who was stricter on the way down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.periods import MONTHS, next_month


@dataclass(frozen=True)
class Source:
    """One reading of a deadline; `holds` tells which one the date follows where a notice contradicts itself."""

    document: str
    paragraph: str
    quote: str = ""
    holds: bool = True

    def __str__(self) -> str:
        return f"{self.document} {self.paragraph}".strip()


def sources(obligation: Obligation) -> list[Source]:
    """The readings of the first notice, then the adopters between it and the owner who moved the date forward."""
    root = obligation.requirement
    stricter = list(_stricter(obligation))
    chosen = root.chosen_reading
    found = [
        Source(
            root.campaign.document_number,
            reading.get("paragraph", ""),
            reading.get("quote", ""),
            reading == chosen and not stricter,
        )
        for reading in [one for one in root.readings if "about" not in one] or [{}]
    ]
    for n, heir in enumerate(stricter, start=1):
        own = heir.chosen_reading
        found.append(
            Source(
                heir.campaign.document_number,
                own.get("paragraph", "") or f"转发时提前至{heir.deadline_words}",
                own.get("quote", ""),
                n == len(stricter),
            )
        )
    return found


def citations(obligation: Obligation) -> list[str]:
    """What the date rests on, in one line each."""
    return [str(one) for one in sources(obligation) if one.holds]


def _stricter(obligation: Obligation) -> Iterator[Requirement]:
    """From the top down, each stricter than all above it in this period."""
    path, root = obligation.region.path, obligation.requirement
    strictest, heirs = _held(root, obligation), [root]
    while heirs:
        heirs = [
            heir
            for heir in Requirement.objects.filter(inherited_from__in=heirs, passed_down=False)
            .exclude(campaign__status=Campaign.Status.DRAFT)
            .select_related("campaign__issuer__region")
            if path.startswith(heir.campaign.issuer.region.path)
        ]
        for heir in heirs:
            own = _held(heir, obligation)
            if own < strictest:
                strictest = own
                yield heir


def _held(one: Requirement, obligation: Obligation) -> dt.date:
    """The strictest of its days for the period that wasn't set too late for it: nothing is due before what is owed."""
    month = next_month(obligation.period, MONTHS.get(one.cadence, 1) - 1)
    first = min(obligation.extensions.all(), key=lambda more: more.pk, default=None)
    due_on = first.was_due_on if first else obligation.due_on
    days = [order.deadline.in_month(month) for order in one.orders]
    return min((day for day in days if day >= due_on), default=dt.date.max)
