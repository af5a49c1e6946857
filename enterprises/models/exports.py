"""Long ledgers on their way out, made by the worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.models import random_name


class LedgerExportQuerySet(ScopedQuerySet):
    place = "agency__region"

    def stuck(self, at: dt.datetime | None = None) -> LedgerExportQuerySet:
        """Whose message was lost, or whose worker died: no task may run for longer than the queue's time limit."""
        limit = dt.timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT)
        under_way = [LedgerExport.Status.WAITING, LedgerExport.Status.RUNNING]
        return self.filter(status__in=under_way, busy_since__lt=(at or timezone.now()) - limit)


@pghistory.track(exclude=["rows_done", "busy_since"])
class LedgerExport(Stateful):
    """The mines that somebody's list shows, written to one workbook by the worker.

    `query` is the address of the list behind its question mark: the same filters are applied when the workbook
    is made, to what that person may see then.
    """

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
    query = models.CharField("筛选条件", max_length=1000, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    busy_since = models.DateTimeField("最近一次动静", default=timezone.now)
    rows_total = models.PositiveIntegerField("总行数", default=0)
    rows_done = models.PositiveIntegerField("已写行数", default=0)
    sha256 = models.CharField("各行内容的 SHA-256", max_length=64, blank=True)
    message = models.CharField("说明", max_length=300, blank=True)
    file = models.FileField("文件", upload_to=random_name, max_length=200, blank=True)

    objects = LedgerExportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "台账导出"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked_by", "query"],
                condition=Q(status__in=["waiting", "running"]),
                name="one_ledger_export_under_way",
            ),
        ]

    def __str__(self) -> str:
        from enterprises.workbooks.outgoing import file_name  # it hangs on the models

        return file_name(self.agency.region, QueryDict(self.query), timezone.localdate(self.asked_at))

    def get_absolute_url(self) -> str:
        return reverse("enterprises:export_job", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.status in {self.Status.DONE, self.Status.FAILED}

    def start_again(self, *, by: User, at: dt.datetime | None = None) -> None:
        """Failed, or stuck."""
        by.require("export_ledger", self.agency)
        if self.status != self.Status.FAILED and not type(self).objects.stuck(at).filter(pk=self.pk).exists():
            raise RuleViolation("导出正在进行，请稍候")
        same = type(self).objects.filter(asked_by=self.asked_by, query=self.query)
        if same.filter(status__in=[self.Status.WAITING, self.Status.RUNNING]).exclude(pk=self.pk).exists():
            raise RuleViolation("同样的导出正在进行，请等它完成")
        self.wait_again()

    def wait_again(self) -> None:
        """Back to the queue, whoever asks: a person, or the clock."""
        if self.status == self.Status.WAITING:
            type(self).objects.filter(pk=self.pk).update(busy_since=timezone.now())
        else:
            self.move(self.Status.WAITING, rows_done=0, message="", busy_since=timezone.now())
