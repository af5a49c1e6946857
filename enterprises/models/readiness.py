"""Money for safety, and being ready for an emergency (Z-09, Z-10)."""

from __future__ import annotations

from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from enterprises.models.days import AddMonths, in_order
from enterprises.models.fact import Entry, Fact, FactQuerySet, OfMineQuerySet
from enterprises.thresholds import threshold


def money(label: str) -> models.DecimalField:
    return models.DecimalField(
        f"{label}（万元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )


@pghistory.track()
class SafetyFund(Fact):
    """安全生产费用 of one year: what had to be set aside, what was, and what was spent of it (Z-09)."""

    SHOWN = ("owed", "extracted", "used", "note")

    year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    owed = money("应提取")
    extracted = money("已提取")
    used = money("已使用")
    note = models.CharField("说明", max_length=200, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "安全生产费用"
        ordering = ["mine_id", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "year"],
                name="one_safety_fund_a_year",
                violation_error_message="这一年度已登记",
            ),
            models.CheckConstraint(
                condition=Q(owed__gte=0, extracted__gte=0, used__gte=0), name="safety_fund_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}年"

    @property
    def short(self) -> Decimal:
        """How much less was set aside than had to be; a year that isn't over may still fill."""
        return max(self.owed - self.extracted, Decimal(0))


class EmergencyPlanQuerySet(FactQuerySet):
    def current(self) -> EmergencyPlanQuerySet:
        """Of each kind the newest: a plan that was revised is filed as a line of its own."""
        newer = EmergencyPlan.objects.filter(
            mine=OuterRef("mine"),
            kind=OuterRef("kind"),
            title=OuterRef("title"),
            filed_on__gt=OuterRef("filed_on"),
        )
        return self.filter(~Exists(newer))


@pghistory.track()
class EmergencyPlan(Fact):
    """应急预案, as filed, with the day by which it has to be assessed again (Z-10)."""

    class Kind(models.TextChoices):
        WHOLE = "综合应急预案", "综合应急预案"
        SPECIAL = "专项应急预案", "专项应急预案"
        ON_SITE = "现场处置方案", "现场处置方案"

    SHOWN = ("kind", "filed_on", "number", "filed_with", "expires")
    DUE = "expires"
    ORDERED = (("filed_on", "expires"),)

    title = models.CharField("预案名称", max_length=120)
    kind = models.CharField("类别", max_length=10, choices=Kind)
    filed_on = models.DateField("备案日期")
    number = models.CharField("备案编号", max_length=60, blank=True)
    filed_with = models.CharField("备案部门", max_length=100, blank=True)
    expires = models.DateField("应再次评估的日期", blank=True)

    objects = EmergencyPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应急预案"
        ordering = ["mine_id", "kind", "-filed_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("filed_on", "expires"), name="plan_ends_after_filing")
        ]
        indexes = [models.Index(fields=["expires"], name="emergency_plan_expires")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.filed_on and self.filed_on > timezone.localdate():
            raise ValidationError({"filed_on": "备案日期不能晚于今天"})


class SafetyRuleQuerySet(FactQuerySet):
    def current(self) -> SafetyRuleQuerySet:
        """Of each kind the newest: what was revised is a line of its own."""
        newer = SafetyRule.objects.filter(
            mine=OuterRef("mine"), kind=OuterRef("kind"), approved_on__gt=OuterRef("approved_on")
        )
        return self.filter(~Exists(newer))


@pghistory.track()
class SafetyRule(Fact):
    """The enterprise's own written rules for dangerous work, as approved, with the day of their next review (Z-05)."""

    SHOWN = ("title", "approved_on", "approver", "review_on")
    DUE = "review_on"
    ORDERED = (("approved_on", "review_on"),)

    kind = models.CharField("类别", max_length=20)
    title = models.CharField("名称", max_length=120)
    approved_on = models.DateField("批准日期")
    approver = models.CharField("批准人", max_length=60)
    review_on = models.DateField("下次评审日期")

    objects = SafetyRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "制度和操作规程"
        ordering = ["mine_id", "kind", "-approved_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=in_order("approved_on", "review_on"), name="rule_reviewed_after_approval"
            )
        ]
        indexes = [models.Index(fields=["review_on"], name="safety_rule_review_on")]

    def __str__(self) -> str:
        return self.kind

    def clean(self) -> None:
        super().clean()
        if self.approved_on and self.approved_on > timezone.localdate():
            raise ValidationError({"approved_on": "批准日期不能晚于今天"})


class DrillQuerySet(OfMineQuerySet):
    def with_due(self) -> DrillQuerySet:
        """The last of each mine, with the day by which the next has to follow."""
        newer = Drill.objects.filter(
            Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), pk__gt=OuterRef("pk")), mine=OuterRef("mine")
        )
        return self.filter(~Exists(newer)).annotate(due=AddMonths(F("day"), threshold("drill_months").value))


@pghistory.track()
class Drill(Entry):
    """应急演练: what was practised, by how many (Z-10)."""

    scenario = models.CharField("演练内容", max_length=200)
    people = models.PositiveSmallIntegerField("参加人数", null=True, blank=True)

    objects = DrillQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "应急演练"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.scenario
