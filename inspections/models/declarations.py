"""That nothing stands between an officer and an honest check: each one's declaration, and who keeps away (S0-22)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models import Mine
from inspections.models.checks import Inspection
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet


class DeclarationQuerySet(ScopedQuerySet):
    """The agencies' own business: an enterprise reads neither pledges nor who keeps away from it."""

    place = "inspection__mine__region"


@pghistory.track()
class Declaration(models.Model):
    """One officer's word, given before the check: no ground for recusal, and the discipline pledge.

    The text is kept as it stood then; `inspections/data/declaration.yaml` may change later.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="declarations")
    officer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="声明人")
    text = models.TextField("声明内容")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")
    declared_at = models.DateTimeField("声明时间", default=timezone.now)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "回避和廉政声明"
        ordering = ["officer__username"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "officer"], name="one_declaration_a_check"),
        ]

    def __str__(self) -> str:
        return f"{self.officer.name} {timezone.localtime(self.declared_at):%Y-%m-%d %H:%M}声明"


class RecusalQuerySet(ScopedQuerySet):
    place = "mine__region"

    def standing(self) -> RecusalQuerySet:
        return self.filter(lifted_on=None)


@pghistory.track()
class Recusal(models.Model):
    """An officer who keeps away from one mine (回避), until the leader finds that the ground is gone."""

    officer = models.ForeignKey(User, models.PROTECT, related_name="recusals", verbose_name="回避人")
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="recusals", verbose_name="矿山")
    reason = models.CharField("回避事由", max_length=200)
    since = models.DateField("回避自", default=timezone.localdate)
    lifted_on = models.DateField("解除日期", null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="解除人"
    )
    lift_reason = models.CharField("解除理由", max_length=200, blank=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "回避登记"
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "mine"], condition=Q(lifted_on=None), name="recused_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(lifted_on=None, lifted_by=None)
                | Q(lifted_on__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason=""),
                name="lifting_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer.name}回避{self.mine}"

    def lift(self, *, by: User, reason: str) -> None:
        """By the leader of the officer's own agency."""
        by.require("lift_recusal", self.officer.agency)
        if not reason.strip():
            raise RuleViolation("请写明解除回避的理由", field="reason")
        lifted = {"lifted_on": timezone.localdate(), "lifted_by": by, "lift_reason": reason.strip()}
        if not Recusal.objects.filter(pk=self.pk, lifted_on=None).update(**lifted):
            raise RuleViolation("这项回避已经解除", field="reason")
