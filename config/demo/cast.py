"""The agencies of the demo and the people at their desks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from config.demo.story import read
from enterprises.models import Mine
from enterprises.upkeep.keeping import invite
from jurisdictions.actions import open_agency, save_person
from jurisdictions.models import Agency, Region, User
from jurisdictions.roles import Role

PASSWORD = "Linfen-2023-demo"
FOUNDER = "demo.founder"
CERTIFIED_UNTIL = dt.date(2028, 12, 31)


@dataclass
class Desk:
    """An agency with its people by role."""

    agency: Agency
    people: dict[str, list[User]] = field(default_factory=dict)

    def one(self, role: Role) -> User:
        return self.people[role][0]

    @property
    def clerk(self) -> User:
        return self.one(Role.CLERK)

    @property
    def leader(self) -> User:
        return self.one(Role.LEADER)

    @property
    def inspectors(self) -> list[User]:
        return self.people[Role.INSPECTOR]


class Cast:
    """Everybody who acts: `desks` by user name (linfen, xiangfen), the people of each mine's enterprise."""

    def __init__(self, random: Random) -> None:
        self.names = _names(random)
        self.password = make_password(PASSWORD)
        self.desks: dict[str, Desk] = {}
        self.founder = self._found()
        for row in _agencies():
            self._open(row)

    def engage_last(self) -> None:
        for row in read("agencies")["last"]:
            self._open(row)

    def desk_of(self, agency: Agency) -> Desk:
        return next(desk for desk in self.desks.values() if desk.agency == agency)

    def of_mine(self, mine: Mine, role: Role) -> User:
        return User.objects.get(representative__enterprise=mine.enterprise_id, roles=[role])

    def _found(self) -> User:
        """Somebody has to open the first agency; every other account is opened by a person with the right to."""
        top = read("agencies")["agencies"][0]
        agency = Agency.objects.create(region_id=top["region"], name=top["name"], short_name=top["short"])
        return User.objects.create_user(FOUNDER, name="系统安装人", agency=agency, roles=[Role.ADMINISTRATOR])

    def _open(self, row: dict[str, Any]) -> None:
        known = Agency.objects.filter(name=row["name"]).first()
        agency = known or open_agency(
            Agency(
                region=Region.objects.get(code=row["region"]),
                name=row["name"],
                short_name=row["short"],
                kind=row.get("kind", Agency.Kind.EMERGENCY),
                superior=Agency.objects.filter(name=row.get("superior")).first(),
            ),
            by=self.founder,
        )
        desk = self.desks.setdefault(row["user"], Desk(agency))
        for role, number in row["people"].items():
            desk.people[role] = [
                self._employ(
                    agency, role, f"{row['user']}.{role}{n if number > 1 or role == 'inspector' else ''}"
                )
                for n in range(1, number + 1)
            ]

    def _employ(self, agency: Agency, role: str, username: str) -> User:
        person = User(username=username, name=next(self.names), agency=agency, roles=[role])
        if role == Role.INSPECTOR:
            person.certificate_number = f"演示{agency.region_id}{username[-1:].zfill(2)}"
            person.certificate_expires = CERTIFIED_UNTIL
        save_person(person, by=self.founder)
        return self._let_in(person)

    def retire_founder(self) -> None:
        self.founder.is_active = False
        self.founder.save(update_fields=["is_active"])

    def represent(self, mine: Mine, username: str) -> None:
        """Accounts for a mine, invited by who answers for it: its principal as the ledger says, a safety officer."""
        assert mine.supervisor is not None
        clerk = self.desk_of(mine.supervisor).clerk
        for role, name in [
            (Role.PRINCIPAL, mine.principal or next(self.names)),
            (Role.SAFETY_OFFICER, next(self.names)),
        ]:
            invited = invite(mine.enterprise, username=f"{username}.{role}", name=name, role=role, by=clerk)
            self._let_in(invited.user)

    def _let_in(self, person: User) -> User:
        """One hash for all, because making one takes as long as a hundred rows."""
        person.password = self.password
        person.save(update_fields=["password"])
        return person


def _agencies() -> Iterator[dict[str, Any]]:
    known = read("agencies")
    yield from known["agencies"]
    for code, county in read("counties").items():
        yield {
            "region": code,
            "name": f"{Region.objects.get(code=code).name}应急管理局",
            "short": county["short"],
            "user": county["user"],
            "people": known["county"] | known["more"].get(county["user"], {}),
        }
    yield from known["later"]
    for code, county in read("counties").items():
        if county["user"] not in known["more"]:
            name = f"{Region.objects.get(code=code).name}应急管理局"
            yield {"name": name, "user": county["user"], "people": known["reviewer"]}


def _names(random: Random) -> Iterator[str]:
    words = read("names")
    every = [surname + given for surname in words["surnames"] for given in words["given"]]
    random.shuffle(every)
    return iter(every)
