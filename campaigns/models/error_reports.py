"""What a citizen says is wrong in something published (纠错, N20), and what the agency answers."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.disclosure import Disclosure
from jurisdictions.models import User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class ErrorReportQuerySet(ScopedQuerySet):
    place = "disclosure__agency__region"

    def waiting(self) -> ErrorReportQuerySet:
        return self.filter(status=ErrorReport.Status.WAITING)

    def for_list(self) -> ErrorReportQuerySet:
        return self.select_related("disclosure__agency__region", "answered_by")


@pghistory.track(exclude=["contact", "sender"])
class ErrorReport(Stateful):
    """Of one version of a disclosure. Nothing of it is ever shown in public but the answer, to whoever has the receipt.

    `sender` is a keyed digest of the address it came from: enough to count, too little to find anybody.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "待答复"
        CORRECTED = "corrected", "已更正"
        KEPT = "kept", "不予更正"

    NEXT = {Status.WAITING: {Status.CORRECTED, Status.KEPT}}
    TONES: Mapping[str, str] = {Status.WAITING: "due", Status.CORRECTED: "done", Status.KEPT: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.WAITING, editable=False)
    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, related_name="error_reports", verbose_name="公示信息"
    )
    receipt = models.CharField("回执号", max_length=12, unique=True, editable=False)
    text = models.TextField("哪里有误", max_length=1000)
    contact = models.CharField("联系方式", max_length=100, blank=True)
    sender = models.CharField(max_length=64, editable=False)
    received_at = models.DateTimeField("收到时间", default=timezone.now, editable=False)
    answer_by = models.DateField("答复期限", editable=False)
    answer = models.TextField("答复", max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_on = models.DateField("答复日期", null=True, blank=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公示纠错"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="waiting")
                | Q(answered_by__isnull=False, answered_on__isnull=False) & ~Q(answer=""),
                name="an_error_report_is_answered_in_words",
            ),
        ]
        indexes = [models.Index(fields=["sender", "received_at"], name="error_report_sender")]

    def __str__(self) -> str:
        return f"{self.disclosure}：{self.text[:30]}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:error_report", args=[self.pk])
