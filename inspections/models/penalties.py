"""What follows from a violation at law: the clauses, the cases with their penalties, and the measures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Disclosure
from enterprises.models import Mine
from enterprises.models.changes import tells_flags
from hazards.models import Hazard
from inspections.models.checks import Inspection
from inspections.models.doubtful import Doubtful
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet


@pghistory.track()
class PenaltyClause(Doubtful):
    """A clause that a penalty can rest on, with its limits in yuan (以上、以下 both include the figure).

    An empty limit means that the clause has no fine for that subject.
    """

    code = models.CharField("编号", max_length=30, unique=True)
    law = models.CharField("法律法规", max_length=120)
    article = models.CharField("条款", max_length=60)
    violation = models.CharField("违法行为", max_length=500)
    entity_min = models.DecimalField("单位罚款下限", max_digits=14, decimal_places=2, null=True)
    entity_max = models.DecimalField("单位罚款上限", max_digits=14, decimal_places=2, null=True)
    person_min = models.DecimalField("个人罚款下限", max_digits=14, decimal_places=2, null=True)
    person_max = models.DecimalField("个人罚款上限", max_digits=14, decimal_places=2, null=True)
    person_subject = models.CharField("个人处罚对象", max_length=200, blank=True)
    escalation = models.TextField("加重情形", blank=True)
    other_measures = ArrayField(models.CharField(max_length=200), verbose_name="其他措施", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "处罚条款"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"《{self.law}》{self.article}"

    def limits(self, subject: str) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest fine in yuan for this subject; (None, None) where there is none."""
        if subject == Penalty.Subject.ENTERPRISE:
            return self.entity_min, self.entity_max
        return self.person_min, self.person_max


class CaseQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def for_list(self) -> CaseQuerySet:
        return self.select_related(
            "mine__region", "mine__enterprise", "agency", "inspection", "decided_by"
        ).prefetch_related("penalties")

    def dual(self) -> CaseQuerySet:
        """一案双罚: one case in which both the enterprise and its principal were fined (L-25)."""
        return self.filter(penalties__subject=Penalty.Subject.ENTERPRISE).filter(
            penalties__subject=Penalty.Subject.PRINCIPAL
        )


@pghistory.track()
class Case(models.Model):
    """One violation that was punished: one event, with one or two penalties."""

    mine = models.ForeignKey(Mine, models.PROTECT, related_name="cases", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="cases", verbose_name="处罚机关")
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="现场检查"
    )
    hazards = models.ManyToManyField(Hazard, blank=True, related_name="cases", verbose_name="涉及的隐患")
    violation = models.CharField("违法事实", max_length=500)
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    sole_reason = models.CharField("只处罚一方的理由", max_length=500, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "处罚案件"
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["mine", "decided_on"], name="case_mine_decided")]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{self.mine} {self.decided_on:%Y年%-m月%-d日}处罚案"

    def get_absolute_url(self) -> str:
        return reverse("inspections:case", args=[self.pk])

    @property
    def total(self) -> Decimal:
        return sum((penalty.amount for penalty in self.penalties.all()), Decimal())

    @property
    def is_dual(self) -> bool:
        return {penalty.subject for penalty in self.penalties.all()} == set(Penalty.Subject)


class PenaltyQuerySet(ScopedQuerySet):
    place = "case__mine__region"
    people = "case__mine__enterprise__representatives__user"
    granted = "case__mine"

    def undisclosed(self) -> PenaltyQuerySet:
        """Nobody has published the decision; one that was withdrawn has been."""
        gone = Disclosure.Status.REVOKED, Disclosure.Status.REPLACED
        out = [Disclosure.Status.PUBLISHED, *gone]
        return self.exclude(disclosures__disclosure__status__in=out)


@pghistory.track()
class Penalty(models.Model):
    """One decision against one party, in yuan, with its number and the clause it rests on."""

    class Subject(models.TextChoices):
        ENTERPRISE = "enterprise", "企业"
        PRINCIPAL = "principal", "主要负责人"

    case = models.ForeignKey(Case, models.CASCADE, related_name="penalties", verbose_name="案件")
    subject = models.CharField("处罚对象", max_length=20, choices=Subject)
    party = models.CharField("当事人", max_length=120)
    document_number = models.CharField("决定书文号", max_length=60)
    amount = models.DecimalField("罚款（元）", max_digits=14, decimal_places=2)
    basis = models.ForeignKey(PenaltyClause, models.PROTECT, verbose_name="处罚依据")

    objects = PenaltyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政处罚"
        ordering = ["case_id", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["case", "subject"], name="one_penalty_a_party"),
            models.UniqueConstraint(fields=["document_number"], name="one_penalty_a_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_fine_is_positive"),
        ]
        triggers = [tells_flags("case_id", through="inspections_case")]

    def __str__(self) -> str:
        return f"{self.document_number} {self.party}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()


class MeasureQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"


@pghistory.track()
class Measure(models.Model):
    """An order against a mine: suspension for rectification (停产整顿) or closing down (关闭取缔)."""

    class Kind(models.TextChoices):
        SUSPEND = "suspend", "责令停产整顿"
        CLOSE_DOWN = "close_down", "关闭取缔"

    mine = models.ForeignKey(Mine, models.PROTECT, related_name="measures", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="measures", verbose_name="决定机关")
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="现场检查"
    )
    kind = models.CharField("措施", max_length=20, choices=Kind)
    reason = models.CharField("事由", max_length=500)
    document_number = models.CharField("文号", max_length=60, unique=True)
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    lifted_on = models.DateField("解除日期", null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政措施"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_on=None) | Q(lifted_on__gte=F("decided_on")), name="lifted_after_decided"
            ),
        ]
        indexes = [models.Index(fields=["mine", "decided_on"], name="measure_mine_decided")]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:measure", args=[self.pk])

    def may_be_lifted_by(self, user: User) -> bool:
        in_force = self.kind == self.Kind.SUSPEND and self.lifted_on is None
        return in_force and user.can("order_measure") and self.agency.is_desk_of(user)

    def lift(self, *, by: User, on: dt.date | None = None) -> None:
        """The agency that suspended a mine lets it go on; what was closed down stays closed."""
        by.require("order_measure", self.agency)
        if self.kind != self.Kind.SUSPEND:
            raise RuleViolation(f"{self.get_kind_display()}不能解除")
        today = timezone.localdate()
        day = on or today
        if not self.decided_on <= day <= today:
            raise RuleViolation(f"解除日期须在决定日期 {self.decided_on} 和今天之间", field="on")
        if not Measure.objects.filter(pk=self.pk, lifted_on=None).update(lifted_on=day):
            raise RuleViolation("这项措施已经解除")
        self.lifted_on = day
