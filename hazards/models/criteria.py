"""The statutory criteria for major hazards (重大事故隐患判定标准), by edition."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models import MineKind
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


class EditionQuerySet(models.QuerySet["Edition"]):
    def in_force(self, day: dt.date) -> EditionQuerySet:
        """The editions that held on a day: an old check keeps the wording it was made under (N11, C18)."""
        return self.filter(Q(effective_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))

    def binding(self, day: dt.date) -> Edition:
        """The edition that a check on this day is made under; supplements come beside it."""
        edition = self.in_force(day).filter(supplements=None).order_by("-effective_on").first()
        if edition is None:
            raise RuleViolation(f"{day} 没有施行中的判定标准，请管理员核对版本", field="checked_on")
        return edition


class Edition(models.Model):
    """One issue of the criteria for major hazards (重大事故隐患判定标准), or a supplement to one."""

    key = models.CharField("版本", max_length=20, unique=True)
    title = models.CharField("名称", max_length=120)
    document_number = models.CharField("文号", max_length=60)
    effective_on = models.DateField("施行日期")
    ends_on = models.DateField("废止日期", null=True, blank=True)
    supplements = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="补充")
    note = models.CharField("说明", max_length=300, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "判定标准版本"
        ordering = ["effective_on"]

    def __str__(self) -> str:
        return f"{self.document_number} {self.title}"

    def held_on(self, day: dt.date) -> bool:
        return self.effective_on <= day and (self.ends_on is None or day <= self.ends_on)


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def usable(self) -> CriterionQuerySet:
        return self.filter(Q(uncertain=False) | Q(confirmed_at__isnull=False))

    def in_order(self) -> CriterionQuerySet:
        """Edition by edition and kind by kind, with their sub-items, in three queries however long."""
        return (
            self.select_related("edition")
            .prefetch_related("clauses")
            .order_by("edition__effective_on", "-kind", "number")
        )

    def applying(self, edition: Edition, kind: str, day: dt.date) -> CriterionQuerySet:
        """What is walked through at a mine of this kind: 32, 13 or 19 criteria of the 2022 edition (L-05).

        Criteria of supplements that are in force on the day stand behind those of the edition.
        """
        supplement = Q(edition__supplements=edition, edition__in=Edition.objects.in_force(day))
        return self.filter(Q(edition=edition) | supplement, kind=kind).as_walked()

    def as_walked(self) -> CriterionQuerySet:
        return self.order_by("edition__effective_on", "number").prefetch_related("clauses")


@pghistory.track()
class Criterion(models.Model):
    """One numbered criterion (条) of an edition for one kind of mine; the text is statutory wording.

    `note` is a second-hand summary of the official reading and is never printed as law. A criterion with
    `uncertain` wording must be confirmed by an administrator before a hazard may cite it.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="criteria", verbose_name="版本")
    code = models.CharField("编号", max_length=12, unique=True)
    kind = models.CharField("矿山类型", max_length=20, choices=MineKind)
    number = models.PositiveSmallIntegerField("序号")
    label = models.CharField("条号", max_length=20)
    topic = models.CharField("专题", max_length=20, blank=True)
    text = models.TextField("条文")
    note = models.TextField("官方解读摘要", blank=True)
    applies_note = models.TextField("适用前提", blank=True)
    uncertain = models.BooleanField("文字待核", default=False)
    uncertain_reason = models.CharField("待核原因", max_length=300, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "判定标准"
        ordering = ["edition_id", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "number"], name="one_criterion_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.short_kind}{self.label}"

    @property
    def short_kind(self) -> str:
        return self.get_kind_display().removesuffix("矿山")

    @property
    def usable(self) -> bool:
        return not self.uncertain or self.confirmed_at is not None

    def confirm(self, *, by: User) -> None:
        """An administrator has compared the wording with the official text; who did so first stands."""
        by.require_at_the_top("confirm_reference")
        now = timezone.now()
        waiting = Criterion.objects.filter(pk=self.pk, uncertain=True, confirmed_at=None)
        if not waiting.update(confirmed_by=by, confirmed_at=now):
            raise RuleViolation(f"{self}的文字无须确认")
        self.confirmed_by, self.confirmed_at = by, now


class Clause(models.Model):
    """A sub-item (项) of a criterion; judging goes down to it where there is one."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="clauses")
    number = models.PositiveSmallIntegerField("序号")
    text = models.TextField("条文")

    class Meta:
        verbose_name = verbose_name_plural = "判定标准子项"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "number"], name="one_clause_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}{self.number}"
