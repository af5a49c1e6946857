from __future__ import annotations

from typing import Any

from django import forms

from campaigns.disclosure.terms import term
from campaigns.models import Campaign, Disclosure
from jurisdictions.forms import day
from jurisdictions.models import User
from records.forms import FilesField
from records.models import Attachment, AttachmentQuerySet

FILES = "可选多个；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"


class WordsForm(forms.Form):
    """What may be reworded until it is published."""

    title = forms.CharField(label="标题", max_length=120, error_messages={"required": "请填写标题"})
    text = forms.CharField(
        label="公开内容",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "请填写公开内容"},
        help_text="不写自然人的姓名、电话和身份证号码；姓名写作“张某某”。",
    )
    shown_from = forms.DateField(label="公开自", widget=day())
    shown_until = forms.DateField(label="公开至", widget=day())
    channels = forms.MultipleChoiceField(
        label="其他公开渠道",
        choices=Disclosure.Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="本系统公示页到期自动不再显示；其他渠道到期后要人工撤下，并在这里确认。",
    )
    uploads = FilesField(label="附件", required=False, help_text=f"随文公开。{FILES}")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = term()
        doubt = "（待核）" if known.uncertain else ""
        self.fields["shown_until"].help_text = f"默认{known.months}个月{doubt}。依据：{known.basis}。"


class AmendForm(WordsForm):
    """What hangs on it already stays, but for what is ticked."""

    without = forms.ModelMultipleChoiceField(
        Attachment.objects.none(), label="去掉的附件", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, files: AttachmentQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without: Any = self.fields["without"]
        without.queryset = files
        if not files:
            del self.fields["without"]


class DraftForm(WordsForm):
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label="专项行动", error_messages={"required": "请选择专项行动"}
    )
    kind = forms.ChoiceField(
        label="公开事项",
        choices=[choice for choice in Disclosure.Kind.choices if choice[0] != Disclosure.Kind.PENALTY],
        widget=forms.RadioSelect,
        help_text="行政处罚决定在处罚案件页面拟公示。",
    )
    field_order = ["campaign", "kind"]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campaign: Any = self.fields["campaign"]
        campaign.queryset = Campaign.objects.issued().filter(issuer=by.agency)


class PublishForm(forms.Form):
    files_checked = forms.BooleanField(
        label="已核对：附件中没有姓名、电话、身份证号码等个人信息", required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class RevokeForm(forms.Form):
    reversed_on = forms.DateField(label="决定变更、撤销或被确认违法的日期", widget=day())
    reason = forms.CharField(
        label="撤回理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="在原公示期内向社会公开。",
        error_messages={"required": "请写明撤回理由"},
    )


class TakedownForm(forms.Form):
    on = forms.DateField(label="撤下日期", widget=day())
    note = forms.CharField(label="说明", max_length=300, required=False)
    uploads = FilesField(
        label="证明",
        help_text=f"如网页截图。{FILES}",
        error_messages={"required": "请上传撤下的证明，如网页截图"},
    )
