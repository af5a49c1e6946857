from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.models import Mine
from inspections.forms import choose_from
from inspections.models import Inspection
from inspections.on_site.actions import STATEMENT, Presence
from inspections.on_site.manner import Manner
from inspections.on_site.under_campaigns import open_campaigns
from inspections.teams import certified, least
from jurisdictions.forms import day
from jurisdictions.models import User
from records.forms import DrawnField


class OfficerField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, officer: Any) -> str:
        return f"{officer.name}（{officer.certificate_number}）"


class OpenForm(forms.Form):
    """The hidden key is made when the page is rendered, so that a double tap begins one check."""

    mine = forms.ModelChoiceField(
        Mine.objects.none(), label="矿山", error_messages={"required": "请选择矿山"}
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label="专项行动", required=False, empty_label="不属于专项行动"
    )
    kind = forms.ChoiceField(label="检查方式", choices=Inspection.Kind.choices)
    kind_reason = forms.CharField(
        label="来由（计划外检查必填）",
        max_length=200,
        required=False,
        help_text="暗访写明不告知的理由；举报核查、交办、临时任务写明来源和文号。",
    )
    notified_on = forms.DateField(label="告知日期", widget=day(), required=False)
    notified_whom = forms.CharField(
        label="告知何人",
        max_length=100,
        required=False,
        help_text="出示执法证件和检查通知书时告知的企业人员；暗访不填。",
    )
    follows = forms.ModelChoiceField(Inspection.objects.none(), required=False, widget=forms.HiddenInput)
    checked_on = forms.DateField(label="检查日期", widget=day())
    place = forms.CharField(label="检查场所", max_length=200, required=False, help_text="如：主井、3号中段")
    officers = OfficerField(
        User.objects.none(),
        label="执法人员",
        widget=forms.CheckboxSelectMultiple,
        help_text=f"须有{least('inspection')}以上，只列出本机关持有效执法证件的人员。",
        error_messages={"required": "请选择执法人员"},
    )
    declared = forms.BooleanField(label="以上执法人员已逐人声明", required=False)
    client_key = forms.UUIDField(widget=forms.HiddenInput)

    def opened(self) -> dict[str, Any]:
        """As the verb takes it."""
        data = dict(self.cleaned_data)
        told = {name: data.pop(name) for name in ("kind", "notified_on", "notified_whom", "follows")}
        return data | {"manner": Manner(reason=data.pop("kind_reason"), **told)}

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "checked_on": timezone.localdate(),
            "notified_on": timezone.localdate(),
            "officers": [by.pk],
            "client_key": uuid.uuid4(),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        choose_from(self, "mine", Mine.objects.visible_to(by).for_list())
        choose_from(self, "follows", Inspection.objects.visible_to(by).signed())
        choose_from(self, "campaign", open_campaigns(by, timezone.localdate()))
        choose_from(self, "officers", certified(by.agency, timezone.localdate()))


class SpotForm(forms.Form):
    item = forms.SlugField()
    wrong = forms.TypedChoiceField(choices=[("yes", "是"), ("no", "否")], coerce=lambda value: value == "yes")
    note = forms.CharField(required=False, max_length=300)


class SignForm(forms.Form):
    principal = forms.BooleanField(label="企业主要负责人在场", required=False)
    safety_officer = forms.BooleanField(label="安全管理人员在场", required=False)
    operator = forms.BooleanField(label="现场岗位员工在场", required=False)
    absence_reason = forms.CharField(label="未在场的原因", max_length=200, required=False)
    explained = forms.CharField(
        label="向企业讲解的内容（说理式执法）",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="向主要负责人讲解了哪些法律法规要求、问题的危害和整改办法。",
    )
    no_recording = forms.CharField(label="未录音录像的原因", max_length=200, required=False)
    signer_name = forms.CharField(label="企业签字人姓名", max_length=60, required=False)
    drawn = DrawnField()
    refusal = forms.CharField(label="拒签情况", max_length=200, required=False)
    statement = forms.CharField(
        label="执法人员声明", max_length=500, initial=STATEMENT, widget=forms.Textarea(attrs={"rows": 2})
    )

    def presence(self) -> Presence:
        names = ("principal", "safety_officer", "operator", "absence_reason")
        return Presence(**{name: self.cleaned_data[name] for name in names})
