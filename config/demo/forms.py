"""The monthly forms of the demo: filled in, signed, sent up, looked at, and here and there not quite honest."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from campaigns.models import Obligation, Requirement
from config.demo.cast import Cast, Desk
from config.demo.story import DAY, MONTHS, Story, read
from config.demo.work import Work
from jurisdictions.models import User
from reports.actions import accept, open_own_report, open_report, return_, sign_and_submit
from reports.figures import digest, live
from reports.models import Report
from reports.sheets import Cell, load

KEY = {"quwo", "yicheng", "xiangfen", "fushan"}
FILLED_IN, SIGNED, RECEIVED = 15, 16, 9  # hours of the day
# 浮山 reports two hazards less than its inspectors found in June.
TRIMMED = ("fushan", 6, "overall.3", 2)


class Forms:
    def __init__(self, story: Story, cast: Cast) -> None:
        self.story, self.cast = story, cast
        self.words = read("words")
        self.city = cast.desks["linfen"]
        self.work = Work(story)

    def plan(self, requirement: Requirement) -> None:
        for county in read("counties").values():
            desk = self.cast.desks[county["user"]]
            for month in MONTHS:
                obligation = requirement.obligations.get(agency=desk.agency, period=dt.date(2023, month, 1))
                self._plan(obligation, desk, county["user"], county.get("sent", {}).get(month, "in time"))
        for month in MONTHS[:-1]:
            self._plan_own(requirement, dt.date(2023, month, 1))

    def _plan(self, obligation: Obligation, desk: Desk, user: str, sent: str) -> None:
        if sent == "missing":
            return
        how, _, days = sent.partition(" ")
        due = obligation.due_on
        day = (
            due + int(days) * DAY
            if how == "late"
            else self.story.last_workday(due - self.story.random.choice([0, 0, 1, 2]) * DAY)
        )
        ready = how != "draft"
        self.story.plan(day, desk.clerk, lambda by: self._fill(obligation, user, by, ready), hour=FILLED_IN)
        if how in {"draft", "ready"}:
            return
        self.story.plan(day, desk.leader, lambda by: _sign(_report(obligation), by), hour=SIGNED)
        later = self.story.workday(day + self.story.random.randint(1, 3) * DAY)
        if how == "returned":
            self._plan_return(obligation, desk, user, later)
        elif obligation.period.month < MONTHS[-1] or self.story.chance(0.5):
            self.story.plan(
                later, self.city.clerk, lambda by: accept(_report(obligation), by=by), hour=RECEIVED
            )

    def _plan_return(self, obligation: Obligation, desk: Desk, user: str, day: dt.date) -> None:
        reason = self.words["returned"][obligation.period.month % 2]
        again = self.story.workday(day + DAY)
        seen = self.story.workday(again + DAY)

        def correct(by: User) -> None:
            report = _report(obligation)
            self.work.keep_one_visit(desk, report.span, by=by)
            report.enter("enforcement.2", by=by, value=Decimal(1), source="帮扶指导记录1份，已按退回意见核实")
            report.hand_to_leader(by=by)

        plan, clerk = self.story.plan, self.city.clerk
        plan(day, clerk, lambda by: return_(_report(obligation), by=by, reason=reason), hour=RECEIVED)
        plan(again, desk.clerk, correct, hour=FILLED_IN)
        plan(again, desk.leader, lambda by: _sign(_report(obligation), by), hour=SIGNED)
        plan(seen, clerk, lambda by: accept(_report(obligation), by=by), hour=RECEIVED)

    def _fill(self, obligation: Obligation, user: str, by: User, ready: bool) -> None:
        report = open_report(obligation, by=by)
        for cell in report.sheet.typed[: None if ready else 9]:
            value, source = self._typed(cell, user)
            self.work.record(cell.key, value, self.cast.desks[user], report.span, by=by)
            report.enter(cell.key, by=by, value=value, source=source)
        self._trim(report, user, by)
        if ready:
            report.hand_to_leader(by=by)

    def _typed(self, cell: Cell, user: str) -> tuple[Decimal, str]:
        rule: dict[str, Any] = self.words["typed"][cell.key]
        most = rule["most"] if user in KEY or rule["most"] < 2 else rule["most"] // 2
        happened = self.story.chance(rule.get("chance", 1))
        value = (
            self.story.random.randint(rule.get("least", 0), max(most, rule.get("least", 0)))
            if happened
            else 0
        )
        if cell.key == "party.3.total":
            amount = Decimal(value) * Decimal("0.3")
            return amount, rule["source"] if value else self.words["none"]
        if not value and rule["most"]:
            return Decimal(0), self.words["none"]
        agency = self.cast.desks[user].agency
        number = self.story.random.randint(3, 30)
        return Decimal(value), rule["source"].format(value=value, area=agency.region.name, number=number)

    def _trim(self, report: Report, user: str, by: User) -> None:
        who, month, key, less = TRIMMED
        if (user, report.period.month) == (who, month):
            recorded = live(report)[key].computed or Decimal(0)
            report.enter(key, by=by, value=recorded - less, reason=self.words["thin_reason"])

    def _plan_own(self, requirement: Requirement, period: dt.date) -> None:
        day = self.story.workday(period.replace(day=21))

        def fill(by: User) -> None:
            report = open_own_report(load(requirement.form), period, by=by)
            done = self.words["typed_city"]
            for cell in report.sheet.typed:
                source = self.words["city_source"] if cell.key in done else self.words["none"]
                value = Decimal(str(done.get(cell.key, 0)))
                self.work.record(cell.key, value, self.city, report.span, by=by)
                report.enter(cell.key, by=by, value=value, source=source)
            report.hand_to_leader(by=by)

        def sign(by: User) -> None:
            _sign(Report.objects.get(agency=self.city.agency, form=requirement.form, period=period), by)

        self.story.plan(day, self.city.clerk, fill, hour=FILLED_IN)
        self.story.plan(day, self.city.leader, sign, hour=SIGNED)


def _report(obligation: Obligation) -> Report:
    return Report.objects.get(obligation=obligation)


def _sign(report: Report, by: User) -> None:
    sign_and_submit(report, by=by, seen=digest(live(report)))
