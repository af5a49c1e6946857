"""Several processes at once share one embedded server: the first starts it, the last stops it."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMAND = """
import sys
from pathlib import Path
from config.embedded import ensure_running
print(ensure_running(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def user(settings):
    """user(folder): a process that uses the server there until its input is closed."""
    processes = []

    def start(folder):
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, str(folder)],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.communicate()


@pytest.mark.slow
def test_two_at_once_share_one_server_and_the_last_stops_it(user, tmp_path):
    data = tmp_path / "postgres"
    one, other = user(data), user(data)
    assert one.stdout.readline() == other.stdout.readline() != ""
    one.communicate()
    assert (data / "postmaster.pid").exists()
    other.communicate()
    assert not (data / "postmaster.pid").exists()


@pytest.mark.slow
def test_a_path_too_long_for_a_socket_is_no_hindrance(user, tmp_path):
    data = tmp_path / ("deep" * 25) / "postgres"
    process = user(data)
    assert len(process.stdout.readline()) in range(2, 90)


@pytest.mark.slow
def test_a_killed_user_is_not_waited_for(user, tmp_path):
    data = tmp_path / "postgres"
    killed, other = user(data), user(data)
    killed.stdout.readline()
    other.stdout.readline()
    killed.kill()
    killed.wait()
    other.communicate()
    assert not (data / "postmaster.pid").exists()
