"""What the demo's working mines owe month by month, whom they train, what they set aside and practise."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from config.demo.story import DAY, SEED
from enterprises.models import (
    Contractor,
    Drill,
    EmergencyPlan,
    Fact,
    KeyPerson,
    Mine,
    MineKind,
    SafetyFund,
    SafetyMeeting,
    SafetyRule,
    ShiftLead,
    ThirdParty,
    Training,
    Worker,
)
from jurisdictions.models import User

FEW = 4  # people a mine; a county has hundreds
RULES = ["动火作业管理制度", "有限空间作业管理制度"]
TRADES = ["凿岩工", "支护工", "提升机司机", "通风工", "电工"]


class Duties:
    """With a random of its own, so that nothing told elsewhere changes."""

    def __init__(self, names: list[str], words: dict[str, Any]) -> None:
        self.random, self.names, self.words = Random(SEED + 1), names, words

    def keep(self, mine: Mine, by: User, people: list[KeyPerson], today: dt.date) -> None:
        self._train(mine, by, today)
        filed = today - self.random.randint(200, 1090) * DAY
        plan = EmergencyPlan(mine=mine, title="综合应急预案", kind="综合应急预案", filed_on=filed)
        plan.expires = filed.replace(year=filed.year + 3)
        self._keep(plan, by)
        for kind in RULES:
            facts = {"approver": people[0].name, "approved_on": dt.date(2023, 1, 10)}
            rule = SafetyRule(mine=mine, kind=kind, title=kind, review_on=dt.date(2024, 1, 10), **facts)
            self._keep(rule, by)
        owed = self.random.randint(40, 300)
        extracted = owed - (self.random.randint(5, 20) if self.random.random() < 0.2 else 0)
        self._keep(SafetyFund(mine=mine, year=2022, owed=owed, extracted=extracted, used=extracted - 8), by)
        designer = self.random.choice(self.words["designers"])
        self._keep(ThirdParty(mine=mine, kind="设计单位", name=designer, expires=dt.date(2024, 6, 30)), by)
        for days in (60, 30, 5):
            SafetyMeeting(mine=mine, day=today - days * DAY, chair=people[1].name, attendees=12).log(by=by)
        drilled = today - self.random.randint(20, 190) * DAY
        Drill(mine=mine, day=drilled, scenario="透水事故撤人演练", people=30).log(by=by)
        hired = Contractor.objects.filter(mine=mine).first()
        if hired is not None and mine.kind == MineKind.UNDERGROUND:
            leads = {"leader": people[1].name, "contractor_leader": hired.team_leader, "shift": "早班"}
            ShiftLead(mine=mine, contractor=hired, day=today - 6 * DAY, **leads).log(by=by)

    def _train(self, mine: Mine, by: User, today: dt.date) -> None:
        for number in range(FEW):
            name, trade = self.random.choice(self.names), self.random.choice(TRADES)
            person = Worker(mine=mine, name=name, number=f"{number + 1:03d}", trade=trade)
            self._keep(person, by)
            trained = today - self.random.randint(30, 380) * DAY
            self._keep(
                Training(mine=mine, worker=person, kind="再培训", trained_on=trained, hours=20, score=85), by
            )

    def _keep(self, fact: Fact, by: User) -> None:
        fact.full_clean(exclude=["confirmed_by"])
        fact.keep(by=by)
