"""What the file of a mine said at the end of a past day: its line, its enterprise, who answered, and every part."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from enterprises.models import Enterprise, Flag, Mine, Supervision
from records.asof import Stood, as_of, end_of, worded
from records.history import is_tracked

MINE = frozenset({"mine"})


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


def past(mine: Mine, day: dt.date) -> Past:
    moment = end_of(day)
    lines = as_of(Mine, moment, pgh_obj_id=mine.pk)
    if not lines:
        first: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
        return Past(None, first.objects.filter(pgh_obj_id=mine.pk).order_by("pgh_id").first().pgh_created_at)
    owners = worded(as_of(Enterprise, moment, pgh_obj_id=lines[0].enterprise_id))
    return Past(
        mine=worded(lines, frozenset({"enterprise"}))[0],
        enterprise=owners[0] if owners else None,
        supervisions=worded(_held(Supervision, mine, moment), MINE),
        parts=[part for model in _file_parts() if (part := _part(model, mine, moment)).rows],
    )


def _file_parts() -> list[Any]:
    """Whatever hangs on a mine in the ledger itself; who supervises is told apart, and flags tell their own history."""
    models = {relation.related_model for relation in Mine._meta.related_objects}
    own = [m for m in models if m._meta.app_label == "enterprises" and is_tracked(m)]
    return sorted(
        (m for m in own if m not in {Supervision, Flag}), key=lambda model: str(model._meta.verbose_name)
    )


def _held(model: Any, mine: Mine, moment: dt.datetime) -> list[Any]:
    return as_of(model, moment, mine_id=mine.pk)


def _part(model: Any, mine: Mine, moment: dt.datetime) -> Part:
    return Part(str(model._meta.verbose_name), worded(_held(model, mine, moment), MINE))
