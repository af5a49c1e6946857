"""Besides the one agency that answers for a mine: those it concerns, and those who say that it is theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from enterprises.models.fact import OfMineQuerySet
from enterprises.models.ledger import Mine
from jurisdictions.models import Agency, User
from jurisdictions.workflow import Stateful


@pghistory.track()
class ConcernedAgency(models.Model):
    """An agency that a mine concerns beside its supervisor: a mine across a border has one owner and several of them.

    Its people read the mine and what belongs to it as if it lay in their region, and act on nothing.
    """

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="concerned", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="相关部门")
    document = models.CharField("依据文件", max_length=200)
    since = models.DateField("起", default=timezone.localdate)
    until = models.DateField("止", null=True, blank=True)

    objects = OfMineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "相关部门"
        ordering = ["mine_id", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "agency"], condition=Q(until=None), name="concerned_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="concern_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["agency"], condition=Q(until=None), name="mines_that_concern_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.agency}"


@pghistory.track()
class Claim(Stateful):
    """An agency says that it, and not another, answers for a mine (管辖争议).

    OPEN until the common superior decides with a document: UPHELD makes the claimant the supervisor, REJECTED
    leaves it with somebody else. The claimant may take it back: WITHDRAWN.
    """

    class Status(models.TextChoices):
        OPEN = "open", "待裁定"
        UPHELD = "upheld", "已支持"
        REJECTED = "rejected", "未支持"
        WITHDRAWN = "withdrawn", "已撤回"

    NEXT = {Status.OPEN: {Status.UPHELD, Status.REJECTED, Status.WITHDRAWN}}
    TONES: Mapping[str, str] = {
        Status.OPEN: "due",
        Status.UPHELD: "done",
        Status.REJECTED: "plain",
        Status.WITHDRAWN: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.OPEN, editable=False)
    mine = models.ForeignKey(Mine, models.CASCADE, related_name="claims", verbose_name="矿山")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="主张部门")
    reason = models.CharField("理由", max_length=500)
    document = models.CharField("依据文件", max_length=200)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提出人")
    made_on = models.DateField("提出日期", default=timezone.localdate)
    decided_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="裁定人", null=True, blank=True
    )
    decided_on = models.DateField("裁定日期", null=True, blank=True)
    decision = models.CharField("裁定文件", max_length=200, blank=True)

    objects = OfMineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "管辖争议"
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "agency"], condition=Q(status="open"), name="one_open_claim_an_agency"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["upheld", "rejected"])
                | Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(decision=""),
                name="claims_are_decided_with_a_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}主张监管{self.mine}"


def settle(mines: Collection[int], *, by: User | None, document: str) -> None:
    """Whoever answers for these mines by now neither claims them nor is concerned besides; others' claims wait on.

    A claim is upheld by somebody: what the operator places from the command line leaves it to be decided.
    """
    theirs = Q(mine__in=mines, mine__supervisions__until=None, mine__supervisions__agency=F("agency"))
    today = timezone.localdate()
    ConcernedAgency.objects.filter(theirs, until=None).update(until=today)
    if by:
        Claim.objects.filter(theirs, status=Claim.Status.OPEN).update(
            status=Claim.Status.UPHELD, decided_by=by, decided_on=today, decision=document
        )
