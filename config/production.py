"""What a server must say before it starts, and what a laptop makes up for itself."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST_SECRET_KEY = 50


def require_production_settings(given: Mapping[str, str]) -> None:
    """HTTPS=proxy is a promise made by a person: a proxy in front ends TLS and sets X-Forwarded-Proto itself.

    Without a proxy that does so anybody could send the header, and plain HTTP would pass for HTTPS.
    """
    wanting = [
        sentence
        for holds, sentence in (
            (
                len(given.get("SECRET_KEY", "")) >= SHORTEST_SECRET_KEY,
                f"SECRET_KEY must be set, to {SHORTEST_SECRET_KEY} random characters or more.",
            ),
            (
                given.get("ALLOWED_HOSTS", "").strip(" ,") not in ("", "*"),
                "ALLOWED_HOSTS must name the site's hosts, separated by commas.",
            ),
            (
                given.get("HTTPS") == "proxy",
                "HTTPS=proxy must be set, once a proxy in front serves HTTPS and sets X-Forwarded-Proto.",
            ),
            (bool(given.get("DATABASE_URL")), "DATABASE_URL must name the PostgreSQL database."),
            (bool(given.get("CELERY_BROKER_URL")), "CELERY_BROKER_URL must name the Redis of the queue."),
        )
        if not holds
    ]
    if wanting:
        raise ImproperlyConfigured("Production refuses to start. " + " ".join(wanting))


def secret_key_of_this_machine(var: Path) -> str:
    """Made up on first use and kept, so that no key stands in the code and a restart signs nobody out."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key())
        # Of two processes at once one keeps its key, and both go on with that one.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()
