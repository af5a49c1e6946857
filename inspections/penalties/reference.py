"""The clauses and grounds that decisions rest on, from data into their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from hazards.reference import put
from inspections.models import Ground, PenaltyClause

PATH = Path(__file__).parents[1] / "data" / "penalties.yaml"
GROUNDS = PATH.with_name("grounds.yaml")


@transaction.atomic
def load_penalty_clauses(path: Path = PATH) -> Counter[str]:
    """Bring the clauses up to the data file; one that an administrator has confirmed stays as it is.

    What a law says for those who don't correct themselves in time (逾期未改正, 拒不执行) has limits of its
    own, so it is a clause of its own here, coded with a trailing `+`.
    """
    done: Counter[str] = Counter()
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["penalties"]:
        for clause in _clauses(row):
            put(PenaltyClause, {"code": clause.pop("code")}, clause, done)
    return done


def _clauses(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    worse = row.get("escalation") or {}
    base = {
        "code": row["id"],
        "law": row["law"],
        "article": row["article"],
        "violation": row["violation"],
        "person_subject": row.get("personal_subject") or "",
        "escalation": worse.get("condition", ""),
        "other_measures": row.get("other_measures") or [],
        "uncertain": row["uncertain"],
        "uncertain_reason": "条文凭摘要录入，须与公布文本逐字核对" if row["uncertain"] else "",
    }
    yield base | _limits(row)
    if any(worse.get(name) is not None for name in ("entity_fine_max", "personal_fine_max")):
        yield (
            base
            | _limits(worse)
            | {
                "code": f"{row['id']}+",
                "violation": f"{row['violation']}，{worse['condition']}",
                "escalation": "",
                "other_measures": worse.get("measures") or [],
            }
        )


def _limits(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "entity_min": row.get("entity_fine_min"),
        "entity_max": row.get("entity_fine_max"),
        "person_min": row.get("personal_fine_min"),
        "person_max": row.get("personal_fine_max"),
    }


@transaction.atomic
def load_grounds(path: Path = GROUNDS) -> Counter[str]:
    """What a law says stands over all of its grounds, unless one says otherwise for itself."""
    done: Counter[str] = Counter()
    for topic, laws in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for law in laws:
            shared = {name: value for name, value in law.items() if name != "grounds"}
            for row in law["grounds"]:
                fields = {"topic": topic, **shared, **row}
                put(Ground, {"code": fields.pop("code")}, fields, done)
    return done
