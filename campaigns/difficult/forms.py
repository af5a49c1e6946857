from __future__ import annotations

from typing import Any

from django import forms

from campaigns.models import DifficultCase
from enterprises.models import Mine
from jurisdictions.models import User
from records.forms import FilesField

FILES = "可选多个；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"


def words(label: str, rows: int, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4000,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"请填写{label}"},
    )


class RaiseForm(forms.Form):
    """The mine is picked in a search box of its own, which the page draws."""

    kind = forms.ChoiceField(label="类别", choices=DifficultCase.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label="标题", max_length=120, error_messages={"required": "请填写标题"})
    text = words("情况和请示事项", 8)
    mine = forms.ModelChoiceField(Mine.objects.none(), label="涉及矿山", required=False)
    uploads = FilesField(label="附件", required=False, help_text=FILES)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["kind"] = DifficultCase.Kind.HARD
        mine: Any = self.fields["mine"]
        mine.queryset = Mine.objects.visible_to(by)


class StepForm(forms.Form):
    """`step` is the verb of the case; `submit` is on the button."""

    step: str
    submit: str
    done: str


class AnswerForm(StepForm):
    step, submit, done = "answer", "答复", "已答复，由下级逐级转达"
    text = words("答复意见", 6)
    uploads = FilesField(label="附件", required=False, help_text=FILES)


class PassUpForm(StepForm):
    step, submit, done = "pass_up", "报告上级", "已报告上级"
    text = words("本级意见和不能解决的原因", 4)
    uploads = FilesField(label="附件", required=False, help_text=FILES)


class PassDownForm(StepForm):
    step, submit, done = "pass_down", "转达", "答复已转达"
    text = words("转达意见", 3, required=False)


class ConfirmForm(StepForm):
    step, submit, done = "confirm", "确认收到答复", "已确认，本件办结"
    text = words("落实情况", 3, required=False)


STEPS: dict[str, type[StepForm]] = {
    form.step: form for form in (AnswerForm, PassUpForm, PassDownForm, ConfirmForm)
}
