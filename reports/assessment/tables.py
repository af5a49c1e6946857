from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from jurisdictions.columns import RIGHT, BadgeColumn, DayColumn, NumberColumn, unbroken
from jurisdictions.templatetags import words
from reports.assessment.results import Year
from reports.models import Assessment, Outcome
from reports.ranking import Standing


class AssessmentTable(tables.Table):
    year = tables.Column(linkify=True)
    assessed = NumberColumn(verbose_name="被考核单位", url=lambda row: row.get_absolute_url())
    issued_on = DayColumn()
    status = BadgeColumn()

    class Meta:
        model = Assessment
        verbose_name = "年度考核"
        fields = ["year", "agency", "document", "assessed", "issued_on", "status"]
        empty_text = "还没有年度目标。"


class OutcomeTable(tables.Table):
    """One line an agency: what each target earned, the score and the grade."""

    name = tables.Column("被考核单位", accessor="outcome__agency__name", orderable=False)
    score = tables.Column("得分", empty_values=(), orderable=False, attrs=RIGHT)
    formalism = tables.Column("搞形式情形", empty_values=(), orderable=False, attrs=RIGHT)
    grade = tables.Column("等次", empty_values=(), orderable=False)
    status = tables.Column("状态", empty_values=(), orderable=False)

    class Meta:
        verbose_name = "年度考核结果"
        attrs = {"id": "outcomes"}
        empty_text = "目标下达后，这里按得分列出各被考核单位。"

    def __init__(self, whole: Year, shown: list[Standing], findings: dict[int, int]) -> None:
        self.whole, self.findings = whole, findings
        earned = [
            (f"t{n}", PointsColumn(n, item.label, item.scale.points, whole))
            for n, item in enumerate(whole.table.items)
        ]
        super().__init__(
            shown, extra_columns=earned, sequence=("name", "score", "grade", "status", "formalism", "...")
        )

    def _outcome(self, standing: Standing) -> Outcome:
        return self.whole.outcome(standing)

    def render_name(self, value: str, record: Standing) -> str:
        return words.num(value, self._outcome(record).get_absolute_url())

    def value_name(self, value: str) -> str:
        return value

    def render_score(self, record: Standing) -> str:
        if record.score is None:
            return "—"
        return words.num(record.score, self._outcome(record).get_absolute_url())

    def value_score(self, record: Standing) -> Any:
        return record.score

    def render_formalism(self, record: Standing) -> str:
        outcome = self._outcome(record)
        found = self.findings.get(outcome.pk, 0)
        return words.num(found, f"{outcome.get_absolute_url()}#findings" if found else "")

    def render_grade(self, record: Standing) -> str:
        return unbroken(self._outcome(record).grade_label or "—")

    def value_grade(self, record: Standing) -> str:
        return self._outcome(record).grade_label

    def render_status(self, record: Standing) -> str:
        return words.badge(self._outcome(record))


class PointsColumn(tables.Column):
    """What a target earned; the figure opens the records behind it."""

    def __init__(self, number: int, label: str, points: Any, whole: Year) -> None:
        super().__init__(
            f"{label}（{points.normalize():f}分）", empty_values=(), orderable=False, attrs=RIGHT
        )
        self.number, self.whole = number, whole

    def render(self, record: Standing) -> str:
        mark = record.marks[self.number]
        if mark.points is None:
            return "不评"
        outcome = self.whole.outcome(record)
        target = self.whole.targets[self.number]
        url = reverse("reports:outcome_records", args=[outcome.pk, target.pk])
        return format_html('<a class="num" href="{}">{}</a>', url, mark.points)  # also 0: it was counted

    def value(self, record: Standing) -> Any:
        return record.marks[self.number].points
