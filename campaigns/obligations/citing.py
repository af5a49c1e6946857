"""Why something is due on that day: the document and the paragraph, and who was stricter on the way down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.models import Campaign, Obligation, Requirement


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
    stricter = list(_stricter(root, obligation.region.path))
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


def _stricter(root: Requirement, path: str) -> Iterator[Requirement]:
    """From the top down, each stricter than all above it."""
    strictest, heirs = root.deadline, [root]
    while heirs:
        heirs = [
            heir
            for heir in Requirement.objects.filter(inherited_from__in=heirs, passed_down=False)
            .exclude(campaign__status=Campaign.Status.DRAFT)
            .select_related("campaign__issuer__region")
            if path.startswith(heir.campaign.issuer.region.path)
        ]
        for heir in heirs:
            if strictest.is_later_than(heir.deadline):
                strictest = heir.deadline
                yield heir
