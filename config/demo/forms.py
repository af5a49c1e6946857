"""The monthly forms of the demo: filled in, signed, sent up, looked at, and here and there not quite honest."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from campaigns.models import Obligation, Requirement
from config.demo.cast import Cast, Desk
from config.demo.story import DAY, MONTHS, Story, read
from config.demo.work import Work
from jurisdictions.models import User
from reports.actions import accept, open_own_report, open_report, return_, sign_and_submit
from reports.figures import digest, live
from reports.models import Report
from reports.places import Span
from reports.sheets import load

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
            report.hand_to_leader(by=by)

        plan, clerk = self.story.plan, self.city.clerk
        plan(day, clerk, lambda by: return_(_report(obligation), by=by, reason=reason), hour=RECEIVED)
        plan(again, desk.clerk, correct, hour=FILLED_IN)
        plan(again, desk.leader, lambda by: _sign(_report(obligation), by), hour=SIGNED)
        plan(seen, clerk, lambda by: accept(_report(obligation), by=by), hour=RECEIVED)

    def _fill(self, obligation: Obligation, user: str, by: User, ready: bool) -> None:
        report = open_report(obligation, by=by)
        self.work.month(self.cast.desks[user], report.span, by=by, part=1 if user in KEY else 2)
        self._trim(report, user, by)
        if ready:
            report.hand_to_leader(by=by)

    def _trim(self, report: Report, user: str, by: User) -> None:
        who, month, key, less = TRIMMED
        if (user, report.period.month) == (who, month):
            recorded = live(report)[key].computed or Decimal(0)
            report.enter(key, by=by, value=recorded - less, reason=self.words["thin_reason"])

    def _plan_own(self, requirement: Requirement, period: dt.date) -> None:
        """The city logs what it did before its counties sign: at their mines it counts in their forms."""
        day = self.story.workday(period.replace(day=21))
        span = Span(*requirement.obligations.filter(period=period).values_list("period_from", "period_to")[0])

        def fill(by: User) -> None:
            open_own_report(load(requirement.form), period, by=by).hand_to_leader(by=by)

        def sign(by: User) -> None:
            _sign(Report.objects.get(agency=self.city.agency, form=requirement.form, period=period), by)

        logged = self.story.workday(period.replace(day=12))
        self.story.plan(logged, self.city.clerk, lambda by: self.work.city(self.city, span, by=by))
        self.story.plan(day, self.city.clerk, fill, hour=FILLED_IN)
        self.story.plan(day, self.city.leader, sign, hour=SIGNED)


def _report(obligation: Obligation) -> Report:
    return Report.objects.get(obligation=obligation)


def _sign(report: Report, by: User) -> None:
    sign_and_submit(report, by=by, seen=digest(live(report)))
