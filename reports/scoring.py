"""What a value earns, what a score is, and who stands before whom: arithmetic alone, for the ranking of counties.

Points are rounded once, each item to a hundredth, so that the sum on the page is the sum of what stands above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

Key = TypeVar("Key")
HUNDRED = Decimal(100)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Scale:
    """Points for a value: nothing at `none` or less, everything at `full` or more, its share in between."""

    points: Decimal
    none: Decimal
    full: Decimal

    def earned(self, value: Decimal) -> Decimal:
        share = (value - self.none) / (self.full - self.none)
        return rounded(self.points * min(max(share, Decimal(0)), Decimal(1)))


def rounded(value: Decimal) -> Decimal:
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def quotient(these: Decimal, of: Decimal) -> Decimal | None:
    """None where there is nothing to divide by: that is no zero."""
    return these / of if of else None


def total(scored: Iterable[tuple[Scale, Decimal | None]], least: Decimal = Decimal(0)) -> Decimal | None:
    """Out of a hundred, over the items that have a value; None where these weigh less than `least` together."""
    known = [(scale, value) for scale, value in scored if value is not None]
    possible = sum((scale.points for scale, _ in known), Decimal(0))
    if not possible or possible < least:
        return None
    return rounded(sum(scale.earned(value) for scale, value in known) * HUNDRED / possible)


def ranks(totals: Mapping[Key, Decimal | None]) -> dict[Key, int]:
    """1, 2, 2, 4: who has the same score shares the rank. Who has none isn't ranked."""
    known = {key: value for key, value in totals.items() if value is not None}
    return {key: 1 + sum(other > value for other in known.values()) for key, value in known.items()}
