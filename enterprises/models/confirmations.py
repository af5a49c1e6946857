"""仍然属实: that nothing about a field has changed, and who says so (S1-26)."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models.fact import OfMineQuerySet
from enterprises.models.ledger import Mine
from jurisdictions.models import User


@pghistory.track()
class FieldConfirmation(models.Model):
    """Somebody looked at these fields of one row and found them true. Never changed: the next is a line of its own.

    `part` and `target` name the row as a proposal does; for the mine's own line and its enterprise's the part is
    `basics` and `enterprise`. That a field was changed needs no line here: the trail of the row says so.
    """

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="field_confirmations", verbose_name="矿山")
    part = models.CharField("事项", max_length=30)
    target = models.BigIntegerField("对象编号")
    fields = ArrayField(models.CharField(max_length=60), verbose_name="字段")
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="确认人")
    confirmed_at = models.DateTimeField("确认时间", default=timezone.now)

    objects = OfMineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "字段确认"
        ordering = ["-confirmed_at", "-pk"]
        indexes = [models.Index(fields=["part", "target"], name="confirmations_of_row")]
        constraints = [models.CheckConstraint(condition=~Q(fields=[]), name="confirmation_names_a_field")]

    def __str__(self) -> str:
        return f"{self.mine}的 {len(self.fields)} 个字段"
