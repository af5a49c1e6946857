"""提请暂扣、吊销证件: another body issued the licence, so an agency can only ask that body and note what it answers."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from enterprises.models import Licence, Mine
from hazards.models import Hazard
from inspections.models.checks import Inspection
from inspections.models.penalties import Measure
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class LicenceRequestQuerySet(ScopedQuerySet):
    """Between authorities: the enterprise reads on its licence what came of it."""

    place = "mine__region"
    granted = "mine"

    def standing(self) -> LicenceRequestQuerySet:
        """Waiting or followed; not those that the issuer didn't follow."""
        return self.exclude(status=LicenceRequest.Status.DECLINED)

    def for_list(self) -> LicenceRequestQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency", "licence")


@pghistory.track()
class LicenceRequest(Stateful):
    class Status(models.TextChoices):
        SENT = "sent", "待发证机关答复"
        WITHHELD = "withheld", "发证机关已暂扣"
        REVOKED = "revoked", "发证机关已吊销"
        DECLINED = "declined", "发证机关未采纳"

    class Wanted(models.TextChoices):
        WITHHOLD = Measure.Kind.WITHHOLD, "提请暂扣"
        REVOKE = Measure.Kind.REVOKE, "提请吊销"

    NEXT = {Status.SENT: {Status.WITHHELD, Status.REVOKED, Status.DECLINED}}
    TONES: Mapping[str, str] = {
        Status.SENT: "due",
        Status.WITHHELD: "done",
        Status.REVOKED: "done",
        Status.DECLINED: "plain",
    }
    TURNS: Mapping[str, str] = {
        Status.WITHHELD: Licence.Status.WITHHELD,
        Status.REVOKED: Licence.Status.REVOKED,
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.SENT, editable=False)
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="licence_requests", verbose_name="矿山")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="licence_requests", verbose_name="提请机关"
    )
    licence = models.ForeignKey(Licence, models.PROTECT, related_name="requests", verbose_name="证照")
    issuer = models.CharField("发证机关", max_length=100)
    wanted = models.CharField("提请事项", max_length=20, choices=Wanted)
    inspection = models.ForeignKey(
        Inspection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="licence_requests",
        verbose_name="现场检查",
    )
    hazards = models.ManyToManyField(
        Hazard, blank=True, related_name="licence_requests", verbose_name="涉及的隐患"
    )
    reason = models.CharField("事由", max_length=500)
    document_number = models.CharField("文号", max_length=60, unique=True)
    sent_on = models.DateField("提请日期")
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="签发人")
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer_document = models.CharField("答复文书", max_length=200, blank=True)
    answer = models.CharField("答复情况", max_length=500, blank=True)
    answer_noted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    objects = LicenceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提请暂扣、吊销证件"
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["licence", "agency"], condition=Q(status="sent"), name="one_open_request_a_licence"
            ),
            models.CheckConstraint(
                condition=Q(status="sent", answered_on=None)
                | ~Q(status="sent")
                & Q(answered_on__isnull=False, answered_on__gte=F("sent_on"), answer_noted_by__isnull=False)
                & ~Q(answer_document=""),
                name="an_issuers_answer_has_its_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_wanted_display()}{self.licence}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:licence_request", args=[self.pk])
