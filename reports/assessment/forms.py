from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from reports.assessment import grades
from reports.assessment.formalism import choices
from reports.assessment.measures import measures
from reports.models import Outcome, Target
from reports.scoring import HUNDRED


class AssessmentForm(forms.Form):
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    document = forms.CharField(label="依据文件", max_length=200, help_text="下达目标的文号或文件名称。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", timezone.localdate().year)


class TargetForm(forms.Form):
    """Shares are typed in per cent, as people say them, and kept as parts of one."""

    measure = forms.ChoiceField(label="指标", help_text="都按业务记录计算。罚款不能作为考核目标。")
    points = forms.DecimalField(label="分值", max_digits=5, decimal_places=2)
    none = forms.DecimalField(label="得 0 分的数值", max_digits=8, decimal_places=2, initial=0)
    full = forms.DecimalField(
        label="得满分的数值",
        max_digits=8,
        decimal_places=2,
        help_text="比率填百分数，如 95 表示 95%。两者之间按比例得分。",
    )

    def __init__(self, *args: Any, target: Target | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shares = [(key, item.label) for key, item in measures().items() if key.startswith("share-")]
        counts = [(key, item.label) for key, item in measures().items() if key.startswith("count-")]
        chosen: Any = self.fields["measure"]
        chosen.choices = [("", "请选择"), ("比率和均值", shares), ("全年数量", counts)]
        if target:
            chosen.disabled = True
            by = HUNDRED if measures()[target.measure].percent else Decimal(1)
            self.initial = {
                "measure": target.measure,
                "points": target.points.normalize(),
                "none": (target.none * by).normalize(),
                "full": (target.full * by).normalize(),
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (known := measures().get(cleaned.get("measure", ""))) and known.percent:
            cleaned |= {name: cleaned[name] / HUNDRED for name in ("none", "full") if name in cleaned}
        return cleaned


class FindingForm(forms.Form):
    record = forms.ChoiceField(
        label="说明这一情形的记录", help_text="被退回的报表或材料、本机关的通报、本机关的现场检查。"
    )
    text = forms.CharField(label="情形", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [group for group in choices(outcome) if group[1]]
        self.fields["record"].choices = [("", "请选择"), *known]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="撤销理由", max_length=300)


class GradeForm(forms.Form):
    grade = forms.ChoiceField(label="等次", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="评定理由",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="与得分对应的等次不一致的，或者有搞形式情形仍评为优秀的，必须写明。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = [(grade.key, grade.label) for grade in grades.grades()]  # type: ignore[attr-defined]


class ReplyForm(GradeForm):
    reply = forms.CharField(label="对异议的答复", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    field_order = ["reply", "grade", "reason"]


class ObjectionForm(forms.Form):
    objection = forms.CharField(
        label="异议和理由",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="只能提出一次。",
    )


class NothingForm(forms.Form):
    """A step that asks for nothing."""
