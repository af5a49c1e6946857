"""What the rows of a ledger name beside their enterprise and mine: the town that it lies in, the company above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q

from enterprises.models import Enterprise
from jurisdictions.models import Region

Values = dict[str, Any]
LEVELS = "parent_enterprise__parent_enterprise__parent_enterprise"


class Around:
    """Found for many rows in two queries, and in none where no row names them."""

    def __init__(self) -> None:
        self.standing: Mapping[str, Enterprise] = {}
        self.towns: dict[str, dict[str, Region]] = {}
        self.parents: dict[str, list[Enterprise]] = defaultdict(list)

    def load(self, rows: Collection[Values], standing: Mapping[str, Enterprise]) -> None:
        """`standing` are the enterprises of these rows, by code, with what the rows before have changed."""
        self.standing = standing
        self._load_towns({values["county"] for values in rows if values["town"]} - self.towns.keys())
        self.parents = defaultdict(list)
        codes = {values["parent_code"] for values in rows} - {""}
        names = {values["parent"] for values in rows} - {""}
        if not codes and not names:
            return
        found = Enterprise.objects.filter(Q(credit_code__in=codes) | Q(name__in=names))
        for parent in found.select_related(LEVELS).order_by("pk"):
            for key in (parent.credit_code, parent.name):
                self.parents[key].append(parent)

    def _load_towns(self, counties: Collection[str]) -> None:
        for county in counties:
            self.towns[county] = {}
        if counties:
            towns = Region.objects.standing().filter(level=Region.Level.TOWN, parent__in=counties)
            for town in towns.select_related("parent"):
                self.towns[town.parent_id][town.name] = town

    def town(self, values: Values) -> Region | None:
        """By its name, or by its name's beginning where only one begins so: 邓庄 is 邓庄镇."""
        written, here = values["town"].removesuffix("人民政府"), self.towns.get(values["county"], {})
        if not written or written in here:
            return here.get(written)
        beginning = [town for name, town in here.items() if name.startswith(written)]
        return beginning[0] if len(beginning) == 1 else None

    def parent(self, values: Values, child: Enterprise) -> Enterprise | None:
        """The one of this code, else the only one of this name; never one that stands below the child."""
        named = self.parents.get(values["parent_code"] or values["parent"], [])
        return named[0] if len(named) == 1 and child not in self._with_above(named[0]) else None

    def _with_above(self, parent: Enterprise) -> list[Enterprise]:
        line = [self._now(parent)]
        while len(line) < len(LEVELS.split("__")) and (above := line[-1].parent_enterprise):
            line.append(self._now(above))
        return line

    def _now(self, enterprise: Enterprise) -> Enterprise:
        return self.standing.get(enterprise.credit_code, enterprise)
