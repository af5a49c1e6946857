"""How many officers an act takes at the least, read once from data/teams.yaml; and who may be one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jurisdictions.models import Agency, User
from jurisdictions.roles import Role
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import persons

PATH = Path(__file__).parent / "data" / "teams.yaml"


@dataclass(frozen=True)
class Least:
    n: int
    basis: str

    def __str__(self) -> str:
        return persons(self.n)


@cache
def _data() -> dict[str, Least]:
    return {act: Least(**row) for act, row in yaml.safe_load(PATH.read_text(encoding="utf-8")).items()}


def least(act: str) -> Least:
    return _data()[act]


def certified(agency: Agency | None, day: dt.date) -> Any:
    """The officers whom an agency can send."""
    people = User.objects.filter(agency=agency, is_active=True, roles__contains=[Role.INSPECTOR])
    return people.filter(certificate_expires__gte=day).exclude(certificate_number="").order_by("pk")


def check_team(team: Collection[User], by: User, day: dt.date, act: str, named: str) -> None:
    """`named` is the act as its refusal calls it."""
    for officer in team:
        if officer.agency_id != by.agency_id or not officer.can("log_inspection"):
            raise RuleViolation(f"{officer.name}不是本机关的执法人员", field="officers")
        if not officer.certificate_valid(day):
            raise RuleViolation(f"{officer.name}没有有效的执法证件", field="officers")
    if len(team) < least(act).n:
        raise RuleViolation(f"{named}须有{least(act)}以上执法人员", field="officers")
