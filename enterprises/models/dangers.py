"""What can't wait: a danger that has changed, an accident, and the order to get everybody out (Z-10, L-16)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models.fact import OfMineQuerySet
from enterprises.models.ledger import Mine, Supervision
from enterprises.models.works import Accident
from enterprises.thresholds import threshold
from jurisdictions.models import Agency, Region, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.templatetags.words import cn_moment
from jurisdictions.workflow import Stateful


class ToldQuerySet(OfMineQuerySet):
    def waiting_for(self, agency: Agency) -> ToldQuerySet:
        """Of the mines that it answers for; while nobody does, of those in the county of its regulators."""
        mine = Q(mine__in=Supervision.objects.filter(agency=agency, until=None).values("mine"))
        if agency.kind in Agency.REGULATORS:
            town = Q(mine__region__parent=agency.region_id, mine__region__level=Region.Level.TOWN)
            here = Q(mine__region=agency.region_id) | town
            mine |= here & ~Q(mine__in=Supervision.objects.filter(until=None).values("mine"))
        return self.filter(mine, status=Told.Status.TOLD)


class Told(Stateful):
    """Reported by the enterprise, read by the agency that answers, with what that ordered."""

    class Status(models.TextChoices):
        TOLD = "told", "待处置"
        NOTED = "noted", "已处置"

    NEXT = {Status.TOLD: {Status.NOTED}}
    TONES: Mapping[str, str] = {Status.TOLD: "late", Status.NOTED: "done"}

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="%(class)ss", verbose_name="矿山")
    happened_at = models.DateTimeField("发生时间")
    place = models.CharField("地点", max_length=120)
    words = models.CharField("情况", max_length=1000)
    reported_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="报告人")
    reported_at = models.DateTimeField("报告时间", default=timezone.now, editable=False)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.TOLD, editable=False)
    ordered = models.CharField("处置要求", max_length=1000, blank=True)
    noted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="处置人", null=True, blank=True
    )
    noted_at = models.DateTimeField("处置时间", null=True, blank=True)

    objects = ToldQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-reported_at", "-pk"]

    def clean(self) -> None:
        self.require_over("happened_at")

    def require_over(self, name: str) -> None:
        moment = getattr(self, name)
        if moment and moment > timezone.now():
            raise ValidationError({name: "不能晚于现在"})


@pghistory.track()
class Danger(Told):
    """灾害情况发生重大变化: what changed, and who was brought out of the way, until somebody let them back."""

    kind = models.CharField("险情类别", max_length=20)
    evacuated = models.BooleanField("已撤出人员", default=False)
    people = models.PositiveSmallIntegerField("撤出人数", null=True, blank=True)
    evacuated_at = models.DateTimeField("撤出时间", null=True, blank=True)
    returned_at = models.DateTimeField("恢复作业时间", null=True, blank=True)
    returned_by = models.CharField("批准恢复的人", max_length=100, blank=True)

    class Meta(Told.Meta):
        verbose_name = verbose_name_plural = "险情报告"
        constraints = [
            models.CheckConstraint(
                condition=Q(evacuated=False) | Q(people__isnull=False, evacuated_at__isnull=False),
                name="evacuations_say_how_many_and_when",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(returned_by="") & Q(evacuated=True),
                name="returns_say_who_allowed_them",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine}{self.kind}险情"

    def get_absolute_url(self) -> str:
        return reverse("enterprises:danger", args=[self.pk])

    def clean(self) -> None:
        """Where nobody was brought out, there is nothing to say about it."""
        super().clean()
        self.require_over("evacuated_at")
        if not self.evacuated:
            self.people = self.evacuated_at = None
        for name in ("people", "evacuated_at"):
            if self.evacuated and getattr(self, name) is None:
                raise ValidationError({name: "已撤出人员的，写明人数和时间"})

    @property
    def is_out(self) -> bool:
        """People were brought out, and nobody has let them back."""
        return self.evacuated and self.returned_at is None

    def particulars(self) -> list[tuple[str, str]]:
        told = [
            ("险情类别", self.kind),
            ("发现时间", cn_moment(self.happened_at)),
            ("地点", self.place),
            ("情况", self.words),
        ]
        if not self.evacuated:
            return [*told, ("撤人", "没有撤出人员")]
        told.append(("撤人", f"{cn_moment(self.evacuated_at)}撤出 {self.people} 人"))
        back = (
            f"{cn_moment(self.returned_at)}恢复作业，{self.returned_by}批准"
            if self.returned_at
            else "尚未恢复"
        )
        return [*told, ("恢复作业", back)]


class Casualties(models.Model):
    dead = models.PositiveSmallIntegerField("死亡（人）", default=0)
    missing = models.PositiveSmallIntegerField("下落不明（人）", default=0)
    injured = models.PositiveSmallIntegerField("重伤（人）", default=0)
    loss = models.DecimalField(
        "初步估计的直接经济损失（万元）",
        max_digits=12,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        abstract = True

    @property
    def counted(self) -> str:
        loss = f"，估计损失 {self.loss.normalize():f} 万元" if self.loss else ""
        return f"死亡 {self.dead} 人，下落不明 {self.missing} 人，重伤 {self.injured} 人{loss}"


@pghistory.track()
class AccidentReport(Told, Casualties):
    """事故报告: within an hour of the principal's knowing, then as often as the figures change."""

    learned_at = models.DateTimeField("负责人接报时间", help_text="单位负责人接到现场报告的时间。")
    accident = models.OneToOneField(
        Accident, models.SET_NULL, related_name="report", verbose_name="台账的事故", null=True, editable=False
    )

    class Meta(Told.Meta):
        verbose_name = verbose_name_plural = "事故报告"
        constraints = [
            models.CheckConstraint(
                condition=Q(learned_at__gte=models.F("happened_at")), name="accidents_are_learned_afterwards"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mine}事故报告"

    def get_absolute_url(self) -> str:
        return reverse("enterprises:accident_report", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        self.require_over("learned_at")
        if self.learned_at and self.happened_at and self.learned_at < self.happened_at:
            raise ValidationError({"learned_at": "接报不能早于事故发生"})

    @property
    def due_at(self) -> dt.datetime:
        return self.learned_at + dt.timedelta(hours=threshold("accident_report").value)

    @property
    def is_late(self) -> bool:
        """The last second of the hour still counts as in time."""
        return self.reported_at > self.due_at

    @property
    def supplement_until(self) -> dt.date:
        days = threshold("accident_supplement").value
        return timezone.localdate(self.happened_at) + dt.timedelta(days=days)

    @property
    def latest(self) -> Casualties:
        """The figures as they were told last."""
        return [self, *self.supplements.all()][-1]

    @property
    def differs(self) -> bool:
        """The ledger's accident says something else than what was told last."""
        known, told = self.accident, self.latest
        if known is None:
            return False
        entered = (known.deaths, known.serious_injuries, known.loss)
        return entered != (told.dead, told.injured, told.loss)

    def particulars(self) -> list[tuple[str, str]]:
        return [
            ("发生时间", cn_moment(self.happened_at)),
            ("地点", self.place),
            ("经过", self.words),
            ("伤亡", self.counted),
            ("负责人接报", cn_moment(self.learned_at)),
        ]


class AccidentSupplementQuerySet(ScopedQuerySet):
    place = "report__mine__region"
    people = "report__mine__enterprise__representatives__user"
    granted = "report__mine"


@pghistory.track()
class AccidentSupplement(Casualties):
    """补报: the figures as they are now."""

    report = models.ForeignKey(
        AccidentReport, models.CASCADE, related_name="supplements", verbose_name="事故报告"
    )
    words = models.CharField("变化情况", max_length=1000)
    reported_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="补报人")
    reported_at = models.DateTimeField("补报时间", default=timezone.now, editable=False)

    objects = AccidentSupplementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "事故补报"
        ordering = ["reported_at", "pk"]

    def __str__(self) -> str:
        return f"{cn_moment(self.reported_at)}补报"

    @property
    def is_late(self) -> bool:
        return timezone.localdate(self.reported_at) > self.report.supplement_until


class EvacuationQuerySet(OfMineQuerySet):
    def standing(self) -> EvacuationQuerySet:
        return self.exclude(status=Evacuation.Status.LIFTED)


@pghistory.track()
class Evacuation(Stateful):
    """紧急撤人: everybody out of a mine or a part of it, by order, until the order is lifted (L-16)."""

    class Status(models.TextChoices):
        ORDERED = "ordered", "已下令"
        CLEARED = "cleared", "已撤出"
        LIFTED = "lifted", "已解除"

    NEXT = {Status.ORDERED: {Status.CLEARED, Status.LIFTED}, Status.CLEARED: {Status.LIFTED}}
    TONES: Mapping[str, str] = {Status.ORDERED: "late", Status.CLEARED: "due", Status.LIFTED: "done"}

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="evacuations", verbose_name="矿山")
    area = models.CharField("撤人范围", max_length=200)
    reason = models.CharField("原因", max_length=500)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.ORDERED, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="下令机关")
    ordered_by: Any = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="下令人")
    ordered_at = models.DateTimeField("下令时间", default=timezone.now, editable=False)
    people = models.PositiveSmallIntegerField("撤出人数", null=True, blank=True)
    cleared_at = models.DateTimeField("撤出时间", null=True, blank=True)
    cleared_by: Any = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="撤出报告人", null=True, blank=True
    )
    lifted_words = models.CharField("解除意见", max_length=500, blank=True)
    lifted_at = models.DateTimeField("解除时间", null=True, blank=True)
    lifted_by: Any = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="解除人", null=True, blank=True
    )

    objects = EvacuationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "紧急撤人"
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=~Q(status="lifted"), name="one_standing_evacuation_a_mine"
            ),
            models.CheckConstraint(
                condition=~Q(status="lifted") | ~Q(lifted_words="") & Q(lifted_by__isnull=False),
                name="lifted_evacuations_say_why_and_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mine}紧急撤人"

    def get_absolute_url(self) -> str:
        return f"{self.mine.get_absolute_url()}#dangers"

    @property
    def said(self) -> str:
        return f"{self.agency}{cn_moment(self.ordered_at)}下令，撤人范围：{self.area}，原因：{self.reason}"

    def may_be_lifted_by(self, user: User) -> bool:
        """Whoever ordered it, or stands above who did; or who answers for the mine, unless its superior ordered it.

        Who ordered may have lost sight of the mine since: let in for a time, or before it was handed over.
        """
        own = user.agency
        if own is None:
            return False
        if own == self.agency or own.stands_above(self.agency):
            return True
        return self.mine.is_desk_of(user) and not self.agency.stands_above(own)
