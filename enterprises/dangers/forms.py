"""What is filled in, on a phone: few fields, the hour as it is now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from enterprises.file.forms import FILES
from enterprises.models import AccidentReport, AccidentSupplement, Danger, Evacuation, Mine
from enterprises.terms import kinds
from jurisdictions.forms import MomentField
from records.forms import FilesField


def words(label: str, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **options)


def papers() -> FilesField:
    return FilesField(label="照片和附件", required=False, help_text=FILES)


class DangerForm(forms.ModelForm):
    title = "报告险情"
    happened_at = MomentField(label="发现时间", initial=timezone.now)
    words = words("情况", max_length=1000, help_text="看到、听到、测到的变化，已采取的措施。")
    evacuated_at = MomentField(label="撤出时间", required=False)
    papers = papers()

    class Meta:
        model = Danger
        fields = ["kind", "happened_at", "place", "words", "evacuated", "people", "evacuated_at"]
        help_texts = {"people": "已撤出的，写明人数和时间。"}

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.mine = mine
        offered = [(kind.word, kind.word) for kind in kinds("danger", mine.kind)]
        self.fields["kind"] = forms.ChoiceField(label="险情类别", choices=[("", "——"), *offered])


class AccidentReportForm(forms.ModelForm):
    title = "报告事故"
    happened_at = MomentField(label="发生时间", initial=timezone.now)
    learned_at = MomentField(
        label="负责人接报时间",
        initial=timezone.now,
        help_text="单位负责人接到现场报告的时间，报告时限由此起算。",
    )
    words = words("简要经过和已采取的措施", max_length=1000)
    papers = papers()

    class Meta:
        model = AccidentReport
        fields = ["happened_at", "learned_at", "place", "words", "dead", "missing", "injured", "loss"]

    def __init__(self, *args: Any, mine: Mine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.mine = mine


class SupplementForm(forms.ModelForm):
    words = words("变化情况", max_length=1000)
    papers = papers()

    class Meta:
        model = AccidentSupplement
        fields = ["dead", "missing", "injured", "loss", "words"]


class NoteForm(forms.Form):
    ordered = words("处置要求", max_length=1000, help_text="如：停止作业、撤出人员、派员到场、组织救援。")


class BackForm(forms.Form):
    returned_at = MomentField(label="恢复作业时间", initial=timezone.now)
    returned_by = forms.CharField(label="批准恢复的人", max_length=100, help_text="姓名和职务。")


class EvacuationForm(forms.ModelForm):
    reason = words("原因", 3, max_length=500)

    class Meta:
        model = Evacuation
        fields = ["area", "reason"]
        help_texts = {"area": "如：全矿；-120 米中段及以下。"}


class ClearedForm(forms.Form):
    people = forms.IntegerField(label="撤出人数", min_value=0, max_value=10_000)
    cleared_at = MomentField(label="全部撤出时间", initial=timezone.now)


class LiftForm(forms.Form):
    words = words("解除意见", 3, max_length=500, help_text="险情如何消除、由谁现场确认。")
