"""Workbooks that a page doesn't wait for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.models import StoredFile
from reports.sheets import Form, load


class ExportJobQuerySet(ScopedQuerySet):
    place = "agency__region"


@pghistory.track(exclude=["done"])
class ExportJob(Stateful):
    """Many workbooks of one period being built by the worker and left behind as one ZIP."""

    class Status(models.TextChoices):
        WAITING = "waiting", "排队"
        RUNNING = "running", "正在生成"
        DONE = "done", "已生成"
        FAILED = "failed", "未能生成"

    NEXT = {
        Status.WAITING: {Status.RUNNING},
        Status.RUNNING: {Status.DONE, Status.FAILED, Status.WAITING},
        Status.FAILED: {Status.WAITING},
    }
    TONES: Mapping[str, str] = {
        Status.WAITING: "plain",
        Status.RUNNING: "due",
        Status.DONE: "done",
        Status.FAILED: "late",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.WAITING, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="单位")
    form = models.CharField("报表", max_length=60)
    period = models.DateField("报送期")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    total = models.PositiveIntegerField("总数", default=0)
    done = models.PositiveIntegerField("已完成", default=0)
    message = models.CharField("说明", max_length=300, blank=True)
    claimed_at = models.DateTimeField("开始时间", null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "批量导出"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "form", "period"],
                condition=Q(status__in=["waiting", "running"]),
                name="one_export_under_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.period:%Y年%-m月} 批量导出"

    def get_absolute_url(self) -> str:
        return reverse("reports:export_job", args=[self.pk])

    @property
    def sheet(self) -> Form:
        return load(self.form)

    @property
    def is_over(self) -> bool:
        return self.status in {self.Status.DONE, self.Status.FAILED}

    def is_stuck(self, at: dt.datetime | None = None) -> bool:
        """Failed, or its worker died: no task may run for longer than the queue's time limit."""
        if self.status == self.Status.RUNNING and self.claimed_at:
            return (at or timezone.now()) - self.claimed_at > dt.timedelta(
                seconds=settings.CELERY_TASK_TIME_LIMIT
            )
        return self.status == self.Status.FAILED

    def start_again(self, *, by: User, at: dt.datetime | None = None) -> None:
        by.require("export_reports", self.agency)
        if not self.is_stuck(at):
            raise RuleViolation("导出正在进行，请稍候")
        same = ExportJob.objects.filter(agency=self.agency, form=self.form, period=self.period)
        under_way = same.filter(status__in=[self.Status.WAITING, self.Status.RUNNING])
        if under_way.exclude(pk=self.pk).exists():
            raise RuleViolation("这一期的另一次导出正在进行，请等它完成")
        self.move(self.Status.WAITING, done=0, message="")
