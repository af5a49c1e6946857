"""Disclosures (执法公示): what an agency has published, where, from when to when, and that it was taken down again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.campaign import Campaign
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class DisclosureQuerySet(ScopedQuerySet):
    """The register. What anybody may read, `on_show` and `withdrawn` say; they ask nobody who they are."""

    place = "agency__region"

    def on_show(self, today: dt.date | None = None) -> DisclosureQuerySet:
        """Published, and its term runs. The clock alone takes it off."""
        today = today or timezone.localdate()
        return self.filter(
            status=Disclosure.Status.PUBLISHED, shown_from__lte=today, shown_until__gte=today
        ).select_related("agency__region", "campaign")

    def withdrawn(self, today: dt.date | None = None) -> DisclosureQuerySet:
        """Of these only that and why they were withdrawn is told, as long as they would have been read."""
        today = today or timezone.localdate()
        return self.filter(status=Disclosure.Status.REVOKED, shown_until__gte=today).select_related(
            "agency__region"
        )

    def to_take_down(self, today: dt.date | None = None) -> DisclosureQuerySet:
        """Over or withdrawn, and nobody has said that it is gone from where only hands can take it off."""
        today = today or timezone.localdate()
        over = Q(status__in=[Disclosure.Status.REVOKED, Disclosure.Status.REPLACED]) | Q(
            status=Disclosure.Status.PUBLISHED, shown_until__lt=today
        )
        return self.filter(over, takedown=None).exclude(channels=[])

    def for_list(self) -> DisclosureQuerySet:
        return self.select_related("agency__region", "campaign", "takedown")


@pghistory.track()
class Disclosure(Stateful):
    """One text for everybody to read (应急厅〔2019〕30号 四（一）, 应急〔2021〕23号（九）; S0-14, S1-16).

    DRAFT is worded and checked, or given up as VOID; PUBLISHED is read without a login from its first day to its
    last and is never reworded; REVOKED is gone at once, because the decision fell; REPLACED gave way to a corrected
    version, which names it in `replaces`. `down_by` is when it has to be off the other channels, too.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "拟稿"
        PUBLISHED = "published", "已公开"
        REVOKED = "revoked", "已撤回"
        REPLACED = "replaced", "已更正"
        VOID = "void", "已作废"

    class Kind(models.TextChoices):
        CONTENT = "content", "行动内容"
        BASIS = "basis", "执法依据"
        RESULT = "result", "行动结果"
        COMPLAINT = "complaint", "监督方式"
        PENALTY = "penalty", "行政处罚决定"

    class Channel(models.TextChoices):
        WEBSITE = "website", "政府网站"
        MEDIA = "media", "政务新媒体"
        WINDOW = "window", "服务窗口"

    NEXT = {
        Status.DRAFT: {Status.PUBLISHED, Status.VOID},
        Status.PUBLISHED: {Status.REVOKED, Status.REPLACED},
    }
    TONES: Mapping[str, str] = {
        Status.DRAFT: "due",
        Status.PUBLISHED: "done",
        Status.REVOKED: "late",
        Status.REPLACED: "plain",
        Status.VOID: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    kind = models.CharField("公开事项", max_length=20, choices=Kind)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="disclosures", verbose_name="公开机关")
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="disclosures",
        verbose_name="专项行动",
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="更正前的版本"
    )
    title = models.CharField("标题", max_length=120)
    text = models.TextField("公开内容", max_length=20_000)
    channels = ArrayField(
        models.CharField(max_length=20, choices=Channel),
        verbose_name="其他公开渠道",
        default=list,
        blank=True,
    )
    formed_on = models.DateField("信息形成日期")
    publish_by = models.DateField("应公开日期")
    shown_from = models.DateField("公开自")
    shown_until = models.DateField("公开至", help_text="当日24时前")
    down_by = models.DateField("应撤下日期")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="拟稿人")
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核公开人"
    )
    published_on = models.DateField("公开日期", null=True, blank=True)
    reversed_on = models.DateField("决定变更或撤销日期", null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    revoked_on = models.DateField("撤回日期", null=True, blank=True)
    reason = models.CharField("撤回理由", max_length=500, blank=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "主动公开"
        ordering = ["-shown_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_until__gte=F("shown_from")), name="shown_for_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=~Q(status="revoked") | Q(revoked_on__isnull=False) & ~Q(reason=""),
                name="a_withdrawal_says_why",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=~Q(status="void"), name="one_correction_a_version"
            ),
            models.CheckConstraint(
                condition=Q(kind="penalty") | Q(campaign__isnull=False),
                name="what_a_campaign_publishes_names_it",
            ),
        ]
        indexes = [
            models.Index(
                fields=["shown_until"],
                condition=Q(status__in=["published", "revoked"]),
                name="disclosure_until",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:disclosure", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def correction(self) -> Disclosure | None:
        """The version that took its place, or is being worded to."""
        return self.corrections.exclude(status=self.Status.VOID).order_by("pk").last()

    @property
    def latest(self) -> Disclosure:
        """The last version that went out in its place; the one that is on show, or was when it was withdrawn."""
        out = self.corrections.exclude(status__in=[self.Status.DRAFT, self.Status.VOID]).first()
        return out.latest if out else self

    @property
    def channel_names(self) -> str:
        return "、".join(["本系统公示页", *(self.Channel(channel).label for channel in self.channels)])

    @property
    def is_late(self) -> bool:
        """Published after its day; a draft is late as soon as that day is over."""
        return (self.published_on or timezone.localdate()) > self.publish_by

    def standing(self, today: dt.date | None = None) -> tuple[str, str]:
        """Word and tone, by the clock: 公示中, 到期应撤下 and so on."""
        today = today or timezone.localdate()
        if self.status in {self.Status.DRAFT, self.Status.VOID}:
            return self.get_status_display(), self.TONES[self.status]
        gone: dict[str, str] = {self.Status.REVOKED: "撤回", self.Status.REPLACED: "更正"}
        over = self.status in gone or self.shown_until < today
        if over and self.channels:
            word = gone.get(self.status, "到期")
            return ("已撤下", "plain") if hasattr(self, "takedown") else (f"{word}应撤下", "late")
        if self.status in gone:
            return f"已{gone[self.status]}", "plain"
        if over:
            return "已到期", "plain"
        return ("公示中", "done") if self.shown_from <= today else ("未到公示期", "plain")


class TakedownQuerySet(ScopedQuerySet):
    place = "disclosure__agency__region"


@pghistory.track()
class Takedown(models.Model):
    """Somebody has seen that it is gone from the website, the feed and the counter; the proof hangs on this row."""

    disclosure = models.OneToOneField(Disclosure, models.CASCADE, related_name="takedown")
    on = models.DateField("撤下日期")
    note = models.CharField("说明", max_length=300, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="确认人")

    objects = TakedownQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "撤下确认"

    def __str__(self) -> str:
        return f"{self.disclosure}已撤下"

    def get_absolute_url(self) -> str:
        return self.disclosure.get_absolute_url()

    @property
    def is_late(self) -> bool:
        return self.on > self.disclosure.down_by
