from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from enterprises.models import Mine
from inspections.models import Frequency
from inspections.models.specialists import MOST
from jurisdictions.forms import day
from jurisdictions.models import Agency, User


class SpecialistForm(forms.Form):
    mine = forms.ModelChoiceField(Mine.objects.none(), label="矿山")
    officer = forms.ModelChoiceField(User.objects.none(), label="监管专员")
    since = forms.DateField(label="自", widget=day(), initial=timezone.localdate)
    document = forms.CharField(label="依据文件", max_length=200)

    def __init__(self, *args: Any, agency: Agency | None, **kwargs: Any) -> None:
        """A regulator names them for the mines that it answers for, others for those on their ground."""
        super().__init__(*args, **kwargs)
        if agency is None:
            return
        theirs = (
            Mine.objects.filter(supervisions__agency=agency, supervisions__until=None)
            if agency.kind in Agency.REGULATORS
            else Mine.objects.within(agency.region)
        )
        self.fields["mine"].queryset = theirs.exclude(status="closed")  # type: ignore[attr-defined]
        self.fields["officer"].queryset = User.objects.filter(agency=agency, is_active=True)  # type: ignore[attr-defined]


class FrequencyForm(forms.Form):
    per = forms.ChoiceField(label="周期", choices=Frequency.Per.choices)
    times = forms.IntegerField(
        label="次数", min_value=1, max_value=MOST, help_text="每名监管专员对其每座矿山，现场检查和巡查合计。"
    )
    since = forms.DateField(label="自", widget=day(), help_text="自满一期起考核，不追溯以前。")
    basis = forms.CharField(
        label="依据", max_length=200, help_text="上级文件没有写明次数（待核），写本机关规定的名称或文号。"
    )
