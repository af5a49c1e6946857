from __future__ import annotations

import uuid
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Clause, Criterion, Hazard
from jurisdictions.forms import day
from records.forms import FilesField


def text(label: str, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def files(label: str) -> FilesField:
    help_text = "可选多张照片；JPEG、PNG、PDF、xlsx、docx，每个不超过 20 MB"
    return FilesField(label=label, required=False, help_text=help_text)


class CitationField(forms.ChoiceField):
    """A criterion or, where it has some, one of its sub-items: judging goes down to them."""

    def offer(self, mine: Mine) -> None:
        self.known: dict[str, tuple[Criterion, Clause | None]] = {}
        criteria = Criterion.objects.usable().filter(kind=mine.kind).in_order()
        groups = [
            (topic, [option for criterion in rows for option in self._options(criterion)])
            for topic, rows in groupby(criteria, key=lambda criterion: criterion.topic)
        ]
        self.choices = [("", "——"), *groups]

    def _options(self, criterion: Criterion) -> list[tuple[str, str]]:
        """UG-02 for a criterion, UG-01.3 for its third sub-item."""
        cited: dict[str, tuple[Criterion, Clause | None]] = {
            f"{criterion.code}.{c.number}": (criterion, c) for c in criterion.clauses.all()
        }
        self.known |= cited or {criterion.code: (criterion, None)}
        options = [(code, f"{criterion.label}{c.number}　{c.text}") for code, (_, c) in cited.items() if c]
        return options or [(criterion.code, f"{criterion.label}　{criterion.text}")]


class FindingForm(forms.Form):
    """What every hazard says of itself, whoever enters it.

    The hidden key is made when the page is rendered, so that a double tap enters one hazard.
    """

    severity = forms.ChoiceField(label="隐患等级", choices=Hazard.Severity.choices)
    criterion = CitationField(
        label="判定标准", required=False, help_text="重大事故隐患必选；文字待核的条文经管理员确认后才列出"
    )
    description = text("隐患描述", max_length=500)
    location = forms.CharField(label="隐患地点", max_length=100, required=False)
    found_on = forms.DateField(label="发现日期", widget=day(), initial=timezone.localdate)
    due_on = forms.DateField(label="整改时限", widget=day())
    upload = files("现场照片、资料")
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].offer(mine)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = self.fields["criterion"].known  # type: ignore[attr-defined]
        cleaned["criterion"], cleaned["clause"] = known.get(cleaned.get("criterion"), (None, None))
        return cleaned


class CommitmentsForm(forms.Form):
    """五落实: all five at once or none (L-08)."""

    responsible = forms.CharField(label="整改责任人", max_length=60)
    funds = forms.DecimalField(label="整改资金（万元）", min_value=0, max_digits=12, decimal_places=2)
    due_on = forms.DateField(label="整改时限", widget=day())
    measures = text("整改措施", max_length=2000)
    contingency = text("应急预案", max_length=2000)


class ReportForm(CommitmentsForm, FindingForm):
    field_order = ["severity", "criterion", "description", "location", "found_on", "responsible", "due_on"]


class RegisterForm(FindingForm):
    source = forms.ChoiceField(
        label="来源",
        choices=[(s.value, s.label) for s in (Hazard.Source.TIP_OFF, Hazard.Source.ASSIGNED)],
    )
    field_order = ["source"]


class CommitForm(CommitmentsForm):
    """A deadline that has been set is shown, and not for the enterprise to move."""

    step, title, done = "commit", "填写五落实", "五落实已保存"

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(hazard, name) for name in Hazard.COMMITMENTS}
        super().__init__(*args, **kwargs)
        if hazard.due_on:
            self.fields["due_on"].disabled = True
            self.fields["due_on"].help_text = "时限已确定，不能自行更改"


class StepForm(forms.Form):
    """`step` is the name under which `Hazard.steps` offers what the form does; `done` says that it is done."""

    step: str
    title: str
    done: str

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class RectifyForm(StepForm):
    step, title, done = "rectify", "报告整改", "已报告整改完成，等待验收"
    report = text("整改情况", 5, max_length=2000)
    on = forms.DateField(label="整改完成日期", widget=day(), initial=timezone.localdate)
    upload = files("整改后照片、资料")


class CloseOutForm(StepForm):
    step, title, done = "close_out", "验收销号", "隐患已销号"
    note = text("验收意见", 4, max_length=2000)
    on = forms.DateField(label="验收日期", widget=day(), initial=timezone.localdate)


class SendBackForm(StepForm):
    step, title, done = "send_back", "退回整改", "已退回企业继续整改"
    reason = text("不合格的原因", 4, max_length=2000)


class DelistForm(StepForm):
    step, title, done = "delist", "摘牌", "已摘牌"
    on = forms.DateField(label="摘牌日期", widget=day(), initial=timezone.localdate)


class ListForm(StepForm):
    step, title, done = "list", "挂牌督办", "已挂牌督办"
    supervisor = forms.CharField(label="督办责任人", max_length=60)
    document = forms.CharField(label="依据文件", max_length=200, required=False)
    on = forms.DateField(label="挂牌日期", widget=day(), initial=timezone.localdate)
