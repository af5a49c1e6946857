"""What has to leave the house: one row a mail or message, until it is out or given up (the outbox)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlsplit

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.notice import Notice, NoticeQuerySet
from campaigns.models.preference import Preference, ReminderSettings
from campaigns.reminders.robots import check_address
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.sealed import SealedField
from jurisdictions.workflow import Stateful

PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
LOST_AFTER = dt.timedelta(minutes=15)  # a worker that took one and wasn't heard of since has died


class RobotQuerySet(models.QuerySet["Robot"]):
    def managed_by(self, user: User) -> RobotQuerySet:
        """An administrator sets up the groups of their own agency only."""
        if not (user.is_active and user.agency_id and user.can("manage_reminders")):
            return self.none()
        return self.filter(agency=user.agency_id)


@pghistory.track(exclude=["address", "secret"])
class Robot(models.Model):
    """A robot in an agency's group chat. Whoever has its address can write there: it is shown to nobody again, and
    sealed in the database; the trail has neither address nor secret."""

    class Kind(models.TextChoices):
        WECOM = "wecom", "企业微信"
        DINGTALK = "dingtalk", "钉钉"

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="robots", verbose_name="机关")
    kind = models.CharField("种类", max_length=10, choices=Kind)
    name = models.CharField("群名称", max_length=60)
    address = SealedField("Webhook 地址")
    secret = SealedField("加签密钥", blank=True)
    is_active = models.BooleanField("启用", default=True)

    objects = RobotQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "群机器人"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}“{self.name}”"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:robot", args=[self.pk])

    @property
    def masked(self) -> str:
        """Enough to tell two apart, too little to write to the group."""
        if not self.address:
            return "密钥已更换，地址无法读取，请重新填写"
        return f"{urlsplit(self.address).hostname}/…{self.address[-4:]}"

    def keep(self, *, by: User) -> None:
        by.require("manage_reminders", self.agency)
        check_address(self.kind, self.address)
        self.save()

    def remove(self, *, by: User) -> None:
        by.require("manage_reminders", self.agency)
        self.delete()


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def managed_by(self, user: User) -> DeliveryQuerySet:
        """Of the administrator's own people and groups and of those further down."""
        if not (user.is_active and user.can("manage_reminders")):
            return self.none()
        people = User.objects.managed_by(user) if user.can("manage_people") else User.objects.none()
        below = Q(recipient__in=people) | Q(robot__in=Robot.objects.managed_by(user))
        if user.agency:
            below |= Q(recipient__representative__enterprise__region__path__startswith=user.region_path)
        return self.filter(below)

    def due(self, at: dt.datetime) -> DeliveryQuerySet:
        return self.filter(status=Delivery.Status.WAITING, next_at__lte=at)

    def outdated(self, day: dt.date) -> DeliveryQuerySet:
        """Out for that day, whose receiver has been told of more since."""
        to_them = Q(recipient=OuterRef("recipient")) | Q(recipient__agency=OuterRef("robot__agency"))
        more = Notice.objects.filter(to_them, made_on=day, pk__gt=OuterRef("said_up_to"))
        done = [Delivery.Status.SENT, Delivery.Status.DROPPED]
        return self.filter(Exists(more), day=day, status__in=done)

    def lost(self, at: dt.datetime) -> DeliveryQuerySet:
        return self.filter(status=Delivery.Status.SENDING, claimed_at__lte=at - LOST_AFTER)


@pghistory.track()
class Delivery(Stateful):
    """One mail to a person or one message to a group, for one day. What it says is put together when it goes out.

    WAITING until `next_at`; SENDING is claimed by a worker; FAILED has been tried too often and waits for a person;
    DROPPED had nobody or nothing left to tell. Both go out again when more comes up that day, with what is new alone:
    `said_up_to` is the last notice that went out.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"
        DROPPED = "dropped", "无须发送"

    NEXT = {
        Status.WAITING: {Status.WAITING, Status.SENDING},
        Status.SENDING: {Status.SENT, Status.WAITING, Status.FAILED, Status.DROPPED},
        Status.FAILED: {Status.WAITING},
        Status.SENT: {Status.WAITING},
        Status.DROPPED: {Status.WAITING},
    }
    TONES: Mapping[str, str] = {
        Status.WAITING: "due",
        Status.SENDING: "due",
        Status.SENT: "done",
        Status.FAILED: "late",
        Status.DROPPED: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.WAITING, editable=False)
    recipient = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="deliveries", verbose_name="收件人"
    )
    robot = models.ForeignKey(Robot, models.CASCADE, null=True, related_name="deliveries")
    day = models.DateField("日期")
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    next_at = models.DateTimeField("下次发送", default=timezone.now)
    claimed_at = models.DateTimeField("领取时间", null=True)
    sent_at = models.DateTimeField("发送时间", null=True)
    error = models.CharField("失败原因", max_length=300, blank=True)
    said_up_to = models.BigIntegerField(default=0)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发送记录"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "robot", "day"], nulls_distinct=False, name="one_digest_a_day"
            ),
            models.CheckConstraint(
                condition=Q(recipient=None, robot__isnull=False) | Q(recipient__isnull=False, robot=None),
                name="a_delivery_has_one_receiver",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=Q(status__in=["waiting", "sending"]), name="delivery_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.receiver} {self.day}"

    @property
    def receiver(self) -> User | Robot:
        receiver = self.recipient or self.robot
        assert receiver is not None, "a_delivery_has_one_receiver"
        return receiver

    @property
    def channel(self) -> str:
        return "邮件" if self.recipient_id else "群机器人"

    @property
    def notices(self) -> NoticeQuerySet:
        """What its receiver wasn't told of by it yet."""
        told = Notice.objects.filter(made_on=self.day, pk__gt=self.said_up_to)
        if self.robot:
            return told.filter(recipient__agency=self.robot.agency_id)
        return told.filter(recipient=self.recipient_id)

    def quiet_end(self, now: dt.datetime) -> dt.datetime | None:
        """A group has the site's quiet hours, a person their own."""
        if self.recipient:
            return Preference.of(self.recipient).quiet_end(now)
        return ReminderSettings.current().quiet_end(now)

    def fail(self, error: str, at: dt.datetime) -> None:
        """Tried again after a longer and longer while, then left to a person."""
        error = error[:300]
        if self.attempts > len(PAUSES):
            self.move(self.Status.FAILED, error=error)
        else:
            self.move(self.Status.WAITING, error=error, next_at=at + PAUSES[self.attempts - 1])

    def retry(self, *, by: User, at: dt.datetime | None = None) -> None:
        by.require("manage_reminders")
        if not Delivery.objects.managed_by(by).filter(pk=self.pk).exists():
            raise PermissionDenied("这条发送记录不归您的机构管理")
        if self.status != self.Status.FAILED:
            raise RuleViolation(f"当前为“{self.get_status_display()}”，不能改为“待发送”")
        self.send_again(at or timezone.now())

    def send_again(self, at: dt.datetime) -> None:
        self.move(self.Status.WAITING, attempts=0, next_at=at)
