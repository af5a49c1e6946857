"""What is uploaded, and into where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from enterprises.layers import declared as layers
from jurisdictions.models import Region, User


class UploadForm(forms.Form):
    layer = forms.ChoiceField(
        label="内容",
        choices=layers.CHOICES,
        required=False,
        help_text="台账是企业和矿山本身；其余是一企一档的各层，企业须已在台账中。",
    )
    file = forms.FileField(
        label="工作簿",
        help_text="Excel 或 WPS 表格（.xlsx、.xls），照原样上传：表头的名称和次序不限，小计、合计自动略过。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls"}),
    )
    region = forms.ModelChoiceField(
        label="导入范围",
        queryset=Region.objects.none(),
        empty_label=None,
        help_text="范围以外的企业不会导入。",
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        """One's own region, or one of those right below it."""
        super().__init__(*args, **kwargs)
        own = by.agency.region_id if by.agency else None
        region: Any = self.fields["region"]
        region.queryset = (
            Region.objects.visible_to(by)
            .standing()
            .filter(Q(pk=own) | Q(parent=own))
            .exclude(level=Region.Level.TOWN)
        )
        region.initial = own

    def clean_layer(self) -> str:
        return self.cleaned_data["layer"] or layers.LEDGER
