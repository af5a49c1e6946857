from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from enterprises.credit_code import check_digit_holds
from enterprises.ledger.cells import is_empty, plain
from enterprises.ledger.identifiers import read_credit_code
from enterprises.models import Enterprise, Mine, MineStatus
from enterprises.models.resuming import IDLE
from jurisdictions.forms import day
from jurisdictions.models import Agency, Region, User
from jurisdictions.roles import ENTERPRISE, Role


def scan() -> forms.ClearableFileInput:
    return forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})


class AsImported(forms.ModelForm):
    """Texts are kept as the importer reads them, so that what is exported comes back as what it was."""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                self.cleaned_data[name] = plain(value)
                if self.fields[name].required and is_empty(value):
                    self.add_error(name, self.fields[name].error_messages["required"])


class WithVersion(AsImported):
    """With the version that was on the screen, so that of two editors the second is told."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


class EnterpriseForm(WithVersion):
    field_order = [
        "name",
        "credit_code",
        "confirmed",
        "legal_representative",
        "registered_address",
        "economic_type",
        "phone",
    ]
    confirmed = forms.BooleanField(
        label="核对过营业执照",
        required=False,
        help_text="信用代码的校验位不符而确属在用的，核对营业执照后勾选。",
    )

    class Meta:
        model = Enterprise
        fields = [
            "name",
            "credit_code",
            "legal_representative",
            "registered_address",
            "economic_type",
            "phone",
        ]

    def clean_credit_code(self) -> str:
        reading = read_credit_code(self.cleaned_data["credit_code"])
        if reading.refusal:
            raise ValidationError(reading.refusal)
        return str(reading.value)

    def clean(self) -> dict[str, Any]:
        """The tick is for the code as it now stands; one confirmed before needs none."""
        cleaned = super().clean() or {}
        code = cleaned.get("credit_code")
        known = "credit_code" not in self.changed_data and self.instance.credit_code_confirmed
        if code and not (check_digit_holds(code) or known or cleaned.get("confirmed")):
            self.add_error("credit_code", read_credit_code(code).doubt)
        return cleaned


class InviteForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=50)
    role = forms.ChoiceField(
        label="身份", choices=[(role.value, role.label) for role in Role if role in ENTERPRISE]
    )
    username = forms.CharField(
        label="用户名", max_length=60, help_text="登录时用，不能与他人相同，如单位简称加姓名的拼音。"
    )


class MineForm(WithVersion):
    """All but what needs a paper: its name and its end have pages of their own."""

    class Meta:
        model = Mine
        fields = [
            "kind",
            "status",
            "region",
            "minerals",
            "capacity",
            "headcount",
            "hydrogeology",
            "pond_class",
            "overhead_pond",
            "principal",
            "phone",
            "licence_number",
            "licence_issued",
            "licence_expires",
            "standardization",
            "remarks",
        ]
        widgets = {"licence_issued": day(), "licence_expires": day(), "remarks": forms.Textarea({"rows": 2})}
        help_texts = {"headcount": "地下矿山填一个班次的最大入井人数，30 人及以上为重点地下矿山。"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        county = self.instance.county
        region: Any = self.fields["region"]
        region.queryset = Region.objects.standing().filter(Q(pk=county.pk) | Q(parent=county)) | (
            Region.objects.filter(pk=self.instance.region_id)
        )
        region.empty_label = None
        status: Any = self.fields["status"]
        if self.instance.status != MineStatus.CLOSED:
            status.choices = [choice for choice in status.choices if choice[0] != MineStatus.CLOSED]
            status.help_text = "关闭凭文件在“登记关闭”中办理。"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "underground" and cleaned.get("headcount") is None:
            self.add_error("headcount", "地下矿山须填单班入井人数，据此判定是否重点地下矿山")
        issued, expires = cleaned.get("licence_issued"), cleaned.get("licence_expires")
        if issued and expires and expires < issued:
            self.add_error("licence_expires", "有效期至不能早于发证日期")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Neither is asked for here, yet no two mines of a kind of one enterprise may be called alike."""
        return super()._get_validation_exclusions() - {"enterprise", "name"}  # type: ignore[misc]


class MineAmendForm(MineForm):
    """Of the agency that answers: an idle mine that was only entered so goes back to work with a reason."""

    reason = forms.CharField(
        label="更正理由",
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="生产状态登记有误、改回生产或建设的填写，记入变更记录。恢复生产、建设的不在此办理。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.status not in IDLE:
            del self.fields["reason"]


class SupervisorForm(forms.Form):
    agency = forms.ModelChoiceField(label="监管部门", queryset=Agency.objects.none())
    since = forms.DateField(label="起算日期", widget=day())
    document = forms.CharField(
        label="依据文件",
        max_length=200,
        help_text="确定或移交监管的文件名称或文号，如 临应急函〔2023〕12号。",
    )
    upload = forms.FileField(
        label="文件扫描件", required=False, help_text="PDF 或照片。移交监管的必须上传。", widget=scan()
    )

    def __init__(self, *args: Any, mine: Mine, by: User, **kwargs: Any) -> None:
        """Those that the writer sees, and those above the mine (K-02)."""
        super().__init__(*args, **kwargs)
        self.mine = mine
        agency: Any = self.fields["agency"]
        above = Q(region__path__in=mine.region.lineage)
        agency.queryset = Agency.objects.filter(
            above | Q(pk__in=Agency.objects.visible_to(by).values("pk")),
            kind__in=[*Agency.REGULATORS, Agency.Kind.TOWN_CENTRE],
        ).order_by("region__path", "kind")

        self.fields["upload"].required = mine.supervisor is not None

    def clean_agency(self) -> Agency:
        agency: Agency = self.cleaned_data["agency"]
        if agency == self.mine.supervisor:
            raise ValidationError("现在就由这个部门监管")
        return agency
