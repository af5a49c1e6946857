"""Loading the statutory criteria from their data files, as often as one likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.conf import settings
from django.db import models, transaction

from hazards.models import Clause, Criterion, Edition

DATA = Path(settings.BASE_DIR) / "hazards" / "data"

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def load_criteria() -> Counter[str]:
    """Bring editions, criteria and sub-items up to the data files; says how many of each are new or changed.

    What an administrator has confirmed stays as it was confirmed.
    """
    topics = yaml.safe_load((DATA / "topics.yaml").read_text(encoding="utf-8"))
    done: Counter[str] = Counter()
    for path in sorted(DATA.glob("criteria-*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        edition, _ = put(Edition, {"key": data["version"]}, _edition(data), done)
        for kind, item in _items(data):
            keys = {"code": item["id"]}
            fields = _criterion(item) | {"edition": edition, "kind": kind, "topic": topics[item["id"]]}
            criterion, confirmed = put(Criterion, keys, fields, done)
            for clause in [] if confirmed else item["subitems"]:
                keys = {"criterion": criterion, "number": clause["number"]}
                put(Clause, keys, {"text": clause["text"]}, done)
    return done


def put(
    model: type[Row], keys: dict[str, Any], fields: dict[str, Any], done: Counter[str]
) -> tuple[Row, bool]:
    """Make the row or change what differs, counting it under the model's name; the row, and if it is confirmed.

    A row that says the same as before isn't written, so that its history shows real changes only.
    """
    name = str(model._meta.verbose_name)
    rows: models.QuerySet[Row] = model._default_manager.filter(**keys)
    row = rows.first()
    if row is None:
        done[name] += 1
        return model._default_manager.create(**keys, **fields), False
    if getattr(row, "confirmed_at", None):
        return row, True
    changed = [field for field, value in fields.items() if getattr(row, field) != value]
    for field in changed:
        setattr(row, field, fields[field])
    if changed:
        done[name] += 1
        row.save(update_fields=changed)
    return row, False


def _items(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section in data["sections"]:
        for item in section["items"]:
            yield section["mine_type"], item


def _edition(data: dict[str, Any]) -> dict[str, Any]:
    base = data.get("supplements")
    return {
        "title": data["title"],
        "document_number": data["document_number"],
        "effective_on": models.DateField().to_python(data["effective_date"]),
        "supplements": Edition.objects.get(key=base) if base else None,
        "note": data.get("note", ""),
    }


def _criterion(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": item["number"],
        "label": item["label"],
        "text": item["text"],
        "note": item.get("interpretation_note", ""),
        "applies_note": "；".join(item.get("applies_only_if_note", [])),
        "uncertain": item["uncertain"],
        "uncertain_reason": item.get("uncertain_reason", ""),
    }
