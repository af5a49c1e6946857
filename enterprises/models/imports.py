"""Workbooks on their way into the ledger, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import models
from django.urls import reverse

from enterprises.models.ledger import MineKind, MineStatus
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.models import random_name


class LedgerImportQuerySet(ScopedQuerySet):
    place = "region"


@pghistory.track(exclude=["rows_done"])
class LedgerImport(Stateful):
    """One uploaded workbook on its way into the ledger: read first, looked at, then committed.

    UPLOADED waits for the reader; READ can be looked at and its held rows decided; COMMITTING is being
    written; COMMITTED has written what was accepted or confirmed; FAILED says why in `message` and has
    written nothing. A write that fails leads back to READ.
    """

    class Status(models.TextChoices):
        UPLOADED = "uploaded", "正在读取"
        READ = "read", "待导入"
        COMMITTING = "committing", "正在写入"
        COMMITTED = "committed", "已导入"
        FAILED = "failed", "未能读取"

    NEXT = {
        Status.UPLOADED: {Status.READ, Status.FAILED},
        Status.READ: {Status.COMMITTING},
        Status.COMMITTING: {Status.COMMITTED, Status.READ},
    }
    TONES: Mapping[str, str] = {
        Status.UPLOADED: "plain",
        Status.READ: "due",
        Status.COMMITTING: "plain",
        Status.COMMITTED: "done",
        Status.FAILED: "late",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.UPLOADED, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="导入范围")
    file = models.FileField("文件", upload_to=random_name, max_length=200)
    filename = models.CharField("文件名", max_length=200)
    uploaded_by = models.ForeignKey(
        User,
        models.PROTECT,
        verbose_name="上传人",
        related_name="+",
        null=True,
        help_text="空着的，是运维人员在服务器上导入的。",
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)
    committed_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="导入人", related_name="+", null=True, blank=True
    )
    committed_at = models.DateTimeField("导入时间", null=True, blank=True)
    rows_total = models.PositiveIntegerField("总行数", default=0)
    rows_done = models.PositiveIntegerField("已读取行数", default=0)
    message = models.CharField("说明", max_length=500, blank=True)
    ignored_rows = models.JSONField("略过的行", default=list)
    unknown_columns = models.JSONField("未识别的列", default=list)
    unknown_agencies = models.JSONField("未登记的监管部门", default=list)

    objects = LedgerImportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"
        ordering = ["-uploaded_at"]
        indexes = [models.Index(fields=["region", "-uploaded_at"], name="imports_of_a_place")]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("enterprises:import", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        return self.status in {self.Status.UPLOADED, self.Status.COMMITTING}

    def is_desk_of(self, user: User) -> bool:
        """Only colleagues of whoever uploaded it decide about it; those above look on."""
        return bool(self.uploaded_by and self.uploaded_by.agency and self.uploaded_by.agency.is_desk_of(user))

    def require_desk(self, by: Any) -> None:
        by.require("import_ledger")
        if not self.is_desk_of(by):
            raise PermissionDenied("只有上传单位的人员可以处理这次导入")

    def require_readable(self) -> None:
        if self.status != self.Status.READ:
            raise RuleViolation(f"这次导入{self.get_status_display()}，不能再修改")


class LedgerRow(models.Model):
    """One line of an uploaded workbook with what was made of it; `values` are JSON-ready.

    `doubts` names the fields that a person must confirm, so that rows with the same question can be answered
    together.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "可导入"
        HELD = "held", "待确认"
        REJECTED = "rejected", "不能导入"

    class Outcome(models.TextChoices):
        NEW = "new", "新增"
        CHANGED = "changed", "更新"
        UNCHANGED = "unchanged", "无变化"

    TONES: Mapping[str, str] = {
        Verdict.ACCEPTED: "done",
        Verdict.HELD: "due",
        Verdict.REJECTED: "late",
    }

    ledger_import = models.ForeignKey(LedgerImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("行号")
    verdict = models.CharField("结论", max_length=10, choices=Verdict)
    values: models.JSONField[dict[str, Any]] = models.JSONField("内容")
    repairs = models.JSONField("已自动修正", default=list)
    problems = models.JSONField("问题", default=list)
    doubts = models.CharField("待确认的栏目", max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    outcome = models.CharField("导入结果", max_length=10, choices=Outcome, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "台账行"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ledger_import", "number"], name="one_row_a_line"),
        ]
        indexes = [models.Index(fields=["ledger_import", "verdict", "number"], name="rows_of_a_verdict")]

    def __str__(self) -> str:
        return f"第 {self.number} 行"

    @property
    def open(self) -> dict[str, list[str]]:
        """What must be chosen to confirm it, because no mine is kept without."""
        asked: dict[str, type[models.TextChoices]] = {"kind": MineKind, "status": MineStatus}
        return {name: kinds.labels for name, kinds in asked.items() if not self.values[name]}
