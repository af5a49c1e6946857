"""`make bench`: run every benchmark on a database of its own and write docs/performance.md.

python -m bench.run [NAME ...]      only these, printed and not written
python -m bench.run --big           the nation's 40,000 mines and 100,000 rows: the second half of the page
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

BENCHMARKS = ["import_ledger", "export_ledger", "county_form", "city_page", "national_board"]
# A campaign of the nation comes last, because it fills every county.
NATIONAL = [f"national_campaign.{part}" for part in ("generation", "again", "nation", "province")]
AT_SCALE = ["import_ledger", "export_ledger", *NATIONAL]
PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"

HEAD = """\
# Performance

Each row is one thing this system does, divided by the barest way to the same answer: both measured in turns,
in one run, on the same rows. The ratio is the median of the rounds, its range beside it; the times are for
orientation and belong to the machine. Peaks are of a whole process, Python and Django included. `make bench`
writes this half of the page, `make bench BIG=1` the other.

Measured on {day}: {machine}.

{table}"""
SCALE = "## At the scale of the nation\n"
TABLE = """\
| what | ratio | range | rounds | divided by | ours | bare | peak, ours | peak, bare |
|---|---:|---:|---:|---|---:|---:|---:|---:|
"""
SCALE_HEAD = (
    SCALE
    + """
One round each, measured on {day}: {machine}.

{table}"""
)


def main(names: list[str]) -> None:
    big = "--big" in names
    os.environ["BENCH_BIG"] = "1" if big else "0"
    names = [name for name in names if name != "--big"]
    os.environ["TEST_SUFFIX"] = "bench"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from tests.template import template

    connection.settings_dict["TEST"]["TEMPLATE"] = template()
    databases = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    try:
        lines = [_line(_measured(name)) for name in names or (AT_SCALE if big else BENCHMARKS)]
    finally:
        teardown_databases(databases, verbosity=0)
    notes = _notes()
    print(*notes, sep="\n")
    if not names:
        _tell([*lines, "", *notes] if notes else lines, big)


def _notes() -> list[str]:
    """What isn't a ratio."""
    from bench.national_campaign import notes

    return [f"In that run {note}" for note in notes]


def _tell(lines: list[str], big: bool) -> None:
    """Each half of the page is written anew, and the other left as it is."""
    head = SCALE_HEAD if big else HEAD
    written = head.format(day=date.today(), machine=_machine(), table=TABLE) + "\n".join(lines) + "\n"
    usual, mark, scale = PAGE.read_text().partition(SCALE) if PAGE.exists() else ("", "", "")
    PAGE.write_text(f"{usual.rstrip()}\n\n{written}" if big else f"{written}\n{mark}{scale}".rstrip() + "\n")


def _measured(name: str) -> Measurement:
    module, _, part = name.partition(".")
    found = importlib.import_module(f"bench.{module}")
    result = measure(getattr(found, part) if part else found)
    times = f"{_time(result.ours)} to {_time(result.bare)}, {result.spread[0]:.2f}–{result.spread[1]:.2f}"
    print(f"{result.ratio:7.2f} ×  {result.what}  ÷  {result.divided_by}  ({times})", flush=True)
    return result


def _line(result: Measurement) -> str:
    low, high = result.spread
    peaks = [f"{peak:.0f} MB" for peak in result.peaks] if result.peaks else ["", ""]
    return (
        f"| {result.what} | {result.ratio:.2f} | {low:.2f}–{high:.2f} | {result.rounds} | {result.divided_by} "
        f"| {_time(result.ours)} | {_time(result.bare)} | {peaks[0]} | {peaks[1]} |"
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
