"""The notices of the demo and what is handed in for them, from the ministry of 2019 to a county of 2024."""

from __future__ import annotations

import datetime as dt
import io
from random import Random
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from campaigns.actions import start_campaign
from campaigns.boards.circulars import Subject, draft_circular, issue_circular
from campaigns.cascade.catalogue import campaign_file
from campaigns.cascade.organisation import mark_region
from campaigns.difficult.actions import raise_case, take_step
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.experts import hand_in_experts
from campaigns.obligations.generation import generate
from campaigns.obligations.handing import accept, hand_in
from campaigns.obligations.leading_groups import hand_in_group, principals
from campaigns.obligations.spot_checks import put_on_list
from config.demo.cast import Cast, Desk
from config.demo.flood import Flood
from config.demo.pictures import drawn_name
from config.demo.self_checks import check_itself, walks
from config.demo.story import DAY, SEED, Act, Story, read
from config.demo.tables import accept_tables, hand_in_table, return_table
from enterprises.credit_code import check_digit
from enterprises.models import Mine
from enterprises.workbooks.actions import commit_import, upload_ledger
from inspections.models import Case
from inspections.penalties.case_reports import hand_in_cases
from jurisdictions.models import Region, User
from jurisdictions.roles import Role

SELF_INSPECTED = range(5, 10)
WATCHED = ["141027", "141023", "141021", "141022"]  # 浮山、襄汾、曲沃、翼城, as 82号 names them
WATCHED_BY_THE_BUREAU = ["141023", "141027"]
LEDGER_HEADINGS = [
    "县（市、区）",
    "企业名称",
    "统一社会信用代码",
    "矿山名称",
    "矿山类型",
    "生产状态",
    "矿种",
    "单班入井人数",
    "主要负责人",
]


class Cascade:
    """A county's number decides who is late with what."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self.random = Random(f"{SEED} cascade")
        self.story, self.cast = story, cast
        self.words = read("cascade")
        self.desks = cast.desks

    def on(self, day: dt.date, by: User, act: Act, *, hour: int = 0) -> None:
        """It has a stream of its own, so that the rest of the story doesn't depend on it."""
        draw = self.random.randint
        self.story.at(day, dt.time(hour or draw(9, 14), draw(0, 59)), by, act)

    def says(self, key: str) -> str:
        return str(self.words["handed_in"][key])

    # ── 2019 and 2021: the ministry ──

    def tell_of_2019(self) -> None:
        ministry, shanxi = self.desks["ministry"], self.desks["shanxi"]
        plan = self.story.plan
        plan(
            dt.date(2019, 2, 28),
            ministry.leader,
            self._start("underground-2019", dt.date(2019, 2, 28)),
            hour=9,
        )
        plan(dt.date(2019, 3, 6), shanxi.clerk, self._hand_in_all("underground-2019", "plan"))
        plan(dt.date(2019, 3, 6), shanxi.clerk, self._hand_in_the_experts)
        plan(dt.date(2019, 3, 8), ministry.clerk, self.accept_all("underground-2019"))
        plan(dt.date(2019, 5, 17), shanxi.clerk, self._hand_in_all("underground-2019", "summary"))
        plan(dt.date(2019, 5, 20), ministry.clerk, self.accept_all("underground-2019"))
        self.story.tell(until=dt.date(2019, 12, 31))

    def _hand_in_the_experts(self, by: User) -> None:
        owed = _owed("underground-2019", "experts").get(agency=by.agency)
        hand_in_experts(owed, [{"note": "", "recusal": "", **row} for row in self.words["experts"]], by=by)

    # ── 2023 ──

    def plan(self) -> None:
        """What is handed in for 82号, and the notices beside it."""
        self.on(dt.date(2023, 5, 5), self.desks["ministry"].leader, self._start("enforcement-2021"))
        self.on(dt.date(2023, 7, 18), self.desks["nmsa"].leader, self._start("supervision-2023"))
        for day in (dt.date(2023, 7, 3), dt.date(2023, 9, 1)):
            self.on(day, self.desks["linfen"].leader, lambda by: _generate(), hour=8)
        self._plan_marks()
        self._plan_counties()
        self._plan_enterprises()
        self._plan_cases()
        self._plan_supervision()
        Flood(self).plan()
        self._plan_difficult()
        linfen = self.desks["linfen"]
        self.on(dt.date(2023, 6, 2), linfen.leader, self._list_for_spot_checks)
        self.on(dt.date(2023, 6, 26), linfen.clerk, self._draft_circular)

    def _plan_marks(self) -> None:
        def mark(codes: list[str], basis: str) -> Act:
            def act(by: User) -> None:
                for code in codes:
                    mark_region(Region.objects.get(pk=code), by=by, since=self.story.today, basis=basis)

            return act

        self.on(
            dt.date(2023, 5, 16), self.desks["linfen"].leader, mark(WATCHED, "临应急发〔2023〕82号 五（二）2")
        )
        self.on(
            dt.date(2023, 7, 17),
            self.desks["nmsa.shanxi"].leader,
            mark(WATCHED_BY_THE_BUREAU, "矿安晋〔2023〕演示3号"),
            hour=9,
        )

    def _plan_counties(self) -> None:
        """Each county hands in its plan, the monthly statistics and the report of August, some of them late."""
        for n, (user, desk) in enumerate(self.counties()):
            plan = self.on
            plan(
                dt.date(2023, 5, 17 + n % 5),
                desk.clerk,
                self._hand_in_all("linfen-2023", "county-plan", "county_plan"),
            )
            for month in range(5, 10):
                # On the last day of its period, when the day's work is done, so that the month is whole.
                day = dt.date(2023, month, max(25, 22 + (n + month) % 4 + (n % 7 == 3)))
                table = self._hand_in_table(desk, "statistics", dt.date(2023, month, 1))
                plan(day, desk.clerk, table, hour=17)
            if user not in {"daning", "xixian"}:
                day = dt.date(2023, 8, 8 + n % 4)
                plan(day, desk.clerk, self._hand_in_all("linfen-2023", "interim-report", "interim"))
        city = self.desks["linfen"].clerk
        self.on(dt.date(2023, 6, 27), city, return_table("statistics", self.says("returned")))
        for month in range(5, 10):
            self.on(dt.date(2023, month, 28), city, self.accept_all("linfen-2023", keep=2))
            self.on(dt.date(2023, month, 28), city, accept_tables("statistics", keep=2))

    def counties(self) -> list[tuple[str, Any]]:
        return [(row["user"], self.desks[row["user"]]) for row in read("counties").values()]

    def _plan_enterprises(self) -> None:
        """Every mine's plan, and its report of each month signed by the principal; a few forget one."""
        mines = Campaign.objects.get(key="linfen-2023").mines().order_by("enterprise__credit_code", "pk")
        for n, mine in enumerate(mines.select_related("enterprise")):
            principal = self.cast.of_mine(mine, Role.PRINCIPAL)
            officer = self.cast.of_mine(mine, Role.SAFETY_OFFICER)
            plan = self._hand_in_all("linfen-2023", "enterprise-plan", "enterprise_plan")
            self.on(dt.date(2023, 5, 17 + n % 5), officer, plan)
            self.on(dt.date(2023, 5, 22 + n % 5), principal, self._set_up_group)
            lists = self._hand_in_all("linfen-2023", "deputy-lists", "deputy_lists")
            self.on(dt.date(2023, 6, 5 + n % 9), officer, lists)
            for month in SELF_INSPECTED:
                if (n + month) % 9:
                    day = min(dt.date(2023, month, 24) + (n + month) % 8 * DAY, dt.date(2023, 9, 29))
                    self.on(day, principal, self._self_inspect(mine, month))
            if mine.region_id[:6] in WATCHED:
                own = self._hand_in_all("linfen-2023", "key-enterprise-plan", "own_plan")
                self.on(dt.date(2023, 7, 10 + n % 9), officer, own)
        for user, desk in self.counties():
            if (
                Region.objects.filter(pk__in=WATCHED, agencies=desk.clerk.agency_id).exists()
                and user != "quwo"
            ):
                own = self._hand_in_all("linfen-2023", "key-county-plan", "own_plan")
                self.on(dt.date(2023, 7, 20), desk.clerk, own)
            for month in range(6, 10):
                self.on(dt.date(2023, month, 6), desk.clerk, self.accept_all("linfen-2023", keep=1))

    def _set_up_group(self, by: User) -> None:
        owed = _owed("linfen-2023", "leading-group").owed_by(by)
        for one in owed.open():
            head = min(principals(one))
            hand_in_group(one, head, by=by, text=self.says("leading_group"))

    def _self_inspect(self, mine: Mine, month: int) -> Act:
        def act(by: User) -> None:
            if walks(by):
                return check_itself(mine, dt.date(2023, month, 1), by=by)
            owed = _owed("linfen-2023", "self-inspection").filter(mine=mine, period=dt.date(2023, month, 1))
            for one in owed.open():
                hand_in(one, by=by, text=self.says("self_inspection"), drawn=drawn_name(by.name))

        return act

    def _plan_cases(self) -> None:
        """Typical cases go to the ministry straight from each level, chosen from its own fines (S1-12)."""
        for desk in (self.desks["linfen"], *(desk for _, desk in self.counties())):
            for day in (dt.date(2023, 6, 28), dt.date(2023, 8, 29)):
                self.on(day, desk.clerk, self._hand_in_cases)
        self.on(dt.date(2023, 7, 10), self.desks["ministry"].clerk, self.accept_all("enforcement-2021"))

    def _hand_in_cases(self, by: User) -> None:
        owed = Obligation.objects.open().filter(
            requirement__campaign__key="enforcement-2021", agency=by.agency
        )
        current = owed.filter(period_from__lte=self.story.today, period_to__gte=self.story.today).first()
        case = Case.objects.filter(agency=by.agency).order_by("-decided_on").first()
        if current and case:
            hand_in_cases(current, [case], by=by, text="事实清楚、程序规范，已结案。")

    def _plan_supervision(self) -> None:
        bureau = self.desks["nmsa.shanxi"]

        def visit(by: User) -> None:
            owed = Obligation.objects.open().filter(
                agency=by.agency, requirement__kind=Requirement.Kind.SUPERVISION
            )
            for one in owed.exclude(subject=None).order_by("pk")[:2]:
                hand_in(one, by=by, text=f"{one.subject}：{self.says('visit')}")

        for day in (dt.date(2023, 8, 15), dt.date(2023, 9, 19)):
            self.on(day, bureau.clerk, visit)

    # ── What else a level does ──

    def _plan_difficult(self) -> None:
        said, cases = self.words["difficult"], []

        def raised(by: User) -> None:
            mine = Mine.objects.visible_to(by).filter(kind="underground").order_by("pk").first()
            cases.append(raise_case(by=by, title=said["title"], text=said["text"], mine=mine))

        def step(name: str, key: str) -> Act:
            def act(by: User) -> None:
                take_step(cases[0], name, by=by, text=said[key])

            return act

        desks = self.desks
        self.on(dt.date(2023, 6, 13), desks["xiangfen"].leader, raised)
        self.on(dt.date(2023, 6, 16), desks["linfen"].leader, step("pass_up", "passed_up"))
        self.on(dt.date(2023, 6, 30), desks["shanxi"].leader, step("answer", "answered"))
        self.on(dt.date(2023, 7, 4), desks["linfen"].leader, step("pass_down", "passed_down"))
        self.on(dt.date(2023, 7, 20), desks["xiangfen"].leader, step("confirm", "confirmed"))

    def _list_for_spot_checks(self, by: User) -> None:
        campaign = Campaign.objects.get(key="linfen-2023")
        for n, mine in enumerate(campaign.mines().key().order_by("region_id", "name")[:6]):
            put_on_list(
                campaign,
                mine,
                by=by,
                checked_on=dt.date(2023, 6, 12) + 3 * n * DAY,
                group=f"第{'一二三'[n % 3]}指导组",
            )

    def _draft_circular(self, by: User) -> None:
        asked = Requirement.objects.get(campaign__key="linfen-2023", key="statistics")
        drafted = draft_circular(Subject(asked.campaign, asked, dt.date(2023, 6, 1)), by=by)
        leader = self.desks["linfen"].leader

        def out(by: User) -> None:
            issue_circular(
                drafted,
                by=by,
                document_number="临应急通报〔2023〕演示3号",
                issued_on=self.story.today,
                counterpart="各县（市、区）应急管理局",
            )

        self.on(self.story.today + DAY, leader, out)

    # ── 2024: a county and its towns ──

    def tell_of_2024(self) -> None:
        zezhou, plan = self.desks["zezhou"], self.on
        issued_on = self.words["zezhou"]["issued_on"]
        plan(issued_on - DAY, zezhou.clerk, self._import_zezhou)
        plan(issued_on, zezhou.leader, self._start("zezhou-2024", issued_on), hour=9)
        for month in range(4, 9):
            for user, day in (("zezhou.nancun", 22), ("zezhou.bagong", 24)):
                desk, first = self.desks[user], dt.date(2024, month, 1)
                plan(first.replace(day=day), desk.clerk, self._hand_in_table(desk, "accountability", first))
            plan(dt.date(2024, month, 26), zezhou.clerk, accept_tables("accountability"))
        plan(dt.date(2024, 8, 26), zezhou.clerk, self.accept_all("zezhou-2024"))
        plan(
            dt.date(2024, 8, 22),
            self.desks["zezhou.nancun"].clerk,
            self._hand_in_all("zezhou-2024", "summary"),
        )
        self.story.tell(until=dt.date(2024, 12, 31))

    def _import_zezhou(self, by: User) -> None:
        assert by.agency is not None
        content = io.BytesIO()
        book = Workbook(content, {"in_memory": True})
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, LEDGER_HEADINGS)
        for n, (_, name, mine, kind, status, mineral, heads, principal) in enumerate(
            self.words["zezhou"]["mines"], 1
        ):
            body = f"91140525{n:09d}"
            row = [
                "泽州县",
                name,
                body + check_digit(body),
                mine,
                kind,
                status,
                mineral,
                heads or "",
                principal,
            ]
            sheet.write_row(n, 0, row)
        book.close()
        content.seek(0)
        uploaded = upload_ledger(File(content, name="泽州县非煤矿山台账.xlsx"), by.agency.region, by=by)
        commit_import(uploaded, by=by)
        for town, name, *_ in self.words["zezhou"]["mines"]:
            mine = Mine.objects.get(enterprise__name=name)
            mine.region = Region.objects.get(name=town.removeprefix("泽州县"), parent="140525")
            mine.amend(by=by)

    # ── Turns of phrase ──

    def _start(self, key: str, issued_on: dt.date | None = None) -> Act:
        def act(by: User) -> None:
            assert by.agency is not None
            start_campaign(campaign_file(key), issuer=by.agency, by=by, issued_on=issued_on)

        return act

    def _hand_in_all(self, campaign: str, key: str, words: str = "") -> Act:
        def act(by: User) -> None:
            for one in _owed(campaign, key).owed_by(by).open():
                hand_in(one, by=by, text=self.says(words or key))

        return act

    def _hand_in_table(self, desk: Desk, key: str, month: dt.date) -> Act:
        return hand_in_table(desk, key, month, _table(f"{month.month}月"), self.says(key))

    def accept_all(self, campaign: str, keep: int = 0) -> Act:
        """What waits is looked at; the newest may wait for the next time."""

        def act(by: User) -> None:
            waiting = Obligation.objects.filter(receiver=by.agency, status=Obligation.Status.SUBMITTED)
            waiting = waiting.filter(requirement__campaign__key__startswith=campaign)
            waiting = waiting.exclude(requirement__kind=Requirement.Kind.FORM).order_by("submitted_at")
            rows = list(waiting)
            for one in rows[: len(rows) - keep]:
                accept(one, by=by)

        return act


def _owed(campaign: str, key: str) -> Any:
    return Obligation.objects.filter(requirement__campaign__key=campaign, requirement__key=key)


def _generate() -> None:
    generate()


def _table(month: str) -> SimpleUploadedFile:
    """A page of a workbook; what stands on it doesn't matter here."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2023, 5, 1)})
    book.add_worksheet("附表").write_row(0, 0, ["填报期", month])
    book.close()
    return SimpleUploadedFile(
        f"{month}附表.xlsx",
        content.getvalue(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
