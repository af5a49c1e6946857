"""An empty database that is migrated step by step has the tables that the other tests run on, and no others."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.db import connection

from tests.template import create_tables, empty_database

SHAPE = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,
               is_nullable, is_identity
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": """
        SELECT tgrelid::regclass::text, tgname, tgtype, md5(prosrc) FROM pg_trigger
        JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal""",
    "extensions": "SELECT extname FROM pg_extension",
    "migrations": "SELECT app, name FROM django_migrations",
}
# Django ends the names of its indexes with a hash of columns as they were called when the index was made.
NAMES_OF_INDEXES = re.compile(r'(?<=INDEX )\S+|(?<=INDEX )"[^"]+"')


def shape() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        found = {}
        for name, query in SHAPE.items():
            cursor.execute(query)
            found[name] = sorted(NAMES_OF_INDEXES.sub("", str(row)) for row in cursor.fetchall())
    return found


@pytest.mark.slow
def test_migrating_an_empty_database_makes_what_the_models_say(django_db_blocker):
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        shapes = []
        for number, make in enumerate((create_tables, lambda: call_command("migrate", verbosity=0))):
            name = f"{connection.settings_dict['TEST']['NAME']}_shape_{number}"
            with empty_database(cursor, name):
                make()
                shapes.append(shape())
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    synced, migrated = shapes
    for part in SHAPE:
        assert synced[part] == migrated[part], part
