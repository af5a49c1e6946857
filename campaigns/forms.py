from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.db.models import Case, Q, When
from django.utils import timezone

from campaigns.work_log.kinds import ActivityKind
from enterprises.models import Mine
from jurisdictions.forms import day
from jurisdictions.models import Agency, User
from jurisdictions.templatetags.words import persons
from records.forms import FilesField

FILES = "可选多个；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"
PICKED = {"mine", "level", "outcome", "officers"}


class OfficerField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, officer: Any) -> str:
        return f"{officer.name}（{officer.certificate_number}，{officer.agency}）"


class LinesField(forms.CharField):
    """One name a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if any(len(line) > 100 for line in lines):
            raise forms.ValidationError("每行不超过100字")
        return lines


def _field(name: str, kind: ActivityKind, by: User) -> forms.Field:
    def least(who: str) -> str:
        return f"至少{persons(kind.least[who])}，" if who in kind.least else ""

    made: dict[str, Callable[..., forms.Field]] = {
        "mine": lambda **k: forms.ModelChoiceField(Mine.objects.visible_to(by), **k),
        "counterpart": lambda **k: forms.CharField(max_length=200, **k),
        "level": lambda **k: forms.ChoiceField(choices=kind.level_choices, widget=forms.RadioSelect, **k),
        "outcome": lambda **k: forms.ChoiceField(
            choices=list(kind.outcomes.items()), widget=forms.RadioSelect, **k
        ),
        "count": lambda **k: forms.IntegerField(
            min_value=0 if kind.zero else 1, max_value=1_000_000, help_text=f"单位：{kind.unit}", **k
        ),
        "amount": lambda **k: forms.DecimalField(min_value=0, max_digits=14, decimal_places=2, **k),
        "officers": lambda **k: OfficerField(
            _certified(by),
            help_text=f"{least('officers')}列出本机关和直接上下级机关持有执法证件的人员。",
            **k,
        ),
        "experts": lambda **k: LinesField(help_text=f"{least('experts')}每行一名：姓名、单位、专业。", **k),
        "anonymous": forms.BooleanField,
        "endangering": forms.BooleanField,
    }
    label, required = kind.facts[name], name in kind.asks
    missing = f"{'请选择' if name in PICKED else '请填写'}{label}"
    return made[name](label=label, required=required, error_messages={"required": missing})


def _certified(by: User) -> Any:
    own = cast(Agency, by.agency)
    above = [one.pk for one in (own, own.superior_agency) if one]
    near = Q(agency__in=above) | Q(agency__in=Agency.objects.reporting_to(own).values("pk"))
    holders = User.objects.filter(near, is_active=True, certificate_expires__isnull=False)
    own_first = Case(When(agency=own, then=0), default=1)
    return (
        holders.exclude(certificate_number="").select_related("agency").order_by(own_first, "agency", "name")
    )


class EvidenceForm(forms.Form):
    uploads = FilesField(
        label="印证资料", help_text=FILES, error_messages={"required": "请选择要上传的印证资料"}
    )


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="作废原因", max_length=200, error_messages={"required": "请写明作废的原因"}
    )


class ActivityForm(forms.Form):
    """The fields that one kind of work asks for, each with the label of that kind."""

    done_on = forms.DateField(label="开展日期", widget=day(), initial=timezone.localdate)
    text = forms.CharField(
        label="情况说明",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请填写情况说明"},
    )
    uploads = FilesField(label="印证资料", help_text=FILES)
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, kind: ActivityKind, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: _field(name, kind, by) for name in kind.facts}
        self.order_fields(["done_on", *kind.facts, "text", "uploads"])
        proof = self.fields["uploads"]
        proof.required = kind.needs_evidence
        proof.help_text = f"{kind.proof}。{FILES}"
        proof.error_messages["required"] = f"须上传印证资料：{kind.proof}"
