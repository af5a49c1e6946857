"""What follows from a mine's facts, with its reason, and what a person has to say because no record does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from enterprises.derived import CONDITIONS, LABELS, Derived, Kind
from enterprises.models.changes import tells_flags
from enterprises.models.fact import OfMineQuerySet
from enterprises.models.ledger import Mine
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


class FlagQuerySet(OfMineQuerySet):
    def standing(self, today: dt.date | None = None) -> FlagQuerySet:
        """What holds today; a line whose last day is over stands no longer, whether or not it has been renewed."""
        day = today or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), ended_on=None)

    def lapsed(self) -> FlagQuerySet:
        """Over by the day that they name, and not renewed since."""
        return self.filter(ended_on=None, until__lt=timezone.localdate())

    def as_listed(self) -> FlagQuerySet:
        """In the order of the rules: the key mine, the target, its conditions, the draw, the campaigns."""
        order = [When(kind=kind, then=Value(n)) for n, kind in enumerate(LABELS)]
        return self.order_by(Case(*order), "subject", "-pk")

    @transaction.atomic
    def keep(self, derived: Mapping[int, Collection[Derived]], *, today: dt.date) -> int:
        """For these mines exactly these flags stand from today on; says how many lines were begun or ended.

        What stands with another reason or end is ended and begun anew, since the day that it holds: the line of
        yesterday goes on saying what was known yesterday. Renewed late, it ends on the day after its own last one.
        Somebody's confirmation of what goes on with other words goes on with it.
        """
        known: dict[tuple[int, str, str], Flag] = {
            (flag.mine_id, flag.kind, flag.subject): flag
            for flag in self.select_for_update().filter(mine__in=derived, ended_on=None)
        }
        wanted = {(mine, d.kind, d.subject): d for mine, found in derived.items() for d in found}
        over = [key for key, flag in known.items() if key not in wanted or not flag.says(wanted[key])]
        fresh = [key for key in wanted if key not in known or key in over]
        for key in over:
            known[key].ended_on = known[key].over_on(today)
        going_on = {key: known[key] for key in fresh if key in known and known[key].ended_on == today}
        self.bulk_update([known[key] for key in over], ["ended_on"], 2000)
        self.bulk_create(
            (
                self.model(
                    mine_id=key[0],
                    kind=wanted[key].kind,
                    subject=wanted[key].subject,
                    reason=wanted[key].reason,
                    until=wanted[key].until,
                    **(going_on[key].standing_as if key in going_on else {"since": today}),
                )
                for key in fresh
            ),
            2000,
            ignore_conflicts=True,
        )
        return len(over) + len(fresh)


@pghistory.track()
class Flag(models.Model):
    """One thing that holds for a mine since a day, why, and until when if nothing else happens.

    Computed from facts and never typed; never deleted, only ended. A suggestion to leave the mine to the draw
    (S1-06) counts for nothing until somebody has confirmed it.
    """

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="flags", verbose_name="矿山")
    kind = models.CharField("标记", max_length=20, choices=list(LABELS.items()))
    subject = models.CharField("对象", max_length=60, blank=True)
    reason = models.CharField("原因", max_length=500)
    since = models.DateField("起")
    until = models.DateField("预计至", null=True, blank=True)
    ended_on = models.DateField("结束日期", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_on = models.DateField("确认日期", null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "标记"
        ordering = ["mine_id", "kind", "subject", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "kind", "subject"],
                condition=Q(ended_on=None),
                name="one_standing_flag_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="flag_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "mine"], condition=Q(ended_on=None), name="flags_standing"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def tone(self) -> str:
        if self.kind == Kind.DRAW_ONLY:
            return "done" if self.confirmed_on else "plain"
        return "late" if self.kind in CONDITIONS or self.kind == Kind.KEY_MINE else "due"

    @property
    def standing_as(self) -> dict[str, Any]:
        """What stays when only its words change."""
        return {"since": self.since, "confirmed_by": self.confirmed_by, "confirmed_on": self.confirmed_on}

    def over_on(self, today: dt.date) -> dt.date:
        """The first day without it, if it ends today at the latest."""
        return min(today, self.until + dt.timedelta(days=1)) if self.until else today

    def says(self, derived: Derived) -> bool:
        return (self.reason, self.until) == (derived.reason, derived.until)

    def confirm(self, *, by: User, today: dt.date | None = None) -> None:
        """可，非应 (S1-06): the leader of the agency that answers for the mine has looked at it."""
        by.require("confirm_draw_only", self.mine)
        waiting = Flag.objects.standing().filter(pk=self.pk, kind=Kind.DRAW_ONLY, confirmed_on=None)
        day = today or timezone.localdate()
        if not waiting.update(confirmed_by=by, confirmed_on=day):
            raise RuleViolation("这条建议已经确认，或者已不成立")
        self.confirmed_by, self.confirmed_on = by, day


class CircumstanceQuerySet(OfMineQuerySet):
    def holding(self, day: dt.date) -> CircumstanceQuerySet:
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@pghistory.track()
class Circumstance(models.Model):
    """One of the eight conditions of S1-05 that no record of this house proves, recorded by a person with its basis.

    It holds up to and including `until`; one without an end holds until somebody ends it.
    """

    class Kind(models.TextChoices):
        DISHONEST = "dishonest", "纳入失信惩戒名单"
        SUSPENDED = "suspended", "其他机关责令停产整顿"
        BUILDING = "building", "技术改造"
        CLOSING = "closing", "正在关闭退出"
        RED_LINE = "red_line", "主要负责人红线意识不牢、责任不落实"

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="circumstances", verbose_name="矿山")
    kind = models.CharField("情形", max_length=20, choices=Kind)
    note = models.CharField("具体情况", max_length=300)
    document = models.CharField("依据", max_length=200)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="登记人")

    objects = CircumstanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监管情形"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="circumstance_ends_after_start"
            ),
        ]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{self.mine} {self.get_kind_display()}"
