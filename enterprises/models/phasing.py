"""The list of mines that a government has announced to be phased out (淘汰落后)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models.fact import OfMineQuerySet
from enterprises.models.kinds import MineStatus
from enterprises.models.ledger import Mine
from jurisdictions.models import Agency, User
from jurisdictions.workflow import Stateful


class PhaseOutQuerySet(OfMineQuerySet):
    def done(self) -> PhaseOutQuerySet:
        """The mine is closed: that, and no tick of its own, says that the promise was kept."""
        return self.filter(status=PhaseOut.Status.NAMED, mine__status=MineStatus.CLOSED)

    def waiting(self) -> PhaseOutQuerySet:
        return self.filter(status=PhaseOut.Status.NAMED).exclude(mine__status=MineStatus.CLOSED)


@pghistory.track()
class PhaseOut(Stateful):
    """A mine named on the list, with the year by the end of which it has to be gone (矿安〔2023〕63号 二（六）)."""

    class Status(models.TextChoices):
        NAMED = "named", "待淘汰"
        LIFTED = "lifted", "已移出"

    NEXT = {Status.NAMED: {Status.LIFTED}}
    TONES: Mapping[str, str] = {Status.NAMED: "due", Status.LIFTED: "plain"}

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="phase_outs", verbose_name="矿山")
    year = models.PositiveSmallIntegerField(
        "淘汰时限（年）", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    document = models.CharField("公告文件", max_length=200)
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.NAMED, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="列入部门")
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="列入人")
    named_at = models.DateTimeField("列入时间", default=timezone.now, editable=False)
    lifted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="移出人", null=True, blank=True
    )
    lifted_at = models.DateTimeField("移出时间", null=True, blank=True)
    reason = models.CharField("移出理由", max_length=300, blank=True)

    objects = PhaseOutQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "淘汰落后矿山"
        ordering = ["year", "mine__region__path", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=Q(status="named"), name="named_for_phasing_out_once"
            ),
            models.CheckConstraint(
                condition=~Q(status="lifted") | ~Q(reason=""), name="lifted_phase_outs_say_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.year} 年底前淘汰"

    def get_absolute_url(self) -> str:
        return f"{self.mine.get_absolute_url()}#phasing"

    def standing(self, today: dt.date | None = None) -> tuple[str, str]:
        """In a word and its tone: a closed mine is done, and the year's last day still counts as in time."""
        if self.status == self.Status.LIFTED:
            return self.get_status_display(), self.TONES[self.status]
        if self.mine.status == MineStatus.CLOSED:
            return "已关闭", "done"
        if self.year < (today or timezone.localdate()).year:
            return "逾期未关闭", "late"
        return self.get_status_display(), self.TONES[self.status]

    def may_be_lifted_by(self, user: User) -> bool:
        """Whoever named it, or stands above who did."""
        own = user.agency
        return own is not None and (own == self.agency or own.stands_above(self.agency))
