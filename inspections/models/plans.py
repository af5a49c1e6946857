"""The yearly enforcement plan of an agency (年度执法计划, S1-03): which mines it checks in which months."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine, MineStatus
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful

MONTHS = list(range(1, 13))


@pghistory.track()
class PlanFigure(models.Model):
    """What an administrator found when holding a figure of inspections/data/plan_figures.yaml against the paper.

    Its value and basis go before those of the file, and are in doubt no more.
    """

    code = models.SlugField("编号", max_length=30, unique=True)
    value = models.PositiveIntegerField("数字")
    basis = models.CharField("依据", max_length=200)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="确认人")
    confirmed_on = models.DateField("确认日期", default=timezone.localdate)

    class Meta:
        verbose_name = verbose_name_plural = "执法计划测算数字"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(basis=""), name="a_plan_figure_has_a_basis")]

    def __str__(self) -> str:
        return self.code


class InspectionPlanQuerySet(ScopedQuerySet):
    """An agency's own paper: no enterprise learns from it when somebody comes."""

    place = "agency__region"

    def open(self) -> InspectionPlanQuerySet:
        return self.filter(status__in=InspectionPlan.OPEN)

    def approved(self) -> InspectionPlanQuerySet:
        return self.filter(status=InspectionPlan.Status.APPROVED)

    def latest_first(self) -> InspectionPlanQuerySet:
        return self.order_by("-year", "agency__region__path", "-version")


@pghistory.track()
class InspectionPlan(Stateful):
    """One version of the plan of one agency for one year.

    It changes only as a DRAFT. SUBMITTED waits for the leader; APPROVED is what checks are held against, until the
    next version takes its place and it is kept as REPLACED. Days are person-days: so many officers times working days.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "编制中"
        SUBMITTED = "submitted", "待批准"
        APPROVED = "approved", "已批准"
        REPLACED = "replaced", "已被调整"
        DROPPED = "dropped", "已作废"

    OPEN = (Status.DRAFT, Status.SUBMITTED)
    NEXT = {
        Status.DRAFT: {Status.SUBMITTED, Status.DROPPED},
        Status.SUBMITTED: {Status.APPROVED, Status.DRAFT},
        Status.APPROVED: {Status.REPLACED},
    }
    TONES: Mapping[str, str] = {
        Status.DRAFT: "due",
        Status.SUBMITTED: "due",
        Status.APPROVED: "done",
        Status.REPLACED: "plain",
        Status.DROPPED: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="inspection_plans", verbose_name="编制机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版次", default=1)
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name="调整哪一版",
    )
    amend_reason = models.CharField("调整理由", max_length=300, blank=True)
    officers = models.PositiveSmallIntegerField("执法人员（人）", validators=[MinValueValidator(1)])
    workdays = models.PositiveSmallIntegerField("法定工作日（天）", validators=[MaxValueValidator(366)])
    other_days = models.PositiveIntegerField("其他执法工作日（人·天）")
    off_days = models.PositiveIntegerField("非执法工作日（人·天）")
    check_days = models.PositiveSmallIntegerField("每次检查（人·天）", validators=[MinValueValidator(1)])
    draw_share = models.PositiveSmallIntegerField(
        "抽查对象库年抽查比例（%）", default=0, validators=[MaxValueValidator(100)]
    )
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="编制人")
    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送审人"
    )
    submitted_on = models.DateField("送审日期", null=True, blank=True)
    return_reason = models.CharField("退回理由", max_length=300, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    approved_on = models.DateField("批准日期", null=True, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    government_number = models.CharField("政府批准文号", max_length=60, blank=True)
    government_on = models.DateField("政府批准日期", null=True, blank=True)
    filed_number = models.CharField("备案文号", max_length=60, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)

    objects = InspectionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度执法计划"
        ordering = ["-year", "agency", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "version"], name="one_plan_a_version"),
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=Q(status__in=["draft", "submitted"]),
                name="one_plan_in_the_making",
            ),
            models.UniqueConstraint(
                fields=["agency", "year"], condition=Q(status="approved"), name="one_approved_plan"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "replaced"])
                | Q(approved_by__isnull=False, approved_on__isnull=False) & ~Q(document_number=""),
                name="an_approved_plan_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
                name="approver_is_not_who_submitted",
            ),
            models.CheckConstraint(
                condition=Q(version=1, amends=None)
                | Q(version__gt=1, amends__isnull=False) & ~Q(amend_reason=""),
                name="a_later_version_amends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}{self.year}年度执法计划{self.version_words}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:plan", args=[self.pk])

    @property
    def version_words(self) -> str:
        return f"（第{self.version}版）" if self.version > 1 else ""

    @property
    def total_days(self) -> int:
        return self.officers * self.workdays

    @property
    def available_days(self) -> int:
        """What is left for checks; never less than none."""
        return max(self.total_days - self.other_days - self.off_days, 0)

    def is_left_to(self, user: User) -> bool:
        """Whether a leader may decide: four eyes see it, so not who drafted it, nor who handed it in."""
        return user.pk not in (self.drafted_by_id, self.submitted_by_id)

    def require_writer(self, by: User) -> None:
        by.require("plan_inspections", self.agency)

    def hold_open(self, by: User) -> None:
        """Stay a draft until the transaction ends: what is written now is in what the leader reads, or is refused."""
        self.require_writer(by)
        rows = type(self).objects.select_for_update(no_key=True)
        self.status = rows.values_list("status", flat=True).get(pk=self.pk)
        if self.status != self.Status.DRAFT:
            raise RuleViolation(f"计划{self.get_status_display()}，不能再改；批准后的改动请办理调整")


class PlannedMineQuerySet(ScopedQuerySet):
    place = "plan__agency__region"

    def checked(self) -> PlannedMineQuerySet:
        """Those with a month, not what is only in the pool or was left out."""
        return self.exclude(months=[])

    def for_list(self) -> PlannedMineQuerySet:
        return self.select_related("mine__enterprise", "mine__region", "plan__agency")


@pghistory.track()
class PlannedMine(models.Model):
    """One mine of a plan: why it is there, how often it is owed a check, and in which months it gets one.

    Without a month it waits in the pool of the draw; or it was left out although it is owed, and says why.
    """

    class Category(models.TextChoices):
        EXTRA = "extra", "重点检查（增加一次）"
        FULL = "full", "重点检查（全覆盖）"
        DRAW = "draw", "双随机抽查对象"
        OTHER = "other", "其他"

    ONCE_WITHIN = ("plan",)  # when two entries of one mine are merged

    plan = models.ForeignKey(InspectionPlan, models.CASCADE, related_name="mines", verbose_name="计划")
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="planned", verbose_name="矿山")
    category = models.CharField("类别", max_length=10, choices=Category)
    reason = models.CharField("重点检查原因", max_length=500)
    owed = models.PositiveSmallIntegerField("应检（次）", default=0)
    months = ArrayField(models.PositiveSmallIntegerField(), verbose_name="计划月份", default=list, blank=True)
    why_short = models.CharField("未列入或少于应检次数的理由", max_length=300, blank=True)
    remark = models.CharField("备注", max_length=200, blank=True)

    objects = PlannedMineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "计划检查的矿山"
        ordering = ["plan", "mine__region__path", "mine__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "mine"], name="a_mine_stands_once_in_a_plan"),
            models.CheckConstraint(
                condition=Q(months__contained_by=MONTHS), name="a_planned_month_is_a_month"
            ),
            models.CheckConstraint(
                condition=Q(months__len__gte=F("owed")) | ~Q(why_short=""),
                name="fewer_checks_than_owed_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine}（{self.plan.year}年）"

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}#mine-{self.mine_id}"

    @property
    def times(self) -> int:
        return len(self.months)

    @property
    def short(self) -> int:
        """How many checks fewer than it is owed."""
        return max(self.owed - self.times, 0)

    @property
    def left_to_the_draw(self) -> bool:
        """In the pool, without a month of its own; of a mine that was drawn since, too."""
        in_pool = self.category == self.Category.DRAW and not self.months
        return in_pool and self.mine.status != MineStatus.CLOSED

    @property
    def month_words(self) -> str:
        return "、".join(f"{month}月" for month in self.months)

    def copied_to(self, plan: InspectionPlan, **facts: Any) -> PlannedMine:
        kept = {
            name: getattr(self, name)
            for name in ("category", "reason", "owed", "months", "why_short", "remark")
        }
        return PlannedMine(plan=plan, mine_id=self.mine_id, **kept | facts)
