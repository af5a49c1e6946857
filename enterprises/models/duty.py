"""Who watches a mine nobody works in, who in government answers for it, and who from above came to look."""

from __future__ import annotations

import pghistory
from django.db import models

from enterprises.models.days import in_order
from enterprises.models.fact import Entry, Fact
from enterprises.models.people import TermQuerySet
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


@pghistory.track()
class WatchDuty(Fact):
    """Who watches a long-suspended mine in which nobody works, from when on, on the spot or by calls (L-02)."""

    class Mode(models.TextChoices):
        ON_SITE = "驻矿盯守", "驻矿盯守"
        IN_TOUCH = "联系盯守", "联系盯守"

    SHOWN = ("mode", "unit", "phone", "since", "until")
    ORDERED = (("since", "until"),)

    watcher = models.CharField("盯守人", max_length=60)
    unit = models.CharField("单位职务", max_length=100)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    mode = models.CharField("盯守方式", max_length=10, choices=Mode)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "盯守责任"
        ordering = ["mine_id", "-since", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="watch_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.watcher


@pghistory.track()
class WatchEntry(Entry):
    """A check-in of the watch: the mine was looked at, or asked after, that day."""

    duty = models.ForeignKey(WatchDuty, models.CASCADE, related_name="entries", verbose_name="盯守人")

    class Meta:
        verbose_name = verbose_name_plural = "盯守打卡"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.duty} {self.day}"

    def log(self, *, by: User) -> None:
        duty = self.duty
        if self.day < duty.since or (duty.until and self.day > duty.until):
            raise RuleViolation("这一天不在盯守期内", "day")
        super().log(by=by)


@pghistory.track()
class Responsible(Fact):
    """包保: the person of a government who answers for the mine, or for a pond that has no owner (L-16)."""

    class Level(models.TextChoices):
        PROVINCE = "省级", "省级"
        CITY = "市级", "市级"
        COUNTY = "县级", "县级"
        TOWN = "乡级", "乡级"

    class Role(models.TextChoices):
        SPONSOR = "包保责任人", "包保责任人"
        OWNERLESS = "无主体库监管责任人", "无主体库监管责任人"

    SHOWN = ("role", "level", "post", "phone", "since", "until", "document")
    ORDERED = (("since", "until"),)

    name = models.CharField("姓名", max_length=60)
    post = models.CharField("单位职务", max_length=100)
    role = models.CharField("责任", max_length=20, choices=Role, default=Role.SPONSOR)
    level = models.CharField("层级", max_length=10, choices=Level)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    document = models.CharField("依据文件", max_length=200, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府包保责任人"
        ordering = ["mine_id", "level", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="responsible_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class ParentVisit(Entry):
    """The parent company came to check the mine's safety (Z-04)."""

    visitors = models.CharField("检查人员", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "上级公司检查"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.visitors}"
