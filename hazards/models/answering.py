"""What one criterion came to, whoever walked through the criteria: an officer on site, or the mine itself."""

from __future__ import annotations

from django.db import models

from hazards.models.criteria import Clause, Criterion

MAX_DESCRIPTION = 500


class CriterionAnswer(models.Model):
    """没有, 有 or 不涉及 to one criterion, or to one of its sub-items where there are any.

    The description says what was found, or why the criterion doesn't apply.
    """

    class Result(models.TextChoices):
        CLEAR = "clear", "没有"
        FOUND = "found", "有"
        NOT_APPLICABLE = "not_applicable", "不涉及"

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField("结论", max_length=20, choices=Result)
    description = models.CharField("问题描述", max_length=MAX_DESCRIPTION, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.clause or self.criterion} {self.get_result_display()}"
