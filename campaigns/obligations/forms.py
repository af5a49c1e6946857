from __future__ import annotations

import uuid
from typing import Any

from django import forms

from campaigns.models import Obligation, Requirement
from jurisdictions.forms import day
from records.forms import DrawnField, FilesField

FILES = "可选多个；照片、PDF、xlsx、docx，每个不超过 20 MB"


class HandInForm(forms.Form):
    """The hidden key is made with the page, so that a double tap hands in once."""

    head = forms.CharField(
        label="组长",
        max_length=50,
        help_text="须为本企业主要负责人；副组长、成员和分工写在说明里。",
        error_messages={"required": "请填写组长姓名"},
    )
    text = forms.CharField(
        label="说明", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    uploads = FilesField(label="文件", required=False, help_text=FILES)
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    drawn = DrawnField()

    def __init__(self, *args: Any, obligation: Obligation, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_key": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if not obligation.requirement.signed:
            del self.fields["drawn"]
        if obligation.requirement.kind != Requirement.Kind.LEADING_GROUP:
            del self.fields["head"]


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="退回原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明退回原因"},
    )


class ExtendForm(forms.Form):
    to = forms.DateField(label="延长至", widget=day())
    reason = forms.CharField(label="延期理由", max_length=500, error_messages={"required": "请写明延期理由"})
