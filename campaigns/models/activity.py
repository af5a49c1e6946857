"""The work log (工作记录): what an agency did, for whom or to whom, and what proves it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import pghistory
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from campaigns.work_log.kinds import ActivityKind, kinds
from enterprises.models import Enterprise, Mine
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from records.models import Attachment


class ActivityQuerySet(ScopedQuerySet):
    """Seen by the agency that did it and by those above it: a log is no part of an enterprise's file."""

    place = "agency__region"

    def for_list(self) -> ActivityQuerySet:
        """With how many files prove each of them."""
        files = Attachment.objects.filter(
            content_type=ContentType.objects.get_for_model(Activity),
            object_id=Cast(OuterRef("pk"), models.CharField()),
        )
        count = files.order_by().values("object_id").annotate(n=Count("pk")).values("n")
        return self.select_related("agency__region", "mine__enterprise", "enterprise").annotate(
            proofs=Coalesce(Subquery(count), 0)
        )


@pghistory.track()
class Activity(Stateful):
    """One thing that an agency did on one day. Its kind says which of these facts it has (`work_log/kinds.py`).

    A record is never deleted: one that was made by mistake is VOID with the reason, and counts nowhere.
    """

    class Status(models.TextChoices):
        RECORDED = "recorded", "已记录"
        VOID = "void", "已作废"

    NEXT = {Status.RECORDED: {Status.VOID}}
    TONES: Mapping[str, str] = {Status.RECORDED: "done", Status.VOID: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.RECORDED, editable=False)
    client_key = models.UUIDField("提交标识", unique=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField("类别")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="activities", verbose_name="开展机关")
    level = models.CharField(
        "层级",
        max_length=10,
        choices=Region.Level,
        help_text="政府负责同志、成员单位或技术检查员的层级；其他类别为开展机关的层级。",
    )
    done_on = models.DateField("开展日期")
    counterpart = models.CharField("对象", max_length=200, blank=True)
    mine = models.ForeignKey(
        Mine, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="矿山"
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="企业"
    )
    count = models.PositiveIntegerField("人数", null=True, blank=True)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    outcome = models.SlugField("处理方式", blank=True)
    anonymous = models.BooleanField("匿名举报", default=False)
    endangering = models.BooleanField("危险作业罪案例", default=False)
    officers = models.ManyToManyField(User, blank=True, related_name="activities", verbose_name="执法人员")
    experts = ArrayField(models.CharField(max_length=100), verbose_name="专家", default=list, blank=True)
    text = models.TextField("情况说明", max_length=2000)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="记录人")
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作记录"
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="activity_pays_something"
            ),
            models.CheckConstraint(
                condition=~Q(status="void") | ~Q(void_reason=""), name="a_void_activity_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(mine=None) | Q(enterprise__isnull=False), name="a_mine_comes_with_its_enterprise"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "done_on"], name="activity_agency_day"),
            models.Index(fields=["kind", "done_on"], name="activity_kind_day"),
        ]

    def __str__(self) -> str:
        return f"{self.done_on:%Y年%-m月%-d日} {self.kind_label}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:activity", args=[self.pk])

    @property
    def asked(self) -> ActivityKind:
        return kinds()[self.kind]

    @property
    def kind_label(self) -> str:
        return self.asked.label

    @property
    def outcome_label(self) -> str:
        return self.asked.outcomes.get(self.outcome, "")

    @property
    def size(self) -> str:
        """How many people, or how much money, for the list."""
        if self.amount is not None:
            return f"{self.amount:,.2f} 元"
        return "" if self.count is None else f"{self.count} {self.asked.unit}"

    def require_standing(self) -> None:
        if self.status == self.Status.VOID:
            raise RuleViolation("这条记录已作废，不能再改")

    def count_trained(self) -> None:
        """Where there is a list of names, it gives the number and nobody types it."""
        self.count = self.attendees.trained().count()
        self.save(update_fields=["count"])

    def void(self, *, by: User, reason: str) -> None:
        """Take it out of every count; the row, its files and the reason stay readable."""
        by.require("log_activity", self.agency)
        if not reason.strip():
            raise RuleViolation("请写明作废的原因", field="reason")
        self.move(self.Status.VOID, void_reason=reason.strip())
