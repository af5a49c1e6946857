"""Two people at one file: the second is told what the first has changed, and loses nothing of what they typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import QueryDict

from jurisdictions.rules import RuleViolation
from records.history import history
from records.versions import Versioned


def again(form: Any, violation: RuleViolation, reopened: Callable[[QueryDict, Any], forms.ModelForm]) -> Any:
    """The form after a refusal, told at its field.

    Where others were quicker, it stands on the version of now with what was typed: sending that is meant.
    """
    if violation.field != "version":
        form.add_error(violation.field if violation.field in form.fields else None, violation.message)
        return form
    seen, now = form.cleaned_data["version"], form.instance.as_it_stands()
    fresh = reopened(both(form, seen, now), now)
    fresh.is_valid()
    fresh.add_error(None, told(violation, now, seen))
    return fresh


def both(typed: forms.ModelForm, seen: int, row: Versioned) -> QueryDict:
    """What the form would post if it had been opened now: one's own changes on top of what stands there today.

    `seen` is the version on which the form was opened; `row` is what stands today.
    """
    event: Any = type(row).pgh_event_model  # type: ignore[attr-defined]
    # Before a row was there it said nothing; of a version that never was, everything typed counts as one's own.
    nothing: Any = object() if seen else type(row)()
    base = event.objects.filter(pgh_id=seen, pgh_obj_id=row.pk).first() or nothing
    posted = QueryDict(mutable=True)
    for name, field in typed.fields.items():
        column = _column(type(row), name)
        theirs: Any = getattr(row, column, None)
        if column and _same(getattr(base, column, ...), typed.cleaned_data.get(name)):
            _put(posted, name, field, theirs)
        elif name in typed.data:
            posted.setlist(name, typed.data.getlist(name))  # type: ignore[attr-defined]
    posted["version"] = str(row.version)
    return posted


def told(violation: RuleViolation, row: Versioned, seen: int) -> str:
    """What the second is told: that somebody was there, what they changed, and that nothing typed is lost."""
    between = what_came_between(row, seen)
    return f"{violation.message}（{between}）。您填写的内容都还在下面，请核对后再次保存。"


def what_came_between(row: Versioned, seen: int) -> str:
    """王平修改：主要负责人由“李明”改为“赵强”."""
    model: Any = type(row)
    newer = model.pgh_event_model.objects.filter(pgh_obj_id=row.pk, pgh_id__gt=seen).count()
    entries = history(model, row.pk)[-newer:] if newer else []
    return "；".join(f"{entry.who}{entry.act}：{'，'.join(entry.changes)}" for entry in entries)


def _column(model: Any, name: str) -> str:
    known = {f.name: f.attname for f in model._meta.concrete_fields}
    return known.get(name, "")


def _same(base: Any, typed: Any) -> bool:
    return base == getattr(typed, "pk", typed)


def _put(posted: QueryDict, name: str, field: forms.Field, value: Any) -> None:
    """As a browser would send it: an empty box sends nothing."""
    if isinstance(field, forms.BooleanField):
        if value:
            posted[name] = "on"
        return
    if isinstance(field, forms.MultipleChoiceField):
        posted.setlist(name, value or [])
        return
    shown = field.widget.format_value(field.prepare_value(value))
    posted[name] = shown[0] if isinstance(shown, list) else "" if shown is None else str(shown)
