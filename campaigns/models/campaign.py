"""Campaigns (专项行动) and their stages, and how a notice travels down: each adoption is a campaign of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.work_log.kinds import kinds
from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class CampaignQuerySet(ScopedQuerySet):
    """A campaign is seen where it applies: downwards from its issuer, and by everyone above the issuer."""

    place = "issuer__region"

    def visible_to(self, user: User | AnonymousUser) -> CampaignQuerySet:
        """Besides what is issued within the user's region, the notices that come down from above it.

        People of an enterprise see the campaigns of the authorities over the place where they mine. A draft is
        its issuer's own.
        """
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        if user.agency is None:
            over = {path for place in _places_of(user) for path in place.lineage}
            return self.filter(issuer__region__path__in=over, status=Campaign.Status.ISSUED)
        region = user.agency.region
        seen = Q(issuer__region__path__in=region.lineage) | Q(issuer__region__path__startswith=region.path)
        return self.filter(seen, Q(status=Campaign.Status.ISSUED) | Q(issuer=user.agency_id))

    def issued(self) -> CampaignQuerySet:
        return self.filter(status=Campaign.Status.ISSUED)


def _places_of(user: User) -> list[Region]:
    """Where an enterprise is registered, and where it mines."""
    registered = Q(enterprise__representatives__user=user)
    return list(
        Region.objects.filter(registered | Q(mines__enterprise__representatives__user=user)).distinct()
    )


@pghistory.track()
class Campaign(Stateful):
    """What a notice orders: a time-boxed drive, or a standing duty without an end (应急〔2021〕23号, 矿安〔2023〕63号).

    An agency that passes the notice on (转发) issues a campaign of its own, with the one it adopts as `parent`.
    """

    class Nature(models.TextChoices):
        DRIVE = "drive", "专项行动"
        STANDING = "standing", "常态职责"

    class Status(models.TextChoices):
        DRAFT = "draft", "拟定中"
        ISSUED = "issued", "已部署"

    NEXT = {Status.DRAFT: {Status.ISSUED}}
    TONES: Mapping[str, str] = {Status.DRAFT: "due", Status.ISSUED: "done"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    nature = models.CharField("性质", max_length=20, choices=Nature, default=Nature.DRIVE)
    key = models.SlugField("标识", unique=True, max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="adoptions", verbose_name="上级专项行动"
    )
    document_number = models.CharField("文号", max_length=60)
    title = models.CharField("名称", max_length=200)
    short_title = models.CharField("简称", max_length=60)
    issuer = models.ForeignKey(Agency, models.PROTECT, verbose_name="印发机关", related_name="campaigns")
    issued_on = models.DateField("印发日期", help_text="通知未写明日期的，填印发机关确认的日期。")
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束", null=True, blank=True)
    scope_text = models.TextField("范围（原文）")
    kinds = ArrayField(models.CharField(max_length=20, choices=MineKind), verbose_name="矿山类型")
    statuses = ArrayField(models.CharField(max_length=30, choices=MineStatus), verbose_name="生产状态")
    edition = models.CharField("判定标准版本", max_length=20, blank=True)
    plan = models.TextField("方案正文", blank=True, help_text="用于与上级方案逐段比对。")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专项行动"
        ordering = ["-starts_on", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")) | Q(ends_on=None), name="campaign_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(nature="standing") | Q(ends_on__isnull=False), name="a_drive_has_an_end"
            ),
            models.UniqueConstraint(fields=["parent", "issuer"], name="one_adoption_an_agency"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:detail", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def lineage(self) -> list[Campaign]:
        """The notices that it passes on, from the first one down to itself."""
        line, one = [self], self
        while one.parent is not None:
            one = one.parent
            line.insert(0, one)
        return line

    @property
    def plan_text(self) -> str:
        """The plan to compare with; a notice that was entered without one is read from its scope and stages."""
        stages = [f"{stage.name}\n{stage.text}" for stage in self.stages.all()]
        return self.plan or "\n".join([self.scope_text, *stages])

    def require_desk(self, by: User) -> None:
        by.require("manage_campaigns", self.issuer)

    def require_draft(self, by: User) -> None:
        self.require_desk(by)
        if not self.is_draft:
            raise RuleViolation("已部署的专项行动不能再改；期限的调整在报送要求中办理")

    def concerned(self, rows: Any, dated: str) -> Any:
        """Of rows that have a mine, those of its days and kinds of mine, whichever campaign they were booked to.

        What is told of a campaign comes out of the one set of records, as the monthly form's figures do.
        """
        until = {f"{dated}__lte": self.ends_on} if self.ends_on else {}
        return rows.filter(mine__kind__in=self.kinds, **{f"{dated}__gte": self.starts_on}, **until)

    def mines(self) -> MineQuerySet:
        """The mines in scope (L-01): of these kinds and states, within the issuer's region."""
        return Mine.objects.within(self.issuer.region).filter(kind__in=self.kinds, status__in=self.statuses)


@pghistory.track()
class Stage(models.Model):
    """A dated part of a campaign, as the notice words it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField("序号")
    name = models.CharField("阶段", max_length=60)
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束")
    text = models.TextField("要求", blank=True)
    citation = models.CharField("出处", max_length=100)
    covers = ArrayField(
        models.SlugField(),
        verbose_name="每座矿山都要开展的工作",
        default=list,
        blank=True,
        help_text="工作记录的类别。",
    )
    look_back = models.BooleanField(
        "含“回头看”", default=False, help_text="本阶段对此前发现的全部问题逐条复核。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "阶段"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_stage_a_number"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="a_stage_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def source(self) -> str:
        """Its paragraph with the document; what came down from above names the one that first said it."""
        above = Stage.objects.filter(campaign=self.campaign.parent_id, number=self.number)
        return self.citation if above.exists() else f"{self.campaign.document_number} {self.citation}"

    @property
    def cover_words(self) -> str:
        return "、".join(kinds()[kind].label for kind in self.covers)

    def progress(self, today: dt.date | None = None) -> str:
        """done, on, or empty while it is ahead."""
        today = today or timezone.localdate()
        if self.ends_on < today:
            return "done"
        return "on" if self.starts_on <= today else ""


class RegionMarkQuerySet(ScopedQuerySet):
    place = "region"

    def on(self, day: dt.date) -> RegionMarkQuerySet:
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@pghistory.track()
class RegionMark(models.Model):
    """A county named as one to watch (重点县), by whom, with the document and from when to when (L-17, K-14)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="marks", verbose_name="县（市、区）")
    named_by = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="确定机关")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    basis = models.CharField("依据文件", max_length=200)

    objects = RegionMarkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重点县"
        ordering = ["region_id", "-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="a_mark_ends_later"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="a_mark_has_a_basis"),
            models.UniqueConstraint(fields=["region", "named_by", "since"], name="one_mark_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.region}（{self.named_by}确定）"
