"""What somebody proposes to decide about a violation, and what the legal reviewer says to it (法制审核)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Licence, Mine
from hazards.models import Hazard
from inspections.models.checks import Inspection
from inspections.models.penalties import Case, Measure, Penalty, PenaltyClause
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class CaseProposalQuerySet(ScopedQuerySet):
    """An agency's own paper: the enterprise reads the decision, not what led to it."""

    place = "mine__region"
    granted = "mine"

    def open(self) -> CaseProposalQuerySet:
        return self.filter(status__in=CaseProposal.OPEN)

    def for_list(self) -> CaseProposalQuerySet:
        return self.select_related(
            "mine__region", "mine__enterprise", "agency", "proposed_by", "inspection", "licence"
        ).prefetch_related("fines")


@pghistory.track()
class CaseProposal(Stateful):
    """The fines for one violation, or one order against the mine, from the proposal until it is decided or taken back.

    REVIEW waits for the legal reviewer, READY for the leader. REFUSED has not passed: 未通过的，不得作出决定
    (行政处罚法 Art. 58), so the leader takes it back, or answers in writing and asks for another review.
    """

    class Status(models.TextChoices):
        REVIEW = "review", "待法制审核"
        REFUSED = "refused", "审核未通过"
        READY = "ready", "待决定"
        DECIDED = "decided", "已决定"
        WITHDRAWN = "withdrawn", "已撤回"

    OPEN = (Status.REVIEW, Status.REFUSED, Status.READY)
    NEXT = {
        Status.REVIEW: {Status.READY, Status.REFUSED, Status.WITHDRAWN},
        Status.REFUSED: {Status.REVIEW, Status.WITHDRAWN},
        Status.READY: {Status.DECIDED, Status.WITHDRAWN},
    }
    TONES: Mapping[str, str] = {
        Status.REVIEW: "due",
        Status.REFUSED: "late",
        Status.READY: "due",
        Status.DECIDED: "done",
        Status.WITHDRAWN: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.REVIEW, editable=False)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="case_proposals", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="case_proposals", verbose_name="办案机关")
    inspection = models.ForeignKey(
        Inspection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="case_proposals",
        verbose_name="现场检查",
    )
    hazards = models.ManyToManyField(
        Hazard, blank=True, related_name="case_proposals", verbose_name="涉及的隐患"
    )
    violation = models.CharField("违法事实", max_length=500)
    measure_kind = models.CharField("拟采取的措施", max_length=20, choices=Measure.Kind, blank=True)
    licence = models.ForeignKey(
        Licence, models.PROTECT, null=True, blank=True, related_name="case_proposals", verbose_name="证照"
    )
    days = models.PositiveSmallIntegerField("暂扣期限（天）", null=True, blank=True)
    sole_reason = models.CharField("只处罚一方的理由", max_length=500, blank=True)
    triggers = ArrayField(models.CharField(max_length=30), verbose_name="须法制审核的情形", default=list)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="承办人")
    proposed_at = models.DateTimeField("提出时间")
    case = models.OneToOneField(
        Case, models.PROTECT, null=True, blank=True, related_name="proposal", verbose_name="处罚案件"
    )
    measure = models.OneToOneField(
        Measure, models.PROTECT, null=True, blank=True, related_name="proposal", verbose_name="行政措施"
    )

    objects = CaseProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "处罚建议"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="decided", measure_kind="", case__isnull=False, measure__isnull=True)
                | Q(status="decided", case__isnull=True, measure__isnull=False) & ~Q(measure_kind="")
                | ~Q(status="decided") & Q(case__isnull=True, measure__isnull=True),
                name="a_decided_proposal_has_what_it_led_to",
            ),
            models.CheckConstraint(
                condition=Q(measure_kind="withhold", licence__isnull=False, days__isnull=False, days__gte=1)
                | Q(measure_kind="revoke", licence__isnull=False, days=None)
                | ~Q(measure_kind__in=["withhold", "revoke"]) & Q(licence=None, days=None),
                name="a_proposal_names_its_licence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine} {timezone.localdate(self.proposed_at):%Y年%-m月%-d日}处罚建议"

    def get_absolute_url(self) -> str:
        return reverse("inspections:proposal", args=[self.pk])

    @property
    def total(self) -> Decimal:
        return sum((fine.amount for fine in self.fines.all()), Decimal())

    @property
    def measure_words(self) -> str:
        """暂扣许可证件（安全生产许可证，30 天）; empty where fines are proposed."""
        said = [str(self.licence)] if self.licence else []
        said += [f"{self.days} 天"] if self.days else []
        return f"{self.get_measure_kind_display()}{'（' + '，'.join(said) + '）' if said else ''}"

    @property
    def standing_opinion(self) -> LegalOpinion | None:
        return self.opinions.order_by("pk").last()

    def has_investigated(self, user: User) -> bool:
        """Who proposed it or was at the check doesn't review it."""
        if user.pk == self.proposed_by_id:
            return True
        return self.inspection is not None and self.inspection.officers.filter(pk=user.pk).exists()


class PartOfProposal(ScopedQuerySet):
    place = "proposal__mine__region"
    granted = "proposal__mine"


@pghistory.track()
class ProposedFine(models.Model):
    """What one party is to pay, in yuan. Its number comes with the decision."""

    proposal = models.ForeignKey(CaseProposal, models.CASCADE, related_name="fines")
    subject = models.CharField("处罚对象", max_length=20, choices=Penalty.Subject)
    party = models.CharField("当事人", max_length=120)
    amount = models.DecimalField("罚款（元）", max_digits=14, decimal_places=2)
    basis = models.ForeignKey(PenaltyClause, models.PROTECT, verbose_name="处罚依据")

    objects = PartOfProposal.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "拟处罚款"
        ordering = ["proposal_id", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "subject"], name="one_proposed_fine_a_party"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_proposed_fine_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.amount}"


@pghistory.track()
class LegalOpinion(models.Model):
    """What a second person, who didn't investigate, says in writing; and what the leader answers."""

    class Verdict(models.TextChoices):
        AGREE = "agree", "同意"
        CHANGES = "changes", "修改后同意"
        DISAGREE = "disagree", "不同意"

    proposal = models.ForeignKey(CaseProposal, models.CASCADE, related_name="opinions")
    verdict = models.CharField("审核结论", max_length=20, choices=Verdict)
    text = models.CharField("审核意见", max_length=1000, blank=True)
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="审核人")
    given_at = models.DateTimeField("审核时间")
    answer = models.CharField("负责人的书面答复", max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = PartOfProposal.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "法制审核意见"
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="agree") | ~Q(text=""), name="an_objection_is_written_down"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_has_its_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} {self.get_verdict_display()}"

    @property
    def tone(self) -> str:
        return {"agree": "done", "changes": "due"}.get(self.verdict, "late")

    def take_answer(self, text: str, *, by: User) -> None:
        self.answer, self.answered_by, self.answered_at = text.strip(), by, timezone.now()
        self.save(update_fields=["answer", "answered_by", "answered_at"])
