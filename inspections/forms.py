from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from jurisdictions.rules import RuleViolation


def choose_from(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """What a person can't see isn't among the choices."""
    cast(forms.ModelChoiceField, form.fields[name]).queryset = rows


def refuse(form: forms.Form, violation: RuleViolation) -> None:
    """Say at the field what the verb said, or above the form when it names no field of this one."""
    form.add_error(violation.field if violation.field in form.fields else None, violation.message)
