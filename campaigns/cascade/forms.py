"""What a person types in to start, write, pass on or change a campaign; the rules between the fields are the verbs'."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from campaigns.cascade.catalogue import official_forms
from campaigns.models import Campaign, Requirement, Stage
from campaigns.obligations.periods import MONTHS, Deadline
from campaigns.work_log.kinds import at_mines
from enterprises.models import MineKind, MineStatus
from jurisdictions.forms import day
from jurisdictions.models import Agency, Region, User
from records.forms import FilesField

FILES = "可选多个；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"
PLAN = forms.Textarea(attrs={"rows": 14})


class StartForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    issued_on = forms.DateField(
        label="印发日期",
        widget=day(),
        error_messages={"required": "通知未写明印发日期，请填写印发日期"},
    )

    def __init__(self, *args: Any, data_of: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if data_of.get("issued_on"):
            del self.fields["issued_on"]
        elif not data_of.get("starts_on"):
            self.fields["issued_on"].help_text = "通知写明“即日起”而未见落款日期，行动从这一天开始。"
        else:
            self.fields["issued_on"].help_text = "所存文本未见落款日期，请按原件填写。"


class Typed(forms.ModelForm):
    """Fields and labels of a model for a verb that writes the row: a refusal leaves no trace on the instance."""

    def _post_clean(self) -> None:
        """The rules between the fields are asked by the verb, in words that say what to do."""


class OwnWordsForm(Typed):
    """What an adopter's own notice says of itself; scope, kinds and dates are the superior's."""

    class Meta:
        model = Campaign
        fields = ["document_number", "title", "issued_on", "plan"]
        widgets = {"issued_on": day(), "plan": PLAN}


class CampaignForm(OwnWordsForm):
    kinds = forms.MultipleChoiceField(
        label="矿山类型",
        choices=MineKind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=MineKind.values,
    )
    statuses = forms.MultipleChoiceField(
        label="生产状态",
        choices=MineStatus.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=["producing", "building", "rectifying", "suspended_attended"],
    )

    class Meta(OwnWordsForm.Meta):
        fields = [
            "document_number", "title", "short_title", "nature", "issued_on", "starts_on", "ends_on", "scope_text",
            "kinds", "statuses", "edition", "plan",
        ]  # fmt: skip
        widgets = {
            **OwnWordsForm.Meta.widgets,
            "starts_on": day(),
            "ends_on": day(),
            "scope_text": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "short_title": "不填时取名称。",
            "ends_on": "常态职责可以不填。",
            "edition": "如 2022；不填表示不限定版本。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["short_title"].required = False


class NoticeForm(forms.Form):
    uploads = FilesField(label="通知及附件", help_text=FILES)


class StageForm(Typed):
    covers = forms.MultipleChoiceField(
        label="每座矿山都要开展的工作",
        required=False,
        choices=lambda: list(at_mines().items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="从工作记录统计范围内的每座矿山是否开展；通知没有逐矿要求的不选。",
    )

    class Meta:
        model = Stage
        fields = ["name", "starts_on", "ends_on", "text", "citation", "covers", "look_back"]
        widgets = {"starts_on": day(), "ends_on": day(), "text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"citation": "条款，如 六（一）。"}


class StageEndForm(forms.Form):
    ends_on = forms.DateField(label="本级截止日期", widget=day())


class AgencyNameField(forms.CharField):
    """An agency by its full name: there are thousands, and a notice names them so."""

    def clean(self, value: Any) -> Agency | None:  # type: ignore[override]
        name = super().clean(value)
        return _agency(name) if name else None


class AgencyNamesField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[Agency]:  # type: ignore[override]
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return [_agency(name) for name in dict.fromkeys(lines)]


def _agency(name: str) -> Agency:
    found = Agency.objects.select_related("region").filter(name=name.strip()).first()
    if found is None:
        raise forms.ValidationError(f"没有名称为“{name}”的机关")
    return found


class RequirementForm(Typed):
    owners = AgencyNamesField(label="指定的报送机关", required=False, help_text="每行一个机关全称。")
    receiver = AgencyNameField(label="指定的接收机关", required=False, help_text="机关全称。")
    form = forms.ChoiceField(label="报表", required=False)
    copies = forms.MultipleChoiceField(
        label="抄报", choices=Requirement.Copy.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    first_period = forms.DateField(
        label="首期", required=False, widget=day(), help_text="首期中的任意一天；不填为行动开始的月份。"
    )
    paragraph = forms.CharField(label="期限出处", max_length=40, help_text="通知的条款，如 七（三）。")
    quote = forms.CharField(label="原文", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Requirement
        fields = [
            "title", "kind", "form", "owner_level", "owners", "owner_kind", "key_counties_only", "subject", "cadence",
            "due_on", "due_day",
            "cut_off_day", "first_period", "last_period", "receiver_rule", "receiver", "copies", "signed", "text",
        ]  # fmt: skip
        widgets = {"due_on": day(), "last_period": day(), "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "owner_kind": "不选为与本机关同类的机关；乡级为乡镇应急管理机构。",
            "subject": "只有监督检查才选。",
            "last_period": "末期中的任意一天；不填至行动结束。",
        }

    def __init__(self, data: Any = None, *, instance: Requirement | None = None) -> None:
        super().__init__(data, instance=instance)
        self.order_fields([*self._meta.fields[:-1], "paragraph", "quote", "text"])  # type: ignore[index]
        sheets = [(code, row["title"]) for code, row in official_forms().items()]
        self.fields["form"].choices = [("", "不是报表"), *sheets]  # type: ignore[attr-defined]
        for name in ("due_day", "cut_off_day"):
            self.fields[name].min_value = 1  # type: ignore[attr-defined]
            self.fields[name].widget.attrs |= {"min": 1, "max": 28}
        if instance:
            names = instance.owners.values_list("name", flat=True)
            self.initial = {
                **self.initial,
                "owners": "\n".join(names),
                "receiver": instance.receiver.name if instance.receiver else "",
                "paragraph": instance.chosen_reading.get("paragraph", ""),
                "quote": instance.chosen_reading.get("quote", ""),
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("due_day", "cut_off_day"):
            if (value := cleaned.get(name)) is not None and not 1 <= value <= 28:
                self.add_error(name, "请填1至28日")
        if cleaned.get("first_period"):
            cleaned["first_period"] = cleaned["first_period"].replace(day=1)
        return cleaned


class DeadlineForm(forms.Form):
    """One day or a day of the month, as the requirement itself has it."""

    due_on = forms.DateField(label="截止日期", widget=day())
    due_day = forms.IntegerField(label="末月几日前", min_value=1, max_value=28)
    paragraph = forms.CharField(
        label="出处", max_length=40, required=False, help_text="本级文件的条款，如 三（二）。"
    )

    def __init__(self, data: Any = None, *, requirement: Requirement) -> None:
        self.requirement = requirement
        super().__init__(data, initial={"due_on": requirement.due_on, "due_day": requirement.due_day})
        del self.fields["due_day" if requirement.due_on else "due_on"]
        if requirement.cadence == Requirement.Cadence.STAGE:
            del self.fields["due_day"]
        if day_field := self.fields.get("due_day"):
            if requirement.cadence == Requirement.Cadence.MONTHLY:
                day_field.label = "每月几日前"
            if requirement.due_day is None:
                day_field.required, day_field.help_text = False, "不填为期末当日。"

    @property
    def deadline(self) -> Deadline:
        return Deadline(on=self.cleaned_data.get("due_on"), day=self.cleaned_data.get("due_day"))


class TightenForm(DeadlineForm):
    quote = forms.CharField(
        label="原文", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def superior(self) -> Requirement:
        return self.requirement.inherited_from or self.requirement

    def clean(self) -> dict[str, Any]:
        """An earlier day is the adopter's own and is cited like any other; whoever keeps the day cites the superior."""
        cleaned = super().clean() or {}
        if not self.errors and self.superior.deadline.is_later_than(self.deadline):
            for name in ("paragraph", "quote"):
                if not cleaned[name]:
                    self.add_error(name, "期限提前的，请填写本级文件的条款和原文")
        return cleaned

    @property
    def reading(self) -> dict[str, str] | None:
        given = {name: self.cleaned_data[name] for name in ("paragraph", "quote") if self.cleaned_data[name]}
        return given or None


class PassDownForm(TightenForm):
    title = forms.CharField(
        label="报送内容", max_length=120, required=False, help_text="下级报送的名称；不填与上级要求同名。"
    )
    field_order = ["title"]

    def __init__(self, data: Any = None, *, requirement: Requirement) -> None:
        super().__init__(data, requirement=requirement)
        self.initial["title"] = requirement.title

    @property
    def superior(self) -> Requirement:
        return self.requirement


class ChangeDeadlineForm(DeadlineForm):
    reason = forms.CharField(label="调整理由", max_length=200, error_messages={"required": "请写明调整理由"})


class ReadingForm(forms.Form):
    reading = forms.TypedChoiceField(label="采用", coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label="取舍理由", max_length=200, error_messages={"required": "请写明取舍理由"})

    def __init__(self, *args: Any, requirement: Requirement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reading"].choices = [  # type: ignore[attr-defined]
            (n, f"{_day_of(one)}（{one.get('paragraph', '')}）“{one.get('quote', '')}”")
            for n, one in enumerate(requirement.stated)
        ]


def _day_of(reading: dict[str, Any]) -> str:
    if reading.get("on"):
        return f"{dt.date.fromisoformat(reading['on']):%Y年%-m月%-d日}前"
    return f"每月{reading['day']}日前" if reading.get("day") else "期末"


class CadenceForm(forms.Form):
    cadence = forms.ChoiceField(
        label="周期", choices=[pair for pair in Requirement.Cadence.choices if pair[0] in MONTHS]
    )
    due_day = forms.IntegerField(
        label="末月几日前", min_value=1, max_value=28, required=False, help_text="不填为期末当日。"
    )
    reason = forms.CharField(
        label="理由", max_length=200, error_messages={"required": "请写明确定周期的理由"}
    )


class GroupForm(forms.Form):
    name = forms.CharField(label="名称", max_length=60, help_text="如领导小组、办公室、督查组。")
    duties = forms.CharField(
        label="职责", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    since = forms.DateField(label="开展工作自", required=False, widget=day())


class MemberForm(forms.Form):
    part = forms.CharField(label="组内职务", max_length=30, help_text="如组长、副组长、成员。")
    name = forms.CharField(label="姓名", max_length=50)
    post = forms.CharField(label="单位和职务", max_length=100, required=False)


class MarkForm(forms.Form):
    region = forms.ModelChoiceField(Region.objects.none(), label="县（市、区）")
    since = forms.DateField(label="起", widget=day(), initial=timezone.localdate)
    until = forms.DateField(label="止", widget=day(), required=False, help_text="不填为长期。")
    basis = forms.CharField(label="依据文件", max_length=200, help_text="文号或文件名称。")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counties = Region.objects.visible_to(by).standing().filter(level=Region.Level.COUNTY)
        self.fields["region"].queryset = counties.order_by("path")  # type: ignore[attr-defined]


class EndMarkForm(forms.Form):
    until = forms.DateField(label="止", widget=day(), initial=timezone.localdate)
