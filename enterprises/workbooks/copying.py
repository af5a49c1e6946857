"""Many rows at once by COPY, in a third of the time that `bulk_create` takes to write them as SQL."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, models


def copy_in(rows: Sequence[models.Model], *, ignore_conflicts: bool = False) -> None:
    """Write new rows and give them their keys. Call it in a transaction.

    They pass through a temporary table, because the trail takes its context from ordinary statements, which
    COPY isn't. Nothing fills in auto_now fields, and defaults of the database aren't asked.
    """
    if not rows:
        return
    model = type(rows[0])
    table, fields = connection.ops.quote_name(model._meta.db_table), model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    writers = [(field.attname, _json if isinstance(field, models.JSONField) else _text) for field in fields]
    conflicts = "ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    with connection.cursor() as cursor:
        _number(cursor, rows, model)
        cursor.execute(f"CREATE TEMP TABLE copied ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0")  # noqa: S608
        with connection.wrap_database_errors:
            cursor.copy_expert("COPY copied FROM STDIN", _lines(rows, writers))  # type: ignore[attr-defined]
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM copied {conflicts}")  # noqa: S608
        cursor.execute("DROP TABLE copied")


def _number(cursor: Any, rows: Sequence[models.Model], model: type[models.Model]) -> None:
    sequence = f"pg_get_serial_sequence('{model._meta.db_table}', 'id')"
    cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [len(rows)])  # noqa: S608
    for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
        row.id = key  # type: ignore[attr-defined]
        row._state.adding, row._state.db = False, connection.alias


def _lines(rows: Sequence[models.Model], writers: Sequence[tuple[str, Callable[[Any], str]]]) -> io.StringIO:
    lines = io.StringIO()
    for row in rows:
        lines.write("\t".join([write(getattr(row, name)) for name, write in writers]))
        lines.write("\n")
    lines.seek(0)
    return lines


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _escaped(value)
    return "\\N" if value is None else str(value)


def _json(value: Any) -> str:
    return _escaped(json.dumps(value, ensure_ascii=False)) if value else json.dumps(value)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
