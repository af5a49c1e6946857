from __future__ import annotations

from typing import Any

from django import forms

from enterprises.models import Circumstance
from jurisdictions.forms import day


class CircumstanceForm(forms.Form):
    kind = forms.ChoiceField(label="情形", choices=Circumstance.Kind.choices)
    note = forms.CharField(label="具体情况", max_length=300, widget=forms.Textarea({"rows": 3}))
    document = forms.CharField(
        label="依据", max_length=200, help_text="认定、列入或责令的文件名称或文号，或者检查记录。"
    )
    since = forms.DateField(label="起", widget=day())
    until = forms.DateField(label="止", widget=day(), required=False, help_text="没有期限的不填。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "截止日期不能早于起始日期")
        return cleaned
