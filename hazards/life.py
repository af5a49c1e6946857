"""The life of one hazard in dated lines, read off the rows that the audit keeps of every change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from hazards.models import Hazard

State = Hazard.Status


@dataclass(frozen=True)
class Moment:
    on: dt.date
    what: str
    who: str = ""
    words: str = ""


def life(hazard: Hazard) -> list[Moment]:
    """Oldest first: found, rectified and sent back as often as it was, listed, closed."""
    moments = [Moment(hazard.found_on, f"{hazard.get_source_display()}发现", hazard.found_by.name)]
    moments += _moves(hazard)
    if hasattr(hazard, "listing"):
        listing = hazard.listing
        words = f"督办责任人 {listing.supervisor}" + (
            f"，依据 {listing.document}" if listing.document else ""
        )
        moments.append(Moment(listing.listed_on, "挂牌督办", listing.agency.name, words))
        if listing.delisted_on:
            moments.append(Moment(listing.delisted_on, "摘牌", listing.agency.name))
    return sorted(moments, key=lambda moment: moment.on)


def _moves(hazard: Hazard) -> list[Moment]:
    """A hazard that went back and forth keeps each of its rectifications."""
    kept = Hazard.pgh_event_models["update"].objects  # type: ignore[attr-defined]
    events = kept.filter(pgh_obj_id=hazard.pk).order_by("pgh_id").select_related("rectified_by", "closed_by")
    moments, before = [], str(State.OPEN)
    for event in events:
        if event.status != before:
            moments.append(_moment(event))
        before = event.status
    return moments


def _moment(event: Any) -> Moment:
    if event.status == State.RECTIFIED:
        return Moment(event.rectified_on, "企业报告整改完成", event.rectified_by.name, event.rectification)
    if event.status == State.CLOSED:
        return Moment(event.closed_on, "验收合格，销号", event.closed_by.name, event.verification)
    return Moment(event.sent_back_on, "验收不合格，退回整改", words=event.verification)
