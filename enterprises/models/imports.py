"""Workbooks on their way into the ledger, line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone

from enterprises.models.kinds import MineKind, MineStatus
from enterprises.models.ledger import Mine
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.models import random_name

STUCK_AFTER = dt.timedelta(minutes=5)  # without one more line; the longest step takes seconds
MOST_RESTARTS = 3  # by the clock: a workbook that ends its worker each time is left alone


class LedgerImportQuerySet(ScopedQuerySet):
    place = "region"

    def stuck(self, at: dt.datetime | None = None) -> LedgerImportQuerySet:
        busy = [LedgerImport.Status.UPLOADED, LedgerImport.Status.COMMITTING]
        return self.filter(status__in=busy, busy_since__lt=(at or timezone.now()) - STUCK_AFTER)


@pghistory.track(exclude=["rows_done", "busy_since"])
class LedgerImport(Stateful):
    """One uploaded workbook on its way into the ledger: read first, looked at, then committed.

    UPLOADED waits for the reader; READ can be looked at and its held rows decided; COMMITTING is being written;
    COMMITTED has written what was accepted or confirmed, and writes what is confirmed later; FAILED says why in
    `message` and has written nothing. A write that fails leads back to where it began. Whoever says which column is
    which has it read again, so READ and FAILED lead back to UPLOADED. `busy_since` is the last sign of life of
    whoever reads or writes; a message that was lost leaves none.
    """

    class Status(models.TextChoices):
        UPLOADED = "uploaded", "正在读取"
        READ = "read", "待导入"
        COMMITTING = "committing", "正在写入"
        COMMITTED = "committed", "已导入"
        FAILED = "failed", "未能读取"

    NEXT = {
        Status.UPLOADED: {Status.READ, Status.FAILED},
        Status.READ: {Status.COMMITTING, Status.UPLOADED},
        Status.COMMITTING: {Status.COMMITTED, Status.READ},
        Status.COMMITTED: {Status.COMMITTING},
        Status.FAILED: {Status.UPLOADED},
    }
    TONES: Mapping[str, str] = {
        Status.UPLOADED: "plain",
        Status.READ: "due",
        Status.COMMITTING: "plain",
        Status.COMMITTED: "done",
        Status.FAILED: "late",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.UPLOADED, editable=False)
    layer = models.CharField("内容", max_length=20, default="ledger", help_text="台账，或一企一档的一层。")
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
    busy_since = models.DateTimeField("最近一次动静", default=timezone.now)
    restarts = models.PositiveSmallIntegerField("自动重启次数", default=0)
    message = models.CharField("说明", max_length=500, blank=True)
    columns = models.JSONField("列", default=list)
    ignored_rows = models.JSONField("略过的行", default=list)
    unknown_columns = models.JSONField("未识别的列", default=list)
    unknown_agencies = models.JSONField("未登记的监管部门", default=list)
    left_out = models.JSONField("档案有、文件无", default=list, help_text="一企一档的行：模型和主键。")

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

    def is_stuck(self, at: dt.datetime | None = None) -> bool:
        return self.is_busy and (at or timezone.now()) - self.busy_since > STUCK_AFTER

    def missing(self, user: User) -> Any:
        """Mines of the region, not closed, that no line of the workbook speaks of: told, and left as they are.

        A line that was new when it was read speaks of the mine that it became; one that was rejected, or doesn't
        say which kind of mine it means, of all that its enterprise has.
        """
        new = self.rows.filter(mine=None).annotate(code=KT("values__credit_code")).filter(code__gt="")
        vague = Q(verdict=LedgerRow.Verdict.REJECTED) | Q(values__kind="")
        made = new.exclude(vague).annotate(
            sort=KT("values__kind"),
            called=Coalesce(
                NullIf(KT("values__mine_name"), Value("", models.TextField())), KT("values__name")
            ),
        )
        here = Mine.objects.visible_to(user).within(self.region).exclude(status=MineStatus.CLOSED)
        told = here.exclude(pk__in=self.rows.exclude(mine=None).values("mine")).annotate(
            sort=Case(*(When(kind=kind, then=Value(kind.label)) for kind in MineKind))
        )
        alike = {
            "code": OuterRef("enterprise__credit_code"),
            "sort": OuterRef("sort"),
            "called": OuterRef("name"),
        }
        return told.exclude(enterprise__credit_code__in=new.filter(vague).values("code")).exclude(
            Exists(made.filter(**alike))
        )

    def is_desk_of(self, user: User) -> bool:
        """Only colleagues of whoever uploaded it decide about it; those above look on."""
        return bool(self.uploaded_by and self.uploaded_by.agency and self.uploaded_by.agency.is_desk_of(user))

    def require_desk(self, by: Any) -> None:
        by.require("import_ledger")
        if not self.is_desk_of(by):
            raise PermissionDenied("只有上传单位的人员可以处理这次导入")

    @property
    def is_open(self) -> bool:
        """Its rows can be decided: all of them, or once it has been written those that weren't."""
        return self.status in {self.Status.READ, self.Status.COMMITTED}

    @property
    def before_writing(self) -> str:
        return self.Status.COMMITTED if self.committed_at else self.Status.READ

    def unwritten(self) -> models.QuerySet[LedgerRow]:
        """After the first writing an outcome is what became of a row; before, what is foreseen."""
        return self.rows.filter(outcome="") if self.committed_at else self.rows.all()

    def require_open(self) -> None:
        if not self.is_open:
            raise RuleViolation(f"这次导入{self.get_status_display()}，不能再修改")


class LedgerRow(models.Model):
    """One line of an uploaded workbook with what was made of it; `values` are JSON-ready.

    `doubts` names the fields that a person must confirm, so that rows with the same question can be answered
    together. `mine` is the one of the ledger that the line speaks of, `changes` what it would change there; both,
    and the outcome, are foreseen when the line is read, and the outcome is told anew when it is written.
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
    mine = models.ForeignKey(
        Mine, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="矿山"
    )
    changes = models.JSONField("与台账的差异", default=list)
    chosen = models.BooleanField("写入", default=True)
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
        return {name: kinds.labels for name, kinds in asked.items() if self.values.get(name) == ""}


class ColumnMappingQuerySet(ScopedQuerySet):
    place = "agency__region"

    def of(self, agency: Agency | None, layer: str) -> dict[str, str]:
        """What the reader must know: the field of each heading, empty where the column isn't to be read."""
        said = self.filter(agency=agency, layer=layer) if agency else self.none()
        return dict(said.values_list("heading", "field"))


@pghistory.track()
class ColumnMapping(models.Model):
    """What a person of the agency said of a heading; its next workbook is read so at once."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+", verbose_name="单位")
    layer = models.CharField("内容", max_length=20, default="ledger")
    heading = models.CharField("表头", max_length=400, help_text="去掉空格和标点，半角小写。")
    field = models.CharField("栏目", max_length=30, blank=True, help_text="空着的，这一列不读取。")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="指定人")
    set_at = models.DateTimeField("指定时间", auto_now=True)

    objects = ColumnMappingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "表头对应"
        ordering = ["heading"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "layer", "heading"], name="one_field_a_heading"),
        ]

    def __str__(self) -> str:
        return f"{self.heading} {self.field or '不读取'}"
