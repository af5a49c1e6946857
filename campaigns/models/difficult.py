"""Difficult cases (难题上报): passed up until somebody can answer, and the answer handed back down the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.models.preference import ReminderSettings
from enterprises.models import Mine
from jurisdictions.models import Agency, Holiday, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workdays import add_workdays
from jurisdictions.workflow import Stateful


def last_day(settings: ReminderSettings, days: int, at: dt.datetime) -> dt.date:
    """The clock of one level counts working days from the day after it arrives (行政处罚法 Art. 85)."""
    today = timezone.localdate(at)
    nearby = Holiday.objects.filter(date__range=(today, today + dt.timedelta(days=90)))
    return add_workdays(today, days, nearby.calendar())


class DifficultCaseQuerySet(ScopedQuerySet):
    """Seen where it was raised and by everybody above; off the map, by those through whose hands it went."""

    place = "agency__region"

    def _in_region(self, user: User) -> Q | None:
        below = super()._in_region(user)
        passed = CaseStep.objects.filter(to=user.agency_id).values("case")
        return below | Q(pk__in=passed) if below else None

    def unfinished(self) -> DifficultCaseQuerySet:
        return self.exclude(status=DifficultCase.Status.CONFIRMED)

    def held_by(self, user: User) -> DifficultCaseQuerySet:
        """What lies at the person's own agency, whichever way it is going."""
        return self.unfinished().filter(holder=user.agency_id) if user.agency_id else self.none()

    def overdue(self, today: dt.date | None = None) -> DifficultCaseQuerySet:
        return self.unfinished().filter(due_on__lt=today or timezone.localdate())

    def for_list(self) -> DifficultCaseQuerySet:
        return self.select_related("agency__region", "holder__region", "mine")


@pghistory.track()
class DifficultCase(Stateful):
    """What a level can't settle by itself goes up in time (S0-07, S1-02), also what a government has to study (S1-23).

    WAITING lies at `holder`, who answers or passes it up. ANSWERED comes back down by the same hands, each in turn
    the holder. CONFIRMED is when the one who raised it has it. `due_on` is the holder's own clock; every arrival
    sets a new one, and who let it run out stays readable in the steps.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "待答复"
        ANSWERED = "answered", "已答复"
        CONFIRMED = "confirmed", "已确认"

    class Kind(models.TextChoices):
        HARD = "hard", "难以处置的案件"
        MAJOR = "major", "重大、复杂案件"
        GOVERNMENT = "government", "需政府或其他部门研究的事项"

    NEXT = {
        Status.WAITING: {Status.WAITING, Status.ANSWERED},
        Status.ANSWERED: {Status.ANSWERED, Status.CONFIRMED},
    }
    TONES: Mapping[str, str] = {Status.WAITING: "due", Status.ANSWERED: "done", Status.CONFIRMED: "plain"}

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.WAITING, editable=False)
    kind = models.CharField("类别", max_length=20, choices=Kind, default=Kind.HARD)
    title = models.CharField("标题", max_length=120)
    text = models.TextField("情况和请示事项", max_length=4000)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="difficult_cases", verbose_name="上报单位"
    )
    mine = models.ForeignKey(
        Mine, models.PROTECT, null=True, blank=True, related_name="difficult_cases", verbose_name="涉及矿山"
    )
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上报人")
    raised_at = models.DateTimeField("上报时间")
    holder = models.ForeignKey(Agency, models.PROTECT, related_name="held_cases", verbose_name="当前办理单位")
    due_on = models.DateField("办理期限", help_text="当日24时前")

    objects = DifficultCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "难题"
        ordering = ["-raised_at", "-pk"]
        indexes = [
            models.Index(
                fields=["holder", "due_on"], condition=~Q(status="confirmed"), name="difficult_case_todo"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:difficult_case", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.status == self.Status.CONFIRMED

    @property
    def way_up(self) -> list[int]:
        """The agencies it has been through, the one that raised it first."""
        reached = self.steps.filter(act__in=[CaseStep.Act.RAISED, CaseStep.Act.PASSED_UP])
        return [self.agency_id, *reached.order_by("pk").values_list("to", flat=True)]

    def open_steps(self, user: User, above: Agency | None) -> set[str]:
        """What this person may do now: answer, pass_up (to `above` the holder), pass_down, confirm."""
        if self.is_finished or not self.holder.is_desk_of(user):
            return set()
        if self.status == self.Status.WAITING:
            offered = {"answer": "answer_difficult_case"}
            offered |= {"pass_up": "pass_difficult_case"} if above else {}
        elif self.holder_id == self.agency_id:
            offered = {"confirm": "raise_difficult_case"}
        else:
            offered = {"pass_down": "pass_difficult_case"}
        return {step for step, verb in offered.items() if user.can(verb)}

    def pass_up(self, *, by: User, text: str, at: dt.datetime | None = None) -> CaseStep:
        by.require("pass_difficult_case", self.holder)
        above = self.holder.superior_agency
        if self.status == self.Status.WAITING and above is None:
            raise RuleViolation("上面没有可以报告的机关，请直接答复")
        return self._hand(CaseStep.Act.PASSED_UP, self.Status.WAITING, above, by=by, text=text, at=at)

    def answer(self, *, by: User, text: str, at: dt.datetime | None = None) -> CaseStep:
        by.require("answer_difficult_case", self.holder)
        return self._hand(CaseStep.Act.ANSWERED, self.Status.ANSWERED, self._below(), by=by, text=text, at=at)

    def pass_down(self, *, by: User, text: str = "", at: dt.datetime | None = None) -> CaseStep:
        by.require("pass_difficult_case", self.holder)
        if self.status == self.Status.ANSWERED and self.holder_id == self.agency_id:
            raise RuleViolation("答复已回到上报单位，请确认")
        words = text.strip() or "已转达。"
        return self._hand(
            CaseStep.Act.PASSED_DOWN, self.Status.ANSWERED, self._below(), by=by, text=words, at=at
        )

    def confirm(self, *, by: User, text: str = "", at: dt.datetime | None = None) -> CaseStep:
        by.require("raise_difficult_case", self.agency)
        if self.status == self.Status.ANSWERED and self.holder_id != self.agency_id:
            raise RuleViolation(f"答复还在{self.holder}，转达到本单位后才能确认")
        words = text.strip() or "已收到答复。"
        return self._hand(
            CaseStep.Act.CONFIRMED, self.Status.CONFIRMED, self.agency, by=by, text=words, at=at
        )

    def _below(self) -> Agency | None:
        """Who handed it to the holder; the answer goes back the same way."""
        way = self.way_up
        if self.holder_id not in way[1:]:
            return None
        return Agency.objects.select_related("region").get(pk=way[way.index(self.holder_id) - 1])

    @transaction.atomic
    def _hand(
        self, act: str, status: str, to: Agency | None, *, by: User, text: str, at: dt.datetime | None
    ) -> CaseStep:
        """A case changes hands without changing its status, so holder and status are compared together."""
        if not text.strip():
            raise RuleViolation("请填写意见", "text")
        at = at or timezone.now()
        holder = self.holder
        seen: Any = DifficultCase.objects.select_for_update().filter(pk=self.pk, status=self.status)
        if self.may_move(status) and not seen.filter(holder=holder).exists():
            raise RuleViolation("这个难题刚刚已被他人处理，请刷新页面后再操作")
        settings = ReminderSettings.current()
        next_holder = to or holder
        days = (
            settings.days_at(next_holder.region.level)
            if status == self.Status.WAITING
            else settings.days_back
        )
        due_on, was_due_on = last_day(settings, days, at), self.due_on
        self.move(status, holder=next_holder, due_on=due_on)
        return CaseStep.objects.create(
            case=self,
            act=act,
            agency=holder,
            by=by,
            at=at,
            text=text.strip(),
            to=next_holder,
            due_on=was_due_on,
        )


@pghistory.track()
class CaseStep(models.Model):
    """Who did what with it, when and why; `due_on` is the clock that ran at that agency."""

    class Act(models.TextChoices):
        RAISED = "raised", "上报"
        PASSED_UP = "passed_up", "向上级报告"
        ANSWERED = "answered", "答复"
        PASSED_DOWN = "passed_down", "转达答复"
        CONFIRMED = "confirmed", "确认"

    case = models.ForeignKey(DifficultCase, models.CASCADE, related_name="steps")
    act = models.CharField("办理", max_length=20, choices=Act)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="办理单位")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("时间")
    text = models.TextField("意见", max_length=4000)
    to = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="转至")
    due_on = models.DateField("办理期限", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "难题办理"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_step_says_why")]

    def __str__(self) -> str:
        return f"{self.agency}{self.get_act_display()}"

    @property
    def days_late(self) -> int:
        """By how much this agency overran its own clock."""
        return max(0, (timezone.localdate(self.at) - self.due_on).days) if self.due_on else 0
