from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from enterprises.models import Licence, Mine
from hazards.models import Hazard
from inspections.forms import choose_from
from inspections.models import LicenceRequest, Measure
from inspections.penalties.forms import HazardField
from inspections.penalties.review import declarable
from jurisdictions.forms import day
from jurisdictions.models import User


class LicenceField(forms.ModelChoiceField):
    def label_from_instance(self, licence: Any) -> str:
        said = [licence.number, licence.issuer or "发证机关未填", licence.get_status_display()]
        return f"{licence}（{'，'.join(filter(None, said))}）"


class AboutLicence(forms.Form):
    """Which licence of the mine, why, and which hazards it answers to."""

    licence = LicenceField(Licence.objects.none(), label="证照", empty_label="请选择")
    reason = forms.CharField(label="事由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    hazards = HazardField(
        Hazard.objects.none(), label="涉及的隐患", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, mine: Mine, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "licence", Licence.objects.filter(mine=mine).current())
        hazards = Hazard.objects.visible_to(by).filter(mine=mine).select_related("criterion", "clause")
        choose_from(self, "hazards", hazards)
        if not hazards:
            del self.fields["hazards"]


class LicenceMeasureForm(AboutLicence):
    kind = forms.ChoiceField(
        label="措施",
        choices=[(kind.value, kind.label) for kind in Measure.OF_LICENCE],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label="暂扣期限（天）",
        min_value=1,
        max_value=999,
        required=False,
        help_text="暂扣的必须填写，起止日期在决定时确定；吊销的不填。",
    )
    declared = forms.MultipleChoiceField(
        choices=declarable,
        label="另有须法制审核的情形",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ["licence", "kind", "days", "reason", "hazards", "declared"]


class LicenceRequestForm(AboutLicence):
    wanted = forms.ChoiceField(
        label="提请事项", choices=LicenceRequest.Wanted.choices, widget=forms.RadioSelect
    )
    document_number = forms.CharField(label="文号", max_length=60)
    sent_on = forms.DateField(label="提请日期", widget=day(), initial=timezone.localdate)
    field_order = ["licence", "wanted", "reason", "hazards", "document_number", "sent_on"]


class IssuerAnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label="发证机关的处理",
        choices=[one for one in LicenceRequest.Status.choices if one[0] != LicenceRequest.Status.SENT],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label="答复日期", widget=day(), initial=timezone.localdate)
    document = forms.CharField(label="答复文书的名称或文号", max_length=200)
    answer = forms.CharField(
        label="答复情况", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
