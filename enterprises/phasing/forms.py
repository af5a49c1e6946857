"""What is filled in for the list of mines to be phased out, and for resuming work."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from enterprises.answering.forms import NUMBER
from enterprises.file.forms import FILES
from enterprises.forms import scan
from enterprises.models import PhaseOut, Resumption
from enterprises.phasing.resuming import Look
from jurisdictions.forms import day
from records.forms import FilesField


class PhaseOutForm(forms.ModelForm):
    upload = forms.FileField(label="文件扫描件", required=False, help_text="PDF 或照片。", widget=scan())

    class Meta:
        model = PhaseOut
        fields = ["year", "document"]
        help_texts = {"year": "公告的淘汰时限，如 2025，至当年年底。", "document": NUMBER}


class LiftForm(forms.Form):
    reason = forms.CharField(label="移出理由", max_length=300, widget=forms.Textarea({"rows": 3}))


class ResumptionForm(forms.ModelForm):
    papers = FilesField(label="附件", required=False, help_text=FILES)

    class Meta:
        model = Resumption
        fields = ["goal", "report"]
        widgets = {"report": forms.Textarea({"rows": 5})}


class LookForm(forms.Form):
    checked_on = forms.DateField(label="现场验收日期", widget=day(), initial=timezone.localdate)
    attended = forms.CharField(label="参加验收人员", max_length=300, widget=forms.Textarea({"rows": 2}))
    result = forms.CharField(
        label="验收意见",
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text="不通过的写明原因，企业整改后可以再次申请。",
    )
    document = forms.CharField(label="验收文号", max_length=200, help_text=NUMBER)
    papers = FilesField(label="附件", required=False, help_text=FILES)

    @property
    def look(self) -> Look:
        return Look(**{**self.cleaned_data, "papers": tuple(self.cleaned_data["papers"])})
