"""One object's history in words, read off the rows that database triggers keep of every change."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone

from jurisdictions.models import User

NOTHING = "（空）"
ACTS = {"insert": "建立", "update": "修改", "delete": "删除"}
SYSTEM = "系统"


@dataclass
class Entry:
    at: dt.datetime
    who: str
    act: str
    changes: list[str] = field(default_factory=list)
    url: str = ""

    def __str__(self) -> str:
        when = timezone.localtime(self.at)
        what = "；".join(self.changes)
        return f"{when:%Y-%m-%d %H:%M} {self.who}{self.act}" + (f"：{what}" if what else "")


def is_tracked(model: type[models.Model]) -> bool:
    return bool(getattr(model, "pgh_event_models", None))


def history(model: type[models.Model], pk: Any) -> list[Entry]:
    """Oldest first; each change is told against the event before it."""
    events = _events(model, pk)
    names = Names(events)
    people = User.objects.in_bulk(
        {e.pgh_context.metadata.get("user") for e in events if e.pgh_context} - {None}
    )
    entries = []
    before: Any = None
    for event in events:
        context = event.pgh_context.metadata if event.pgh_context else {}
        entry = Entry(
            at=event.pgh_created_at,
            who=str(people.get(context.get("user"), SYSTEM)),
            act=ACTS.get(event.pgh_label, event.pgh_label),
            url=context.get("url", ""),
        )
        if before is not None and event.pgh_label == "update":
            entry.changes = list(_changes(before, event, names))
            if reason := context.get("reason"):
                entry.changes.append(f"理由：{reason}")
        entries.append(entry)
        before = event
    return entries


def _events(model: type[models.Model], pk: Any) -> list[Any]:
    kept = set(model.pgh_event_models.values())  # type: ignore[attr-defined]
    rows = [e for kind in kept for e in kind.objects.filter(pgh_obj_id=pk).select_related("pgh_context")]
    return sorted(rows, key=lambda event: (event.pgh_created_at, event.pgh_id))


def business_fields(event: Any) -> list[models.Field]:
    model = event.pgh_tracked_model
    kept = {f.attname for f in event._meta.concrete_fields}
    return [f for f in model._meta.concrete_fields if f.attname in kept and not f.primary_key]


def _changes(before: Any, after: Any, names: Names) -> Iterable[str]:
    for f in business_fields(after):
        old, new = getattr(before, f.attname), getattr(after, f.attname)
        if old != new:
            yield f"{f.verbose_name}由{names.say(f, old)}改为{names.say(f, new)}"


class Names:
    """How a value reads: a choice by its label, a foreign key by its row's name (one query a table)."""

    def __init__(self, events: list[Any]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for event in events:
            for f in business_fields(event):
                if f.related_model:
                    wanted[f.related_model].add(getattr(event, f.attname))  # type: ignore[index]
        self.rows = {kind: kind._base_manager.in_bulk(pks - {None}) for kind, pks in wanted.items()}

    def say(self, f: Any, value: Any) -> str:
        if value is None or value in ("", []):
            return NOTHING
        return f"“{self._text(f, value)}”"

    def _text(self, f: Any, value: Any) -> str:
        if f.related_model:
            return str(self.rows[f.related_model].get(value, value))
        if isinstance(f, models.JSONField):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return "、".join(self._text(f.base_field, part) for part in value)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, dt.datetime):
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
        return str(dict(f.flatchoices).get(value, value))
