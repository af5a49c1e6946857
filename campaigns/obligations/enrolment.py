"""The roll of who owes a requirement: kept by whoever owes it today, each with the day from which on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection

from campaigns.models import Requirement
from campaigns.obligations.owners import owners


def enrol(root: Requirement, today: dt.date, since: dt.date) -> None:
    """New owners come on, some report elsewhere from now on, and who is gone is struck off."""
    columns: list[list[Any]] = [[] for _ in OWNER]
    for owner in owners(root, today):
        for column, name in zip(columns, OWNER, strict=True):
            column.append(getattr(owner, name))
    run(STRIKE, today, root.pk, *columns[:4])
    run(ENROL, root.pk, since, *columns)


OWNER = ("agency", "enterprise", "mine", "subject", "region", "receiver")
# Whose a row is, said so that also nulls are equal.
SAME = """coalesce({0}.agency_id, 0), coalesce({0}.enterprise_id, 0), coalesce({0}.mine_id, 0),
        coalesce({0}.subject_id, '')"""

# NOT IN is answered from a hash table, whatever is known of tables that were filled a moment ago.
STRIKE = f"""
    UPDATE campaigns_owing AS owing SET until = greatest(%s, since)
    WHERE requirement_id = %s AND until IS NULL AND ({SAME.format("owing")}) NOT IN (
        SELECT {SAME.format("owner")} FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[])
            AS owner(agency_id, enterprise_id, mine_id, subject_id))"""  # noqa: S608

ENROL = """
    INSERT INTO campaigns_owing AS owing (requirement_id, since, agency_id, enterprise_id, mine_id, subject_id,
                                          region_id, receiver_id)
    SELECT %s, %s::date, agency, enterprise, mine, subject, region, receiver
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::bigint[])
         AS owner(agency, enterprise, mine, subject, region, receiver)
    ON CONFLICT (requirement_id, agency_id, enterprise_id, mine_id, subject_id) WHERE until IS NULL
    DO UPDATE SET region_id = excluded.region_id, receiver_id = excluded.receiver_id
    WHERE (owing.region_id, owing.receiver_id) IS DISTINCT FROM (excluded.region_id, excluded.receiver_id)"""


def run(sql: str, *values: Any) -> int:
    """How many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount
