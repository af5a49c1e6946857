from __future__ import annotations

from typing import Any

import pghistory
from django.db import models

from jurisdictions.rules import RuleViolation
from jurisdictions.workdays import SATURDAY, Calendar


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def calendar(self) -> Calendar:
        """A year without a single row has not been announced."""
        rows = list(self.values_list("date", "is_workday"))
        return Calendar(
            off=frozenset(day for day, worked in rows if not worked),
            worked=frozenset(day for day, worked in rows if worked),
            years=frozenset(day.year for day, _ in rows),
        )


@pghistory.track()
class Holiday(models.Model):
    """A day on which the calendar lies: a weekday off, or a weekend day that is worked (调休上班)."""

    date = models.DateField("日期", unique=True, error_messages={"unique": "这一天已在表中"})
    name = models.CharField("名称", max_length=40)
    is_workday = models.BooleanField("调休上班", default=False)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "节假日"
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"

    @classmethod
    def add(cls, day: Holiday, *, by: Any) -> Holiday:
        by.require_at_the_top("edit_holidays")
        if day.is_workday and day.date.weekday() < SATURDAY:
            raise RuleViolation("调休上班日须是周六或周日", "is_workday")
        day.save()
        return day

    def remove(self, *, by: Any) -> None:
        by.require_at_the_top("edit_holidays")
        self.delete()
