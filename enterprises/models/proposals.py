"""What an enterprise says has changed in its file, until the agency that answers for the mine has decided."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models.fact import OfMineQuerySet
from enterprises.models.ledger import Mine, Supervision
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful


class ProposalQuerySet(OfMineQuerySet):
    def waiting_for(self, agency: Agency) -> ProposalQuerySet:
        ours = Supervision.objects.filter(agency=agency, until=None).values("mine")
        return self.filter(status=Proposal.Status.PROPOSED, mine__in=ours)


@pghistory.track()
class Proposal(Stateful):
    """A change of one line of the file, or a new line. `data` is the form as it was filled in.

    `changes` keeps what was to change from what to what, as [label, before, after]: that stays readable
    after the file itself has moved on.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "待确认"
        ACCEPTED = "accepted", "已采用"
        RETURNED = "returned", "已退回"

    NEXT = {Status.PROPOSED: {Status.ACCEPTED, Status.RETURNED}}
    TONES: Mapping[str, str] = {Status.PROPOSED: "due", Status.ACCEPTED: "done", Status.RETURNED: "late"}

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="proposals", verbose_name="矿山")
    part = models.CharField("事项", max_length=30)
    target = models.BigIntegerField("对象编号", null=True, blank=True)
    data = models.JSONField("填报内容", default=dict)
    changes = models.JSONField("变更内容", default=list)
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.PROPOSED)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申报人")
    proposed_at = models.DateTimeField("申报时间", default=timezone.now)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    decided_at = models.DateTimeField("确认时间", null=True, blank=True)
    reason = models.CharField("退回原因", max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "台账变更申报"
        ordering = ["-proposed_at", "-pk"]
        indexes = [models.Index(fields=["mine", "status"], name="proposals_of_mine")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(reason=""), name="returned_proposals_say_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mine}的变更申报"

    def get_absolute_url(self) -> str:
        return reverse("enterprises:proposal", args=[self.pk])

    def send_back(self, *, reason: str, by: User) -> None:
        self.mine.require_desk(by)
        if not reason.strip():
            raise RuleViolation("请写明退回原因", "reason")
        self.move(self.Status.RETURNED, reason=reason.strip(), decided_by=by, decided_at=timezone.now())

    @staticmethod
    def require_own(mine: Mine, by: User) -> None:
        by.require("propose_change")
        if not mine.enterprise.is_desk_of(by):
            raise PermissionDenied("只能申报本企业的台账")
