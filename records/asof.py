"""What the tables said at a past moment, read off the trail that the database keeps of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone

from records.history import NOTHING, Names, business_fields


@dataclass(frozen=True)
class Stood:
    """One row as it stood: its number, what it is called, and its fields in words."""

    pk: Any
    fields: list[tuple[str, str]]


def end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def standing_at(model: type[models.Model], moment: dt.datetime) -> models.QuerySet[Any]:
    """All rows of that moment, each as the event it was left at; for lists that are narrowed and paged further."""
    kept: Any = model.pgh_event_model  # type: ignore[attr-defined]
    earlier = kept.objects.filter(pgh_created_at__lt=moment)
    last = earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return kept.objects.filter(pk__in=last.values("pk")).exclude(pgh_label="delete")


def as_of(model: type[models.Model], moment: dt.datetime, **held: Any) -> list[Any]:
    """The rows that said `held` at that moment, each as the event it was left at; what was deleted by then isn't there.

    A row is found by whatever it said at any time, and kept by what it said then: one that has moved to another
    mine since belongs to the mine it had.
    """
    kept: Any = model.pgh_event_model  # type: ignore[attr-defined]
    touched = kept.objects.filter(**held).values("pgh_obj_id")
    last = (
        kept.objects.filter(pgh_obj_id__in=touched, pgh_created_at__lt=moment)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    standing = [event for event in last if event.pgh_label != "delete"]
    return [event for event in standing if all(getattr(event, name) == value for name, value in held.items())]


def worded(events: list[Any], leave_out: frozenset[str] = frozenset()) -> list[Stood]:
    """Every field that said something, under its label."""
    names = Names(events)
    return [
        Stood(
            event.pgh_obj_id,
            [
                (str(f.verbose_name), said.strip("“”"))
                for f in business_fields(event)
                if f.name not in leave_out and (said := names.say(f, getattr(event, f.attname))) != NOTHING
            ],
        )
        for event in events
    ]
