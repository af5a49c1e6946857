from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from hazards.forms import files, text
from hazards.models import Hazard, LookBack
from jurisdictions.forms import day

Outcome = LookBack.Outcome


class LookBackForm(forms.Form):
    """Only what can be true of it is offered: what was closed is gone or has come back, else it is gone or not done."""

    outcome = forms.ChoiceField(label="复核结论", widget=forms.RadioSelect)
    note = text("复核情况", 4, max_length=500)
    on = forms.DateField(label="复核日期", widget=day(), initial=timezone.localdate)
    due_on = forms.DateField(
        label="整改时限", widget=day(), required=False, help_text="反弹的填写：重新登记为一处隐患，限期整改。"
    )
    upload = files("现场照片")

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worse = Outcome.REBOUND if hazard.is_closed else Outcome.NOT_DONE
        self.fields["outcome"].choices = [(o.value, o.label) for o in (Outcome.GONE, worse)]  # type: ignore[attr-defined]
        if not hazard.is_closed:
            del self.fields["due_on"]
