"""The laptop's settings, for tests: cheap passwords, files of their own, tasks run where they are called."""

from __future__ import annotations

import os

from .settings import *
from .settings import DATABASES, MIDDLEWARE, STORAGES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_own = VAR / DATABASES["default"]["TEST"]["NAME"] / os.environ.get("PYTEST_XDIST_WORKER", "main")
MEDIA_ROOT = _own / "media"

# Nothing is collected for tests: pages find their static files where they lie.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]

CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
