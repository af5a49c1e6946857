"""What is wrong at the mines of the demo, and how it goes on: found, promised, put right, verified or left lying."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from config.demo.cast import Cast
from config.demo.story import DAY, Story, read
from enterprises.models import Mine, MineStatus
from hazards.actions import register_hazard, report_self_found
from hazards.models import Clause, Criterion, Hazard
from jurisdictions.models import User
from jurisdictions.roles import Role

FIRST_THING = 8


@dataclass(frozen=True)
class Fault:
    criterion: Criterion
    clause: Clause | None
    severity: str
    text: str
    place: str
    fix: str
    days: int
    funds: Decimal
    only: str = ""

    def fits(self, mine: Mine) -> bool:
        return self.criterion.kind == mine.kind and (
            not self.only
            or (self.only == "building" and mine.status == MineStatus.BUILDING)
            or (self.only == "wet" and mine.hydrogeology in {"中等", "复杂"})
        )


class Faults:
    """Draws faults that fit a mine, none twice at the same mine, and lets the hazards that come of them live."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self.story, self.cast = story, cast
        self.words = read("words")
        self.known = [_fault(row) for row in read("findings")]
        self.used: set[tuple[int, int]] = set()

    def draw(self, mine: Mine, severity: str) -> Fault | None:
        fitting = [
            n
            for n, fault in enumerate(self.known)
            if fault.severity == severity and fault.fits(mine) and (mine.pk, n) not in self.used
        ]
        if not fitting:
            return None
        n = self.story.random.choice(fitting)
        self.used.add((mine.pk, n))
        return self.known[n]

    # ── Three ways in besides the on-site check ──

    def self_found(self, mine: Mine, severity: str, by: User) -> None:
        if fault := self.draw(mine, severity):
            hazard = report_self_found(
                mine,
                by=by,
                **_facts(fault, self.story.today),
                **self.commitments(mine, fault),
                due_on=self.story.today + fault.days * DAY,
            )
            self.go_on(hazard, fault)

    def registered(
        self, mine: Mine, source: str, by: User, *, found_on: dt.date | None = None, why: str = ""
    ) -> None:
        if fault := self.draw(mine, Hazard.Severity.MAJOR):
            # What the county hears of a mine that the city answers for, it hands to the city.
            by = self.cast.desk_of(mine.supervisor).clerk if mine.supervisor else by
            facts = _facts(fault, found_on or self.story.today)
            facts["description"] = f"{why}{self.words[source]}{fault.text}"
            hazard = register_hazard(mine, source, by=by, **facts, due_on=self.story.today + fault.days * DAY)
            self.go_on(hazard, fault)

    # ── What becomes of it ──

    def commitments(self, mine: Mine, fault: Fault) -> dict[str, Any]:
        return {
            "responsible": f"{self.story.random.choice(self.words['responsible'])} {next(self.cast.names)}",
            "measures": fault.fix,
            "funds": fault.funds,
            "contingency": self.words["contingency"][mine.kind],
        }

    def go_on(self, hazard: Hazard, fault: Fault) -> None:
        """Most are put right in time, some late, some not at all before the story ends."""
        story = self.story
        if hazard.source != Hazard.Source.SELF:
            promised = self.commitments(hazard.mine, fault)
            principal = self.cast.of_mine(hazard.mine, Role.PRINCIPAL)
            promise = lambda by: _fresh(hazard).commit(by=by, **promised)  # noqa: E731
            story.plan(story.in_days(1, 3), principal, promise, hour=FIRST_THING)
        fate = story.random.random()
        if fate < 0.72:
            after = max(4, round(fault.days * story.random.uniform(0.4, 0.9)))
        elif fate < 0.88:
            after = fault.days + story.random.randint(2, 18)
        else:
            return
        self._put_right(hazard, fault, story.workday(story.today + after * DAY))

    def _put_right(self, hazard: Hazard, fault: Fault, day: dt.date) -> None:
        officer = self.cast.of_mine(hazard.mine, Role.SAFETY_OFFICER)

        def act(by: User) -> None:
            _fresh(hazard).rectify(by=by, report=f"已{fault.fix}，经企业自验合格，附整改前后照片。")
            self.story.plan(self.story.in_days(1, 4), self._verifier(hazard), self._verify(hazard, fault))

        self.story.plan(day, officer, act)

    def _verifier(self, hazard: Hazard) -> User:
        agency = hazard.agency or hazard.mine.supervisor
        assert agency is not None
        return self.story.random.choice(self.cast.desk_of(agency).inspectors)

    def _verify(self, hazard: Hazard, fault: Fault) -> Any:
        def act(by: User) -> None:
            if self.story.chance(0.07):
                _fresh(hazard).send_back(by=by, reason=self.story.random.choice(self.words["sent_back"]))
                self._put_right(hazard, fault, self.story.in_days(3, 8))
            else:
                _fresh(hazard).close_out(by=by, note=self.story.random.choice(self.words["verified"]))

        return act

    def list_soon(self, hazard: Hazard, leader: User) -> None:
        """挂牌督办 a few days after it was found, unless it is gone by then."""

        def act(by: User) -> None:
            if _fresh(hazard).status == Hazard.Status.OPEN and by.agency:
                document = self.story.document(by.agency, "督办")
                _fresh(hazard).list_for_supervision(by=by, supervisor=by.name, document=document)

        self.story.plan(self.story.in_days(2, 6), leader, act)


def _fault(row: dict[str, Any]) -> Fault:
    code, _, number = row["at"].partition(".")
    criterion = Criterion.objects.get(code=code)
    return Fault(
        criterion=criterion,
        clause=criterion.clauses.get(number=number) if number else None,
        severity=row.get("severity", Hazard.Severity.MAJOR),
        text=row["found"],
        place=row["place"],
        fix=row["fix"],
        days=row["days"],
        funds=Decimal(str(row["funds"])),
        only=row.get("only", ""),
    )


def _facts(fault: Fault, found_on: dt.date) -> dict[str, Any]:
    return {
        "severity": fault.severity,
        "criterion": fault.criterion,
        "clause": fault.clause,
        "description": fault.text,
        "location": fault.place,
        "found_on": found_on,
    }


def _fresh(hazard: Hazard) -> Hazard:
    """As it is now: others have moved it since it was planned."""
    return Hazard.objects.get(pk=hazard.pk)
