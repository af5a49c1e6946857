"""The most memory that one run takes, in a process of its own: python -m bench.peak NAME ours|bare."""

from __future__ import annotations

import importlib
import os
import resource
import subprocess
import sys


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
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
