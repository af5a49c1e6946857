from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from enterprises.models import Mine
from inspections.models import InspectionPlan
from inspections.plans.tables import MONTHS
from jurisdictions.forms import day
from jurisdictions.models import User

MOST_DAYS = 10**6  # person-days; more is a slip of the pen


class YearForm(forms.Form):
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        self.fields["year"].choices = [(year, f"{year}年") for year in (this + 1, this)]  # type: ignore[attr-defined]


class DaysForm(forms.ModelForm):
    other_days = forms.IntegerField(
        label="其他执法工作日（人·天）",
        min_value=0,
        max_value=MOST_DAYS,
        help_text="行政许可、事故调查、举报核查、联合执法等，按前三年平均值填写。",
    )
    off_days = forms.IntegerField(
        label="非执法工作日（人·天）",
        min_value=0,
        max_value=MOST_DAYS,
        help_text="值班、学习、会议、休假等，按前三年平均值填写。",
    )

    class Meta:
        model = InspectionPlan
        fields = ["officers", "workdays", "other_days", "off_days", "check_days", "draw_share"]


class MonthsForm(forms.Form):
    months = forms.TypedMultipleChoiceField(
        label="计划月份", choices=MONTHS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    why_short = forms.CharField(
        label="未列入或少于应检次数的理由",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remark = forms.CharField(label="备注", max_length=200, required=False)


class AddForm(forms.Form):
    mine = forms.CharField(label="矿山", max_length=120, help_text="矿山或企业的名称，查到多座时请写全名。")
    months = forms.TypedMultipleChoiceField(
        label="计划月份", choices=MONTHS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    remark = forms.CharField(label="备注", max_length=200, required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_mine(self) -> Mine:
        """The one mine in sight that is called so; else the one whose name says so."""
        said = self.cleaned_data["mine"].strip()
        seen = Mine.objects.visible_to(self.by).exclude(status="closed")
        called = list(seen.filter(name=said)[:2])
        found = called or list(seen.filter(Q(name__icontains=said) | Q(enterprise__name__icontains=said))[:2])
        if len(found) != 1:
            raise forms.ValidationError("有多座矿山符合，请写全名" if found else "辖区内没有这个名称的矿山")
        return found[0]


class ReasonForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ApproveForm(forms.Form):
    document_number = forms.CharField(label="印发文号", max_length=60, help_text="如：襄应急发〔2024〕1号")
    on = forms.DateField(label="批准日期", widget=day(), initial=timezone.localdate)


class FilingForm(forms.ModelForm):
    class Meta:
        model = InspectionPlan
        fields = ["government_number", "government_on", "filed_number", "filed_on"]
        widgets = {"government_on": day(), "filed_on": day()}


class FigureForm(forms.Form):
    value = forms.IntegerField(label="数字", min_value=0, max_value=MOST_DAYS)
    basis = forms.CharField(label="依据", max_length=200, help_text="公布文件的名称、文号和条款。")


class DrawForm(forms.Form):
    month = forms.TypedChoiceField(
        label="检查月份", choices=MONTHS, coerce=int, initial=lambda: timezone.localdate().month
    )
    number = forms.IntegerField(label="抽取（家）", min_value=1, max_value=MOST_DAYS)


class WitnessForm(forms.Form):
    witness = forms.CharField(label="现场监督人", max_length=60, help_text="姓名和单位，不是操作抽取的人。")
    number = forms.CharField(
        label="监督人报出的数字",
        max_length=20,
        help_text="由监督人当场任意报出，如 73194。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
