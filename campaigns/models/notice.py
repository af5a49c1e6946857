"""What people are told of their deadlines: the notices, and the mornings on which they are written."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.difficult import DifficultCase
from campaigns.models.obligation import Obligation
from campaigns.reminders.schedule import Kind
from enterprises.file.expiring import SORTS, anchor
from enterprises.models import Mine, MineStatus
from jurisdictions.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    """A notice is its recipient's own: not even a superior reads it."""

    def visible_to(self, user: User | AnonymousUser) -> NoticeQuerySet:
        return self.filter(recipient=user.pk) if user.is_active else self.none()

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)

    def for_list(self) -> NoticeQuerySet:
        return self.select_related(
            "obligation__requirement__campaign",
            "obligation__agency",
            "obligation__enterprise",
            "obligation__mine",
            "case__holder",
            "mine",
        )

    def pending(self) -> NoticeQuerySet:
        """Whose matter still waits: what was handed in meanwhile is nobody's news any more.

        Whether something in a mine's file was renewed isn't asked here, see `reminders.files.unrenewed`.
        """
        open_obligations = Q(obligation__status__in=[Obligation.Status.DUE, Obligation.Status.RETURNED])
        open_cases = Q(case__in=DifficultCase.objects.unfinished())
        standing_mines = Q(mine__isnull=False) & ~Q(mine__status=MineStatus.CLOSED)
        return self.filter(open_obligations | open_cases | standing_mines)

    def mark_read(self, at: dt.datetime | None = None) -> int:
        return self.unread().update(read_at=at or timezone.now())


class Notice(models.Model):
    """One person told once of one step of one deadline; a moved deadline begins anew.

    It is of an obligation, of a difficult case, or of something in the file of a mine (`sort` and `what`: a licence,
    a test, an insurance) that ends on that day. What it says of an obligation is worked out when it is read, so that
    it can't contradict it.
    """

    # Of two entries of a mine that are merged, one notice of one step stays.
    ONCE_WITHIN: ClassVar = ("recipient", "obligation", "case", "sort", "what", "kind", "days", "due_on")

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notices", verbose_name="收件人")
    obligation = models.ForeignKey(Obligation, models.CASCADE, null=True, related_name="notices")
    case = models.ForeignKey(DifficultCase, models.CASCADE, null=True, related_name="notices")
    mine = models.ForeignKey(Mine, models.CASCADE, null=True, related_name="notices")
    sort = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=300, blank=True)
    kind = models.CharField("类别", max_length=20, choices=Kind)
    days = models.PositiveSmallIntegerField("天数")
    due_on = models.DateField("期限")
    made_on = models.DateField("提醒日期")
    read_at = models.DateTimeField("已读时间", null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        ordering = ["-made_on", "due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "obligation", "case", "mine", "sort", "what", "kind", "days", "due_on"],
                nulls_distinct=False,
                name="nobody_is_told_twice",
            ),
            models.CheckConstraint(
                condition=Q(obligation__isnull=False, case=None, mine=None, sort="")
                | Q(obligation=None, case__isnull=False, mine=None, sort="")
                | Q(obligation=None, case=None, mine__isnull=False) & ~Q(sort=""),
                name="a_notice_is_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["recipient", "-made_on"], name="notice_list"),
            models.Index(fields=["made_on"], name="notice_day"),
        ]

    def __str__(self) -> str:
        return f"{self.words}：{self.about}"

    def get_absolute_url(self) -> str:
        """The door that marks it read and leads on."""
        return reverse("campaigns:notice", args=[self.pk])

    @property
    def place(self) -> str:
        """Where its matter is seen to."""
        if self.mine:
            return f"{self.mine.get_absolute_url()}#{anchor(self.sort)}"
        target = self.obligation or self.case
        assert target is not None, "a_notice_is_of_one_thing"
        return target.get_absolute_url()

    @property
    def about(self) -> str:
        if self.mine:
            return f"{self.mine} {self.what}{SORTS[self.sort].verb}"
        if self.obligation is None:
            return f"难题：{self.case}"
        what = f"{self.obligation.requirement}（{self.obligation.period_words}）"
        return f"{self.obligation.owner} {what}" if self.is_escalation else what

    @property
    def origin(self) -> str:
        if self.mine:
            return f"一企一档 · {SORTS[self.sort].label}"
        return self.obligation.requirement.campaign.short_title if self.obligation else "难题上报"

    @property
    def is_escalation(self) -> bool:
        return self.kind in {Kind.ESCALATED, Kind.ESCALATED_FURTHER}

    @property
    def words(self) -> str:
        """How far the day was on the morning of the notice."""
        left = (self.due_on - self.made_on).days
        if left > 0:
            return f"还有{left}天到期"
        return "今天到期" if left == 0 else f"已逾期{-left}天"

    @property
    def tone(self) -> str:
        return "due" if self.kind in {Kind.BEFORE, Kind.ON} else "late"


class MorningQuerySet(models.QuerySet["Morning"]):
    def take_up_again(self) -> None:
        """What is asked for at ten may be due tomorrow: the next run tells of it, and of nothing twice."""
        today = self.filter(day=timezone.localdate())
        today.update(finished_at=None, taken_up=models.F("taken_up") + 1)


class Morning(models.Model):
    """That a day's reminders are all written; without it the job begins again, and writes nothing twice.

    `taken_up` counts how often more was asked for: a run that was under way meanwhile hasn't finished the day.
    """

    day = models.DateField("日期", unique=True)
    finished_at = models.DateTimeField("完成时间", null=True)
    taken_up = models.PositiveIntegerField(default=0)

    objects = MorningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "每日提醒"

    def __str__(self) -> str:
        return f"{self.day}"
