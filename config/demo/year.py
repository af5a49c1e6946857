"""May to September 2023 in 临汾, from the ledger to the last form."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

from django.core.files import File

from campaigns.actions import start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign, Requirement
from config.demo import called
from config.demo.alarms import sound_alarms
from config.demo.answering import answer, designate
from config.demo.assessing import assess
from config.demo.cascade import Cascade
from config.demo.cast import Cast
from config.demo.checks import Checks
from config.demo.consequences import Consequences
from config.demo.duty import look_back_at_zezhou, name_specialists_at_xiangfen
from config.demo.faults import Faults
from config.demo.file import Files
from config.demo.forms import KEY, Forms
from config.demo.misprints import point_out
from config.demo.plans import plan_the_years
from config.demo.self_checks import tell_workers
from config.demo.story import BEGINS, DATA, DAY, MONTHS, PERIODS, Act, Story, read
from config.demo.taken import take
from config.demo.waiting import leave_waiting
from enterprises.models import Mine, MineStatus
from enterprises.upkeep.merging import Paper
from enterprises.upkeep.merging import close as close_mine
from enterprises.workbooks.actions import commit_import, upload_ledger
from hazards.models import Hazard
from inspections.models import Measure
from jurisdictions.models import Region, User
from jurisdictions.roles import Role

MAJOR, GENERAL = Hazard.Severity.MAJOR, Hazard.Severity.GENERAL
CITY_CHECKS = [("xiangfen", 5), ("fushan", 6), ("quwo", 6), ("hongtong", 7), ("yicheng", 7), ("fushan", 7)]
CITY_CHECKS += [("xiangfen", 8), ("fenxi", 8), ("quwo", 8), ("fushan", 9), ("huozhou", 9)]
REGISTERED = {Hazard.Source.TIP_OFF: 11, Hazard.Source.ASSIGNED: 7}
# A tip that reaches the bureau after the month's form was signed: the day it says, and the day it is entered.
LATE_TIPS = [(dt.date(2023, 6, 13), dt.date(2023, 6, 28)), (dt.date(2023, 7, 12), dt.date(2023, 7, 27))]
# A check whose findings nobody can have put right when 浮山 signs its form of June, from which two are taken out.
BEFORE_TRIMMING = ("fushan", dt.date(2023, 6, 16), 4.0)
IN_TOWNS = {
    "襄汾县恒盛矿业有限责任公司": "141023100",
    "襄汾县铭宏矿业有限责任公司": "141023102",
    "襄汾县达达矿业有限责任公司": "141023200",
}
CLOSED_DOWN = ("jixian", "吉县鑫峰矿业有限责任公司", dt.date(2023, 8, 9))


class Year:
    def __init__(self) -> None:
        self.story = Story()
        self.cast = Cast(self.story.random)
        self.city = self.cast.desks["linfen"]
        self.mines: dict[str, list[Mine]] = defaultdict(list)
        self.gone: set[int] = set()

    def tell(self) -> None:
        """The beginning is told first, because everything after it is planned on what it left behind."""
        cascade = Cascade(self.story, self.cast)
        cascade.tell_of_2019()
        self.story.plan(BEGINS, self.city.clerk, _import_ledger)
        self.story.plan(BEGINS + DAY, self.cast.desks["xiangfen"].clerk, _place_in_towns)
        self.story.plan(dt.date(2023, 5, 15), self.city.leader, self._start_campaign, hour=9)
        self.story.tell()
        designate(self.cast)

        self._open_mines()
        faults = Faults(self.story, self.cast)
        checks = Checks(self.story, self.cast, faults)
        self._plan_self_checks(faults)
        self._plan_registrations(faults)
        self._plan_checks(checks)
        self._plan_closing(checks)
        checks.onsite.plan_second_looks()
        Forms(self.story, self.cast).plan(Requirement.objects.get(key="dispatch"))
        cascade.plan()
        called.plan(self.story, self.cast)
        self.story.tell()
        self.cast.engage_last()
        cascade.tell_of_2024()
        self._keep_files()
        Consequences(self.cast).tell()
        take(self.cast)
        answer(self.cast)
        look_back_at_zezhou(self.cast)
        name_specialists_at_xiangfen(self.cast)
        tell_workers(self.cast)
        leave_waiting(self.cast)
        sound_alarms(self.cast, self.mines)
        plan_the_years(self.cast)
        point_out(self.cast)
        assess(self.cast)

    def _keep_files(self) -> None:
        files = Files(self.cast)
        files.belong(self.mines["xiangfen"][:3])
        files.keep(mine for mines in self.mines.values() for mine in mines)
        files.keep(
            Mine.objects.filter(status=MineStatus.SUSPENDED_UNATTENDED).order_by("enterprise__credit_code")
        )

    def _start_campaign(self, by: User) -> None:
        start_campaign(campaign_file("linfen-2023"), issuer=self.city.agency, by=by)

    def _open_mines(self) -> None:
        """The mines in scope by county, each with accounts for its enterprise."""
        users = {code: county["user"] for code, county in read("counties").items()}
        in_scope = Campaign.objects.get(key="linfen-2023").mines().select_related("enterprise")
        for mine in in_scope.select_related("region__parent").order_by("enterprise__credit_code"):
            user = users[mine.county.pk]
            self.mines[user].append(mine)
            self.cast.represent(mine, f"{user}.mine{len(self.mines[user])}")

    def _choose(self, user: str) -> Mine:
        """Working mines are looked at most."""
        mines = [mine for mine in self.mines[user] if mine.pk not in self.gone]
        weights = [3 if mine.status in {MineStatus.PRODUCING, MineStatus.BUILDING} else 1 for mine in mines]
        return self.story.random.choices(mines, weights)[0]

    def _plan_self_checks(self, faults: Faults) -> None:
        def report(mine: Mine, severity: str) -> Act:
            def act(by: User) -> None:
                if mine.pk not in self.gone:
                    faults.self_found(mine, severity, by)

            return act

        for county in read("counties").values():
            for severity, key in [(MAJOR, "self"), (GENERAL, "general")]:
                for month, number in zip(PERIODS, county[key], strict=True):
                    for _ in range(number):
                        mine = self._choose(county["user"])
                        role = Role.PRINCIPAL if self.story.chance(0.3) else Role.SAFETY_OFFICER
                        person = self.cast.of_mine(mine, role)
                        self.story.plan(self.story.day_in_period(month), person, report(mine, severity))

    def _plan_registrations(self, faults: Faults) -> None:
        busy = {county["user"]: sum(county["self"]) for county in read("counties").values()}
        for source, number in REGISTERED.items():
            for user in self.story.random.choices(list(busy), list(busy.values()), k=number):
                day = self.story.day_in_period(self.story.random.choice(MONTHS))
                self.story.plan(day, self.cast.desks[user].clerk, self._register(faults, user, source))
        for told, entered in LATE_TIPS:
            act = self._register(faults, "yaodu", Hazard.Source.TIP_OFF, found_on=told)
            self.story.plan(entered, self.cast.desks["yaodu"].clerk, act)

    def _register(
        self, faults: Faults, user: str, source: Hazard.Source, *, found_on: dt.date | None = None
    ) -> Act:
        why = read("words")["late_tip"] if found_on else ""
        return lambda by: faults.registered(self._choose(user), source, by, found_on=found_on, why=why)

    def _plan_checks(self, checks: Checks) -> None:
        def chooser(user: str) -> Callable[[], Mine]:
            return lambda: self._choose(user)

        for county in read("counties").values():
            desk, choose = self.cast.desks[county["user"]], chooser(county["user"])
            for month, number in zip(PERIODS, county["checks"], strict=True):
                for _ in range(number):
                    inspector = self.story.random.choice(desk.inspectors)
                    day = self.story.day_in_period(month)
                    self.story.plan(day, inspector, checks.check(desk, choose, county["finds"]))
        user, day, finds = BEFORE_TRIMMING
        desk = self.cast.desks[user]
        self.story.plan(day, desk.inspectors[0], checks.check(desk, chooser(user), finds))
        for user, month in CITY_CHECKS:
            inspector = self.story.random.choice(self.city.inspectors)
            finds = 2.0 if user in KEY else 1.2
            act = checks.check(self.city, chooser(user), finds)
            self.story.plan(self.story.day_in_period(month), inspector, act)

    def _plan_closing(self, checks: Checks) -> None:
        """One small mine goes for good."""
        user, name, day = CLOSED_DOWN
        mine = next(mine for mine in self.mines[user] if mine.enterprise.name == name)

        def close(by: User) -> None:
            self.gone.add(mine.pk)
            reason = (
                "安全生产许可证过期后拒不停止生产，经责令整改仍不具备安全生产条件，报县政府决定予以关闭。"
            )
            checks.order(mine, Measure.Kind.CLOSE_DOWN, reason, by)

        def strike_off(by: User) -> None:
            paper = Paper(f"{mine.county}人民政府关闭矿山的决定")
            close_mine(Mine.objects.get(pk=mine.pk), by=by, paper=paper)

        desk = self.cast.desks[user]
        self.story.plan(day, desk.leader, close)
        self.story.plan(day + DAY, desk.clerk, strike_off)


def _place_in_towns(by: User) -> None:
    """A county's ledger names no towns; the county knows better."""
    for name, town in IN_TOWNS.items():
        mine = Mine.objects.get(name=name)
        mine.region = Region.objects.get(code=town)
        mine.amend(by=by)


def _import_ledger(by: User) -> None:
    assert by.agency is not None
    with (DATA / "ledger-1410.xlsx").open("rb") as file:
        workbook = File(file, name="临汾市非煤矿山企业台账.xlsx")
        uploaded = upload_ledger(workbook, by.agency.region, by=by)
    commit_import(uploaded, by=by)
