from __future__ import annotations

from django import forms

from campaigns.models import ErrorReport


class ErrorForm(forms.Form):
    """What anybody fills in. `website` is seen and filled in by machines only."""

    text = forms.CharField(
        label="哪里有误",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "请写明哪里有误"},
        help_text="请写明有误的地方和您认为正确的内容，不超过 1000 字。",
    )
    contact = forms.CharField(
        label="联系方式",
        max_length=100,
        required=False,
        help_text="可以不填。只有公开机关核实时使用，不公开。",
    )
    website = forms.CharField(
        label="请勿填写",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_a_machine(self) -> bool:
        return bool(self.cleaned_data["website"])


class ReceiptForm(forms.Form):
    receipt = forms.CharField(label="回执号", max_length=20)

    def found(self) -> ErrorReport | None:
        receipt = self.cleaned_data["receipt"].strip().upper()
        return ErrorReport.objects.for_list().filter(receipt=receipt).first()


class AnswerForm(forms.Form):
    corrected = forms.TypedChoiceField(
        label="处理结果",
        choices=[("yes", "已更正"), ("no", "不予更正")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="答复和理由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="提交人凭回执号可以看到。不写自然人的姓名、手机号。",
    )
