"""一人一档 (L-15, Z-06): everybody who works at a mine, the contractors' people too, and what they were trained in."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import DateField, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from enterprises.models.days import AddMonths, in_order
from enterprises.models.fact import Fact, FactQuerySet
from enterprises.models.people import TermQuerySet
from enterprises.models.works import Contractor
from enterprises.terms import kind_of
from enterprises.thresholds import threshold

OWN = "本矿"
PASSED, FAILED = "合格", "不合格"


class WorkerQuerySet(TermQuerySet):
    def with_training(self) -> WorkerQuerySet:
        """Each with the day of the last training that was passed, and the day on which the next is due."""
        passed = Training.objects.filter(worker=OuterRef("pk"), passed=True).order_by("-trained_on")
        months = threshold("training_months").value
        return self.annotate(
            trained_on=Subquery(passed.values("trained_on")[:1], output_field=DateField())
        ).annotate(due=AddMonths(F("trained_on"), months))

    def with_due(self) -> WorkerQuerySet:
        return self.current().with_training().exclude(due=None)

    def trained(self, today: dt.date) -> WorkerQuerySet:
        """Whose last training still holds; the day on which the next is due counts."""
        return self.with_training().filter(due__gte=today)

    def untrained(self, today: dt.date) -> WorkerQuerySet:
        return self.with_training().filter(Q(due=None) | Q(due__lt=today))


@pghistory.track()
class Worker(Fact):
    """A person who works at the mine: its own, or of a contractor's project team. The trainings hang on them."""

    SHOWN = ("trade", "contractor", "since", "until")
    ORDERED = (("since", "until"),)

    name = models.CharField("姓名", max_length=60)
    number = models.CharField("工号", max_length=30, blank=True, help_text="同名的，用工号区分。")
    trade = models.CharField("岗位（工种）", max_length=60)
    contractor = models.ForeignKey(
        Contractor, models.PROTECT, null=True, blank=True, related_name="workers", verbose_name="所属承包单位"
    )
    since = models.DateField("上岗日期", null=True, blank=True)
    until = models.DateField("离岗日期", null=True, blank=True)

    due: dt.date | None = None  # type: ignore[assignment]  # a query brings it along

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "从业人员"
        ordering = ["mine_id", "name", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "name", "number"],
                name="one_worker_of_a_name_and_number",
                violation_error_message="这座矿山已有同名的人，请填写不同的工号",
            ),
            models.CheckConstraint(condition=in_order("since", "until"), name="worker_leaves_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.number}）" if self.number else self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:worker", args=[self.pk])

    @property
    def employer(self) -> str:
        return str(self.contractor) if self.contractor_id else OWN


@pghistory.track()
class Training(Fact):
    """What one person was trained in on a day, and whether they passed (L-15)."""

    SHOWN = ("trained_on", "hours", "trainer", "passed", "score", "number")

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="trainings", verbose_name="姓名")
    kind = models.CharField("培训类别", max_length=20)
    trained_on = models.DateField("培训日期", help_text="分几天的，填结束的一天。")
    hours = models.PositiveSmallIntegerField(
        "学时", validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    trainer = models.CharField("培训单位", max_length=120, blank=True)
    passed = models.BooleanField("考核合格", default=True)
    score = models.DecimalField(
        "考核成绩（分）",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    number = models.CharField("证明编号", max_length=60, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "培训记录"
        ordering = ["-trained_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "kind", "trained_on"],
                name="one_training_of_a_kind_a_day",
                violation_error_message="这个人这一天的这项培训已登记",
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    def get_absolute_url(self) -> str:
        return reverse("enterprises:worker", args=[self.worker_id])

    def clean(self) -> None:
        super().clean()
        if self.trained_on and self.trained_on > timezone.localdate():
            raise ValidationError({"trained_on": "培训日期不能晚于今天"})

    @property
    def result(self) -> str:
        return {True: PASSED, False: FAILED}.get(self.passed, "")

    @property
    def least_hours(self) -> int | None:
        """What the rules ask of such a training, where they say so."""
        known = kind_of("training", self.kind)
        return known.hours if known and known.hours else None

    @property
    def too_short(self) -> bool:
        return self.least_hours is not None and self.hours < self.least_hours
