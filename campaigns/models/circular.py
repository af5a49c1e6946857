"""Circulars (通报): what an agency tells those below about who reported in time and who didn't."""

from __future__ import annotations

from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.requirement import Requirement
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class CircularQuerySet(ScopedQuerySet):
    """A draft is its agency's own; an issued one is read above it, and below it by those whom it concerns."""

    place = "agency__region"

    def visible_to(self, user: User | AnonymousUser) -> CircularQuerySet:
        if not isinstance(user, User) or not user.is_active or user.agency is None:
            return self.none()
        region = user.agency.region
        issued = self._below(region.path) | Q(agency__region__path__in=region.lineage)
        return self.filter(Q(agency=user.agency) | Q(issued, status=Circular.Status.ISSUED))


@pghistory.track()
class Circular(Stateful):
    """Drafted from a board and kept with its figures, so that what was said can be held against what was counted.

    DRAFT may be reworded and drafted anew; ISSUED has a number and a day and stays as it is.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "拟稿"
        ISSUED = "issued", "已印发"

    NEXT = {Status.DRAFT: {Status.ISSUED}}
    TONES: Mapping[str, str] = {Status.DRAFT: "due", Status.ISSUED: "done"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="circulars", verbose_name="印发机关")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="circulars", verbose_name="专项行动")
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送要求"
    )
    period = models.DateField("报送期", null=True, blank=True)
    title = models.CharField("标题", max_length=120)
    body = models.TextField("正文", max_length=20_000)
    figures = models.JSONField("所依据的数字", default=dict, editable=False)
    counted_at = models.DateTimeField("统计时点", editable=False)
    document_number = models.CharField("文号", max_length=60, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="拟稿人")
    issued_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发人"
    )
    activity = models.OneToOneField(
        Activity, models.PROTECT, null=True, blank=True, related_name="circular", verbose_name="工作记录"
    )

    objects = CircularQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通报"
        ordering = ["-counted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(issued_on__isnull=False, issued_by__isnull=False) & ~Q(document_number=""),
                name="an_issued_circular_is_numbered",
            ),
            models.UniqueConstraint(
                fields=["agency", "document_number"],
                condition=Q(status="issued"),
                name="one_circular_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:circular", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def amend(self, *, by: User, title: str, body: str) -> None:
        by.require("draft_circular", self.agency)
        if not (title.strip() and body.strip()):
            raise RuleViolation("标题和正文都要填写", field="body" if title.strip() else "title")
        drafts = Circular.objects.filter(pk=self.pk, status=self.Status.DRAFT)
        if not drafts.update(title=title.strip(), body=body.strip()):
            raise RuleViolation("这份通报已经印发，不能再改")
        self.title, self.body = title.strip(), body.strip()
