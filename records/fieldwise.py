"""When each field of a row last changed, and by whom, read off its trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models

from records.history import business_fields


@dataclass(frozen=True, slots=True)
class Said:
    """`by` is the key of the person, or None where no person is known."""

    at: dt.datetime
    by: int | None


def last_said(model: type[models.Model], pks: Collection[Any]) -> dict[Any, dict[str, Said]]:
    """By row and field name, in one query however many rows; a field that never said anything isn't there."""
    trail: Any = model.pgh_event_model  # type: ignore[attr-defined]
    before: dict[Any, Any] = {}
    found: dict[Any, dict[str, Said]] = {pk: {} for pk in pks}
    for event in trail.objects.filter(pgh_obj_id__in=pks).select_related("pgh_context").order_by("pgh_id"):
        old = before.get(event.pgh_obj_id)
        by = event.pgh_context.metadata.get("user") if event.pgh_context else None
        for f in business_fields(event):
            value = getattr(event, f.attname)
            if value != (getattr(old, f.attname) if old else None) and (old or value not in ("", [])):
                found[event.pgh_obj_id][f.name] = Said(event.pgh_created_at, by)
        before[event.pgh_obj_id] = event
    return found
