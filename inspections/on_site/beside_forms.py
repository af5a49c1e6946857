"""What is entered on site beside the criteria: re-inspection, sheet, experts, recordings, recusal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from campaigns.models import Expert
from inspections.forms import choose_from
from inspections.models import Answer, Recheck, Recording
from inspections.on_site.attending import listed_experts
from jurisdictions.forms import day
from jurisdictions.models import User
from records.forms import FilesField


class RecheckForm(forms.Form):
    hazard = forms.IntegerField()
    result = forms.ChoiceField(choices=Recheck.Result.choices)
    description = forms.CharField(required=False)
    photos = FilesField(required=False)


class SheetForm(forms.Form):
    item = forms.SlugField()
    result = forms.ChoiceField(choices=Answer.Result.choices)
    description = forms.CharField(required=False, max_length=500)
    outcome = forms.CharField(required=False, max_length=300)
    due_on = forms.DateField(required=False)


class ExpertField(forms.ModelChoiceField):
    def label_from_instance(self, expert: Any) -> str:
        return f"{expert}　{expert.workplace}"


class ExpertForm(forms.Form):
    expert = ExpertField(
        Expert.objects.none(), label="从专家名单选择", required=False, empty_label="不在名单上，另行填写"
    )
    name = forms.CharField(label="姓名", max_length=40, required=False)
    workplace = forms.CharField(label="工作单位", max_length=100, required=False)
    speciality = forms.CharField(label="专业", max_length=40, required=False)
    declared = forms.BooleanField(label="专家本人已作上述声明", required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "expert", listed_experts(by))


class RecordingForm(forms.Form):
    step = forms.ChoiceField(label="环节", choices=Recording.Step.choices)
    device_number = forms.CharField(label="执法记录仪编号", max_length=40)
    upload = forms.FileField(label="音像文件", required=False)
    kept_at = forms.CharField(
        label="存放位置",
        max_length=200,
        required=False,
        help_text="文件留在采集工作站的，写明工作站和文件名，不必上传。",
    )


class RecuseForm(forms.Form):
    reason = forms.CharField(label="回避事由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class LiftRecusalForm(forms.Form):
    reason = forms.CharField(label="解除理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class MakeUpForm(forms.Form):
    on = forms.DateField(label="补办日期", widget=day(), initial=timezone.localdate)
    words = forms.CharField(
        label="补办情况",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="向谁出示执法证件、告知了什么、未在场的人员怎样核对检查记录、谁确认的。",
    )
