"""A notice that the province writes itself, and that travels down to the towns, each level with an earlier day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from campaigns.actions import issue
from campaigns.cascade.adoption import OwnWords, adopt, pass_down, passable
from campaigns.cascade.deadlines import tighten
from campaigns.cascade.drafting import draft_campaign, save_requirement, save_stage
from campaigns.models import Campaign, Obligation
from campaigns.obligations.handing import accept, hand_in
from campaigns.obligations.periods import Deadline
from config.demo.story import Act
from jurisdictions.models import User

if TYPE_CHECKING:
    from config.demo.cascade import Cascade

JUNE = dt.date(2023, 6, 1)
FINDINGS, TABLE = "汛期检查情况", "汛期隐患排查表"
SCOPE = {"kinds": ["tailings"], "statuses": ["producing", "building", "rectifying", "suspended_attended"]}


class Flood:
    def __init__(self, cascade: Cascade) -> None:
        self.cascade, self.desks = cascade, cascade.desks
        self.words = cascade.words["flood"]

    def plan(self) -> None:
        on, desks = self.cascade.on, self.desks
        on(JUNE, desks["shanxi"].leader, self._order, hour=9)
        on(dt.date(2023, 6, 5), desks["linfen"].leader, self._adopt("city", dt.date(2023, 6, 25)), hour=9)
        on(dt.date(2023, 6, 8), desks["xiangfen"].leader, self._adopt("county", dt.date(2023, 6, 20)), hour=9)
        on(dt.date(2023, 6, 18), desks["xiangfen.xincheng"].clerk, self._hand_in)
        on(dt.date(2023, 6, 21), desks["xiangfen.fencheng"].clerk, self._hand_in)
        on(dt.date(2023, 6, 22), desks["xiangfen"].clerk, self._accept, hour=9)
        on(dt.date(2023, 6, 23), desks["xiangfen"].clerk, self._hand_in)
        for n, (user, desk) in enumerate(self.cascade.counties()):
            if user != "xiangfen" and n % 4:
                on(dt.date(2023, 6, 23 + n % 4), desk.clerk, self._hand_in)
        on(dt.date(2023, 6, 27), desks["linfen"].clerk, self._accept, hour=9)
        on(dt.date(2023, 6, 27), desks["linfen"].clerk, self._hand_in)

    def _order(self, by: User) -> None:
        said: dict[str, Any] = self.words["province"]
        campaign = draft_campaign(
            by=by, issued_on=JUNE, starts_on=JUNE, ends_on=dt.date(2023, 9, 30), **SCOPE, **said
        )
        for stage in self.words["stages"]:
            save_stage(campaign, by=by, **stage)
        once: dict[str, Any] = {"kind": "report", "cadence": "once", "paragraph": "三", "first_period": JUNE}
        asked: dict[str, Any] = {"title": FINDINGS, "owner_level": "city", "due_on": dt.date(2023, 6, 28)}
        save_requirement(campaign, by=by, quote="各市6月28日前报送汛期检查情况", **once, **asked)
        asked = {"title": TABLE, "owner_level": "mine", "due_on": dt.date(2023, 7, 25)}
        quote = "企业7月25日前报送汛期隐患排查表"
        save_requirement(campaign, by=by, receiver_rule="supervisor", quote=quote, **once, **asked)
        issue(campaign, by=by)

    def _adopt(self, level: str, day: dt.date) -> Act:
        """The nearest notice above is passed on; what it asks of us, we ask of those below by an earlier day."""

        def act(by: User) -> None:
            above = Campaign.objects.visible_to(by).filter(title__contains="尾矿库汛期").latest("pk")
            said = self.words[level]
            adopted = adopt(above, OwnWords(issued_on=self.cascade.story.today, **said), by=by)
            reading = {"paragraph": said["plan"].splitlines()[-1][0], "quote": said["plan"].splitlines()[-1]}
            for asked in passable(adopted):
                pass_down(asked, adopted, Deadline(on=day), by=by, reading=reading)
            if level == "city":
                quote = {"paragraph": "四", "quote": "企业7月20日前报送汛期隐患排查表"}
                table = adopted.requirements.get(title=TABLE)
                tighten(table, Deadline(on=dt.date(2023, 7, 20)), by=by, reading=quote)
            issue(adopted, by=by)

        return act

    def _hand_in(self, by: User) -> None:
        for one in Obligation.objects.open().filter(agency=by.agency, requirement__title=FINDINGS):
            hand_in(one, by=by, text=self.cascade.says("flood"))

    def _accept(self, by: User) -> None:
        waiting = Obligation.objects.filter(receiver=by.agency, requirement__title=FINDINGS)
        for one in waiting.filter(status=Obligation.Status.SUBMITTED):
            accept(one, by=by)
