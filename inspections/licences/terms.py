"""What a decision on a licence takes, read once from data/licence_decisions.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from campaigns.disclosure.terms import Within

PATH = Path(__file__).parents[1] / "data" / "licence_decisions.yaml"


def hearing() -> Within:
    """How long the party may ask for one after it was told of its right."""
    return Within(**_data()["hearing"])


def basis(of: str) -> str:
    return str(_data()[of]["basis"])


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
