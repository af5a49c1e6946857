from __future__ import annotations

from django import forms

from hazards.answer_forms import AnswerForm
from records.forms import DrawnField


class SelfAnswerForm(AnswerForm):
    """A mine says of what it found where it is and what it will do about it."""

    location = forms.CharField(required=False, max_length=100)
    responsible = forms.CharField(required=False, max_length=60)
    measures = forms.CharField(required=False, max_length=2000)
    funds = forms.DecimalField(required=False, min_value=0, max_digits=12, decimal_places=2)
    contingency = forms.CharField(required=False, max_length=2000)


class SignForm(forms.Form):
    drawn = DrawnField()
