"""Who has handed in what: owners down, periods across."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.models import Obligation
from enterprises.models import Enterprise, Mine
from jurisdictions.models import Agency


@dataclass(frozen=True)
class Matrix:
    months: list[dt.date]
    rows: list[tuple[Agency | Enterprise | Mine, list[Obligation | None]]]


def matrix(obligations: Iterable[Obligation]) -> Matrix:
    """In the order in which the owners come; a period that somebody doesn't owe stays empty."""
    owed: dict[Agency | Enterprise | Mine, dict[dt.date, Obligation]] = {}
    for obligation in obligations:
        owed.setdefault(obligation.owner, {})[obligation.period] = obligation
    months = sorted({month for row in owed.values() for month in row})
    return Matrix(months, [(agency, [row.get(month) for month in months]) for agency, row in owed.items()])
