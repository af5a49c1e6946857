"""A mine named as a model for others (典型标杆, 82号 五（三）2, L-28): by whom, by which document, until when."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine
from jurisdictions.models import Agency
from jurisdictions.scope import ScopedQuerySet


class BenchmarkQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"

    def on(self, day: dt.date) -> BenchmarkQuerySet:
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@pghistory.track()
class Benchmark(models.Model):
    mine = models.ForeignKey(Mine, models.PROTECT, related_name="benchmarks", verbose_name="矿山")
    named_by = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="确定机关")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    basis = models.CharField("依据文件", max_length=200)

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "标杆企业"
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="a_benchmark_ends_later"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="a_benchmark_has_a_basis"),
            models.UniqueConstraint(fields=["mine", "named_by", "since"], name="one_benchmark_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.mine}（{self.named_by}确定）"

    def get_absolute_url(self) -> str:
        return f"{reverse('campaigns:benchmarks')}?mine={self.mine_id}"

    @property
    def standing(self) -> tuple[str, str]:
        today = timezone.localdate()
        if self.until and self.until < today:
            return "已结束", "plain"
        return ("标杆", "done") if self.since <= today else ("未开始", "plain")
