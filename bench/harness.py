"""A benchmark compares our way with the barest way to the same answer, on the same data, in turns."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from bench.peak import peak

Run = Callable[[], object]


class Benchmark(Protocol):
    """A module of bench/ that says what it measures, and by what that is divided.

    `runs()` sets the scene (rows, files, a signed-in client) inside a `with`, and yields our run and the bare
    run. Both must answer the same; a module that can should assert so before it yields.
    """

    WHAT: str
    DIVIDED_BY: str
    ROUNDS: int

    def runs(self) -> AbstractContextManager[tuple[Run, Run]]: ...


@dataclass(frozen=True)
class Measurement:
    what: str
    divided_by: str
    ours: float
    bare: float
    ratio: float
    peaks: tuple[float, float] | None  # MB
    spread: tuple[float, float]
    rounds: int


def measure(benchmark: Benchmark) -> Measurement:
    """Each round times both, first one then the other by turns, so that a slow moment strikes both alike."""
    with benchmark.runs() as (ours, bare):
        if benchmark.ROUNDS > 1:
            ours(), bare()
        pairs = [_one_round(ours, bare, ours_first=number % 2 == 0) for number in range(benchmark.ROUNDS)]
    ratios = sorted(mine / base for mine, base in pairs)
    return Measurement(
        benchmark.WHAT,
        benchmark.DIVIDED_BY,
        statistics.median(mine for mine, _ in pairs),
        statistics.median(base for _, base in pairs),
        statistics.median(ratios),
        _peaks(benchmark),
        (ratios[0], ratios[-1]),
        benchmark.ROUNDS,
    )


def _peaks(benchmark: Benchmark) -> tuple[float, float] | None:
    """Of those that say PEAK: what is bounded for any size shows it there."""
    if not getattr(benchmark, "PEAK", False):
        return None
    name = benchmark.__name__.removeprefix("bench.")  # type: ignore[attr-defined]
    return peak(name, "ours"), peak(name, "bare")


def _one_round(ours: Run, bare: Run, *, ours_first: bool) -> tuple[float, float]:
    if ours_first:
        mine = _seconds(ours)
        return mine, _seconds(bare)
    base = _seconds(bare)
    return _seconds(ours), base


def _seconds(run: Run) -> float:
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
