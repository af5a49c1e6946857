"""The ledger (企业基础台账): who works which mine, and which agency answers for it."""

from __future__ import annotations

from enterprises.models.imports import LedgerImport, LedgerRow
from enterprises.models.ledger import (
    Enterprise,
    Mine,
    MineKind,
    MineQuerySet,
    MineStatus,
    Representative,
    Supervision,
)

__all__ = [
    "Enterprise",
    "LedgerImport",
    "LedgerRow",
    "Mine",
    "MineKind",
    "MineQuerySet",
    "MineStatus",
    "Representative",
    "Supervision",
]
