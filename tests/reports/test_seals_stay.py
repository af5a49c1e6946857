"""What was signed can't be changed afterwards, not even by somebody who sits at the database."""

from __future__ import annotations

import pytest
from django.db import InternalError, connection, transaction


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports_sealedcell SET value = 0",
        "UPDATE reports_sealedcell SET records = '[]'",
        "DELETE FROM reports_sealedcell",
        "UPDATE reports_sealing SET as_of = now()",
        "UPDATE reports_sealing SET digest = ''",
        "DELETE FROM reports_sealing",
    ],
)
def test_the_database_refuses_to_touch_what_was_sealed(submitted, sql):
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_sealing_only_stops_being_the_current_one(submitted):
    sealing = submitted.sealings.get()
    sealing.current = False
    sealing.save(update_fields=["current"])
    assert not submitted.sealings.filter(current=True).exists()
