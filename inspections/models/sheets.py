"""The items of a campaign's own checklist (专项执法表) at one check (S0-02)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from hazards.models import Hazard
from hazards.models.answering import MAX_DESCRIPTION
from inspections.models.attending import OfCheckQuerySet
from inspections.models.checks import Answer, Inspection


@pghistory.track()
class SheetAnswer(models.Model):
    """One item of the sheet: `item` is its key in `inspections/data/sheets.yaml`; a violation becomes a hazard."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="sheet_answers")
    item = models.SlugField("执法内容")
    result = models.CharField("结论", max_length=20, choices=Answer.Result)
    description = models.CharField("检查情况", max_length=MAX_DESCRIPTION, blank=True)
    outcome = models.CharField("执法结果", max_length=300, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    hazard = models.OneToOneField(
        Hazard,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sheet_finding",
        verbose_name="形成的隐患",
    )

    objects = OfCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专项执法表项"
        ordering = ["item"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "item"], name="one_answer_a_sheet_item"),
            models.CheckConstraint(
                condition=~Q(result="found") | Q(due_on__isnull=False) & ~Q(description="") & ~Q(outcome=""),
                name="violation_described_and_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.get_result_display()}"
