"""Who of those that work at a mine is trained (L-15, Z-06): shares with the people behind them. Nothing is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from enterprises.models import Contractor, Mine, Profile, Worker

NAMED = 8  # of those whose training is over, so many on the mine's page


@dataclass(frozen=True, slots=True)
class Coverage:
    """`total` is the head-count that the file states, or the people on the list where those are more."""

    label: str
    whose: str  # the list's filter
    trained: int
    total: int


def coverage(mine: Mine, today: dt.date) -> list[Coverage]:
    here = Worker.objects.filter(mine=mine).current()
    own, hired = here.filter(contractor=None), here.exclude(contractor=None)
    profile = Profile.objects.filter(mine=mine).first()
    stated = (profile.employees if profile else None) or 0
    shares = [Coverage("本矿人员在培训期内", "own", own.trained(today).count(), max(stated, own.count()))]
    teams = Contractor.objects.filter(mine=mine).current().values_list("people", flat=True)
    if teams or hired.exists():
        total = max(sum(people or 0 for people in teams), hired.count())
        shares.append(Coverage("承包单位人员在培训期内", "hired", hired.trained(today).count(), total))
    return shares


def untrained(mine: Mine, today: dt.date) -> list[Worker]:
    return list(Worker.objects.filter(mine=mine).current().untrained(today))
