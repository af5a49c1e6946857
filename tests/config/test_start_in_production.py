from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.production import require_production_settings

COMPLETE = {
    "DJANGO_ENV": "production",
    "SECRET_KEY": "9f4c1e7a" * 8,
    "ALLOWED_HOSTS": "example.cn",
    "HTTPS": "proxy",
    "DATABASE_URL": "postgres://someone:secret@database.example.cn/enforcement",
    "CELERY_BROKER_URL": "redis://queue.example.cn/0",
}


def check(settings, tmp_path, given):
    inherited = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    own = {"DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=inherited | own | given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_with_everything_said_it_starts_without_a_warning(settings, tmp_path):
    result = check(settings, tmp_path, COMPLETE)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.slow
def test_debugging_cannot_be_turned_on(settings, tmp_path):
    assert check(settings, tmp_path, COMPLETE | {"DEBUG": "true"}).returncode == 0


def test_it_refuses_to_start_with_nothing_said(settings, tmp_path):
    result = check(settings, tmp_path, {"DJANGO_ENV": "production"})
    assert result.returncode != 0
    assert "Production refuses to start." in result.stderr


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("HTTPS", ""),
        ("DATABASE_URL", ""),
        ("CELERY_BROKER_URL", ""),
    ],
)
def test_the_refusal_names_what_is_wanting_and_nothing_else(name, bad):
    with pytest.raises(ImproperlyConfigured) as refusal:
        require_production_settings(COMPLETE | {name: bad})
    assert [other for other in COMPLETE if other in str(refusal.value)] == [name]
