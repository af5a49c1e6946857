"""Django's PostgreSQL backend, which starts its own server before the first connection.

As a backend it serves every door alike: manage.py, pytest, gunicorn, Celery; a command that asks nothing of
the database starts nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from . import ensure_running


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        data = Path(self.settings_dict["DATA"])
        self.settings_dict["HOST"] = ensure_running(data)
        return super().get_connection_params()
