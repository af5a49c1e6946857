"""Texts of law that somebody has still to hold against the official wording (待核)."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


class DoubtfulQuerySet(models.QuerySet[Any]):
    def usable(self) -> Self:
        return self.filter(Q(uncertain=False) | Q(confirmed_at__isnull=False))


class Doubtful(models.Model):
    """A text that is `uncertain` is a draft until an administrator confirms it; nothing rests on it before."""

    uncertain = models.BooleanField("待核", default=False)
    uncertain_reason = models.CharField("待核原因", max_length=300, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)

    objects = DoubtfulQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def usable(self) -> bool:
        return not self.uncertain or self.confirmed_at is not None

    def confirm(self, *, by: User) -> None:
        """An administrator has compared the text with the official one; who did so first stands."""
        by.require_at_the_top("confirm_reference")
        now = timezone.now()
        waiting = type(self)._base_manager.filter(pk=self.pk, uncertain=True, confirmed_at=None)
        if not waiting.update(confirmed_by=by, confirmed_at=now):
            raise RuleViolation(f"{self}无须确认")
        self.confirmed_by, self.confirmed_at = by, now
