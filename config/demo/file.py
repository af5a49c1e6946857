"""一企一档 of the demo's mines: kept by the clerk who answers for each, some things missing, some overdue.

It draws from a random of its own, so that the story before it stays the same to the last hazard.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

import pghistory
from django.utils import timezone

from config.demo.cast import Cast
from config.demo.duties import Duties
from config.demo.story import DAY, ENDS, SEED, clock_at, read
from enterprises.credit_code import check_digit
from enterprises.file.parents import put_below
from enterprises.models import (
    Certificate,
    Contractor,
    Drawing,
    Equipment,
    Fact,
    Insurance,
    KeyPerson,
    Licence,
    Mine,
    MineKind,
    MineStatus,
    Output,
    ParentVisit,
    Profile,
    Responsible,
    SiteDay,
    WatchDuty,
    WatchEntry,
)
from enterprises.terms import next_test
from jurisdictions.models import User
from jurisdictions.roles import Role

KEPT_ON = ENDS - 10 * DAY
WORKING = {MineStatus.PRODUCING, MineStatus.BUILDING, MineStatus.RECTIFYING}


class Files:
    def __init__(self, cast: Cast) -> None:
        self.cast, self.random, self.words = cast, Random(SEED), read("file")
        names = read("names")
        self.names = [surname + given for surname in names["surnames"] for given in names["given"]]
        self.duties = Duties(self.names, self.words)

    def keep(self, mines: Iterable[Mine]) -> None:
        for mine in mines:
            mine.refresh_from_db()
            if mine.status == MineStatus.CLOSED or mine.supervisor is None:
                continue
            clerk = self.cast.desk_of(mine.supervisor).clerk
            moment = timezone.make_aware(dt.datetime.combine(KEPT_ON, dt.time(10)))
            with clock_at(moment), pghistory.context(user=clerk.pk, source="demo"):
                self._file(mine, clerk)

    def _file(self, mine: Mine, by: User) -> None:
        self._keep(Profile(mine=mine, **self._profile(mine)), by)
        self._permits(mine, by)
        people = self._people(mine, by)
        self._responsible(mine, by)
        if mine.status in WORKING:
            self._works(mine, by)
            self._presence(mine, people)
            self.duties.keep(mine, by, people, KEPT_ON)
        if mine.status == MineStatus.SUSPENDED_UNATTENDED:
            self._watch(mine, by)

    def _keep(self, fact: Fact, by: User) -> None:
        fact.full_clean(exclude=["confirmed_by"])
        fact.keep(by=by)

    def _profile(self, mine: Mine) -> dict[str, Any]:
        pick = self.random.choice
        profile: dict[str, Any] = {
            "longitude": round(111 + self.random.random(), 6),
            "latitude": round(35.6 + self.random.random(), 6),
            "risk_grade": pick("BBCCD"),
            "service_years": self.random.randint(5, 25),
            "designer": pick(self.words["designers"]),
            "assessor": pick([*self.words["assessors"], ""]),
            "employees": self.random.randint(15, 180),
        }
        if mine.kind == MineKind.UNDERGROUND:
            shared = dict.fromkeys(("monitoring", "positioning", "communication"), True)
            profile |= {
                **shared,
                "scale": pick(["中型", "小型", "小型"]),
                "development": pick(self.words["development"]),
                "hoisting": pick(self.words["hoisting"]),
                "exits": self.random.randint(2, 3),
                "pumps": self.random.randint(2, 4),
                "ground_pressure": False,
                "spontaneous_combustion": False,
            }
        elif mine.kind == MineKind.TAILINGS:
            height = self.random.randint(20, 60)
            profile |= {
                "pond_form": pick(["山谷型", "傍山型"]),
                "pond_disposal": pick(["湿排", "干排"]),
                "pond_use": "在用" if mine.status in WORKING else "停用",
                "dam_designed": height,
                "dam_present": height - self.random.randint(1, 12),
                "online_monitoring": pick([True, None]),
            }
        return profile

    def _permits(self, mine: Mine, by: User) -> None:
        start = self._day(2016, 2021)
        mining = {"number": f"C1410{self.random.randint(10**9, 10**10 - 1)}", "issuer": "山西省自然资源厅"}
        if mine.kind != MineKind.TAILINGS:
            self._keep(
                Licence(mine=mine, kind="采矿许可证", issued=start, expires=_years(start, 10), **mining), by
            )
        self._keep(Licence(mine=mine, kind="营业执照", number=mine.enterprise.credit_code), by)
        if mine.status in WORKING and self.random.random() < 0.8:
            since = self._day(2022, 2022, first_month=9)
            self._keep(
                Insurance(
                    mine=mine,
                    insurer=self.random.choice(self.words["insurers"]),
                    number=f"AZX{self.random.randint(10**7, 10**8 - 1)}",
                    amount=self.random.choice([300, 500, 800]),
                    since=since,
                    until=_years(since, 1) - DAY,
                ),
                by,
            )

    def _people(self, mine: Mine, by: User) -> list[KeyPerson]:
        asked = self.words["posts"] if mine.kind == MineKind.UNDERGROUND else self.words["posts"][:2]
        people = []
        for posts in asked:
            if posts[0] == "机电副矿长" and self.random.random() < 0.4:
                continue
            name = mine.principal if posts[0] == "法定代表人" and mine.principal else self._name()
            person = KeyPerson(
                mine=mine,
                name=name,
                posts=posts,
                education=self.random.choice(self.words["education"]),
                major=self.random.choice(self.words["majors"]),
                since=self._day(2019, 2022),
            )
            self._keep(person, by)
            people.append(person)
        for person in people[:2]:
            issued = self._day(2020, 2022, first_month=10)
            facts = {"number": f"演示{self.random.randint(10**5, 10**6 - 1)}", "issued": issued}
            self._keep(
                Certificate(
                    mine=mine,
                    person=person,
                    kind="主要负责人考核合格证",
                    expires=_years(issued, 3),
                    **facts,
                ),
                by,
            )
        return people

    def _works(self, mine: Mine, by: User) -> None:
        if mine.kind == MineKind.UNDERGROUND:
            for kind in self.words["equipment"]:
                tested = self._day(2022, 2022, first_month=8)
                facts = {"number": f"{self.random.randint(1, 3)}号", "tested_on": tested}
                self._keep(Equipment(mine=mine, kind=kind, test_due=next_test(kind, tested), **facts), by)
            for kind in self.words["drawings"]:
                updated = KEPT_ON - self.random.randint(5, 120) * DAY
                Drawing(mine=mine, kind=kind, updated_on=updated, scale="1:1000").submit(by=by)
            if self.random.random() < 0.5:
                self._contractor(mine, by)
        if mine.capacity:
            share = self.random.choice([70, 85, 100, 115])
            planned = round(float(mine.capacity) * share / 100, 2)
            self._keep(Output(mine=mine, year=2023, planned=planned, set_by=mine.enterprise.name), by)

    def _contractor(self, mine: Mine, by: User) -> None:
        since = self._day(2022, 2022)
        self._keep(
            Contractor(
                mine=mine,
                name=self.random.choice(self.words["contractors"]),
                team_leader=self._name(),
                people=self.random.randint(12, 45),
                licence_number=f"（晋）JZ安许证字{self.random.randint(1000, 9999)}",
                licence_expires=_years(since, 3),
                since=since,
            ),
            by,
        )

    def _responsible(self, mine: Mine, by: User) -> None:
        post = self.random.choice(self.words["officials"])
        facts = {"post": post, "level": "县级", "since": dt.date(2023, 1, 1)}
        self._keep(Responsible(mine=mine, name=self._name(), document="县政府包保责任公示", **facts), by)

    def _presence(self, mine: Mine, people: list[KeyPerson]) -> None:
        """August and the first days of September, entered by the mine's own safety officer."""
        by = self.cast.of_mine(mine, Role.SAFETY_OFFICER)
        for person in people[:2]:
            for day in self.random.sample(range(1, 29), k=self.random.randint(6, 16)):
                SiteDay(mine=mine, person=person, day=dt.date(2023, 8, day), note="下井检查").log(by=by)
        if mine.enterprise.parent_enterprise_id:
            for day in self.random.sample(range(1, 29), k=self.random.randint(2, 4)):
                told = {"visitors": "集团安监部", "note": "月度检查"}
                ParentVisit(mine=mine, day=dt.date(2023, 8, day), **told).log(by=by)

    def _watch(self, mine: Mine, by: User) -> None:
        duty = WatchDuty(
            mine=mine,
            watcher=self._name(),
            unit="乡镇应急管理中心",
            mode=self.random.choice(WatchDuty.Mode.values),
            since=dt.date(2023, 5, 22),
        )
        self._keep(duty, by)
        for week in range(self.random.randint(4, 9)):
            day = KEPT_ON - (week * 7 + self.random.randint(0, 3)) * DAY
            WatchEntry(mine=mine, duty=duty, day=day, note="井口封闭，无人作业").log(by=by)

    def belong(self, mines: Iterable[Mine]) -> None:
        """A few enterprises have a group above them."""
        for name in self.words["parents"]:
            body = f"91140100{self.random.randint(10**8, 10**9 - 1)}"
            for mine in mines:
                assert mine.supervisor is not None
                clerk = self.cast.desk_of(mine.supervisor).clerk
                put_below(mine.enterprise, credit_code=body + check_digit(body), name=name, by=clerk)

    def _name(self) -> str:
        return self.random.choice(self.names)

    def _day(self, first: int, last: int, first_month: int = 1) -> dt.date:
        return dt.date(
            self.random.randint(first, last), self.random.randint(first_month, 12), self.random.randint(1, 28)
        )


def _years(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years)
