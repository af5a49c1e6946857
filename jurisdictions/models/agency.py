from __future__ import annotations

import datetime as dt
from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models.names import FormerName, Renamed
from jurisdictions.models.region import Region
from jurisdictions.scope import ScopedQuerySet

# A town's emergency centre has no centre above it: it answers to the bureau of its county.
LINE = {"town_centre": "emergency_management"}


class AgencyQuerySet(ScopedQuerySet):
    place = "region"

    def below(self, agency: Agency) -> AgencyQuerySet:
        """Everybody further down the map, of any kind, and those that name this agency as superior."""
        lower = self._below(agency.region.path) & ~Q(region=agency.region)
        return self.filter(lower | Q(superior=agency)).exclude(pk=agency.pk)

    def above(self, agency: Agency) -> AgencyQuerySet:
        """Of the same line up the map, nearest first."""
        return self.filter(
            kind=LINE.get(agency.kind, agency.kind), region__path__in=agency.region.lineage[:-1]
        ).order_by(Length("region__path").desc())

    def reporting_to(self, agency: Agency) -> AgencyQuerySet:
        """Those whose `superior_agency` is this one: it is named so, or stands nearest above them on the map.

        Paths come sorted, so that one pass sees each agency right before all that hang below it.
        """
        line = [kind for kind in Agency.Kind if LINE.get(kind, kind) == agency.kind]
        rows = Agency.objects.filter(self._below(agency.region.path), kind__in=line).exclude(
            region=agency.region
        )
        direct, head = [], None
        for pk, path, kind, superior in rows.order_by("region__path", "pk").values_list(
            "pk", "region__path", "kind", "superior"
        ):
            if head and path != head and path.startswith(head):
                continue
            head = path if kind == agency.kind else head
            if superior is None:
                direct.append(pk)
        return self.filter(Q(pk__in=direct) | Q(superior=agency))


@pghistory.track()
class Agency(Renamed):
    """A body that acts in a region. Its short name stands in document numbers: （襄）应急责改〔2023〕12号."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency_management", "应急管理部门"
        MINE_SAFETY = "mine_safety", "矿山安全监察机构"
        GOVERNMENT = "government", "人民政府"
        FIRE = "fire", "消防救援机构"
        TOWN_CENTRE = "town_centre", "乡镇应急管理机构"

    REGULATORS = (Kind.EMERGENCY, Kind.MINE_SAFETY)  # they answer for mines; the others look on

    region = models.ForeignKey(Region, models.PROTECT, related_name="agencies", verbose_name="区划")
    kind = models.CharField("类别", max_length=24, choices=Kind, default=Kind.EMERGENCY)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("文号简称", max_length=10)
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="指定上级",
        null=True,
        blank=True,
        related_name="subordinates",
        help_text="不填时为上级区划的同类机构",
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["region", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="one_agency_a_name"),
            models.CheckConstraint(condition=~Q(superior=F("id")), name="no_agency_above_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jurisdictions:agency", args=[self.pk])

    @property
    def superior_agency(self) -> Agency | None:
        """Supervision follows the map unless a superior is named."""
        return self.superior or Agency.objects.above(self).select_related("region").first()

    def stands_above(self, other: Agency) -> bool:
        """Further up the map, of whatever kind, or among the superiors that were named one after the other."""
        own, lower = self.region.path, other.region.path
        if own != lower and lower.startswith(own):
            return True
        asked, step = {other.pk}, other.superior
        while step is not None and step.pk not in asked:
            if step.pk == self.pk:
                return True
            asked.add(step.pk)
            step = step.superior
        return False

    def is_desk_of(self, user: Any) -> bool:
        """Only the people of an agency write what is its own; those above return it or list it instead."""
        return self.pk is not None and user.agency_id == self.pk

    def rename(self, name: str, *, by: Any, since: dt.date, today: dt.date | None = None) -> None:
        by.require("manage_people")
        by.require_manages(self)
        with transaction.atomic():
            self.take_name(name, since=since, today=today or timezone.localdate())


@pghistory.track()
class AgencyName(FormerName):
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="former_names", verbose_name="机构")

    class Meta(FormerName.Meta):
        verbose_name = verbose_name_plural = "机构曾用名"
