"""查封、扣押 (行政强制法 Art. 22-28; 安全生产法 Art. 65): no penalty but a coercive measure, with a term of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Hazard
from inspections.models.checks import Inspection
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class SeizureQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def held(self) -> SeizureQuerySet:
        return self.filter(status=Seizure.Status.HELD)

    def overdue(self) -> SeizureQuerySet:
        return self.held().filter(until__lt=timezone.localdate())

    def for_list(self) -> SeizureQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency").annotate(
            things=Count("items")
        )


@pghistory.track()
class Seizure(Stateful):
    """One decision with its list. `until` is its last day, extended at most once; both were reckoned when decided."""

    class Status(models.TextChoices):
        HELD = "held", "查封扣押中"
        RELEASED = "released", "已解除"
        CONFISCATED = "confiscated", "已没收"
        DESTROYED = "destroyed", "已销毁"

    class Kind(models.TextChoices):
        SEAL = "seal", "查封"
        SEIZE = "seize", "扣押"

    NEXT = {Status.HELD: {Status.RELEASED, Status.CONFISCATED, Status.DESTROYED}}
    TONES: Mapping[str, str] = {
        Status.HELD: "due",
        Status.RELEASED: "done",
        Status.CONFISCATED: "done",
        Status.DESTROYED: "done",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.HELD, editable=False)
    kind = models.CharField("措施", max_length=20, choices=Kind)
    ground = models.CharField("依据的情形", max_length=30)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="seizures", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="seizures", verbose_name="决定机关")
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="seizures", verbose_name="现场检查"
    )
    hazards = models.ManyToManyField(Hazard, blank=True, related_name="seizures", verbose_name="涉及的隐患")
    place = models.CharField("查封扣押地点", max_length=200)
    reason = models.CharField("事由", max_length=500)
    document_number = models.CharField("决定书文号", max_length=60, unique=True)
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    since = models.DateField("实施日期")
    until = models.DateField("期限至")
    officers = models.ManyToManyField(User, related_name="+", verbose_name="执行人员")
    extended_from = models.DateField("延长前的期限", null=True, blank=True)
    extended_on = models.DateField("延长决定日期", null=True, blank=True)
    extended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准延长人"
    )
    extension_reason = models.CharField("延长理由", max_length=500, blank=True)
    extension_number = models.CharField("延长决定书文号", max_length=60, blank=True)
    ended_on = models.DateField("解除、处理日期", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="解除、处理决定人"
    )
    end_ground = models.CharField("解除情形", max_length=30, blank=True)
    end_reason = models.CharField("解除、处理理由", max_length=500, blank=True)
    end_number = models.CharField("解除、处理决定书文号", max_length=60, blank=True)

    objects = SeizureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查封扣押"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__gte=F("decided_on"), until__gt=F("since")), name="a_seizure_has_its_days"
            ),
            models.CheckConstraint(
                condition=Q(extended_from=None, extended_on=None, extended_by=None, extension_number="")
                | Q(extended_from__lt=F("until"), extended_on__lte=F("extended_from"))
                & Q(extended_from__isnull=False, extended_on__isnull=False, extended_by__isnull=False)
                & ~Q(extension_reason="")
                & ~Q(extension_number=""),
                name="a_seizure_is_extended_in_time_and_once",
            ),
            models.CheckConstraint(
                condition=Q(status="held", ended_on=None, ended_by=None)
                | ~Q(status="held")
                & Q(ended_on__isnull=False, ended_on__gte=F("since"), ended_by__isnull=False)
                & ~Q(end_reason="")
                & ~Q(end_number=""),
                name="what_ended_a_seizure_is_written_down",
            ),
        ]
        indexes = [models.Index(fields=["mine", "decided_on"], name="seizure_mine_decided")]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:seizure", args=[self.pk])

    @property
    def is_held(self) -> bool:
        return self.status == self.Status.HELD

    @property
    def ended(self) -> bool:
        return not self.is_held


class SeizedItemQuerySet(ScopedQuerySet):
    place = "seizure__mine__region"
    people = "seizure__mine__enterprise__representatives__user"
    granted = "seizure__mine"

    def for_list(self) -> SeizedItemQuerySet:
        return self.select_related("seizure__mine__enterprise", "seizure__mine__region")


@pghistory.track()
class SeizedItem(models.Model):
    """A line of 查封扣押清单, in the columns of the official list."""

    seizure = models.ForeignKey(Seizure, models.CASCADE, related_name="items", verbose_name="查封扣押")
    name = models.CharField("名称", max_length=100)
    spec = models.CharField("规格", max_length=100, blank=True)
    quantity = models.DecimalField("数量", max_digits=12, decimal_places=2)
    unit = models.CharField("单位", max_length=20)
    note = models.CharField("备注", max_length=200, blank=True)

    objects = SeizedItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查封扣押物品"
        ordering = ["seizure_id", "pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="something_was_seized")]

    def __str__(self) -> str:
        return f"{self.name} {self.quantity.normalize():f} {self.unit}"

    def get_absolute_url(self) -> str:
        return self.seizure.get_absolute_url()
