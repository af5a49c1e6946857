"""On-site checks: what officers looked at, what they found, who signed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

import pghistory
from django.db import models, transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from campaigns.models import Campaign
from enterprises.models import Mine
from hazards.actions import check_citation
from hazards.checklist import check_finding, check_question
from hazards.models import Clause, Criterion, CriterionAnswer, CriterionQuerySet, Edition, Hazard
from hazards.models.hazard import HazardQuerySet
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful

# The hazards that a check gave rise to, seen from a query over checks.
OF_CHECK = Q(finding__inspection=OuterRef("pk")) | Q(sheet_finding__inspection=OuterRef("pk"))


class InspectionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def signed(self) -> InspectionQuerySet:
        return self.filter(status=Inspection.Status.SIGNED)

    def for_list(self) -> InspectionQuerySet:
        answers = Count("answers", filter=Q(answers__result="found"), distinct=True)
        items = Count("sheet_answers", filter=Q(sheet_answers__result="found"), distinct=True)
        followed = Inspection.objects.signed().filter(follows=OuterRef("pk"))
        unclosed = Hazard.objects.filter(OF_CHECK).exclude(status=Hazard.Status.CLOSED)
        return self.select_related("mine__region", "mine__enterprise", "agency").annotate(
            findings=answers + items, rechecked=Exists(followed), unclosed=Exists(unclosed)
        )

    def unfinished_of(self, user: User) -> InspectionQuerySet:
        """Begun by this person or with them, and neither signed nor void yet."""
        mine = self.filter(officers=user, agency=user.agency)
        return self.filter(pk__in=mine.values("pk"), status=Inspection.Status.DRAFT)

    def awaiting_a_decision(self) -> InspectionQuerySet:
        """Signed with a major finding, a violation of the campaign's sheet, or what a re-inspection found undone,
        and answered neither by a case nor by a decision not to punish (S0-17).
        """
        violation = (
            Q(answers__hazard__severity=Hazard.Severity.MAJOR)
            | Q(sheet_answers__result=Answer.Result.FOUND)
            | Q(rechecks__result__in=["partly", "undone"])
        )
        found = Inspection.objects.filter(violation)
        return self.signed().filter(cases=None, exemption=None, pk__in=found.values("pk"))

    def _own(self, user: User) -> Q | None:
        """An enterprise doesn't learn from its own list that an unannounced check is on its way."""
        own = super()._own(user)
        coming = Q(kind=Inspection.Kind.UNANNOUNCED, status=Inspection.Status.DRAFT)
        return own & ~coming if own else None


@pghistory.track()
class Inspection(Stateful):
    """One on-site check of one mine by two or more officers (执法检查).

    DRAFT is filled in on the spot and may be left and taken up again; SIGNED has turned its findings into
    hazards and never changes again; VOID was begun by mistake.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "检查中"
        SIGNED = "signed", "已签字"
        VOID = "void", "已作废"

    class Kind(models.TextChoices):
        """In what manner the mine is checked (C11), and where a check outside the plan comes from (S1-07)."""

        PLANNED = "planned", "计划内检查"
        RANDOM = "random", "双随机抽查"
        UNANNOUNCED = "unannounced", "暗访（“回马枪”）"
        REINSPECTION = "reinspection", "复查"
        TIP_OFF = "tip_off", "举报核查"
        ASSIGNED = "assigned", "上级交办、转办"
        TEMPORARY = "temporary", "典型事故、动态监测等临时任务"

    PLANLESS = {Kind.UNANNOUNCED, Kind.TIP_OFF, Kind.ASSIGNED, Kind.TEMPORARY}

    NEXT = {Status.DRAFT: {Status.SIGNED, Status.VOID}}
    TONES: Mapping[str, str] = {Status.DRAFT: "due", Status.SIGNED: "done", Status.VOID: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    client_key = models.UUIDField("提交标识", unique=True, default=uuid.uuid4, editable=False)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="inspections", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="inspections", verbose_name="检查机关")
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inspections",
        verbose_name="专项行动",
    )
    kind = models.CharField("检查方式", max_length=20, choices=Kind, default=Kind.PLANNED)
    kind_reason = models.CharField("计划外检查的来由", max_length=200, blank=True)
    notified_on = models.DateField("告知日期", null=True, blank=True)
    notified_whom = models.CharField("告知何人", max_length=100, blank=True)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reinspections",
        verbose_name="复查哪次检查",
    )
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, verbose_name="判定标准版本"
    )  # None where a campaign asked its own sheet before the first edition held
    checked_on = models.DateField("检查日期")
    place = models.CharField("检查场所", max_length=200, blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="记录人")
    officers = models.ManyToManyField(User, related_name="inspections", verbose_name="执法人员")
    principal_present = models.BooleanField("企业主要负责人在场", default=False)
    safety_officer_present = models.BooleanField("安全管理人员在场", default=False)
    operator_present = models.BooleanField("现场岗位员工在场", default=False)
    absence_reason = models.CharField("缺席原因", max_length=200, blank=True)
    explained = models.CharField("向企业讲解的内容", max_length=500, blank=True)
    no_recording = models.CharField("未录音录像的原因", max_length=200, blank=True)
    signer_name = models.CharField("企业签字人", max_length=60, blank=True)
    refusal = models.CharField("拒签情况", max_length=200, blank=True)
    signed_at = models.DateTimeField("签字时间", null=True, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "现场检查"
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="signed")
                | Q(signed_at__isnull=False) & (~Q(signer_name="") | ~Q(refusal="")),
                name="signed_by_the_mine_or_refused",
            ),
            models.CheckConstraint(
                condition=~Q(status="signed")
                | Q(principal_present=True, safety_officer_present=True, operator_present=True)
                | ~Q(absence_reason=""),
                name="absence_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind="reinspection", follows__isnull=False)
                | ~Q(kind="reinspection") & Q(follows__isnull=True),
                name="a_reinspection_follows_a_check",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["planned", "random", "reinspection"]) | ~Q(kind_reason=""),
                name="outside_the_plan_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["mine", "checked_on"], name="inspection_mine_day"),
            models.Index(fields=["checked_on"], condition=Q(status="signed"), name="inspection_signed_day"),
        ]

    def __str__(self) -> str:
        return f"{self.checked_on:%Y年%-m月%-d日} {self.mine}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:detail", args=[self.pk])

    def criteria(self) -> CriterionQuerySet:
        """What applies at this check: the edition of its day and the supplements in force then (N11, C18)."""
        if self.edition is None:
            return Criterion.objects.in_order().none()
        return Criterion.objects.applying(self.edition, self.mine.kind, self.checked_on)

    @property
    def hazards(self) -> HazardQuerySet:
        """What its findings became, whichever list they were found by."""
        return Hazard.objects.filter(Q(finding__inspection=self) | Q(sheet_finding__inspection=self))

    @property
    def follow_up(self) -> tuple[str, str] | None:
        """Where its findings stand, in a word with its tone; of a signed row of `for_list` that has some."""
        if self.status != self.Status.SIGNED or not getattr(self, "findings", 0):
            return None
        if not self.unclosed:  # type: ignore[attr-defined]
            return "已销号", "done"
        return ("复查未销号", "late") if self.rechecked else ("待复查", "due")  # type: ignore[attr-defined]

    @property
    def complete(self) -> bool:
        """All three kinds of people were there (S0-19)."""
        return self.principal_present and self.safety_officer_present and self.operator_present

    def require_open(self, by: User) -> None:
        """Only officers of the acting agency write, and only until it is signed."""
        by.require("log_inspection", self.agency)
        if self.status != self.Status.DRAFT:
            raise RuleViolation(f"这次检查{self.get_status_display()}，不能再改")

    def hold_open(self, by: User) -> None:
        """Stay open until the transaction ends: what is written now is under the signature or is refused."""
        self.status = (
            type(self).objects.select_for_update(no_key=True).values_list("status", flat=True).get(pk=self.pk)
        )
        self.require_open(by)

    def discard(self, *, by: User) -> None:
        """Begun by mistake; what was answered stays readable."""
        self.require_open(by)
        self.move(self.Status.VOID)

    @transaction.atomic
    def answer(
        self,
        criterion: Criterion,
        clause: Clause | None,
        result: str,
        *,
        by: User,
        description: str = "",
        due_on: dt.date | None = None,
        severity: str = Hazard.Severity.MAJOR,
    ) -> Answer:
        """Answer one criterion, or one sub-item where there are any; answering again replaces what was said.

        A finding (有) needs a description and a due date; 不涉及 needs a reason, given as the description.
        """
        self.hold_open(by)
        check_question(self.criteria(), criterion, clause)
        text, found = description.strip(), result == Answer.Result.FOUND
        if found:
            check_citation(self.mine, severity, criterion, clause)
            check_finding(text, due_on, found_on=self.checked_on, day="检查日期")
        if result == Answer.Result.NOT_APPLICABLE and not text:
            raise RuleViolation("不涉及的，请写明理由", field="description")
        row, _ = self.answers.update_or_create(
            criterion=criterion,
            clause=clause,
            defaults={
                "result": Answer.Result(result),
                "description": "" if result == Answer.Result.CLEAR else text,
                "due_on": due_on if found else None,
                "severity": severity if found else "",
            },
        )
        return row


class AnswerQuerySet(ScopedQuerySet):
    place = "inspection__mine__region"
    people = "inspection__mine__enterprise__representatives__user"
    granted = "inspection__mine"


@pghistory.track()
class Answer(CriterionAnswer):
    """What one criterion (or one of its sub-items) came to at one check; a finding becomes a hazard at sign-off."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers")
    due_on = models.DateField("整改时限", null=True, blank=True)
    severity = models.CharField("等级", max_length=20, choices=Hazard.Severity, blank=True)
    hazard = models.OneToOneField(
        Hazard, models.PROTECT, null=True, blank=True, related_name="finding", verbose_name="形成的隐患"
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查项"
        ordering = ["criterion__number", "clause__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "criterion", "clause"],
                nulls_distinct=False,
                name="one_answer_a_clause",
            ),
            models.CheckConstraint(
                condition=~Q(result="found") | Q(due_on__isnull=False) & ~Q(description=""),
                name="finding_described_and_dated",
            ),
        ]


@pghistory.track()
class SpotAnswer(models.Model):
    """One item of the spot-check on how the enterprise checks itself (对企业自查自改进行抽查检查情况).

    `item` is a key of `inspections/data/spot_items.yaml`; the form counts those that are `wrong`.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="spot_answers")
    item = models.SlugField("抽查事项")
    wrong = models.BooleanField("存在问题")
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "自查自改抽查项"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "item"], name="one_answer_a_spot_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {'存在' if self.wrong else '不存在'}"
