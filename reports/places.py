"""Where and when a report counts: places, and the days of its period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from jurisdictions.models import Region


@dataclass(frozen=True)
class Place:
    """Where rows count, and the last day that counts there.

    Who reports answers for all that lies in it: a county, or each town where the form is one of towns. A city has its
    counties answer and adds only what lies in none of them: directly in the city, or in a town that has no county
    above it (东莞). Where towns report, so does the county above them.
    """

    region: Region
    as_of: dt.datetime
    reported_by: str = Region.Level.COUNTY

    @property
    def limit(self) -> dt.date:
        return timezone.localdate(self.as_of)

    @property
    def takes_all(self) -> bool:
        return self.region.level in {self.reported_by, Region.Level.TOWN}

    def holds(self, lookup: str, or_else: str = "") -> Q:
        """Rows that lead here by `lookup`, or by `or_else` where the first leads nowhere (work without a mine)."""
        if or_else:
            nowhere = Q(**{f"{lookup}__isnull": True})
            return ~nowhere & self.holds(lookup) | nowhere & self.holds(or_else)
        if self.takes_all:
            return Q(**{f"{lookup}__path__startswith": self.region.path})
        directly = Q(**{lookup: self.region})
        if self.reported_by == Region.Level.TOWN:
            return directly
        return directly | Q(**{f"{lookup}__parent": self.region, f"{lookup}__level": Region.Level.TOWN})


@dataclass(frozen=True)
class Span:
    """The days of a period, and the day from which what has piled up is counted: the campaign's first."""

    begins: dt.date
    ends: dt.date
    since: dt.date | None = None

    @property
    def whole(self) -> Span:
        return Span(self.since or self.begins, self.ends, self.since)

    def over(self, whole: bool) -> Span:
        return self.whole if whole else self
