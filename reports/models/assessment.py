"""A year's targets, what each subordinate came to, and what speaks against the best grade."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.models import Circular, Submission
from inspections.models import Inspection
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful
from reports.assessment.grades import label
from reports.places import Span

if TYPE_CHECKING:
    from reports.models.report import Report

HUNDRED = 100


class AssessmentQuerySet(ScopedQuerySet):
    """Read where it was made and above, and by those whom it assesses: these know of no other."""

    place = "agency__region"

    def visible_to(self, user: User | AnonymousUser) -> AssessmentQuerySet:
        assessed = Outcome.objects.visible_to(user).values("assessment")
        return self.filter(Q(pk__in=super().visible_to(user).values("pk")) | Q(pk__in=assessed))


@pghistory.track()
class Assessment(Stateful):
    """What an agency asks of those below it for one year. Once ISSUED its targets stay as they are."""

    class Status(models.TextChoices):
        DRAFT = "draft", "拟定中"
        ISSUED = "issued", "已下达"

    NEXT = {Status.DRAFT: {Status.ISSUED}}
    TONES: Mapping[str, str] = {Status.DRAFT: "due", Status.ISSUED: "done"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="assessments", verbose_name="考核机关")
    year = models.PositiveSmallIntegerField("年度")
    document = models.CharField("依据文件", max_length=200, help_text="下达目标的文号或文件名称。")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="拟定人")
    issued_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="下达人"
    )
    issued_on = models.DateField("下达日期", null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度考核"
        ordering = ["-year", "agency__region_id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_assessment_a_year"),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(issued_by__isnull=False, issued_on__isnull=False),
                name="issued_targets_say_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.region.name}{self.year}年度目标考核"

    def get_absolute_url(self) -> str:
        return reverse("reports:assessment", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def span(self) -> Span:
        return Span(dt.date(self.year, 1, 1), dt.date(self.year, 12, 31))


@pghistory.track()
class Target(models.Model):
    """One measure with its points: none at `none` or less, all of them at `full` or more."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="targets")
    measure = models.CharField("指标", max_length=60)
    points = models.DecimalField("分值", max_digits=5, decimal_places=2)
    none = models.DecimalField("得 0 分", max_digits=10, decimal_places=4, default=0)
    full = models.DecimalField("得满分", max_digits=10, decimal_places=4)

    class Meta:
        verbose_name = verbose_name_plural = "年度目标"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "measure"], name="one_target_a_measure"),
            models.CheckConstraint(
                condition=Q(points__gt=0, points__lte=HUNDRED) & Q(full__gt=F("none")),
                name="a_target_rises",
            ),
        ]

    def __str__(self) -> str:
        return self.measure


class OutcomeQuerySet(ScopedQuerySet):
    """Who is assessed reads their own line, as with the ranking of counties."""

    place = "agency__region"


@pghistory.track()
class Outcome(Stateful):
    """What one agency came to in the year.

    OPEN counts along with the records. PROPOSED froze figures, score and grade, and the agency may agree or object
    once; OBJECTED waits for the assessor's word; FINAL stays.
    """

    class Status(models.TextChoices):
        OPEN = "open", "考核中"
        PROPOSED = "proposed", "拟定等次"
        OBJECTED = "objected", "有异议"
        FINAL = "final", "已确定"

    NEXT = {
        Status.OPEN: {Status.PROPOSED},
        Status.PROPOSED: {Status.OBJECTED, Status.FINAL},
        Status.OBJECTED: {Status.FINAL},
    }
    TONES: Mapping[str, str] = {
        Status.OPEN: "plain",
        Status.PROPOSED: "due",
        Status.OBJECTED: "late",
        Status.FINAL: "done",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.OPEN, editable=False)
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="outcomes", verbose_name="年度考核"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="outcomes", verbose_name="被考核单位")
    as_of = models.DateTimeField("统计时点", null=True, blank=True)
    figures = models.JSONField("所依据的数字", default=dict, editable=False)
    score = models.DecimalField("得分", max_digits=5, decimal_places=2, null=True, blank=True)
    grade = models.CharField("等次", max_length=20, blank=True)
    reason = models.CharField("评定理由", max_length=500, blank=True)
    proposed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评定人"
    )
    answer_by = models.DateField("异议期至", null=True, blank=True)
    agreed_on = models.DateField("确认无异议", null=True, blank=True)
    objected_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="异议人"
    )
    objected_on = models.DateField("提出异议", null=True, blank=True)
    objection = models.TextField("异议", max_length=2000, blank=True)
    reply = models.TextField("对异议的答复", max_length=2000, blank=True)
    concluded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确定人"
    )
    concluded_on = models.DateField("确定日期", null=True, blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "考核结果"
        ordering = ["agency__region_id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "agency"], name="one_outcome_an_agency"),
            models.CheckConstraint(
                condition=Q(status="open")
                | Q(as_of__isnull=False, proposed_by__isnull=False, answer_by__isnull=False) & ~Q(grade=""),
                name="a_grade_is_frozen_with_its_figures",
            ),
            models.CheckConstraint(
                condition=Q(objected_on=None) | ~Q(objection=""), name="an_objection_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(status="final") | Q(objection="") | ~Q(reply=""),
                name="an_objection_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}{self.assessment.year}年度考核"

    def get_absolute_url(self) -> str:
        return reverse("reports:outcome", args=[self.pk])

    @property
    def grade_label(self) -> str:
        return label(self.grade)

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    def may_conclude(self, today: dt.date) -> bool:
        """The agency has had its say, or its days are over."""
        if self.status == self.Status.OBJECTED:
            return True
        said = self.agreed_on is not None or (self.answer_by is not None and self.answer_by < today)
        return self.status == self.Status.PROPOSED and said


class FindingQuerySet(ScopedQuerySet):
    place = "outcome__agency__region"

    def standing(self) -> FindingQuerySet:
        return self.filter(withdrawn_on=None)


@pghistory.track()
class Finding(models.Model):
    """A sign of formalism (搞形式、走过场), tied to the one record that shows it."""

    RECORDS = {
        "report": "退回的报表",
        "submission": "退回的材料",
        "circular": "通报",
        "inspection": "现场检查",
    }

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="findings")
    report = models.ForeignKey(
        "reports.Report", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退回的报表"
    )
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退回的材料"
    )
    circular = models.ForeignKey(
        Circular, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="通报"
    )
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="现场检查"
    )
    text = models.CharField("情形", max_length=500)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    noted_on = models.DateField("登记日期")
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    withdrawn_because = models.CharField("撤销理由", max_length=300, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "搞形式走过场情形"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, submission=None, circular=None, inspection=None)
                | Q(report=None, submission__isnull=False, circular=None, inspection=None)
                | Q(report=None, submission=None, circular__isnull=False, inspection=None)
                | Q(report=None, submission=None, circular=None, inspection__isnull=False),
                name="a_finding_rests_on_one_record",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""), name="who_withdraws_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.outcome.get_absolute_url()

    @property
    def record(self) -> Report | Submission | Circular | Inspection:
        return next(row for name in self.RECORDS if (row := getattr(self, name)) is not None)

    @property
    def record_words(self) -> str:
        kind = next(name for name in self.RECORDS if getattr(self, f"{name}_id") is not None)
        return f"{self.RECORDS[kind]}：{self.record}"
