from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.db.models import Q

from jurisdictions import throttle
from jurisdictions.models import Agency, Holiday, Region, User
from jurisdictions.roles import AGENCY, Role
from jurisdictions.rules import RuleViolation


def day(**attrs: Any) -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


class MomentField(forms.DateTimeField):
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


@contextmanager
def at_fields(form: forms.BaseForm) -> Iterator[None]:
    """What a verb refuses stands at the field that is at fault, and what was typed stays."""
    try:
        yield
    except RuleViolation as violation:
        form.add_error(violation.field if violation.field in form.fields else None, violation.message)


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "用户名或密码不正确。",
        "inactive": "用户名或密码不正确。",
    }

    def clean(self) -> dict[str, Any]:
        """Too many wrong ones from here for this name: even the right one has to wait."""
        assert self.request is not None
        username = self.cleaned_data.get("username", "")
        address = throttle.client_address(self.request)
        if minutes := throttle.minutes_to_wait(username, address):
            throttle.log.warning("login slowed down username=%r address=%s", username, address)
            raise ValidationError(f"密码错误次数过多，请 {minutes} 分钟后再试，或联系本单位管理员。")
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.remember_failure(username, address)
            raise
        throttle.forget_failures(username, address)
        return cleaned


class PersonForm(forms.ModelForm):
    """At a desk of the administrator's agency or below; their own roles are for others to change."""

    roles = forms.MultipleChoiceField(
        label="角色",
        choices=[(role.value, role.label) for role in Role if role in AGENCY],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = User
        fields = ["username", "name", "agency", "roles", "certificate_number", "certificate_expires"]
        widgets = {"certificate_expires": day()}

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        own = by.agency
        assert own is not None
        agency.queryset = Agency.objects.filter(
            Q(pk=own.pk) | Q(pk__in=Agency.objects.below(own).values("pk"))
        )
        agency.required = True
        if self.instance.pk:
            self.fields["username"].disabled = True
        if self.instance == by:
            self.fields["roles"].disabled = agency.disabled = True
            self.fields["roles"].help_text = "自己的角色和机构由其他管理员修改"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "inspector" in cleaned.get("roles", []) and not cleaned.get("certificate_number"):
            self.add_error("certificate_number", "执法人员须填写执法证号")
        return cleaned


class AgencyForm(forms.ModelForm):
    class Meta:
        model = Agency
        fields = ["region", "kind", "name", "short_name", "superior"]
        widgets = {"region": forms.TextInput(attrs={"placeholder": "区划代码，如 141023"})}

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.queryset = Region.objects.visible_to(by).standing()
        region.error_messages["invalid_choice"] = "辖区内没有这个代码的区划"
        superior: Any = self.fields["superior"]
        superior.queryset = Agency.objects.visible_to(by)
        if self.instance.pk:
            region.disabled = self.fields["name"].disabled = True
            self.fields["name"].help_text = "更名请用“更名”，以保留曾用名"


class RenameForm(forms.Form):
    name = forms.CharField(label="新名称", max_length=100)
    since = forms.DateField(label="生效日期", widget=day())


class ZoneForm(forms.Form):
    name = forms.CharField(label="开发区名称", max_length=100)


class MergeForm(forms.Form):
    successor = forms.CharField(label="并入的区划代码", max_length=12)
    on = forms.DateField(label="撤并日期", widget=day())

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_successor(self) -> Region:
        region = (
            Region.objects.visible_to(self.by).filter(code=self.cleaned_data["successor"].strip()).first()
        )
        if region is None:
            raise ValidationError("辖区内没有这个代码的区划")
        return region


class HolidayForm(forms.ModelForm):
    class Meta:
        model = Holiday
        fields = ["date", "name", "is_workday"]
        widgets = {"date": day()}


class GrantForm(forms.Form):
    """To a person whom the giver may not see, so by the name they sign in with."""

    username = forms.CharField(
        label="用户名", max_length=60, help_text="对方登录用的用户名，向对方单位索取。"
    )
    designated = forms.BooleanField(
        label="指定管辖",
        required=False,
        help_text="勾选后，对方可以检查、立案和处罚，如同监管部门；不勾选的，可以查看和参加交叉检查。",
    )
    until = forms.DateField(label="有效期至", widget=day())
    basis = forms.CharField(
        label="依据文件", max_length=200, help_text="文件名称或文号，如 临应急函〔2023〕15号。"
    )

    def clean_username(self) -> User:
        name = User.normalize_username(self.cleaned_data["username"].strip())
        person = User.objects.filter(username=name, is_active=True, agency__isnull=False).first()
        if person is None:
            raise ValidationError("没有这个用户名的机构人员")
        return person
