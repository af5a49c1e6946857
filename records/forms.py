from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jurisdictions.rules import RuleViolation
from records.drawn import drawn_png


class DrawnField(forms.CharField):
    """The name that was drawn on the signature pad, as the bytes of its PNG."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return drawn_png(super().clean(value))
        except RuleViolation as violation:
            raise forms.ValidationError(violation.message) from violation


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; what kind they are is checked by their content when they are kept."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not files:
            super().clean(None, initial)  # refuses where files are demanded
        return [super(FilesField, self).clean(file, initial) for file in files]
