"""One answer to one criterion, as it is posted from a walk."""

from __future__ import annotations

from typing import Any, Protocol, cast

from django import forms

from hazards.models import Clause, Criterion, CriterionAnswer, CriterionQuerySet, Hazard
from records.forms import FilesField


class Walk(Protocol):
    def criteria(self) -> CriterionQuerySet: ...


class AnswerForm(forms.Form):
    """What a finding or 不涉及 needs besides is the verb's to say."""

    criterion = forms.ModelChoiceField(Criterion.objects.none())
    clause = forms.ModelChoiceField(Clause.objects.none(), required=False)
    result = forms.ChoiceField(choices=CriterionAnswer.Result.choices)
    description = forms.CharField(required=False, max_length=500)
    severity = forms.ChoiceField(choices=Hazard.Severity.choices, required=False)
    due_on = forms.DateField(required=False)
    photos = FilesField(required=False)

    def __init__(self, *args: Any, walk: Walk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        applying = walk.criteria()
        clauses = Clause.objects.filter(criterion__in=applying.order_by())
        cast(forms.ModelChoiceField, self.fields["criterion"]).queryset = applying
        cast(forms.ModelChoiceField, self.fields["clause"]).queryset = clauses

    def clean_severity(self) -> str:
        return self.cleaned_data["severity"] or Hazard.Severity.MAJOR
