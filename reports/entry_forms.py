from __future__ import annotations

from typing import Any

from django import forms

from records.forms import FilesField
from reports.figures import Figure
from reports.incoming import MAX_FILE
from reports.sheets import Cell, plain

YES_NO = [("", "待填"), ("1", "是"), ("0", "否")]


class CellForm(forms.Form):
    """What a person may say about one cell: a typed value with its source, or an adjustment with its reason."""

    value = forms.DecimalField(label="数值", required=False, max_digits=16, decimal_places=6)
    source = forms.CharField(label="来源（印证资料）", max_length=200, required=False)
    reason = forms.CharField(label="调整理由", max_length=200, required=False)

    def __init__(self, data: Any = None, *, cell: Cell, initial: Any = None) -> None:
        super().__init__(data, auto_id=f"id_{cell.name}_%s", initial=initial)
        del self.fields["reason" if cell.typed else "source"]
        value = self.fields["value"]
        value.label = f"数值（{cell.unit}）"
        value.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}
        value.required = cell.typed
        if cell.typed:
            self.fields["source"].widget.attrs["placeholder"] = "文件、记录或台账的名称；没有的写“无”"
        else:
            value.help_text = "清空后保存，恢复为业务记录数"
        if cell.kind == "yes_no":
            value.label, value.widget = "是否", forms.Select(choices=YES_NO)

    @classmethod
    def showing(cls, figure: Figure) -> CellForm:
        by_hand = figure.kind in {"typed", "adjusted"} and figure.value is not None
        known = {"source": figure.source, "reason": figure.reason}
        if by_hand and figure.value is not None:
            known["value"] = plain(figure.value)
        return cls(initial=known, cell=figure.cell)


class ProofForm(forms.Form):
    uploads = FilesField(
        label="文件",
        help_text="照片、扫描件、文件均可，可以一次选几份。",
        error_messages={"required": "请选择文件"},
    )
    note = forms.CharField(
        label="说明",
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "这份资料印证什么"}),
        error_messages={"required": "请写明这份资料印证什么"},
    )


class WorkbookForm(forms.Form):
    workbook = forms.FileField(
        label="填好的表",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text="从本系统导出的官方表样（.xlsx），在表中填好数字后上传。不会马上写入，先列出不同之处。",
        error_messages={"required": "请选择文件"},
    )

    def clean_workbook(self) -> Any:
        chosen = self.cleaned_data["workbook"]
        if chosen.size > MAX_FILE:
            raise forms.ValidationError("文件太大，官方表样不超过 5 MB")
        return chosen


class ReturnForm(forms.Form):
    reason = forms.CharField(label="退回原因", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
