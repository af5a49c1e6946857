"""In which months each mine is checked, so that every month has its share of the work. No database here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def quotas(total: int, weights: Mapping[int, int]) -> dict[int, int]:
    """How many checks fall to each month, as its working days are to those of all.

    What has been given out is right to half a check at the end of every month, so few checks don't all fall to spring.
    """
    whole = sum(weights.values())
    found, passed, given = dict.fromkeys(weights, 0), 0, 0
    for month in sorted(weights) if whole else ():
        passed += weights[month]
        found[month] = (2 * total * passed + whole) // (2 * whole) - given
        given += found[month]
    return found


def spread(owed: Iterable[tuple[Key, int]], weights: Mapping[int, int]) -> dict[Key, list[int]]:
    """Each mine in as many different months as it is owed checks, where there are as many that are worked.

    Who is owed most goes first. A check falls to the month with most room; of those that have as much, to the one
    farthest from the mine's other months, so that two checks don't follow each other.
    """
    rows = list(owed)
    worked = {month: weight for month, weight in weights.items() if weight}
    room = quotas(sum(min(times, len(worked)) for _, times in rows), worked)
    found: dict[Key, list[int]] = {}
    for key, times in sorted(rows, key=lambda row: -row[1]):
        taken: list[int] = []
        for _ in range(min(times, len(worked))):
            month = max(
                (month for month in worked if month not in taken),
                key=lambda month: (room[month], _distance(month, taken), -month),
            )
            room[month] -= 1
            taken.append(month)
        found[key] = sorted(taken)
    return found


def _distance(month: int, taken: list[int]) -> int:
    return min((abs(month - other) for other in taken), default=0)
