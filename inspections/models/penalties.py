"""What follows from a violation at law: the clauses, the cases with their penalties, and the measures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Disclosure
from enterprises.models import Licence, Mine
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

    def of_mines(self) -> MeasureQuerySet:
        return self.filter(kind__in=Measure.OF_MINE)

    def of_licences(self) -> MeasureQuerySet:
        return self.exclude(kind__in=Measure.OF_MINE)

    def withheld(self) -> MeasureQuerySet:
        """Licences that haven't been given back."""
        return self.filter(kind=Measure.Kind.WITHHOLD, lifted_on=None)

    def for_list(self) -> MeasureQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency", "licence")


@pghistory.track()
class Measure(models.Model):
    """An order against a mine: suspension for rectification (停产整顿), closing down (关闭取缔), a licence withheld
    from day to day or revoked (暂扣、吊销证件): penalties all of them (行政处罚法 Art. 9 (3), (4)).
    """

    class Kind(models.TextChoices):
        SUSPEND = "suspend", "责令停产整顿"
        CLOSE_DOWN = "close_down", "关闭取缔"
        WITHHOLD = "withhold", "暂扣许可证件"
        REVOKE = "revoke", "吊销许可证件"

    class Heard(models.TextChoices):
        UNASKED = "unasked", "期限内未要求听证"
        HELD = "held", "已举行听证"

    OF_MINE = (Kind.SUSPEND, Kind.CLOSE_DOWN)
    OF_LICENCE = (Kind.WITHHOLD, Kind.REVOKE)
    LIFTED = (Kind.SUSPEND, Kind.WITHHOLD)  # what comes to an end; the others are for good

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
    lift_reason = models.CharField("解除情况", max_length=200, blank=True)
    licence = models.ForeignKey(
        Licence, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="证照"
    )
    withheld_from = models.DateField("暂扣自", null=True, blank=True)
    withheld_until = models.DateField("暂扣至", null=True, blank=True)
    hearing_offered_on = models.DateField("告知听证权利日期", null=True, blank=True)
    heard = models.CharField("听证情况", max_length=20, choices=Heard, blank=True)
    hazards = models.ManyToManyField(Hazard, blank=True, related_name="orders", verbose_name="涉及的隐患")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政措施"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_on=None) | Q(lifted_on__gte=F("decided_on")), name="lifted_after_decided"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["suspend", "close_down"], licence=None)
                | Q(kind__in=["withhold", "revoke"], licence__isnull=False),
                name="a_measure_names_its_licence",
            ),
            models.CheckConstraint(
                condition=Q(kind="withhold", withheld_from__isnull=False, withheld_until__isnull=False)
                & Q(withheld_from__gte=F("decided_on"), withheld_until__gte=F("withheld_from"))
                | ~Q(kind="withhold") & Q(withheld_from=None, withheld_until=None),
                name="a_withholding_has_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(kind="revoke")
                | Q(hearing_offered_on__isnull=False, hearing_offered_on__lte=F("decided_on")) & ~Q(heard=""),
                name="who_loses_a_licence_was_offered_a_hearing",
            ),
            models.UniqueConstraint(
                fields=["licence"],
                condition=Q(kind="withhold", lifted_on=None),
                name="a_licence_is_withheld_once",
            ),
        ]
        indexes = [models.Index(fields=["mine", "decided_on"], name="measure_mine_decided")]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:measure", args=[self.pk])

    def may_be_lifted_by(self, user: User) -> bool:
        in_force = self.kind in self.LIFTED and self.lifted_on is None
        return in_force and user.can("order_measure") and self.agency.is_desk_of(user)

    @property
    def lifting(self) -> str:
        """A suspension is lifted, a licence given back."""
        return "发还" if self.kind == self.Kind.WITHHOLD else "解除"

    @property
    def state(self) -> str:
        """What was withheld too long isn't over because its day has passed: somebody gives it back."""
        if self.lifted_on:
            return f"已{self.lifting}"
        if self.withheld_until and self.withheld_until < timezone.localdate():
            return "期满未发还"
        return "执行中"

    @property
    def tone(self) -> str:
        return {"执行中": "due", "期满未发还": "late"}.get(self.state, "done")

    @transaction.atomic
    def lift(self, *, by: User, on: dt.date | None = None, reason: str = "") -> None:
        """The agency that suspended a mine lets it go on, or gives a licence back; what was closed down or revoked
        stays so. Of a licence it says whether the fault is gone or the time is over.
        """
        by.require("order_measure", self.agency)
        if self.kind not in self.LIFTED:
            raise RuleViolation(f"{self.get_kind_display()}不能解除")
        today = timezone.localdate()
        day, first = on or today, self.withheld_from or self.decided_on
        if not first <= day <= today:
            raise RuleViolation(f"{self.lifting}日期须在 {first} 和今天之间", field="on")
        if self.licence and not reason.strip():
            raise RuleViolation("请写明发还的情况", field="reason")
        said = {"lifted_on": day, "lift_reason": reason.strip()}
        if not Measure.objects.filter(pk=self.pk, lifted_on=None).update(**said):
            raise RuleViolation("证照已经发还" if self.licence_id else "这项措施已经解除")
        self.lifted_on, self.lift_reason = day, reason.strip()
        held = Licence.objects.select_for_update(no_key=True).filter(pk=self.licence_id).first()
        if held and held.status == Licence.Status.WITHHELD:  # unless the file has turned it meanwhile
            held.follow(Licence.Status.VALID, document=f"{self.document_number}，发还", on=day)
