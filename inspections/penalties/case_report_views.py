"""Choosing own cases to hand in, and reading those that were chosen."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from campaigns.models import Obligation, Requirement
from campaigns.obligations.handing import may_hand_in, wants_cases
from inspections.models import CaseReport
from inspections.penalties.case_reports import hand_in_cases, own_cases
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from records.forms import FilesField


class CaseField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, case: Any) -> str:
        numbers = "、".join(penalty.document_number for penalty in case.penalties.all())
        return f"{case.decided_on:%Y年%-m月%-d日} {case.mine}：{case.violation}（{numbers}）"


class CaseReportForm(forms.Form):
    cases = CaseField(
        None,
        label="本机关作出行政处罚的案件",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择案件，至少一个"},
    )
    text = forms.CharField(
        label="典型意义", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    uploads = FilesField(label="案例材料", required=False, help_text="可选多个；PDF、docx、照片")
    client_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, obligation: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["client_key"].initial = uuid.uuid4
        cases: Any = self.fields["cases"]
        cases.queryset = own_cases(obligation)


@needs("read_inspections")
def case_report(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Obligation.objects.visible_to(request.user).select_related(
        "requirement__campaign", "agency", "receiver", "enterprise", "mine"
    )
    owed = get_object_or_404(seen.filter(requirement__kind=Requirement.Kind.CASE), pk=pk)
    if not wants_cases(owed):
        raise Http404
    form = None
    if request.method == "POST" or may_hand_in(owed, request.user):
        request.user.require("submit_obligation", owed)
        form = CaseReportForm(request.POST or None, request.FILES or None, obligation=owed)
        if form.is_valid():
            with at_fields(form):
                hand_in_cases(owed, by=request.user, **form.cleaned_data)
                messages.success(request, f"已报送{owed.receiver}")
                return redirect(owed)
    chosen = CaseReport.objects.select_related("case__mine", "case__agency").prefetch_related(
        "case__penalties"
    )
    rounds = owed.submissions.prefetch_related(Prefetch("case_reports", chosen))
    context = {"obligation": owed, "form": form, "rounds": rounds}
    status = 422 if form and form.errors else 200
    return render(request, "inspections/case_report.html", context, status=status)
