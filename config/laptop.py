"""What `make demo` does once the environment stands: prepare the site, then run all of it until Ctrl-C.

    python -m config.laptop prepare [--reload-demo]
    python -m config.laptop serve [PORT]

A step of preparation runs again only when the files it reads have changed, so the second start takes seconds.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import django

STEPS: dict[str, tuple[str, ...]] = {
    "collectstatic": ("static/**/*", "package-lock.json", "config/settings.py"),
    "migrate": ("*/migrations/*.py", "uv.lock"),
    "load_regions": ("jurisdictions/data/**/*", "jurisdictions/management/commands/load_regions.py"),
    "load_reference": ("*/data/**/*", "*/reference.py", "uv.lock"),
    "demo": (),
}
OPTIONS = {"collectstatic": ["--no-input"], "migrate": ["--no-input"]}


def prepare(*, reload_demo: bool = False) -> None:
    from django.core.management import call_command, get_commands

    for step, patterns in STEPS.items():
        stamp, digest, options = _stamp(step), _digest(patterns), OPTIONS.get(step, [])
        if step == "demo" and reload_demo:
            stamp.unlink(missing_ok=True)
            options = ["--reload"]
        if step not in get_commands() or (stamp.exists() and stamp.read_text() == digest):
            continue
        print(f"\033[1m==> {step}\033[0m", flush=True)
        call_command(step, *options, verbosity=0 if step in OPTIONS else 1)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(digest)


def serve(port: int) -> int:
    """Gunicorn, a Celery worker and its clock, under one supervisor: when one stops, all stop.

    The supervisor's own connection holds the embedded database open, and gives it up last.
    """
    from django.db import connection
    from honcho.manager import Manager

    connection.ensure_connection()
    connection.close()
    # Closing the terminal is as good as Ctrl-C.
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    programs = Path(sys.executable).parent
    celery = f"{programs}/celery --quiet --app config"
    manager = Manager()
    manager.add_process(
        "web",
        f"{programs}/gunicorn config.wsgi --bind 127.0.0.1:{port} --workers 2 --threads 4"
        " --preload --graceful-timeout 3 --log-level warning --no-control-socket",
    )
    # Threads, because the supervisor signals whole process groups and Celery's child processes take that ill;
    # and no sermon to root, who may be all there is on an evaluator's machine.
    worker = f"{celery} worker --pool threads --concurrency 2 --loglevel WARNING --without-mingle"
    manager.add_process("worker", worker, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    manager.add_process("clock", f"{celery} beat --loglevel WARNING")
    threading.Thread(target=_announce, args=[port], daemon=True).start()
    manager.loop()
    return 0 if manager.returncode in (130, 143) else manager.returncode or 0


def _stamp(step: str) -> Path:
    from django.conf import settings

    return settings.VAR / "prepared" / step


def _digest(patterns: tuple[str, ...]) -> str:
    """A new database has everything before it again, so its identity counts with the files."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier, current_database() FROM pg_control_system()")
        digest = hashlib.sha256(repr(cursor.fetchone()).encode())
    for path in _files(patterns):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(patterns: tuple[str, ...]) -> Iterator[Path]:
    from django.conf import settings

    for pattern in patterns:
        yield from sorted(path for path in settings.BASE_DIR.glob(pattern) if path.is_file())


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is taken by another program. Choose another: make demo PORT={port + 1}")


def _announce(port: int) -> None:
    from django.core.management import call_command, get_commands

    address = f"http://localhost:{port}/"
    while not _answers(f"{address}healthz"):
        time.sleep(0.2)
    print(f"\n\033[1m专项执法行动管理系统  {address}\033[0m   (Ctrl-C stops it)\n", flush=True)
    if "demo" in get_commands():
        call_command("demo", "--accounts")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:  # noqa: S310  # our own address
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    match arguments:
        case ["prepare", *rest]:
            django.setup()
            prepare(reload_demo="--reload-demo" in rest)
            return 0
        case ["serve", *rest]:
            port = int(rest[0]) if rest else 8000
            _refuse_taken_port(port)
            django.setup()
            prepare()
            return serve(port)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
