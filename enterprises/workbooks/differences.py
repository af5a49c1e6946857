"""What a row would change in the ledger, field by field, in the words of its columns."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from enterprises.models import Enterprise, Mine, MineStatus
from jurisdictions.models import Agency, Region

State = tuple[Any, ...]
# The column of the ledger for each field of a model; what isn't here no workbook changes.
COLUMN = {
    Enterprise: {
        "region_id": "county",
        "legal_representative": "legal_representative",
        "registered_address": "registered_address",
        "economic_type": "economic_type",
        "phone": "enterprise_phone",
        "parent_enterprise_id": "parent",
    },
    Mine: {
        "region_id": "county",
        "status": "status",
        **{
            name: name
            for name in (
                "minerals", "capacity", "headcount", "hydrogeology", "pond_class", "overhead_pond", "principal",
                "phone", "licence_number", "licence_issued", "licence_expires", "standardization", "remarks",
            )
        },
    },
}  # fmt: skip


# The initials follow from the name, and are dear to ask for.
NAMES = {
    model: [field.attname for field in model._meta.concrete_fields if field.name != "initials"]
    for model in (Enterprise, Mine)
}
WRITTEN = NAMES[Mine].index("supervised_by")


def state(row: Enterprise | Mine) -> State:
    return tuple([getattr(row, name) for name in NAMES[type(row)]])


def differences(
    row: Enterprise | Mine, before: State | None, *, placed: Agency | None = None
) -> list[dict[str, str]]:
    """Between what was and what is; `placed` is the agency that shall answer for the mine."""
    now = state(row)
    found = []
    if before is not None and before != now:
        columns = COLUMN[type(row)]
        for name, old, new in zip(NAMES[type(row)], before, now, strict=True):
            if old != new and (column := columns.get(name)):
                if column == "county" and row.region.level == Region.Level.TOWN:
                    column = "town"
                words = {"before": _words(row, column, old), "after": _words(row, column, new)}
                found.append({"field": column, **words})
    if isinstance(row, Mine) and (change := _supervisor(row, before, placed)):
        found.append(change)
    return found


def _supervisor(mine: Mine, before: State | None, placed: Agency | None) -> dict[str, str] | None:
    """The agency that answers, or the name of one that isn't registered."""
    written = str(before[WRITTEN]) if before else ""
    old = str(mine.supervisor or written)
    new = str(placed or (mine.supervised_by if mine.supervised_by != written else old))
    return None if old == new else {"field": "supervised_by", "before": old, "after": new}


def _words(row: Enterprise | Mine, column: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if column in {"county", "town", "parent"}:
        return _named(row, column, value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if column == "status":
        return str(MineStatus(value).label)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _named(row: Enterprise | Mine, column: str, key: Any) -> str:
    """What is in memory first: of a long ledger, each row may go from its county to one of its towns."""
    if isinstance(row, Enterprise) and column == "parent":
        new = row.parent_enterprise
        return str(new if new and new.pk == key else Enterprise.objects.get(pk=key))
    near = {region.pk: region for region in (row.region, row.region.parent) if region}
    return str((near.get(key) or Region.objects.get(pk=key)).name)
