"""How much is measured: in minutes by default, and the whole nation with --big."""

from __future__ import annotations

import os

BIG = os.environ.get("BENCH_BIG") == "1"
IMPORTED = 40_000 if BIG else 4_000
EXPORTED = 100_000 if BIG else 10_000
ROUNDS = 1 if BIG else 3
