"""Two people at one file: the second is told what the first has changed, and loses nothing of what they typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from enterprises.models import Mine
from records.history import history


def both(typed: forms.ModelForm, seen: int, mine: Mine) -> QueryDict:
    """What the form would post if it had been opened now: one's own changes on top of what stands there today.

    `seen` is the version on which the form was opened; `mine` is the row of today.
    """
    event: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
    # A version that never was: then everything typed counts as one's own.
    base = event.objects.filter(pgh_id=seen, pgh_obj_id=mine.pk).first() or object()
    posted = QueryDict(mutable=True)
    for name, field in typed.fields.items():
        column = _column(name)
        theirs: Any = getattr(mine, column, None)
        if column and _same(getattr(base, column, ...), typed.cleaned_data.get(name)):
            _put(posted, name, field, theirs)
        elif name in typed.data:
            posted.setlist(name, typed.data.getlist(name))  # type: ignore[attr-defined]
    posted["version"] = str(mine.version)
    return posted


def what_came_between(mine: Mine, seen: int) -> str:
    """王平修改：主要负责人由“李明”改为“赵强”."""
    event: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
    newer = event.objects.filter(pgh_obj_id=mine.pk, pgh_id__gt=seen).count()
    entries = history(Mine, mine.pk)[-newer:] if newer else []
    return "；".join(f"{entry.who}{entry.act}：{'，'.join(entry.changes)}" for entry in entries)


def _column(name: str) -> str:
    known = {f.name: f.attname for f in Mine._meta.concrete_fields}
    return known.get(name, "")


def _same(base: Any, typed: Any) -> bool:
    return base == getattr(typed, "pk", typed)


def _put(posted: QueryDict, name: str, field: forms.Field, value: Any) -> None:
    """As a browser would send it: an empty box sends nothing."""
    if isinstance(field, forms.BooleanField):
        if value:
            posted[name] = "on"
        return
    shown = field.widget.format_value(field.prepare_value(value))
    posted[name] = shown[0] if isinstance(shown, list) else "" if shown is None else str(shown)
