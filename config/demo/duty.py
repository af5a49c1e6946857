"""What is looked at once more: 泽州县 in the summer of 2024, and the mines that 襄汾县's specialists look after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pghistory
from django.utils import timezone

from campaigns.models import Stage
from config.demo.cast import Cast
from config.demo.pictures import photo
from config.demo.story import clock_at, read
from enterprises.models import Mine
from hazards.actions import register_hazard
from hazards.look_back.actions import look_back
from hazards.models import Clause, Hazard
from inspections.specialists.actions import name_specialist, set_frequency
from jurisdictions.models import User
from jurisdictions.roles import Role


@contextmanager
def _at(day: dt.date, by: User) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(15)))
    with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
        yield


def look_back_at_zezhou(cast: Cast) -> None:
    rows = read("duty")["problems"]
    for number, name in enumerate(dict.fromkeys(row["mine"] for row in rows), 1):
        mine = Mine.objects.get(name=name, region__path__contains="140525/")
        county = cast.desks["zezhou"]
        with _at(rows[0]["found"], county.clerk):
            mine.put_under(county.agency, by=county.clerk, document="泽应急发〔2024〕83号")
            cast.represent(mine, f"zezhou.mine{number}")
    found = [(row, _found(cast, row)) for row in rows]
    for row, hazard in found:
        if row["closed"]:
            _put_right(cast, row, hazard)
    stage = Stage.objects.get(campaign__key="zezhou-2024", look_back=True)
    for row, hazard in found:
        if row["look"]:
            _look(cast, stage, row, hazard)


def _found(cast: Cast, row: dict[str, Any]) -> Hazard:
    mine = Mine.objects.get(name=row["mine"], region__path__contains="140525/")
    facts: dict[str, Any] = {"severity": Hazard.Severity.GENERAL}
    if at := row.get("at"):
        code, number = at.split(".")
        clause = Clause.objects.get(criterion__code=code, number=number)
        facts = {"severity": Hazard.Severity.MAJOR, "criterion": clause.criterion, "clause": clause}
    by = cast.desks["zezhou"].clerk
    with _at(row["found"], by):
        return register_hazard(
            mine,
            row["source"],
            by=by,
            description=row["text"],
            location=row["place"],
            found_on=row["found"],
            due_on=row["due"],
            **facts,
        )


def _put_right(cast: Cast, row: dict[str, Any], hazard: Hazard) -> None:
    officer = cast.of_mine(hazard.mine, Role.SAFETY_OFFICER)
    (inspector, *_) = cast.desks["zezhou"].inspectors
    with _at(row["closed"], officer):
        hazard.commit(
            by=officer,
            responsible=hazard.mine.principal,
            measures=row["done"],
            funds=Decimal("1.2"),
            contingency="整改期间现场设专人监护，出现险情立即撤人",
        )
        hazard.rectify(by=officer, report=f"已{row['done']}")
    with _at(row["closed"], inspector):
        hazard.close_out(by=inspector, note="现场查看，已整改到位")


def _look(cast: Cast, stage: Stage, row: dict[str, Any], hazard: Hazard) -> None:
    town = next(desk for desk in cast.desks.values() if desk.agency.region_id == hazard.mine.region_id)
    due_on = row["looked"] + dt.timedelta(days=row["days"]) if "days" in row else None
    with _at(row["looked"], town.clerk):
        look_back(
            stage,
            hazard,
            by=town.clerk,
            outcome=row["look"],
            note=row["note"],
            due_on=due_on,
            upload=[photo(hazard.mine.kind)],
        )


def name_specialists_at_xiangfen(cast: Cast) -> None:
    """Each of the bureau's inspectors is named for every second of its producing mines, once a quarter each."""
    facts, desk = read("duty")["specialists"], cast.desks["xiangfen"]
    ours = Mine.objects.filter(supervisions__agency=desk.agency, supervisions__until=None, status="producing")
    with _at(facts["since"], desk.leader):
        set_frequency(
            by=desk.leader, times=facts["times"], per="quarter", since=facts["since"], basis=facts["basis"]
        )
        for number, mine in enumerate(ours.order_by("enterprise__credit_code")):
            officer = desk.inspectors[number % len(desk.inspectors)]
            name_specialist(mine, officer, by=desk.leader, since=facts["since"], document=facts["document"])
