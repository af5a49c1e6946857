"""The most memory that one run takes, in a process of its own: python -m bench.peak NAME ours|bare."""

from __future__ import annotations

import importlib
import os
import re
import resource
import subprocess
import sys
from pathlib import Path


def peak(name: str, which: str) -> float:
    """In MB, Python and Django included."""
    command = [sys.executable, "-m", "bench.peak", name, which]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def main(name: str, which: str) -> None:
    """In the database that the parent has set up."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = connection.settings_dict["TEST"]["NAME"]
    with importlib.import_module(f"bench.{name}").runs() as (ours, bare):
        (ours if which == "ours" else bare)()
    print(_high_water())


def _high_water() -> float:
    """Linux lets a process inherit the ru_maxrss of its parent, so there the kernel's own mark is read."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes


if __name__ == "__main__":
    main(*sys.argv[1:])
