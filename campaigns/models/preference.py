"""When and how people are reminded: the site's rhythm, and what each person chose."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from campaigns.reminders.schedule import Rhythm
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation

DAYS = [MinValueValidator(1), MaxValueValidator(30)]


def days_before() -> list[int]:
    return [7, 3, 1]


def days(label: str, default: int, help_text: str = "") -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(label, default=default, help_text=help_text, validators=DAYS)


def quiet_end(start: dt.time, end: dt.time, now: dt.datetime) -> dt.datetime | None:
    """When the quiet hours end that `now` lies in, or None. They may run over midnight; from 7 to 7 is no quiet."""
    moment = timezone.localtime(now)
    today = moment.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)
    if start <= end:
        return today if start <= moment.time() < end else None
    if moment.time() >= start:
        return today + dt.timedelta(days=1)
    return today if moment.time() < end else None


@pghistory.track()
class ReminderSettings(models.Model):
    """One row for the whole site; while nobody has changed anything there is none and the defaults hold."""

    days_before = ArrayField(
        models.PositiveSmallIntegerField(validators=DAYS),
        verbose_name="到期前几天提醒",
        default=days_before,
        size=5,
        help_text="用逗号分隔，如 7,3,1；遇节假日提前到前一个工作日。",
    )
    escalate_after = days("逾期几天后提醒上级", 3, "日历天；遇节假日顺延到下一个工作日。")
    escalate_further_after = days("逾期几天后提醒再上一级", 7)
    quiet_from = models.TimeField("免打扰开始", default=dt.time(21))
    quiet_until = models.TimeField("免打扰结束", default=dt.time(7))
    days_at_county = days("县级办理难题期限（工作日）", 5)
    days_at_city = days("市级办理难题期限（工作日）", 5)
    days_at_province = days("省级办理难题期限（工作日）", 10)
    days_at_nation = days("部级办理难题期限（工作日）", 15)
    days_back = days("答复逐级转达和确认期限（工作日）", 2)

    class Meta:
        verbose_name = verbose_name_plural = "提醒设置"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_row_of_reminder_settings"),
            models.CheckConstraint(
                condition=Q(escalate_further_after__gt=F("escalate_after")),
                name="further_escalation_comes_later",
                violation_error_message="提醒再上一级须晚于提醒上级",
            ),
        ]

    def __str__(self) -> str:
        return "提醒设置"

    @classmethod
    def current(cls) -> ReminderSettings:
        return cls.objects.first() or cls(pk=1)

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(tuple(self.days_before), self.escalate_after, self.escalate_further_after)

    def quiet_end(self, now: dt.datetime) -> dt.datetime | None:
        return quiet_end(self.quiet_from, self.quiet_until, now)

    def days_at(self, level: str) -> int:
        """How many working days a difficult case may lie at an agency of this level."""
        known = {
            Region.Level.NATION: self.days_at_nation,
            Region.Level.PROVINCE: self.days_at_province,
            Region.Level.CITY: self.days_at_city,
        }
        return known.get(Region.Level(level), self.days_at_county)

    def change(self, *, by: User) -> None:
        """They move everybody's reminders, so the topmost administrator keeps them, as the holidays."""
        by.require_at_the_top("manage_reminders")
        if self.escalate_further_after <= self.escalate_after:
            raise RuleViolation("提醒再上一级须晚于提醒上级", "escalate_further_after")
        self.pk = 1
        self.save()


@pghistory.track()
class Preference(models.Model):
    """How one person wants to be reminded. In the system everybody is; the rest is a choice."""

    user = models.OneToOneField(User, models.CASCADE, related_name="preference", verbose_name="人员")
    by_email = models.BooleanField("发送邮件摘要", default=False)
    email = models.EmailField("邮箱", blank=True)
    days_before = ArrayField(
        models.PositiveSmallIntegerField(validators=DAYS),
        verbose_name="到期前几天提醒",
        default=days_before,
        size=5,
        help_text="用逗号分隔，如 7,3,1；当天和逾期后总会提醒。",
    )
    quiet_from = models.TimeField("免打扰开始", default=dt.time(21))
    quiet_until = models.TimeField("免打扰结束", default=dt.time(7))

    class Meta:
        verbose_name = verbose_name_plural = "提醒方式"
        constraints = [
            models.CheckConstraint(
                condition=Q(by_email=False) | ~Q(email=""),
                name="mail_needs_an_address",
                violation_error_message="请填写邮箱",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}的提醒方式"

    @classmethod
    def of(cls, user: User) -> Preference:
        """A person who never chose has the site's days and hours."""
        known = cls.objects.filter(user=user).first()
        if known:
            return known
        site = ReminderSettings.current()
        return cls(
            user=user,
            days_before=site.days_before,
            quiet_from=site.quiet_from,
            quiet_until=site.quiet_until,
        )

    def quiet_end(self, now: dt.datetime) -> dt.datetime | None:
        """When this person's quiet hours end, if it is quiet now."""
        return quiet_end(self.quiet_from, self.quiet_until, now)

    def choose(self, *, by: User) -> None:
        by.require("read_campaigns")
        if self.user_id != by.pk:
            raise RuleViolation("只能修改自己的提醒方式")
        self.save()
