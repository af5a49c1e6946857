from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from campaigns.models import Preference, ReminderSettings, Robot


def clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class DaysField(SimpleArrayField):
    """7,3,1 with whichever comma the keyboard has."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(
            forms.IntegerField(min_value=1, max_value=30),
            label="到期前几天提醒",
            max_length=5,
            required=False,
            help_text=help_text,
            error_messages={"item_invalid": "第 %(nth)s 个天数不对："},
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("，", ",").replace("、", ",").strip(" ,")
        return super().to_python(value)

    def clean(self, value: Any) -> Any:
        """Put in order once each is known to be right: a message counts them as they were typed."""
        return sorted(set(super().clean(value)), reverse=True)


class SettingsForm(forms.ModelForm):
    days_before = DaysField(help_text="用逗号分隔，如 7,3,1；遇节假日提前到前一个工作日。")

    class Meta:
        model = ReminderSettings
        fields = [
            "days_before",
            "escalate_after",
            "escalate_further_after",
            "quiet_from",
            "quiet_until",
            "days_at_county",
            "days_at_city",
            "days_at_province",
            "days_at_nation",
            "days_back",
        ]
        widgets = {"quiet_from": clock(), "quiet_until": clock()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, further = cleaned.get("escalate_after"), cleaned.get("escalate_further_after")
        if first and further and further <= first:
            self.add_error("escalate_further_after", "提醒再上一级须晚于提醒上级")
        return cleaned


class PreferenceForm(forms.ModelForm):
    days_before = DaysField(help_text="用逗号分隔，如 7,3,1；不填则不提前提醒，当天和逾期后仍会提醒。")

    class Meta:
        model = Preference
        fields = ["by_email", "email", "days_before", "quiet_from", "quiet_until"]
        widgets = {"quiet_from": clock(), "quiet_until": clock()}
        help_texts = {
            "by_email": "有提醒的日子，每天合并为一封。",
            "quiet_from": "这段时间内不发邮件，结束后再发；起止相同为不设。",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("by_email") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "请填写邮箱")
        return cleaned


class RobotForm(forms.ModelForm):
    """What is kept is never shown: an empty field leaves it as it is."""

    address = forms.CharField(
        label="Webhook 地址",
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="在群设置中添加机器人后得到，以 https:// 开头。保存后不再显示。",
    )
    secret = forms.CharField(
        label="加签密钥",
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="仅钉钉的“加签”需要；使用“自定义关键词”的，关键词填“提醒”。保存后不再显示。",
    )

    class Meta:
        model = Robot
        fields = ["kind", "name", "address", "secret", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = (self.instance.address, self.instance.secret)
        if self.instance.pk:
            self.initial["address"] = self.initial["secret"] = ""
            self.fields["address"].required = False
            self.fields["address"].help_text = f"已设置（{self.instance.masked}）；要更换才填写。"
            self.fields["secret"].help_text = (
                "已设置；要更换才填写。" if self.instance.secret else "未设置；仅钉钉的“加签”需要。"
            )

    def clean(self) -> dict[str, Any]:
        """A new address is another robot, which the old secret doesn't belong to."""
        cleaned = super().clean() or {}
        address, secret = self.kept
        if not cleaned.get("address"):
            cleaned["address"] = address
            cleaned["secret"] = cleaned.get("secret") or secret
        return cleaned
