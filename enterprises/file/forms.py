"""One form for each part of the file. The enterprise proposes with the same form that the county keeps with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from enterprises.file.completeness import fields_of
from enterprises.forms import AsImported
from enterprises.models import (
    Accident,
    BodyCheck,
    Certificate,
    Contractor,
    Drawing,
    Equipment,
    Fact,
    Insurance,
    KeyPerson,
    Licence,
    Mine,
    Output,
    ParentVisit,
    Profile,
    Responsible,
    SiteDay,
    ThirdParty,
    WatchDuty,
    WatchEntry,
)
from enterprises.terms import kinds, next_test
from jurisdictions.forms import day
from records.forms import FilesField

FILES = "可选多个文件；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"


class PartForm(AsImported):
    """`kinds` names the fields whose words are data: field → the list of kinds it chooses from.

    `own` names the fields that choose among lines of the same mine: field → whether only among those that stand.
    `version` is the one that was on the screen, so that of two editors the second is told.
    """

    kinds: dict[str, str] = {}
    own: dict[str, bool] = {}
    scan = "扫描件"

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mine = mine
        self.instance.mine = mine
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.widget = day()
            if sort := self.kinds.get(name):
                self._choose(name, sort)
        for name, standing in self.own.items():
            line: Any = self.fields[name]
            here = line.queryset.filter(mine=mine)
            line.queryset = here.current() if standing else here
        if isinstance(self.instance, Fact):
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=self.instance.version
            )
        if self.scan:
            self.fields["files"] = FilesField(label=self.scan, required=False, help_text=FILES)

    def _choose(self, name: str, sort: str) -> None:
        """A word that is stored and no longer offered stays what it is."""
        old, stored = self.fields[name], getattr(self.instance, name, None)
        offered = [kind.word for kind in kinds(sort, self.mine.kind)]
        held = stored if isinstance(stored, list) else [stored] if stored else []
        words = [(word, word) for word in [*offered, *(word for word in held if word not in offered)]]
        if isinstance(old, SimpleArrayField):
            self.fields[name] = forms.MultipleChoiceField(
                label=old.label, required=old.required, choices=words, widget=forms.CheckboxSelectMultiple
            )
        else:
            self.fields[name] = forms.ChoiceField(label=old.label, choices=[("", "——"), *words])

    def _get_validation_exclusions(self) -> set[str]:
        """The mine isn't asked for, yet what may stand once in its file is held against the others there."""
        return super()._get_validation_exclusions() - {"mine", "status"}  # type: ignore[misc]


class ProfileForm(PartForm):
    scan = ""

    class Meta:
        model = Profile
        exclude = ["mine"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only what a mine of this kind has."""
        super().__init__(*args, **kwargs)
        known = {*fields_of("profile", self.mine.kind), "version"}
        for name in [name for name in self.fields if name not in known]:
            del self.fields[name]


class LicenceForm(PartForm):
    kinds = {"kind": "licence"}

    class Meta:
        model = Licence
        fields = ["kind", "number", "scope", "issuer", "issued", "expires"]


class InsuranceForm(PartForm):
    scan = "保单扫描件"

    class Meta:
        model = Insurance
        fields = ["insurer", "number", "amount", "since", "until"]


class KeyPersonForm(PartForm):
    kinds = {"posts": "post"}
    scan = "任命文件"

    class Meta:
        model = KeyPerson
        fields = ["name", "posts", "education", "major", "title", "phone", "since", "until"]


class CertificateForm(PartForm):
    kinds = {"kind": "certificate"}
    own = {"person": False}

    class Meta:
        model = Certificate
        fields = ["person", "kind", "number", "issued", "expires"]


class EquipmentForm(PartForm):
    kinds = {"kind": "equipment"}
    scan = "检测检验报告"

    class Meta:
        model = Equipment
        fields = ["kind", "number", "safety_mark", "seats", "brake", "tested_on", "test_due", "tester"]
        help_texts = {"test_due": "不填的，按已知的检测周期推算。"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("test_due"):
            cleaned["test_due"] = next_test(cleaned.get("kind", ""), cleaned.get("tested_on"))
        return cleaned


class ContractorForm(PartForm):
    kinds = {"unities": "unity"}
    scan = "承包合同、安全生产管理协议、资质"

    class Meta:
        model = Contractor
        fields = [
            "name",
            "credit_code",
            "qualification",
            "licence_number",
            "licence_expires",
            "team_leader",
            "phone",
            "people",
            "since",
            "until",
            "unities",
        ]


class ThirdPartyForm(PartForm):
    kinds = {"kind": "third_party"}

    class Meta:
        model = ThirdParty
        fields = ["kind", "name", "credit_code", "qualification", "expires", "work"]


class BodyCheckForm(forms.ModelForm):
    day = forms.DateField(label="检查日期", widget=day())
    papers = FilesField(label="检查记录", required=False, help_text=FILES)

    class Meta:
        model = BodyCheck
        fields = ["day", "officers", "finding", "at_fault"]
        widgets = {"finding": forms.Textarea({"rows": 4})}


class AccidentForm(PartForm):
    scan = "事故调查报告"

    class Meta:
        model = Accident
        fields = ["happened_on", "deaths", "serious_injuries", "loss", "description", "source"]
        widgets = {"description": forms.Textarea({"rows": 3})}


class OutputForm(PartForm):
    scan = "计划文件"

    class Meta:
        model = Output
        fields = ["year", "planned", "produced", "set_by"]


class WatchDutyForm(PartForm):
    scan = ""

    class Meta:
        model = WatchDuty
        fields = ["watcher", "unit", "phone", "mode", "since", "until"]


class ResponsibleForm(PartForm):
    scan = "公示或文件"

    class Meta:
        model = Responsible
        fields = ["name", "post", "role", "level", "phone", "since", "until", "document"]


class DrawingForm(PartForm):
    kinds = {"kind": "drawing"}
    scan = "图纸文件"

    class Meta:
        model = Drawing
        fields = ["kind", "number", "scale", "updated_on"]


class WatchEntryForm(PartForm):
    own = {"duty": True}
    scan = "现场照片"

    class Meta:
        model = WatchEntry
        fields = ["duty", "day", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        duty: Any = self.fields["duty"]
        duty.initial, duty.empty_label = duty.queryset.first(), None


class SiteDayForm(PartForm):
    own = {"person": True}
    scan = ""

    class Meta:
        model = SiteDay
        fields = ["person", "day", "note"]


class ParentVisitForm(PartForm):
    scan = "检查记录"

    class Meta:
        model = ParentVisit
        fields = ["day", "visitors", "note"]


class StatusForm(forms.Form):
    """What the licensing authority decided about a licence."""

    to = forms.ChoiceField(label="状态")
    on = forms.DateField(label="处置日期", widget=day())
    document = forms.CharField(label="处置文书", max_length=200, help_text="文书名称和文号。")

    def __init__(self, *args: Any, licence: Licence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = licence.followers  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    reason = forms.CharField(label="退回原因", max_length=300, widget=forms.Textarea({"rows": 3}))
