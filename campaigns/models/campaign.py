"""Campaigns (专项行动) and the promises in them: who owes what to whom by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus
from jurisdictions.models import Agency, Region, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class CampaignQuerySet(ScopedQuerySet):
    """A campaign is seen where it applies: downwards from its issuer, and by everyone above the issuer."""

    place = "issuer__region"

    def visible_to(self, user: User | AnonymousUser) -> CampaignQuerySet:
        """Besides what is issued within the user's region, the notices that come down from above it.

        People of an enterprise see the campaigns of the authorities over the place where they mine.
        """
        region = _region_of(user)
        if region is None:
            return self.none()
        seen = Q(issuer__region__path__in=region.lineage)
        if isinstance(user, User) and user.agency_id:
            seen |= Q(issuer__region__path__startswith=region.path)
        return self.filter(seen)


def _region_of(user: User | AnonymousUser) -> Region | None:
    if not user.is_active or not isinstance(user, User):
        return None
    if user.agency is not None:
        return user.agency.region
    return Region.objects.filter(enterprise__representatives__user=user).first()


@pghistory.track()
class Campaign(models.Model):
    """A time-boxed drive ordered by a notice (专项执法行动), with its scope, stages and requirements."""

    key = models.SlugField("标识", unique=True)
    document_number = models.CharField("文号", max_length=60)
    title = models.CharField("名称", max_length=200)
    short_title = models.CharField("简称", max_length=60)
    issuer = models.ForeignKey(Agency, models.PROTECT, verbose_name="印发机关", related_name="campaigns")
    issued_on = models.DateField("印发日期")
    starts_on = models.DateField("开始")
    ends_on = models.DateField("结束")
    scope_text = models.TextField("整治范围（原文）")
    kinds = ArrayField(models.CharField(max_length=20, choices=MineKind), verbose_name="矿山类型")
    statuses = ArrayField(models.CharField(max_length=30, choices=MineStatus), verbose_name="生产状态")
    edition = models.CharField("判定标准版本", max_length=20)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专项行动"
        ordering = ["-starts_on", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="campaign_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:detail", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.ends_on < timezone.localdate()

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

    class Meta:
        verbose_name = verbose_name_plural = "阶段"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_stage_a_number"),
        ]

    def __str__(self) -> str:
        return self.name

    def progress(self, today: dt.date | None = None) -> str:
        """done, on, or empty while it is ahead."""
        today = today or timezone.localdate()
        if self.ends_on < today:
            return "done"
        return "on" if self.starts_on <= today else ""


@pghistory.track()
class Requirement(models.Model):
    """Who owes what by when to whom, with every reading of the deadline that the notice allows.

    `readings` is a list of {"day", "paragraph", "quote"}: where the notice contradicts itself (C1: the 25th
    in the text, the 20th in the note) both stand here and `due_day` is the one chosen.
    """

    class Cadence(models.TextChoices):
        MONTHLY = "monthly", "每月"

    class OwnerLevel(models.TextChoices):
        COUNTY = "county", "县级"
        TOWN = "town", "乡级"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="requirements")
    key = models.SlugField("标识")
    title = models.CharField("报送内容", max_length=120)
    form = models.CharField("报表", max_length=60, blank=True)
    cadence = models.CharField("周期", max_length=20, choices=Cadence, default=Cadence.MONTHLY)
    owner_level = models.CharField("报送层级", max_length=20, choices=OwnerLevel)
    due_day = models.PositiveSmallIntegerField("每月几日前")
    cut_off_day = models.PositiveSmallIntegerField(
        "统计截止日", help_text="本期统计上月截止日次日至本月截止日；通知未写明时与报送日相同。"
    )
    first_period = models.DateField("首期")
    last_period = models.DateField("末期")
    readings = models.JSONField("期限的出处", default=list)
    choice_reason = models.CharField("取舍理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "报送要求"
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="one_requirement_a_key"),
            models.CheckConstraint(
                condition=Q(due_day__range=(1, 28)) & Q(cut_off_day__range=(1, 28)),
                name="days_in_every_month",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ObligationQuerySet(ScopedQuerySet):
    place = "agency__region"

    def open(self) -> ObligationQuerySet:
        return self.filter(status__in=[Obligation.Status.DUE, Obligation.Status.RETURNED])


@pghistory.track()
class Obligation(Stateful):
    """One agency's share of one requirement for one period.

    DUE until something is handed in; SUBMITTED until the receiver has looked; RETURNED waits for the owner
    again; ACCEPTED is done. Late and overdue follow from `due_on` and the clock and are never stored.
    """

    class Status(models.TextChoices):
        DUE = "due", "待报送"
        SUBMITTED = "submitted", "已报送"
        RETURNED = "returned", "已退回"
        ACCEPTED = "accepted", "已审核"

    NEXT = {
        Status.DUE: {Status.SUBMITTED},
        Status.RETURNED: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.RETURNED, Status.ACCEPTED},
    }
    TONES: Mapping[str, str] = {
        Status.DUE: "plain",
        Status.SUBMITTED: "done",
        Status.RETURNED: "due",
        Status.ACCEPTED: "done",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DUE, editable=False)
    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="obligations")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="obligations", verbose_name="报送单位")
    receiver = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="接收单位")
    period = models.DateField("报送期", help_text="当月第一天")
    period_from = models.DateField("统计起")
    period_to = models.DateField("统计止")
    due_on = models.DateField("期限", help_text="当日24时前")
    submitted_at = models.DateTimeField("报送时间", null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报送任务"
        ordering = ["due_on", "agency__region_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "agency", "period"], name="one_obligation_a_period"
            ),
            models.CheckConstraint(
                condition=Q(status="due") | Q(submitted_at__isnull=False), name="handed_in_means_dated"
            ),
        ]
        indexes = [models.Index(fields=["agency", "status", "due_on"], name="obligation_todo")]

    def __str__(self) -> str:
        return f"{self.agency} {self.period:%Y年%-m月} {self.requirement}"

    @property
    def due_at(self) -> dt.datetime:
        """24:00 of the due day: the first moment that is late."""
        return timezone.make_aware(dt.datetime.combine(self.due_on + dt.timedelta(days=1), dt.time()))

    @property
    def is_handed_in(self) -> bool:
        return self.status in {self.Status.SUBMITTED, self.Status.ACCEPTED}

    def standing(self, at: dt.datetime | None = None) -> tuple[str, str]:
        """A word and a tone for where this stands at a moment; the colour never says more than the word."""
        late = self.days_late(at)
        if self.status == self.Status.DUE and late:
            return f"逾期{late}天", "late"
        if self.is_handed_in and late:
            return f"迟报{late}天", "due"
        return self.get_status_display(), self.TONES[self.status]

    def days_late(self, at: dt.datetime | None = None) -> int:
        """Whole days past the due day: of the hand-in when there is one, of `at` while it is missing."""
        moment = self.submitted_at or at or timezone.now()
        return max(0, (timezone.localdate(moment) - self.due_on).days)
