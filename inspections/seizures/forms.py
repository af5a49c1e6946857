from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Hazard
from inspections.forms import choose_from
from inspections.models import SeizedItem, Seizure
from inspections.on_site.forms import OfficerField
from inspections.penalties.forms import HazardField
from inspections.seizures.acts import Item
from inspections.seizures.terms import extension, grounds, releases
from inspections.teams import certified, least
from jurisdictions.forms import day
from jurisdictions.guards import SignedInRequest
from jurisdictions.models import User

MOST = 200


class SeizureForm(forms.Form):
    kind = forms.ChoiceField(label="措施", choices=Seizure.Kind.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label="依据的情形",
        choices=lambda: [(key, str(one)) for key, one in grounds().items()],
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label="地点", max_length=200, help_text="如：3号中段提升机房")
    reason = forms.CharField(label="事由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    hazards = HazardField(
        Hazard.objects.none(), label="涉及的隐患", widget=forms.CheckboxSelectMultiple, required=False
    )
    document_number = forms.CharField(label="决定书文号", max_length=60)
    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)
    since = forms.DateField(label="实施日期", widget=day(), initial=timezone.localdate)
    officers = OfficerField(
        User.objects.none(),
        label="执行的执法人员",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择执法人员"},
    )

    def __init__(self, *args: Any, mine: Mine, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hazards = Hazard.objects.visible_to(by).filter(mine=mine).select_related("criterion", "clause")
        choose_from(self, "hazards", hazards)
        if not hazards:
            del self.fields["hazards"]
        choose_from(self, "officers", certified(by.agency, timezone.localdate()))
        self.fields["officers"].help_text = f"须有{least('seizure')}以上，只列出本机关持有效执法证件的人员。"


class ItemForm(forms.ModelForm):
    class Meta:
        model = SeizedItem
        fields = ["name", "spec", "quantity", "unit", "note"]

    def clean_quantity(self) -> Any:
        quantity = self.cleaned_data["quantity"]
        if quantity <= 0:
            raise forms.ValidationError("数量须大于0")
        return quantity


ItemFormSet: Any = formset_factory(ItemForm, extra=5, max_num=MOST)


class ItemsForm:
    """The list on the page: a set of fields a line, empty ones left out; 再加一行 adds one without sending."""

    def __init__(self, request: SignedInRequest) -> None:
        data = request.POST.copy() if request.method == "POST" else None
        self.more = data is not None and "more" in data
        if data is not None and self.more:
            typed = data.get("form-TOTAL_FORMS", "")
            data["form-TOTAL_FORMS"] = str(min(int(typed) if typed.isdecimal() else 0, MOST - 1) + 1)
        self.forms = ItemFormSet(data)

    def is_valid(self) -> bool:
        return not self.more and bool(self.forms.is_valid())

    @property
    def items(self) -> list[Item]:
        return [Item(**form.cleaned_data) for form in self.forms if form.has_changed()]


class ExtendForm(forms.Form):
    days = forms.IntegerField(label="延长（天）", min_value=1)
    reason = forms.CharField(
        label="延长理由", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="情况如何复杂。"
    )
    document_number = forms.CharField(label="延长决定书文号", max_length=60)
    on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = f"只能延长一次，不超过{extension()}。"


class EndForm(forms.Form):
    outcome = forms.ChoiceField(
        label="处理",
        choices=[
            (one.value, one.label.removeprefix("已")) for one in Seizure.Status if one != Seizure.Status.HELD
        ],
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label="解除的情形",
        choices=lambda: [("", "请选择"), *((key, str(one)) for key, one in releases().items())],
        required=False,
        help_text="没收、销毁的不选。",
    )
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    document_number = forms.CharField(label="解除、处理决定书文号", max_length=60)
    on = forms.DateField(label="日期", widget=day(), initial=timezone.localdate)
