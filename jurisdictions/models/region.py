from __future__ import annotations

import datetime as dt
from typing import Any

import pghistory
import pgtrigger
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models.names import FormerName, Renamed
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet

NATION = "00"


def lineage(path: str) -> list[str]:
    """The paths from the nation down to here; whoever sits on one of them is above us."""
    steps = path.split("/")[:-1]
    return ["/".join(steps[:n]) + "/" if n else "" for n in range(len(steps) + 1)]


class RegionQuerySet(ScopedQuerySet):
    place = ""

    def standing(self) -> RegionQuerySet:
        return self.filter(ended=None)

    def below(self, region: Region) -> RegionQuerySet:
        return self.within(region).exclude(pk=region.pk)


@pghistory.track(
    pghistory.InsertEvent(condition=pgtrigger.Q(new__kind="zone")),  # the code table is its own history
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
class Region(Renamed):
    """A node of the administrative tree, keyed by its statistical code.

    Beijing's counties hang on Beijing without a city between, Dongguan's towns on Dongguan without a county:
    never tell a level by the length of the code or the depth of the path.
    Development zones have codes of our own, such as 1410K1.
    """

    class Level(models.TextChoices):
        NATION = "nation", "国家"
        PROVINCE = "province", "省级"
        CITY = "city", "地市级"
        COUNTY = "county", "县级"
        TOWN = "town", "乡级"

    class Kind(models.TextChoices):
        DIVISION = "division", "行政区划"
        ZONE = "zone", "开发区"
        CORPS = "corps", "兵团"

    code = models.CharField("代码", max_length=12, primary_key=True, db_collation="C")
    name = models.CharField("名称", max_length=100)
    level = models.CharField("级别", max_length=10, choices=Level)
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.DIVISION)
    path = models.TextField("路径", db_collation="C", editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上级", null=True, blank=True, related_name="children"
    )
    ended = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, verbose_name="并入", null=True, blank=True, related_name="predecessors"
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "区划"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["path"], name="one_region_a_path"),
            models.CheckConstraint(
                condition=Q(level="nation", path="") | (~Q(level="nation") & ~Q(path="")),
                name="only_the_nation_has_the_empty_path",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(ended__isnull=False), name="merged_regions_have_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jurisdictions:region", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.path = self.path_below(self.parent.path if self.parent else "")
        super().save(*args, **kwargs)

    def path_below(self, path: str) -> str:
        return "" if self.level == self.Level.NATION else f"{path}{self.code}/"

    @property
    def lineage(self) -> list[str]:
        return lineage(self.path)

    def ancestors(self) -> RegionQuerySet:
        return Region.objects.filter(path__in=self.lineage[:-1]).order_by("path")

    def contains(self, other: Region) -> bool:
        return other.path.startswith(self.path)

    @property
    def full_name(self) -> str:
        above = [region.name for region in self.ancestors() if region.path]
        return "".join([*above, self.name])

    def rename(self, name: str, *, by: Any, since: dt.date, today: dt.date | None = None) -> None:
        by.require("edit_regions")
        by.require_within(self)
        with transaction.atomic():
            self.take_name(name, since=since, today=today or timezone.localdate())

    @transaction.atomic
    def merge_into(self, successor: Region, *, by: Any, on: dt.date) -> None:
        """Hang it under its successor, so that whoever answers for the new one sees the old one's rows."""
        by.require("edit_regions")
        by.require_within(self)
        by.require_within(successor)
        if self.ended or successor.ended or self.contains(successor):
            raise RuleViolation("并入的区划须是另一个现行区划", "successor")
        old, new = self.path, self.path_below(successor.path)
        Region.objects.filter(path__startswith=old).update(
            path=Concat(Value(new), Substr(F("path"), len(old) + 1))
        )
        self.path, self.parent, self.successor, self.ended = new, successor, successor, on
        self.save(update_fields=["parent", "successor", "ended"])

    @classmethod
    def add_zone(cls, parent: Region, name: str, *, by: Any) -> Region:
        """Many development zones act as a county and stand in no code table; they get the next K code."""
        by.require("edit_regions")
        by.require_within(parent)
        if parent.level not in (cls.Level.PROVINCE, cls.Level.CITY):
            raise RuleViolation("开发区须设在省级或地市级之下", "parent")
        if parent.children.filter(name=name).exists():
            raise RuleViolation(f"{parent.name}已有“{name}”", "name")
        taken = set(cls.objects.filter(code__startswith=f"{parent.code}K").values_list("code", flat=True))
        code = next(c for n in range(1, 1000) if (c := f"{parent.code}K{n}") not in taken)
        return cls.objects.create(
            code=code, name=name, level=cls.Level.COUNTY, kind=cls.Kind.ZONE, parent=parent
        )


@pghistory.track()
class RegionName(FormerName):
    region = models.ForeignKey(Region, models.CASCADE, related_name="former_names", verbose_name="区划")

    class Meta(FormerName.Meta):
        verbose_name = verbose_name_plural = "区划曾用名"
