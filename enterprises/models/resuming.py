"""A mine that stood still asks to work again, and is looked at on the spot first (复工复产验收)."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from enterprises.derived import Kind
from enterprises.models.dangers import Evacuation
from enterprises.models.fact import OfMineQuerySet
from enterprises.models.kinds import MineStatus
from enterprises.models.ledger import Mine, Supervision
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful

STANDING_STILL = (MineStatus.RECTIFYING, MineStatus.SUSPENDED_ATTENDED, MineStatus.SUSPENDED_UNATTENDED)
IDLE = (*STANDING_STILL, MineStatus.CLOSED)
WORKING = (MineStatus.PRODUCING, MineStatus.BUILDING)


def resumes(before: str, after: str) -> bool:
    """A mine that stands still, or is gone, would be at work again: no edit and no workbook does that (K-09)."""
    return before in IDLE and after in WORKING


def closes(before: str, after: str) -> bool:
    """Gone for good: only on the strength of a paper, see `close`. What comes into the ledger closed is so entered."""
    return after == MineStatus.CLOSED and before != after


def how_to_resume(before: str) -> str:
    """What somebody is told who tries; `before` is the state that it has."""
    way = "" if before == MineStatus.CLOSED else "须由企业申请并通过复工复产验收"
    return f"现为“{MineStatus(before).label}”，恢复生产、建设{way or '不能在此办理'}"


def order_against(mine: Mine) -> str:
    """What an agency has ordered and not lifted; of a suspension this floor knows by the flag that follows from it."""
    if suspended := mine.flags.standing().filter(kind=Kind.SUSPENDED).first():
        return f"停产整顿尚未解除（{suspended.reason}）"
    if out := Evacuation.objects.standing().filter(mine=mine).select_related("agency__region").first():
        return f"紧急撤人尚未解除（{out.said}）"
    return ""


def require_resumable(mine: Mine, field: str = "") -> None:
    if order := order_against(mine):
        raise RuleViolation(f"{order}，解除后才能恢复生产、建设", field)


def require_way_to_status(mine: Mine, reason: str) -> None:
    """The one door through which it works again: accepted on the spot, or a wrong entry put right, and says why.

    None leads here to the end of a mine: a paper says that it is closed.
    """
    before = Mine.objects.select_for_update().values_list("status", flat=True).get(pk=mine.pk)
    if closes(before, mine.status):
        raise RuleViolation("关闭凭文件办理：矿山页“台账办理”中“登记关闭”", "status")
    if not resumes(before, mine.status):
        return
    require_resumable(mine, "status")
    if not reason.strip():
        raise RuleViolation(f"{how_to_resume(before)}；登记有误的，由监管部门写明更正理由", "status")


class ResumptionQuerySet(OfMineQuerySet):
    def waiting_for(self, agency: Agency) -> ResumptionQuerySet:
        ours = Supervision.objects.filter(agency=agency, until=None).values("mine")
        return self.filter(status=Resumption.Status.APPLIED, mine__in=ours)

    def to_ask_again(self) -> ResumptionQuerySet:
        """Returned, with no later application, at a mine that still stands still."""
        later = Resumption.objects.filter(mine=OuterRef("mine"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later), status=Resumption.Status.RETURNED, mine__status__in=STANDING_STILL)


@pghistory.track()
class Resumption(Stateful):
    """One application and what the agency found on the spot; refused, the enterprise applies anew."""

    class Status(models.TextChoices):
        APPLIED = "applied", "待验收"
        ACCEPTED = "accepted", "验收通过"
        RETURNED = "returned", "验收未通过"

    class Goal(models.TextChoices):
        PRODUCING = MineStatus.PRODUCING, "恢复生产"
        BUILDING = MineStatus.BUILDING, "恢复建设"

    NEXT = {Status.APPLIED: {Status.ACCEPTED, Status.RETURNED}}
    TONES: Mapping[str, str] = {Status.APPLIED: "due", Status.ACCEPTED: "done", Status.RETURNED: "late"}

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="resumptions", verbose_name="矿山")
    goal = models.CharField("申请事项", max_length=20, choices=Goal)
    report = models.TextField("自查和整改情况", max_length=2000)
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.APPLIED, editable=False)
    applied_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    applied_at = models.DateTimeField("申请时间", default=timezone.now)
    checked_on = models.DateField("现场验收日期", null=True, blank=True)
    attended = models.CharField("参加验收人员", max_length=300, blank=True)
    result = models.CharField("验收意见", max_length=500, blank=True)
    document = models.CharField("验收文号", max_length=200, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="办理人", null=True, blank=True
    )
    decided_at = models.DateTimeField("办理时间", null=True, blank=True)

    objects = ResumptionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复工复产验收"
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=Q(status="applied"), name="one_open_resumption_a_mine"
            ),
            models.CheckConstraint(
                condition=Q(status="applied")
                | Q(checked_on__isnull=False, decided_by__isnull=False)
                & ~Q(attended="")
                & ~Q(result="")
                & ~Q(document=""),
                name="resumptions_are_decided_on_the_spot",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine}申请{self.get_goal_display()}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises:resumption", args=[self.pk])
