"""The demo, loaded once for this folder in a transaction that is never committed.

It takes the better part of a minute; the scheduler in tests/conftest.py keeps the folder on one worker.
"""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from config import demo


@pytest.fixture(scope="package")
def story(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # What isn't committed, PostgreSQL doesn't count by itself.
        yield
        transaction.set_rollback(True)
