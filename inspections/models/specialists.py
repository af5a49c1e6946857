"""监管专员: the officer named for a mine, and how often they have to be there (L-19)."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from enterprises.models import Mine
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet

MOST = 31  # visits in a period; more is a slip of the pen


class SpecialistQuerySet(ScopedQuerySet):
    """A naming is the agency's own business: an enterprise doesn't read how often it is visited."""

    place = "agency__region"

    def during(self, first: dt.date, last: dt.date) -> SpecialistQuerySet:
        return self.filter(Q(until=None) | Q(until__gte=first), since__lte=last)


@pghistory.track()
class Specialist(models.Model):
    """One officer named for one mine, from when to when, and the paper that says so."""

    mine = models.ForeignKey(Mine, models.PROTECT, related_name="specialists", verbose_name="矿山")
    officer = models.ForeignKey(User, models.PROTECT, related_name="specialist_of", verbose_name="监管专员")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="specialists", verbose_name="所属单位")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    document = models.CharField("依据文件", max_length=200)
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="指定人")

    objects = SpecialistQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监管专员"
        ordering = ["officer__name", "mine__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "officer"], condition=Q(until=None), name="named_once_for_a_mine"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="naming_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="a_naming_has_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.officer}（{self.mine}）"


class FrequencyQuerySet(ScopedQuerySet):
    place = "agency__region"


@pghistory.track()
class Frequency(models.Model):
    """How often the specialists of an agency have to be at each of their mines from a day on, and on what basis.

    The notice gives no figure: where an agency has set none, nothing is assessed (C17). A later line ends an earlier.
    """

    class Per(models.TextChoices):
        MONTH = "month", "每月"
        QUARTER = "quarter", "每季度"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="frequencies", verbose_name="单位")
    times = models.PositiveSmallIntegerField(
        "次数", validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    per = models.CharField("周期", max_length=10, choices=Per)
    since = models.DateField("自")
    basis = models.CharField("依据", max_length=200)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="设定人")

    objects = FrequencyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "监管频次"
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "since"], name="one_frequency_a_day"),
            models.CheckConstraint(condition=Q(times__gte=1, times__lte=MOST), name="a_frequency_is_sane"),
            models.CheckConstraint(condition=~Q(basis=""), name="a_frequency_has_a_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.get_per_display()} {self.times} 次"
