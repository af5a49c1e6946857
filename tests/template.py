"""The database that every test database is a copy of: with its tables and regions, made anew when either changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, connection

from jurisdictions.code_table import CODE_TABLE, Node, read_code_table
from jurisdictions.management.commands.load_regions import load

ROOT = Path(__file__).resolve().parent.parent
WITH_TOWNS = ("14", "4419", "6202")
NAME = "enforcement_template"
MADE_OF = [
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "jurisdictions/code_table.py",
    "jurisdictions/management/**/*.py",
    "uv.lock",
]
LOCK = 14_1023  # any number that all test runs on one server have in common


@cache
def ground() -> list[Node]:
    """All of Shanxi, two cities without counties, and the counties of the whole nation."""
    return [n for n in read_code_table() if n.level != "town" or n.code.startswith(WITH_TOWNS)]


def template() -> str:
    """Its name, once it stands; of several that ask at once, one makes it and the others wait."""
    name = f"{NAME}_{_digest()}"
    with _maintenance() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{NAME}_%"])
        there = [row[0] for row in cursor.fetchall()]
        if name not in there:
            for old in there:
                _drop_if_idle(cursor, old)
            _make(cursor, name)
    return name


def _digest() -> str:
    files = [CODE_TABLE, Path(__file__), *(path for glob in MADE_OF for path in sorted(ROOT.glob(glob)))]
    content = hashlib.sha256()
    for path in files:
        if ".venv" not in path.parts:
            content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()[:12]


@contextmanager
def _maintenance() -> Iterator[Any]:
    """A cursor outside of any database that is made or dropped here; closing it gives up the lock."""
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        yield cursor


def _drop_if_idle(cursor: Any, name: str) -> None:
    try:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
    except DatabaseError:
        return  # Another run is just copying it.


def _make(cursor: Any, name: str) -> None:
    """Under another name until it is whole, because whoever makes it may be interrupted."""
    raw = f"{NAME}_raw"
    with empty_database(cursor, raw):
        call_command("migrate", verbosity=0)
        load(ground())
    cursor.execute(f'ALTER DATABASE "{raw}" RENAME TO "{name}"')


@contextmanager
def empty_database(cursor: Any, name: str) -> Iterator[None]:
    """Inside, Django works on a new database of this name."""
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{name}"')
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
