"""The notices that are ready to be started, as data: one file a document, each date with its paragraph."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LIBRARY = Path(__file__).parents[1] / "library"
CAMPAIGN_FIELDS = (
    "nature",
    "document_number",
    "title",
    "short_title",
    "issued_on",
    "starts_on",
    "ends_on",
    "scope_text",
    "kinds",
    "statuses",
    "edition",
    "plan",
)


def library() -> dict[str, dict[str, Any]]:
    """Every notice that is ready to be started, by its key; a copy that the caller may change."""
    return deepcopy(_read())


@cache
def _read() -> dict[str, dict[str, Any]]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("*.yaml"))]
    return {data["key"]: data for data in files}


def official_forms() -> dict[str, dict[str, Any]]:
    """The sheets that some notice of the library asks for, by their code, as it asks for them."""
    rows = [row for data in _read().values() for row in data["requirements"]]
    return {row["form"]: row for row in rows if row.get("form")}


def campaign_file(key: str) -> dict[str, Any]:
    """The data of one notice of the library; raises KeyError for an unknown key."""
    return library()[key]
