"""`make bench`: run every benchmark on a database of its own and write docs/performance.md.

python -m bench.run [NAME ...]      only these, printed and not written
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import date
from pathlib import Path

import django

from bench.harness import Measurement, measure

BENCHMARKS = ["import_ledger", "county_form", "city_page"]
# Last, because it fills every county of the nation.
NATIONAL = [f"national_campaign.{part}" for part in ("generation", "again", "nation", "province")]
PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"

HEAD = """\
# Performance

Each row is one thing this system does, divided by the barest way to the same answer: both measured in turns,
in one run, on the same rows. The ratio is the median of the rounds, its range beside it; the times are for
orientation and belong to the machine. `make bench` writes this page.

Measured on {day}: {machine}.

"""
NATION = """
## A campaign of the whole nation

"""
COLUMNS = """\
| what | ratio | range | rounds | divided by | ours | bare |
|---|---:|---:|---:|---|---:|---:|
"""


def main(names: list[str]) -> None:
    os.environ["TEST_SUFFIX"] = "bench"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from tests.template import template

    connection.settings_dict["TEST"]["TEMPLATE"] = template()
    databases = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    try:
        lines = [_line(_measured(name)) for name in names or BENCHMARKS]
        national = [] if names else [_line(_measured(name)) for name in NATIONAL]
    finally:
        teardown_databases(databases, verbosity=0)
    _print_notes()
    if not names:
        PAGE.parent.mkdir(exist_ok=True)
        head = HEAD.format(day=date.today(), machine=_machine())
        PAGE.write_text(
            head + COLUMNS + _text(lines) + NATION + COLUMNS + _text(national) + _text(["", *_notes()])
        )


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _notes() -> list[str]:
    """What isn't a ratio."""
    from bench.national_campaign import notes

    return [f"In that run {note}" for note in notes]


def _print_notes() -> None:
    for note in _notes():
        print(note)


def _measured(name: str) -> Measurement:
    module, _, part = name.partition(".")
    found = importlib.import_module(f"bench.{module}")
    result = measure(getattr(found, part) if part else found)
    times = f"{_time(result.ours)} to {_time(result.bare)}, {result.spread[0]:.2f}–{result.spread[1]:.2f}"
    print(f"{result.ratio:7.2f} ×  {result.what}  ÷  {result.divided_by}  ({times})", flush=True)
    return result


def _line(result: Measurement) -> str:
    low, high = result.spread
    return (
        f"| {result.what} | {result.ratio:.2f} | {low:.2f}–{high:.2f} | {result.rounds} | {result.divided_by} "
        f"| {_time(result.ours)} | {_time(result.bare)} |"
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _machine() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return (
        f"{os.cpu_count()} × {_processor()}, {_memory():.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Django {django.get_version()}, PostgreSQL {postgres}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "CPU")


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


if __name__ == "__main__":
    main(sys.argv[1:])
