"""A draw of mines and officers (双随机, S1-04): promised before, revealed after, to be run again by anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from enterprises.models import Mine
from inspections.models.plans import InspectionPlan
from jurisdictions.models import User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class DrawQuerySet(ScopedQuerySet):
    place = "plan__agency__region"


@pghistory.track(exclude=["seed"])
class Draw(Stateful):
    """One draw from the pool of a plan, for one month.

    COMMITTED has frozen its pools and shows the hashes of pools and seed; who has seen them can tell that neither was
    changed afterwards. DRAWN has mixed in the number that a witness named on the spot, which nobody knew before.
    """

    class Status(models.TextChoices):
        COMMITTED = "committed", "已锁定，待抽取"
        DRAWN = "drawn", "已抽取"
        VOID = "void", "未抽取，已作废"

    NEXT = {Status.COMMITTED: {Status.DRAWN, Status.VOID}}
    TONES: Mapping[str, str] = {Status.COMMITTED: "due", Status.DRAWN: "done", Status.VOID: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.COMMITTED, editable=False)
    plan = models.ForeignKey(
        InspectionPlan, models.PROTECT, related_name="draws", verbose_name="年度执法计划"
    )
    month = models.PositiveSmallIntegerField(
        "检查月份", validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    pool = models.JSONField("抽取前锁定的名单")
    pool_digest = models.CharField("名单摘要（SHA-256）", max_length=64)
    seed = models.CharField("种子", max_length=64)
    commitment = models.CharField("种子摘要（SHA-256）", max_length=64)
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="锁定人")
    prepared_at = models.DateTimeField("锁定时间")
    witness = models.CharField("现场监督人", max_length=60, blank=True)
    witness_number = models.CharField("监督人报出的数字", max_length=20, blank=True)
    drawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="抽取人"
    )
    drawn_at = models.DateTimeField("抽取时间", null=True, blank=True)
    void_reason = models.CharField("作废理由", max_length=300, blank=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "双随机抽取"
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(status="committed"), name="one_draw_waits_at_a_plan"
            ),
            models.CheckConstraint(
                condition=~Q(status="drawn")
                | Q(drawn_by__isnull=False, drawn_at__isnull=False) & ~Q(witness="") & ~Q(witness_number=""),
                name="a_draw_has_its_witness",
            ),
            models.CheckConstraint(
                condition=~Q(status="void") | ~Q(void_reason=""), name="a_void_draw_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.agency}{self.plan.year}年{self.month}月双随机抽取"

    def get_absolute_url(self) -> str:
        return reverse("inspections:draw", args=[self.pk])

    @property
    def pool_size(self) -> int:
        return len(self.pool["mines"])

    @property
    def revealed_seed(self) -> str:
        """Nobody reads it before the draw."""
        return "" if self.status == self.Status.COMMITTED else self.seed

    @property
    def record(self) -> dict[str, Any]:
        """All that somebody needs to run it again."""
        return {
            "pool": self.pool,
            "pool_digest": self.pool_digest,
            "seed": self.revealed_seed,
            "commitment": self.commitment,
            "witness_number": self.witness_number,
        }


class DrawnMineQuerySet(ScopedQuerySet):
    place = "draw__plan__agency__region"


@pghistory.track()
class DrawnMine(models.Model):
    """A mine that was drawn, and the officers who were drawn for it."""

    ONCE_WITHIN = ("draw",)  # when two entries of one mine are merged

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="mines", verbose_name="抽取")
    position = models.PositiveSmallIntegerField("次序")
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="drawn", verbose_name="矿山")
    officers = models.ManyToManyField(User, related_name="drawn_for", verbose_name="执法人员")

    objects = DrawnMineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抽中的矿山"
        ordering = ["draw", "position"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "mine"], name="drawn_once_a_draw"),
            models.UniqueConstraint(fields=["draw", "position"], name="one_mine_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.mine}"
