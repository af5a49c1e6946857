"""A mine checks itself each month, criterion by criterion, and its principal signs (L-07, L-33)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Submission
from campaigns.obligations.periods import day_of
from enterprises.models import Mine
from hazards.models.answering import CriterionAnswer
from hazards.models.criteria import Criterion, CriterionQuerySet, Edition
from hazards.models.hazard import Hazard
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class SelfInspectionQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def signed(self) -> SelfInspectionQuerySet:
        return self.filter(status=SelfInspection.Status.SIGNED)

    def drafts(self) -> SelfInspectionQuerySet:
        return self.filter(status=SelfInspection.Status.DRAFT)

    def newest(self) -> SelfInspectionQuerySet:
        """Of each mine and month the last version."""
        later = SelfInspection.objects.filter(
            mine=OuterRef("mine"), month=OuterRef("month"), version__gt=OuterRef("version")
        )
        return self.exclude(Exists(later))

    def with_findings(self) -> SelfInspectionQuerySet:
        return self.filter(Exists(SelfAnswer.objects.filter(inspection=OuterRef("pk"), result="found")))

    def for_list(self) -> SelfInspectionQuerySet:
        """With how often each answer was given: counted for the rows of a page only."""
        related = ("mine__region", "mine__enterprise", "signed_by", "submission")
        counts = {result: Coalesce(_count(result), 0) for result in CriterionAnswer.Result.values}
        return self.select_related(*related).annotate(**counts)


def _count(result: str) -> Subquery:
    given = SelfAnswer.objects.filter(inspection=OuterRef("pk"), result=result).order_by()
    return Subquery(given.values("inspection").annotate(number=Count("pk")).values("number"))


CHANGED_AFTER_SIGNING = """
    OLD.status = 'signed'
    AND to_jsonb(OLD) - '{mine_id,submission_id}'::text[]
        IS DISTINCT FROM to_jsonb(NEW) - '{mine_id,submission_id}'::text[]
"""


@pghistory.track()
class SelfInspection(Stateful):
    """One mine's check of itself for one month (月度自查).

    DRAFT is answered on the phone, item by item, under the criteria that are in force while it is walked; SIGNED keeps
    the edition that it was signed under and never changes again. What the regulator returned is taken up as a new
    `version`; the old one stays as it was signed.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "排查中"
        SIGNED = "signed", "已签字"

    NEXT = {Status.DRAFT: {Status.SIGNED}}
    TONES: Mapping[str, str] = {Status.DRAFT: "due", Status.SIGNED: "done"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="self_inspections", verbose_name="矿山")
    month = models.DateField("月份", help_text="当月第一天")
    version = models.PositiveSmallIntegerField("版次", default=1)
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="判定标准版本"
    )
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="开始人")
    opened_at = models.DateTimeField("开始时间", default=timezone.now)
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签字人"
    )
    signed_at = models.DateTimeField("签字时间", null=True, blank=True)
    submission = models.ForeignKey(
        Submission,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="self_inspections",
        verbose_name="报送件",
    )

    objects = SelfInspectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "月度自查"
        ordering = ["-month", "mine_id", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "month", "version"], name="one_self_inspection_a_version"
            ),
            models.UniqueConstraint(
                fields=["mine", "month"], condition=Q(status="draft"), name="one_self_inspection_under_way"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="self_inspected_by_the_month"),
            models.CheckConstraint(
                condition=~Q(status="signed")
                | Q(signed_at__isnull=False, signed_by__isnull=False, edition__isnull=False),
                name="self_inspection_signed_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["month", "mine"], name="self_inspection_month")]
        triggers = [
            # Two mines that turn out to be one are merged, and what was signed is handed in later with its neighbours'.
            pgtrigger.Protect(
                name="signed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(CHANGED_AFTER_SIGNING),
            ),
            pgtrigger.Protect(
                name="signed_is_kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__status="signed")
            ),
        ]

    def __str__(self) -> str:
        version = f"（第{self.version}版）" if self.version > 1 else ""
        return f"{self.mine} {self.month_words}自查{version}"

    def get_absolute_url(self) -> str:
        return reverse("hazards:self_inspection", args=[self.pk])

    @property
    def month_words(self) -> str:
        return f"{self.month:%Y年%-m月}"

    @property
    def is_signed(self) -> bool:
        return self.status == self.Status.SIGNED

    @property
    def month_ends(self) -> dt.date:
        return day_of(self.month, None)

    @property
    def is_late(self) -> bool:
        """Signed after its month; 每月对照 leaves no more time than the month (L-07)."""
        return self.signed_at is not None and timezone.localdate(self.signed_at) > self.month_ends

    @property
    def made_up_on(self) -> dt.date | None:
        """Begun when its month was over: the day, also of its later versions, but not of those of what was in time."""
        begun = self.opened_at
        if self.version > 1:
            versions = SelfInspection.objects.filter(mine=self.mine_id, month=self.month)
            begun = versions.aggregate(at=Min("opened_at"))["at"]
        day = timezone.localdate(begun)
        return day if day > self.month_ends else None

    @property
    def is_returned(self) -> bool:
        return self.submission is not None and self.submission.status == Submission.Status.RETURNED

    def standing(self) -> tuple[str, str]:
        """What else to know of it beside its status: that it came back, was made up for, or is late."""
        if self.is_returned:
            return "被退回", "late"
        if day := self.made_up_on:
            return f"{day.year}年{day.month}月{day.day}日补做", "due"
        return ("逾期签字", "due") if self.is_late else ("", "")

    def criteria(self) -> CriterionQuerySet:
        """Those of today while it is walked, so that a supplement appears from its day on (C18); once it is signed,
        those that were answered, whatever came into force since (N11)."""
        if self.is_signed:
            return Criterion.objects.filter(pk__in=self.answers.values("criterion")).as_walked()
        today = timezone.localdate()
        return Criterion.objects.applying(Edition.objects.binding(today), self.mine.kind, today)

    def hold_open(self, by: User) -> None:
        """Only the mine's own people write, and only until it is signed: it stays open until the transaction ends."""
        by.require("self_inspect", self.mine.enterprise)
        rows = SelfInspection.objects.select_for_update(no_key=True)
        self.status = rows.values_list("status", flat=True).get(pk=self.pk)
        if self.is_signed:
            raise RuleViolation("这次自查已签字，不能再改")


class SelfAnswerQuerySet(ScopedQuerySet):
    place = "inspection__mine__region"
    people = "inspection__mine__enterprise__representatives__user"
    granted = "inspection__mine"


SIGNED_ANSWERS_STAY = """
    IF (SELECT status FROM hazards_selfinspection WHERE id = COALESCE(OLD.inspection_id, NEW.inspection_id)) = 'signed'
    THEN RAISE EXCEPTION 'pgtrigger: a signed self-inspection keeps its answers';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


@pghistory.track()
class SelfAnswer(CriterionAnswer):
    """What a mine said of one criterion (or one of its sub-items); what it found is reported as a hazard at signing.

    A finding collects the five commitments until then. `hazard` is set before that where it was reported already.
    """

    inspection = models.ForeignKey(SelfInspection, models.CASCADE, related_name="answers")
    severity = models.CharField("等级", max_length=20, choices=Hazard.Severity, blank=True)
    location = models.CharField("地点", max_length=100, blank=True)
    responsible = models.CharField("整改责任人", max_length=60, blank=True)
    measures = models.TextField("整改措施", blank=True)
    funds = models.DecimalField("整改资金（万元）", max_digits=12, decimal_places=2, null=True, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    contingency = models.TextField("应急预案", blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="排查人")
    answered_on = models.DateField("排查日期")
    hazard = models.ForeignKey(
        Hazard, models.PROTECT, null=True, blank=True, related_name="self_answers", verbose_name="上报的隐患"
    )

    objects = SelfAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "自查项"
        ordering = ["criterion__number", "clause__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "criterion", "clause"],
                nulls_distinct=False,
                name="one_self_answer_a_clause",
            ),
            models.UniqueConstraint(
                fields=["inspection", "hazard"], name="a_hazard_answers_once_a_self_inspection"
            ),
            models.CheckConstraint(
                condition=~Q(result="found")
                | Q(due_on__isnull=False) & ~Q(description="") & ~Q(location="") & ~Q(severity=""),
                name="self_found_described_and_dated",
            ),
            models.CheckConstraint(
                condition=~Q(result="not_applicable") | ~Q(description=""), name="not_applicable_has_a_reason"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signed_answers_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=SIGNED_ANSWERS_STAY,
            )
        ]

    def missing_commitments(self) -> list[str]:
        """The labels of what is still to be said before it can be signed; what was reported has said it all."""
        if self.hazard_id or self.result != self.Result.FOUND:
            return []
        return [label for name, label in Hazard.COMMITMENTS.items() if getattr(self, name) in ("", None)]
