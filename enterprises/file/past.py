"""What the ledger said of a past day: the file of one mine with every part of it, and the list of all mines.

Of two days: the one that is asked about, and the one by whose knowledge it is answered (N3). What was written down
later changes the answer as known now, never the answer as known then.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from enterprises.models import Enterprise, Flag, Mine, Supervision
from jurisdictions.models import User
from records.asof import Stood, as_of, end_of, standing_at, worded
from records.history import is_tracked

MINE = frozenset({"mine"})
BEGINNINGS = ("since", "day", "issued", "happened_on", "filed_on", "approved_on", "made_on")


@dataclass(frozen=True)
class Part:
    title: str
    rows: list[Stood]


@dataclass(frozen=True)
class Past:
    """Empty when the mine stood in no ledger yet; then `begins` says since when it does."""

    mine: Stood | None
    begins: dt.datetime | None = None
    enterprise: Stood | None = None
    supervisions: list[Stood] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def past(number: int, day: dt.date, known: dt.date) -> Past:
    """Of the mine of that number, also of one that was merged away, on `day`, as was `known` at the end of that day.

    Known later than that day, what has a first and a last day is told if `day` lies between them; a headcount has
    none, and stands as it was known.
    """
    moment = end_of(known)
    lines = as_of(Mine, moment, pgh_obj_id=number)
    if not lines:
        first: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
        return Past(None, first.objects.filter(pgh_obj_id=number).order_by("pgh_id").first().pgh_created_at)
    owners = worded(as_of(Enterprise, moment, pgh_obj_id=lines[0].enterprise_id))

    def told(model: Any) -> list[Stood]:
        rows = as_of(model, moment, mine_id=number)
        return worded(rows if known == day else [row for row in rows if _covers(row, day)], MINE)

    return Past(
        mine=worded(lines, frozenset({"enterprise"}))[0],
        enterprise=owners[0] if owners else None,
        supervisions=told(Supervision),
        parts=[Part(str(model._meta.verbose_name), rows) for model in _file_parts() if (rows := told(model))],
    )


def _covers(row: Any, day: dt.date) -> bool:
    """Begun, issued, filed or happened by then, and not over yet; a licence that has run out is still in the file."""
    first = next((found for name in BEGINNINGS if (found := getattr(row, name, None))), None)
    last = getattr(row, "until", None)
    return (first is None or first <= day) and (last is None or day <= last)


def ledger_on(day: dt.date, user: User) -> QuerySet[Any]:
    """The mines as they stood at the end of that day, where the user's region then was or whose file they see today."""
    seen = Q(pgh_obj__in=Mine.objects.visible_to(user))
    if user.region_path is not None:
        seen |= Q(region__path__startswith=user.region_path)
    return standing_at(Mine, end_of(day)).filter(seen)


def _file_parts() -> list[Any]:
    """Whatever hangs on a mine in the ledger itself; who supervises is told apart, and flags tell their own history."""
    models = {relation.related_model for relation in Mine._meta.related_objects}
    own = [m for m in models if m._meta.app_label == "enterprises" and is_tracked(m)]
    return sorted(
        (m for m in own if m not in {Supervision, Flag}), key=lambda model: str(model._meta.verbose_name)
    )
