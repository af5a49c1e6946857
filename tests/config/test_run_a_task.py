"""A real sender, a real queue, a real worker: each a process of its own, as on a laptop and as on a server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

SEND = """
import sys, django
django.setup()
from tests.config.errands import leave_note
leave_note.delay(*sys.argv[1:])
"""


@pytest.fixture(params=["filesystem", pytest.param("redis", marks=pytest.mark.redis)])
def environment(request, tmp_path, settings):
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": str(tmp_path / "var"),
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONWARNINGS": "ignore",
    }
    if request.param == "redis":
        if not os.environ.get("TEST_REDIS_URL"):
            pytest.skip("TEST_REDIS_URL names no Redis")
        own["CELERY_BROKER_URL"] = os.environ["TEST_REDIS_URL"]
    else:
        own["CELERY_BROKER_URL"] = ""
    return os.environ | own


@pytest.fixture
def worker(environment):
    celery = Path(sys.executable).with_name("celery")
    command = [celery, "--app", "config", "worker", "--pool", "solo", "--include", "tests.config.errands"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.terminate()
    process.wait(timeout=20)


@pytest.mark.slow
def test_what_is_sent_is_done_by_the_worker(environment, worker, tmp_path):
    note = tmp_path / "note"
    subprocess.run([sys.executable, "-c", SEND, str(note), "做完了"], env=environment, check=True)
    deadline = time.monotonic() + 30
    while not note.exists() and time.monotonic() < deadline:
        assert worker.poll() is None, "the worker has stopped"
        time.sleep(0.1)
    assert note.read_text() == "做完了"
