"""Whom a supervision bureau has to visit how often (矿安〔2023〕63号 三（二）, K-13 to K-16).

Which half of the rule a place falls under follows from last year's accidents and from the counties named as key; it
is read from records each time and never typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from math import ceil
from pathlib import Path

import yaml
from django.db.models import QuerySet

from campaigns.models import Obligation, RegionMark, Requirement
from enterprises.models import Accident, Mine, MineStatus
from jurisdictions.models import Region

FIGURES = Path(__file__).parents[1] / "data" / "frequencies.yaml"
STRICT = {Requirement.Subject.KEY_COUNTIES, Requirement.Subject.CITIES_AFTER_LARGER_ACCIDENT}
CITIES = {Requirement.Subject.OTHER_CITIES, Requirement.Subject.CITIES_AFTER_LARGER_ACCIDENT}

LEAST_GRAVE = "一般"


@cache
def figures() -> dict[str, int]:
    """The numbers of the document; the file gives the words and the paragraph of each."""
    rows = yaml.safe_load(FIGURES.read_text(encoding="utf-8"))["figures"]
    return {row["key"]: row["value"] for row in rows}


def least_mines(total: int, *, key_county: bool) -> int:
    """How many mines a visit looks at: five of a key county, or all it has; a fifth of another's, rounded up (C16)."""
    if key_county:
        return min(figures()["key_county_mines"], total)
    return ceil(total * figures()["other_county_percent"] / 100)


def least_visit(owed: Obligation) -> tuple[int, int] | None:
    """Of how many mines at least a visit to this county looks, and how many there are; of a city nothing is said."""
    subject, rule = owed.subject, owed.requirement.subject
    if subject is None or rule in CITIES:
        return None
    total = Mine.objects.within(subject).exclude(status=MineStatus.CLOSED).count()
    return least_mines(total, key_county=rule in STRICT), total


def subjects(requirement: Requirement, path: str, today: dt.date) -> Iterable[str | None]:
    """The places that an owner whose region has this path must visit; one None where the promise is no visit."""
    if not requirement.subject:
        return [None]
    cities = requirement.subject in CITIES
    places = Region.objects.filter(
        path__startswith=path, level=Region.Level.CITY if cities else Region.Level.COUNTY, ended=None
    )
    by_path: dict[str, str] = dict(places.values_list("path", "pk"))
    mined = _around(Mine.objects.exclude(status=MineStatus.CLOSED), path, by_path)
    strict = mined & _strictly_watched(path, today, by_path, cities=cities)
    return sorted(strict if requirement.subject in STRICT else mined - strict)


def _strictly_watched(path: str, today: dt.date, by_path: dict[str, str], *, cities: bool) -> set[str]:
    """Where there was an accident last year, for cities a larger one; and the counties named as key."""
    accidents = Accident.objects.filter(
        mine__region__path__startswith=path, happened_on__year=today.year - 1
    ).select_related("mine__region")
    places = {one.mine.region.path for one in accidents if not cities or one.grade != LEAST_GRAVE}
    struck = {pk for place, pk in by_path.items() if any(one.startswith(place) for one in places)}
    if cities:
        return struck
    # 国家局确定的和省级层面确定的: a city's own list doesn't bind the bureaux (K-14).
    named = {"named_by__region__level__in": [Region.Level.NATION, Region.Level.PROVINCE]}
    marks = RegionMark.objects.on(today).filter(region__path__startswith=path, **named)
    return struck | set(marks.values_list("region", flat=True))


def _around(rows: QuerySet[Mine], path: str, by_path: dict[str, str]) -> set[str]:
    """In which of the places the mines lie, whether in the place itself or in a town of it."""
    paths = rows.filter(region__path__startswith=path).values_list("region__path", flat=True).distinct()
    return {pk for place, pk in by_path.items() if any(one.startswith(place) for one in paths)}
