"""Which field of a file was last confirmed when, and by whom (S1-26).

A field is confirmed by whoever last changed it, as the trail of its row says, or by whoever said since that it still
holds. That a form was saved confirms only what was changed in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from enterprises.file.completeness import fields, fields_of
from enterprises.file.parts import PARTS
from enterprises.forms import EnterpriseForm, MineForm
from enterprises.models import Fact, FieldConfirmation, Mine, Profile
from enterprises.models.fact import worded
from enterprises.terms import add_months
from enterprises.thresholds import threshold
from enterprises.upkeep.keeping import require_keeper
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.fieldwise import Said, last_said

BASICS, ENTERPRISE = "basics", "enterprise"
OF_ENTERPRISE = (*EnterpriseForm.Meta.fields, "parent_enterprise")
SYSTEM = "系统"


@dataclass(frozen=True, slots=True)
class Standing:
    """A field that says something, and since when nobody has looked at it."""

    part: str
    name: str
    label: str
    value: str
    on: dt.date | None
    who: str
    old: bool

    @property
    def key(self) -> str:
        return f"{self.part}.{self.name}"


def of_mine(mine: Mine, today: dt.date) -> list[Standing]:
    """The fields that a mine has once: its own, its enterprise's, its profile's."""
    rows: list[tuple[str, Any, Iterable[str]]] = [
        (ENTERPRISE, mine.enterprise, OF_ENTERPRISE),
        (BASICS, mine, _of_kind(mine, ["name", *_fields_on(MineForm)])),
    ]
    if profile := Profile.objects.filter(mine=mine).first():
        rows.append(("profile", profile, fields_of("profile", mine.kind)))
    return [one for part, row, names in rows for one in _standing(part, row, names, today)]


def of_line(part: str, fact: Fact, today: dt.date) -> list[Standing]:
    return _standing(part, fact, _asked(part, fact), today)


def old_ones(found: Iterable[Standing]) -> list[Standing]:
    return [one for one in found if one.old]


@transaction.atomic
def confirm(mine: Mine, keys: Collection[str], *, by: User) -> int:
    """仍然属实, for these fields of those that the mine has once; says how many there were."""
    known = {one.key: one for one in of_mine(mine, timezone.localdate())}
    chosen = [known[key] for key in keys if key in known]
    if not chosen:
        raise RuleViolation("请勾选仍然属实的字段")
    targets = {BASICS: mine.pk, ENTERPRISE: mine.enterprise_id}
    for part in {one.part for one in chosen}:
        if part == ENTERPRISE:
            require_keeper(mine.enterprise, "edit_ledger", by=by)
        else:
            mine.require_desk(by)
        target = targets.get(part) or Profile.objects.get(mine=mine).pk
        _keep(mine, part, target, [one.name for one in chosen if one.part == part], by)
    return len(chosen)


@transaction.atomic
def confirm_line(part: str, fact: Fact, *, by: User) -> None:
    """The whole line at once: whoever says so has read it."""
    fact.confirm(by=by)
    _keep(fact.mine, part, fact.pk, _asked(part, fact), by)


def _asked(part: str, fact: Fact) -> list[str]:
    if isinstance(fact, Profile):
        return fields_of("profile", fact.mine.kind)
    return _fields_on(PARTS[part].form)


def _fields_on(form: Any) -> list[str]:
    return list(form._meta.fields)


def _keep(mine: Mine, part: str, target: int, names: list[str], by: User) -> None:
    FieldConfirmation.objects.create(mine=mine, part=part, target=target, fields=names, confirmed_by=by)


def _of_kind(mine: Mine, names: Iterable[str]) -> list[str]:
    """Without those that only other kinds of mine have."""
    strange = {field.key for field in fields() if not field.concerns(mine.kind)}
    return [name for name in names if f"mine.{name}" not in strange]


def _standing(part: str, row: Any, names: Iterable[str], today: dt.date) -> list[Standing]:
    said = last_said(type(row), [row.pk])[row.pk]
    for one in FieldConfirmation.objects.filter(part=part, target=row.pk).order_by("confirmed_at"):
        for name in one.fields:
            if name not in said or said[name].at < one.confirmed_at:
                said[name] = Said(one.confirmed_at, one.confirmed_by_id)
    people = User.objects.in_bulk({one.by for one in said.values()} - {None})
    found = []
    for name in names:
        value = getattr(row, name)
        if value in (None, "", []):
            continue
        last = said.get(name)
        on = timezone.localdate(last.at) if last else None
        who = str(people.get(last.by, SYSTEM)) if last else ""
        label = str(row._meta.get_field(name).verbose_name)
        found.append(Standing(part, name, label, _worded(row, name, value), on, who, _is_old(on, today)))
    return found


def _is_old(on: dt.date | None, today: dt.date) -> bool:
    return on is None or add_months(on, threshold("confirm_months").value) < today


def _worded(row: Any, name: str, value: Any) -> str:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else worded(value)
