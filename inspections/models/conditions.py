"""The six conditions that call for a heavier hand (Z-15), and what was done about each."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Activity
from enterprises.models import Mine
from inspections.grave import CONDITIONS, MEASURES
from inspections.models.checks import Inspection
from inspections.models.dishonesty import DishonestyListing
from inspections.models.penalties import Case
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class GraveConditionQuerySet(ScopedQuerySet):
    """An agency's own paper: what follows from it the enterprise reads as a decision."""

    place = "mine__region"
    granted = "mine"

    def unanswered(self) -> GraveConditionQuerySet:
        return self.filter(pk__in=GraveStep.objects.filter(status=GraveStep.Status.OPEN).values("condition"))

    def for_list(self) -> GraveConditionQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency", "recorded_by").annotate(
            open_steps=models.Count("steps", filter=Q(steps__status=GraveStep.Status.OPEN))
        )


@pghistory.track()
class GraveCondition(models.Model):
    """That one of the six holds at a mine, on what evidence."""

    mine = models.ForeignKey(Mine, models.PROTECT, related_name="grave_conditions", verbose_name="矿山")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="grave_conditions", verbose_name="认定机关"
    )
    condition = models.CharField(
        "情形", max_length=30, choices=[(c.key, c.label) for c in CONDITIONS.values()]
    )
    facts = models.CharField("事实", max_length=500)
    evidence = models.CharField("证据", max_length=300)
    inspection = models.ForeignKey(
        Inspection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grave_conditions",
        verbose_name="现场检查",
    )
    found_on = models.DateField("发现日期")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")

    objects = GraveConditionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "从重情形"
        ordering = ["-found_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(facts="") & ~Q(evidence=""), name="a_condition_is_evidenced")
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_condition_display()}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:condition", args=[self.pk])


class GraveStepQuerySet(ScopedQuerySet):
    place = "condition__mine__region"
    granted = "condition__mine"


@pghistory.track()
class GraveStep(Stateful):
    """One measure that the condition calls for: done, and by which record, or not, and why."""

    class Status(models.TextChoices):
        OPEN = "open", "待答复"
        DONE = "done", "已采取"
        DECLINED = "declined", "不采取"

    NEXT = {Status.OPEN: {Status.DONE, Status.DECLINED}}
    TONES: Mapping[str, str] = {Status.OPEN: "due", Status.DONE: "done", Status.DECLINED: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.OPEN, editable=False)
    condition = models.ForeignKey(GraveCondition, models.CASCADE, related_name="steps")
    measure = models.CharField("措施", max_length=30, choices=[(m.key, m.label) for m in MEASURES.values()])
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="grave_steps")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="grave_steps")
    listing = models.ForeignKey(
        DishonestyListing, models.PROTECT, null=True, blank=True, related_name="grave_steps"
    )
    reason = models.CharField("不采取的理由", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = GraveStepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "从重措施"
        ordering = ["condition_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["condition", "measure"], name="one_step_a_measure"),
            models.CheckConstraint(
                condition=~Q(status="done")
                | Q(activity__isnull=False)
                | Q(case__isnull=False)
                | Q(listing__isnull=False),
                name="what_is_done_has_its_record",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(reason=""), name="what_is_not_done_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.get_measure_display()

    @property
    def record(self) -> Activity | Case | DishonestyListing | None:
        return self.activity or self.case or self.listing
