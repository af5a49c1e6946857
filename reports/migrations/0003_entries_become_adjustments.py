"""Twenty cells of the 调度表 that were typed are counted from the work log now.

What stands in reports as a typed value with its source goes on standing, as an adjustment beside what the log
says, and its source becomes the reason. Sealed cells stay as they were signed.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Left

KEYS = [
    *(f"enforcement.{number}" for number in (1, 2, 5, 7, "8.total", "8.endangering", 9, 10)),
    *(f"party.{number}.{level}" for number in (1, 2) for level in ("province", "city", "county")),
    *("party.3.total", "party.3.anonymous", "party.4", "party.5.city", "party.5.county", "party.6"),
]


def to_adjustments(apps: Any, schema_editor: Any) -> None:
    typed = apps.get_model("reports", "CellEntry").objects.filter(key__in=KEYS, reason="")
    typed.filter(report__form="dispatch-2023").update(
        reason=Left(Concat(Value("原手工填报，来源："), F("source")), 200), source=""
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_seals_stay")]

    operations = [migrations.RunPython(to_adjustments, migrations.RunPython.noop, elidable=False)]
