"""Mines on their way out and mines that come back, in tests."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from enterprises.models import Mine, PhaseOut, Resumption
from jurisdictions.models import User
from tests import make


def phase_out(mine: Mine, by: User, **fields) -> PhaseOut:
    defaults = {"year": 2025, "document": "襄政发〔2023〕5号", "agency": by.agency, "named_by": by}
    return PhaseOut.objects.create(mine=mine, **{**defaults, **fields})


def resumption(mine: Mine, **fields) -> Resumption:
    defaults = {
        "goal": "producing",
        "report": "隐患已全部整改",
        "applied_by": make.enterprise_person(mine),
    }
    return Resumption.objects.create(mine=mine, **{**defaults, **fields})


def entered(mine: Mine, day: dt.date) -> Mine:
    """The trail is kept by the database's clock and may not be changed: the test turns back what is there."""
    return _turned(mine, "", day)


def shut(mine: Mine, day: dt.date) -> Mine:
    """Set to closed on that day, without a paper."""
    mine.status = "closed"
    mine.save()
    return _turned(mine, "AND status = 'closed'", day)


def _turned(mine: Mine, which: str, day: dt.date) -> Mine:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE enterprises_mineevent DISABLE TRIGGER USER")
        cursor.execute(
            f"UPDATE enterprises_mineevent SET pgh_created_at = %s WHERE pgh_obj_id = %s {which}",
            [f"{day}T12:00+08:00", mine.pk],
        )
        cursor.execute("ALTER TABLE enterprises_mineevent ENABLE TRIGGER USER")
    return mine
