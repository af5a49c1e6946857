"""What a place says about a month: the report on its way from the clerk to the receiver, and what was typed into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import pghistory
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Obligation
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from reports.places import Place, Span
from reports.sheets import Form, load

if TYPE_CHECKING:
    from reports.models.sealing import Sealing


class ReportQuerySet(ScopedQuerySet):
    place = "agency__region"

    def handed_in(self) -> ReportQuerySet:
        """What counts in a roll-up: signed, sealed and not sent back."""
        return self.filter(status__in=Report.HANDED_IN)


@pghistory.track()
class Report(Stateful):
    """One agency's form for one period (调度表, 统计表 …).

    DRAFT is filled in by a clerk; READY waits for the leader; SUBMITTED was signed and sealed and waits for the
    receiver, who makes it ACCEPTED or RETURNED with reasons; a returned report is filled in again and sealed anew.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "填报中"
        READY = "ready", "待签字"
        SUBMITTED = "submitted", "已报送"
        RETURNED = "returned", "已退回"
        ACCEPTED = "accepted", "已审核"

    NEXT = {
        Status.DRAFT: {Status.READY},
        Status.READY: {Status.DRAFT, Status.SUBMITTED},
        Status.SUBMITTED: {Status.RETURNED, Status.ACCEPTED},
        Status.RETURNED: {Status.READY},
    }
    HANDED_IN = (Status.SUBMITTED, Status.ACCEPTED)
    TONES: Mapping[str, str] = {
        Status.DRAFT: "plain",
        Status.READY: "due",
        Status.SUBMITTED: "done",
        Status.RETURNED: "due",
        Status.ACCEPTED: "done",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports", verbose_name="填报单位")
    form = models.CharField("报表", max_length=60)
    period = models.DateField("报送期", help_text="当月第一天")
    period_from = models.DateField("统计起")
    period_to = models.DateField("统计止")
    since = models.DateField("累计起", null=True, help_text="专项行动开始的那天；只有当月数的报表不用。")
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, blank=True, related_name="report", verbose_name="报送任务"
    )
    return_reason = models.TextField("退回原因", blank=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报表"
        ordering = ["-period", "agency__region_id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "form", "period"], name="one_report_a_period"),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""), name="returned_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["form", "period"], name="report_form_month")]

    def __str__(self) -> str:
        return f"{self.agency.region.name}{self.period:%Y年%-m月}{self.sheet.name}"

    def get_absolute_url(self) -> str:
        return reverse("reports:detail", args=[self.pk])

    @property
    def sheet(self) -> Form:
        return load(self.form)

    @property
    def span(self) -> Span:
        return Span(self.period_from, self.period_to, self.since)

    def place(self, as_of: dt.datetime | None = None) -> Place:
        return Place(self.agency.region, as_of or timezone.now(), self.sheet.reported_by)

    @property
    def receiver(self) -> Agency | None:
        return self.obligation.receiver if self.obligation else None

    @property
    def is_open(self) -> bool:
        """Whether a clerk may still write into it."""
        return self.status in {self.Status.DRAFT, self.Status.RETURNED}

    @property
    def is_sealed(self) -> bool:
        """Whether what was signed counts; a returned report is being worked on again."""
        return self.status in self.HANDED_IN

    @property
    def sealing_in_force(self) -> Sealing | None:
        """What counts: what was signed last, while the report is handed in."""
        return self.sealings.filter(current=True).first() if self.is_sealed else None

    def require_fill(self, *, by: User) -> None:
        """Only clerks of the reporting agency write, and only until it goes to the leader."""
        by.require("fill_report", self.agency)
        if not self.is_open:
            raise RuleViolation(f"报表{self.get_status_display()}，不能再改")

    def hold(self) -> None:
        """Within a transaction: nobody signs meanwhile, and the status is the one of this moment."""
        held = type(self).objects.select_for_update(no_key=True).filter(pk=self.pk)
        self.status = held.values_list("status", flat=True).get()

    @transaction.atomic
    def enter(
        self, key: str, *, by: User, value: Decimal | None, source: str = "", reason: str = ""
    ) -> CellEntry | None:
        """Type a value into a cell.

        A typed cell needs the source that proves it; a computed cell keeps what the records say and takes an
        adjusted value beside it, with a reason. An empty value takes the entry back. Raises RuleViolation.

        The row is held, so that what is entered now is on the sheet that the leader signs, or is refused.
        """
        self.hold()
        self.require_fill(by=by)
        cell = self.sheet.cells.get(key)
        if cell is None:
            raise RuleViolation("报表中没有这一格")
        if value is None:
            self.entries.filter(key=key).delete()
            return None
        if problem := cell.complaint(value):
            raise RuleViolation(problem, field="value")
        if cell.typed and not source.strip():
            raise RuleViolation("手工填写的数字，请写明来源（印证资料）", field="source")
        if not cell.typed and not reason.strip():
            raise RuleViolation("与业务记录不一致的数字，请写明理由", field="reason")
        entry, _ = self.entries.update_or_create(
            key=key,
            defaults={"value": value, "source": source.strip(), "reason": reason.strip(), "entered_by": by},
        )
        return entry

    def hand_to_leader(self, *, by: User) -> None:
        """The clerk is done; every typed cell must hold a value."""
        by.require("fill_report", self.agency)
        filled = set(self.entries.values_list("key", flat=True))
        empty = [cell for cell in self.sheet.cells.values() if cell.typed and cell.key not in filled]
        if empty:
            names = "、".join(cell.title for cell in empty[:5])
            raise RuleViolation(f"还有 {len(empty)} 格未填：{names}{'等' if len(empty) > 5 else ''}")
        self.move(self.Status.READY)

    def hand_back(self, *, by: User) -> None:
        """The leader doesn't sign; the clerk goes on."""
        by.require("sign_report", self.agency)
        self.move(self.Status.DRAFT)


@pghistory.track()
class CellEntry(models.Model):
    """What a person typed into one cell of an open report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="entries")
    key = models.CharField("单元格", max_length=60)
    value = models.DecimalField("数值", max_digits=16, decimal_places=6)
    source = models.CharField("来源（印证资料）", max_length=200, blank=True)
    reason = models.CharField("调整理由", max_length=200, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("填写时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "填报内容"
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_entry_a_cell")]

    def __str__(self) -> str:
        return f"{self.key} {self.value.normalize():f}"
