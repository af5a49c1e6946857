from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from jurisdictions.rules import RuleViolation


class FormerName(models.Model):
    """A name that was borne until the day before `until`; the name of today stands on the bearer."""

    name = models.CharField("曾用名", max_length=100)
    until = models.DateField("停用日期")

    class Meta:
        abstract = True
        ordering = ["until"]

    def __str__(self) -> str:
        return f"{self.name}（至{self.until}）"


class Renamed(models.Model):
    """Something that may change its name from a date: papers of before keep the name of before."""

    name: Any
    former_names: Any

    class Meta:
        abstract = True

    def name_on(self, day: dt.date) -> str:
        former = self.former_names.filter(until__gt=day).order_by("until").first()
        return former.name if former else self.name

    def take_name(self, name: str, *, since: dt.date, today: dt.date) -> None:
        """From today at the latest: nothing would switch the name on a later day."""
        if since > today:
            raise RuleViolation("更名自生效之日起登记，生效日期不能晚于今天", "since")
        if self.former_names.filter(until__gte=since).exists():
            raise RuleViolation("生效日期须晚于上一次更名的日期", "since")
        self.former_names.create(name=self.name, until=since)
        self.name = name
        self.save(update_fields=["name"])  # type: ignore[misc]
