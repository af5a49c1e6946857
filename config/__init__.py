"""The roof: settings, root URLs, the queue. It knows every app; no app knows it."""

from .celery import app as celery

__all__ = ["celery"]
