"""What those who lead a mine owe it every month: a meeting, a shift underground, a look at the contractor."""

from __future__ import annotations

import pghistory
from django.db import models

from enterprises.models.fact import Entry
from enterprises.models.works import Contractor
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


@pghistory.track()
class SafetyMeeting(Entry):
    """安全生产办公会议, called by the principal each month; the minutes hang on it (Z-05)."""

    chair = models.CharField("主持人", max_length=60)
    attendees = models.PositiveSmallIntegerField("参会人数", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "安全生产办公会议"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.chair}主持"


class OfContractor(Entry):
    """An entry about the work of one contractor at this mine."""

    contractor = models.ForeignKey(
        Contractor, models.CASCADE, related_name="%(class)s_entries", verbose_name="承包单位"
    )

    class Meta:
        abstract = True

    def log(self, *, by: User) -> None:
        hired = self.contractor
        if hired.mine_id != self.mine_id:
            raise RuleViolation("这家承包单位不在这座矿山", "contractor")
        if self.day < hired.since or (hired.until and self.day > hired.until):
            raise RuleViolation("这一天不在承包协议期内", "day")
        super().log(by=by)


@pghistory.track()
class ShiftLead(OfContractor):
    """双带班下井: a leader of the mine and one of its contractor went underground with the same shift (Z-08)."""

    class Shift(models.TextChoices):
        MORNING = "早班", "早班"
        MIDDLE = "中班", "中班"
        NIGHT = "夜班", "夜班"

    shift = models.CharField("班次", max_length=4, choices=Shift)
    leader = models.CharField("发包单位带班领导", max_length=60)
    contractor_leader = models.CharField("承包单位带班领导", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "双带班下井"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contractor", "day", "shift"],
                name="one_lead_a_shift",
                violation_error_message="这家承包单位这一班已登记",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shift} {self.leader}、{self.contractor_leader}（{self.contractor}）"


@pghistory.track()
class ContractorCheck(OfContractor):
    """The principal of the mine checked the contractor's work, and both talked about safety (Z-08)."""

    checked_by = models.CharField("带队负责人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "对承包单位的检查"
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.checked_by}检查{self.contractor}"
