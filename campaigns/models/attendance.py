"""Who had to come to a training (应训名单), who signed in, and who made it up later (S0-05)."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from campaigns.models.activity import Activity
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet


class AttendeeQuerySet(ScopedQuerySet):
    """Seen by who held the training and those above, by who is above the person, and by the person."""

    place = "activity__agency__region"

    def _in_region(self, user: User) -> Q | None:
        held = super()._in_region(user)
        if held is None:
            return None
        return held | Q(agency__region__path__startswith=user.region_path) | Q(person=user.pk)

    def counted(self) -> AttendeeQuerySet:
        """Of trainings that were not struck off as logged by mistake."""
        return self.exclude(activity__status=Activity.Status.VOID)

    def trained(self) -> AttendeeQuerySet:
        return self.filter(Q(present=True) | Q(made_up_on__isnull=False))

    def missing(self) -> AttendeeQuerySet:
        return self.counted().filter(present=False, made_up_on=None)


@pghistory.track()
class Attendee(models.Model):
    """One line of the list: a person of the house with the agency of that day, or a name alone, as of an expert."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendees", verbose_name="培训")
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="trainings", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="机关"
    )
    name = models.CharField("姓名", max_length=50)
    workplace = models.CharField("单位", max_length=100, blank=True)
    present = models.BooleanField("已签到", default=False)
    made_up_on = models.DateField("补训日期", null=True, blank=True)

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应训人员"
        ordering = ["activity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person", "name", "workplace"],
                nulls_distinct=False,
                name="one_line_a_person_and_training",
            ),
            models.CheckConstraint(
                condition=Q(present=False) | Q(made_up_on=None), name="who_came_has_nothing_to_make_up"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.workplace}）" if self.workplace else self.name

    def get_absolute_url(self) -> str:
        return f"{self.activity.get_absolute_url()}#roll"

    @property
    def standing(self) -> tuple[str, str]:
        """A word and its tone."""
        if self.present:
            return "已签到", "done"
        return ("已补训", "done") if self.made_up_on else ("缺席", "late")

    def make_up(self, *, by: User, on: dt.date) -> None:
        """By who held the training: nobody ticks off their own absence."""
        by.require("log_activity", self.activity.agency)
        self.activity.require_standing()
        if self.present:
            raise RuleViolation("已签到的人员不用补训", field="on")
        if not self.activity.done_on <= on <= timezone.localdate():
            raise RuleViolation("补训日期不能早于培训，也不能晚于今天", field="on")
        self.made_up_on = on
        self.save(update_fields=["made_up_on"])
        self.activity.count_trained()
