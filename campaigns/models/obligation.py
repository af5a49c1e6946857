"""One owner's share of one requirement for one period: what is handed in, returned, accepted, extended."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.requirement import Requirement
from campaigns.obligations import periods
from campaigns.obligations.standing import DueState, days_late, due_state, due_state_in_sql, overdue
from enterprises.models import Enterprise, Mine
from jurisdictions.models import Agency, Region, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class OwedQuerySet(ScopedQuerySet):
    """Seen by whoever lies above the owner on the map, by the owner, and by those who receive it.

    `hangs_on` leads from a row to its obligation; a row that hangs on one says so itself, because a subquery on the
    obligations in sight would look at all of them for the sake of one row.
    """

    place = "region"
    people = "enterprise__representatives__user"
    hangs_on: ClassVar[str] = ""

    def _in_region(self, user: User) -> Q | None:
        """A receiver needn't lie above the owner: a notice may name any agency (N21); nor need a named superior."""
        below = super()._in_region(user)
        if below is None:
            return None
        seen = below | Q(**{f"{self.hangs_on}receiver": user.agency_id})
        named = list(Agency.objects.filter(superior=user.agency_id).values_list("pk", flat=True))
        if named:
            copied = {f"{self.hangs_on}requirement__copies__contains": [Requirement.Copy.SUPERIOR]}
            seen |= Q(**{f"{self.hangs_on}agency__in": named}, **copied)
        return seen


class ObligationQuerySet(OwedQuerySet):
    def owed_by(self, user: User) -> ObligationQuerySet:
        """What the person's own desk has to hand in."""
        if user.agency_id:
            return self.filter(agency=user.agency_id)
        return self.filter(enterprise__representatives__user=user.pk)

    def copied_to(self, user: User) -> ObligationQuerySet:
        """What the person's agency gets a copy of (抄报) and doesn't receive; the twin of `owners.copies`."""
        agency = user.agency
        if agency is None:
            return self.none()
        found = Q(requirement__copies__contains=[Requirement.Copy.SUPERIOR]) & Q(
            agency__in=Agency.objects.reporting_to(agency).values("pk")
        )
        if agency.kind == Agency.Kind.TOWN_CENTRE:
            below = Q(region__path__startswith=agency.region.path)
            found |= Q(requirement__copies__contains=[Requirement.Copy.TOWN]) & below
        if agency.kind == Agency.Kind.GOVERNMENT:
            found |= Q(
                requirement__copies__contains=[Requirement.Copy.GOVERNMENT], agency__region=agency.region_id
            )
        return self.filter(found).exclude(receiver=agency)

    def open(self) -> ObligationQuerySet:
        return self.filter(status__in=[Obligation.Status.DUE, Obligation.Status.RETURNED])

    def owed(self) -> ObligationQuerySet:
        return self.exclude(status=Obligation.Status.WAIVED)

    def overdue(self, at: dt.datetime | None = None) -> ObligationQuerySet:
        return self.filter(overdue(at or timezone.now()))

    def with_due_state(self, at: dt.datetime | None = None) -> ObligationQuerySet:
        """Annotated with `due_state_now`, the SQL twin of `Obligation.due_state`."""
        return self.annotate(due_state_now=due_state_in_sql(at or timezone.now()))


@pghistory.track(
    # They are made by the hundred thousand: the trail of what is made is written once a statement.
    pghistory.InsertEvent(level=pghistory.Statement),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
class Obligation(Stateful):
    """DUE until something is handed in; SUBMITTED until the receiver has looked; RETURNED waits for the owner
    again; ACCEPTED is done. WAIVED is no longer owed, because its owner left the scope before the day.

    Due soon, late and overdue follow from `due_on` and the clock and are never stored (`obligations/standing.py`).
    """

    # Of two entries of a mine, or of an enterprise, that are merged, one stays.
    ONCE_WITHIN: ClassVar = ("requirement", "period", "subject", "mine")

    class Status(models.TextChoices):
        DUE = "due", "待报送"
        SUBMITTED = "submitted", "已报送"
        RETURNED = "returned", "已退回"
        ACCEPTED = "accepted", "已审核"
        WAIVED = "waived", "已免报"

    NEXT = {
        Status.DUE: {Status.SUBMITTED, Status.WAIVED},
        Status.WAIVED: {Status.DUE, Status.RETURNED},
        Status.RETURNED: {Status.SUBMITTED, Status.WAIVED},
        Status.SUBMITTED: {Status.RETURNED, Status.ACCEPTED},
    }
    TONES: Mapping[str, str] = {
        Status.DUE: "plain",
        Status.SUBMITTED: "done",
        Status.RETURNED: "due",
        Status.ACCEPTED: "done",
        Status.WAIVED: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DUE, editable=False)
    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="obligations")
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="obligations", verbose_name="报送单位"
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, related_name="obligations", verbose_name="报送企业"
    )
    mine = models.ForeignKey(Mine, models.PROTECT, null=True, related_name="obligations", verbose_name="矿山")
    subject = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name="检查对象")
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="obligations", verbose_name="报送方所在地"
    )
    receiver = models.ForeignKey(Agency, models.PROTECT, related_name="received", verbose_name="接收单位")
    period = models.DateField("报送期", help_text="所属月份、季度……的第一天，或者阶段的第一天")
    period_from = models.DateField("统计起")
    period_to = models.DateField("统计止")
    due_on = models.DateField("期限", help_text="当日24时前")
    submitted_at = models.DateTimeField("首次报送时间", null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报送任务"
        ordering = ["due_on", "region_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "period", "agency", "enterprise", "mine", "subject"],
                nulls_distinct=False,
                name="one_obligation_a_period",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["due", "waived"]) | Q(submitted_at__isnull=False),
                name="handed_in_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, enterprise=None, mine=None)
                | Q(agency=None, enterprise__isnull=False, subject=None),
                name="owed_by_an_agency_or_an_enterprise",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "status", "due_on"], name="obligation_todo"),
            models.Index(fields=["enterprise", "status", "due_on"], name="obligation_enterprise_todo"),
            models.Index(fields=["receiver", "status", "due_on"], name="obligation_received"),
            models.Index(
                fields=["due_on"], condition=Q(status__in=["due", "returned"]), name="obligation_open_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.period_words} {self.requirement}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:obligation", args=[self.pk])

    @property
    def owner(self) -> Agency | Enterprise | Mine:
        """Whom a list names: the mine where each mine owes its own."""
        owner = self.mine or self.enterprise or self.agency
        assert owner is not None, "owed_by_an_agency_or_an_enterprise"
        return owner

    def is_desk_of(self, user: User) -> bool:
        desk = self.enterprise or self.agency
        return desk is not None and desk.is_desk_of(user)

    @property
    def period_words(self) -> str:
        cadence = self.requirement.cadence
        if cadence == Requirement.Cadence.STAGE:
            return f"{self.period_from:%-m月%-d日}—{self.period_to:%-m月%-d日}"
        return periods.words(self.period, cadence)

    @property
    def due_at(self) -> dt.datetime:
        """24:00 of the due day: the first moment that is late."""
        return timezone.make_aware(dt.datetime.combine(self.due_on + dt.timedelta(days=1), dt.time()))

    @property
    def is_handed_in(self) -> bool:
        return self.status in {self.Status.SUBMITTED, self.Status.ACCEPTED}

    def due_state(self, at: dt.datetime | None = None) -> DueState:
        return due_state(self.status, self.due_on, self.submitted_at, at or timezone.now())

    def standing(self, at: dt.datetime | None = None) -> tuple[str, str]:
        """A word and a tone for where this stands at a moment; the colour never says more than the word."""
        state, late = self.due_state(at), self.days_late(at)
        if state == DueState.OVERDUE:
            return f"逾期{late}天", "late"
        if self.is_handed_in and state == DueState.LATE:
            return f"迟报{late}天", "due"
        return self.get_status_display(), self.TONES[self.status]

    def days_late(self, at: dt.datetime | None = None) -> int:
        return days_late(self.status, self.due_on, self.submitted_at, at or timezone.now())

    def outweighs(self, other: Obligation) -> bool:
        """Of two that become one, the further one stays; of two that are as far, the earlier."""
        return self._rank() > other._rank()

    def _rank(self) -> tuple[int, float]:
        Status = self.Status
        steps = [Status.WAIVED, Status.DUE, Status.RETURNED, Status.SUBMITTED, Status.ACCEPTED]
        handed_in = -self.submitted_at.timestamp() if self.submitted_at else 0.0
        return steps.index(Status(self.status)), handed_in

    def absorb(self, other: Obligation) -> None:
        """Take over what hangs on the other one, which goes; of its rounds none waits any more."""
        other.submissions.filter(status=Submission.Status.WAITING).update(
            status=Submission.Status.RETURNED, reason="重复登记合并，以保留的一份为准"
        )
        other.submissions.update(obligation=self)
        other.extensions.update(obligation=self)


class SubmissionQuerySet(OwedQuerySet):
    hangs_on = "obligation__"
    place = "obligation__region"
    people = "obligation__enterprise__representatives__user"


@pghistory.track()
class Submission(Stateful):
    """One round of handing in: the words, the files that hang on it, and what the receiver said to it.

    `client_key` is made with the page: the same content sent twice under it is one submission.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "待审核"
        ACCEPTED = "accepted", "审核通过"
        RETURNED = "returned", "退回"

    NEXT = {Status.WAITING: {Status.ACCEPTED, Status.RETURNED}}
    TONES: Mapping[str, str] = {Status.WAITING: "due", Status.ACCEPTED: "done", Status.RETURNED: "late"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.WAITING, editable=False)
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="submissions")
    client_key = models.UUIDField("提交标识", unique=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField("内容的 SHA-256", max_length=64, blank=True, editable=False)
    text = models.TextField("说明", max_length=4000, blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="报送人")
    submitted_at = models.DateTimeField("报送时间")
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="审核人")
    reviewed_at = models.DateTimeField("审核时间", null=True)
    reason = models.CharField("退回原因", max_length=500, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报送件"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(reason=""), name="a_returned_submission_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(status="waiting"), name="one_submission_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}（{timezone.localtime(self.submitted_at):%-m月%-d日}报送）"

    def get_absolute_url(self) -> str:
        return self.obligation.get_absolute_url()


@pghistory.track()
class Extension(models.Model):
    """More time, given by the one it is owed to; a campaign's later change of dates doesn't take it back."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="extensions")
    was_due_on = models.DateField("原期限")
    due_on = models.DateField("延长至")
    reason = models.CharField("延期理由", max_length=500)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="批准人")
    given_at = models.DateTimeField("批准时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "延期"
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gt=models.F("was_due_on")), name="an_extension_gives_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} 延至{self.due_on}"
