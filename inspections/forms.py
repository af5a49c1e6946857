from __future__ import annotations

import uuid
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.models import Mine
from hazards.models import Hazard
from inspections.actions import STATEMENT, Presence
from inspections.decisions import Fine
from inspections.models import Measure, Penalty, PenaltyClause
from inspections.under_campaigns import open_campaigns
from jurisdictions.forms import day
from jurisdictions.models import User
from jurisdictions.roles import Role
from jurisdictions.rules import RuleViolation
from records.forms import DrawnField


def choose_from(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """What a person can't see isn't among the choices."""
    cast(forms.ModelChoiceField, form.fields[name]).queryset = rows


def refuse(form: forms.Form, violation: RuleViolation) -> None:
    """Say at the field what the verb said, or above the form when it names no field of this one."""
    form.add_error(violation.field if violation.field in form.fields else None, violation.message)


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
    checked_on = forms.DateField(label="检查日期", widget=day())
    place = forms.CharField(label="检查场所", max_length=200, required=False, help_text="如：主井、3号中段")
    officers = OfficerField(
        User.objects.none(),
        label="执法人员",
        widget=forms.CheckboxSelectMultiple,
        help_text="须有两名以上，只列出本机关持有效执法证件的人员。",
        error_messages={"required": "请选择执法人员"},
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "checked_on": timezone.localdate(),
            "officers": [by.pk],
            "client_key": uuid.uuid4(),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        choose_from(self, "mine", Mine.objects.visible_to(by).for_list())
        choose_from(self, "campaign", open_campaigns(by, timezone.localdate()))
        officers = User.objects.filter(
            agency=by.agency,
            is_active=True,
            roles__contains=[Role.INSPECTOR],
            certificate_expires__gte=timezone.localdate(),
        ).exclude(certificate_number="")
        choose_from(self, "officers", officers)


class SpotForm(forms.Form):
    item = forms.SlugField()
    wrong = forms.TypedChoiceField(choices=[("yes", "是"), ("no", "否")], coerce=lambda value: value == "yes")
    note = forms.CharField(required=False, max_length=300)


class SignForm(forms.Form):
    principal = forms.BooleanField(label="企业主要负责人在场", required=False)
    safety_officer = forms.BooleanField(label="安全管理人员在场", required=False)
    operator = forms.BooleanField(label="现场岗位员工在场", required=False)
    absence_reason = forms.CharField(label="未在场的原因", max_length=200, required=False)
    signer_name = forms.CharField(label="企业签字人姓名", max_length=60, required=False)
    drawn = DrawnField()
    refusal = forms.CharField(label="拒签情况", max_length=200, required=False)
    statement = forms.CharField(
        label="执法人员声明", max_length=500, initial=STATEMENT, widget=forms.Textarea(attrs={"rows": 2})
    )

    def presence(self) -> Presence:
        names = ("principal", "safety_officer", "operator", "absence_reason")
        return Presence(**{name: self.cleaned_data[name] for name in names})


class ClauseSelect(forms.Select):
    """Each option carries its limits, which the page shows when it is chosen."""

    subject = ""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if clause := getattr(value, "instance", None):
            lowest, highest = clause.limits(self.subject)
            option["attrs"] |= {"data-lowest": f"{lowest:.0f}", "data-highest": f"{highest:.0f}"}
        return option


class ClauseField(forms.ModelChoiceField):
    def label_from_instance(self, clause: Any) -> str:
        return f"{clause} {clause.violation}"


class HazardField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, hazard: Any) -> str:
        return f"{hazard.description}（{hazard.get_severity_display()}，{hazard.get_status_display()}）"


class PenaltyForm(forms.Form):
    """One case: the enterprise, its principal, or both. Only the party that is ticked has to be filled in."""

    violation = forms.CharField(label="违法事实", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)
    hazards = HazardField(
        Hazard.objects.none(), label="涉及的隐患", widget=forms.CheckboxSelectMultiple, required=False
    )
    subjects = forms.MultipleChoiceField(
        choices=Penalty.Subject.choices,
        label="处罚对象",
        widget=forms.CheckboxSelectMultiple,
        help_text="两项都选即为一案双罚：一个案件、两份决定。",
        error_messages={"required": "请选择处罚对象"},
    )
    principal_party = forms.CharField(label="主要负责人姓名", max_length=60, required=False)

    def __init__(self, *args: Any, mine: Mine, hazards: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mine = mine
        choose_from(self, "hazards", hazards)
        self.fields["principal_party"].initial = mine.principal
        for subject, column in (("enterprise", "entity_max"), ("principal", "person_max")):
            usable = PenaltyClause.objects.usable().filter(**{f"{column}__isnull": False})
            select = ClauseSelect(attrs={"data-searchable": "yes"})
            select.subject = subject
            basis = ClauseField(usable, label="处罚依据", required=False, widget=select, empty_label="请选择")
            amount = forms.DecimalField(
                label="罚款（元）", max_digits=14, decimal_places=2, min_value=0, required=False
            )
            number = forms.CharField(label="决定书文号", max_length=60, required=False)
            self.fields |= {
                f"{subject}_basis": basis,
                f"{subject}_amount": amount,
                f"{subject}_number": number,
            }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for subject in data.get("subjects", []):
            for name, words in (
                ("basis", "请选择处罚依据"),
                ("amount", "请填写罚款金额"),
                ("number", "请填写决定书文号"),
            ):
                field = f"{subject}_{name}"
                if field not in self.errors and data.get(field) in (None, ""):
                    self.add_error(field, words)
        return data

    def fines(self) -> list[Fine]:
        data = self.cleaned_data
        return [
            Fine(
                subject=subject,
                amount=data[f"{subject}_amount"],
                basis=data[f"{subject}_basis"],
                document_number=data[f"{subject}_number"],
                party=data["principal_party"] if subject == Penalty.Subject.PRINCIPAL else "",
            )
            for subject in data["subjects"]
        ]


class MeasureForm(forms.Form):
    kind = forms.ChoiceField(label="措施", choices=Measure.Kind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="事由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    document_number = forms.CharField(label="文号", max_length=60)
    decided_on = forms.DateField(label="决定日期", widget=day(), initial=timezone.localdate)


class LiftForm(forms.Form):
    on = forms.DateField(label="解除日期", widget=day(), initial=timezone.localdate)
