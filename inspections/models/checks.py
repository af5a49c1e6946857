"""On-site checks: what officers looked at, what they found, who signed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

import pghistory
from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse

from campaigns.models import Campaign
from enterprises.models import Mine
from hazards.actions import check_citation
from hazards.checklist import check_finding, check_question
from hazards.models import Clause, Criterion, CriterionAnswer, CriterionQuerySet, Edition, Hazard
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class InspectionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def signed(self) -> InspectionQuerySet:
        return self.filter(status=Inspection.Status.SIGNED)

    def for_list(self) -> InspectionQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency").annotate(
            findings=Count("answers", filter=Q(answers__result="found"))
        )

    def unfinished_of(self, user: User) -> InspectionQuerySet:
        """Begun by this person or with them, and neither signed nor void yet."""
        mine = self.filter(officers=user, agency=user.agency)
        return self.filter(pk__in=mine.values("pk"), status=Inspection.Status.DRAFT)

    def awaiting_a_decision(self) -> InspectionQuerySet:
        """Signed with a major finding, and nobody has decided on a penalty yet."""
        major = Answer.objects.filter(hazard__severity=Hazard.Severity.MAJOR)
        return self.signed().filter(cases=None, pk__in=major.values("inspection"))


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
    edition = models.ForeignKey(Edition, models.PROTECT, verbose_name="判定标准版本")
    checked_on = models.DateField("检查日期")
    place = models.CharField("检查场所", max_length=200, blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="记录人")
    officers = models.ManyToManyField(User, related_name="inspections", verbose_name="执法人员")
    principal_present = models.BooleanField("企业主要负责人在场", default=False)
    safety_officer_present = models.BooleanField("安全管理人员在场", default=False)
    operator_present = models.BooleanField("现场岗位员工在场", default=False)
    absence_reason = models.CharField("缺席原因", max_length=200, blank=True)
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
        return Criterion.objects.applying(self.edition, self.mine.kind, self.checked_on)

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
