"""The work log of the demo, from which the forms are counted: every record with its proof."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from campaigns.models import Activity
from campaigns.work_log.activities import log_activity
from campaigns.work_log.kinds import kinds
from config.demo.cast import Desk
from config.demo.pictures import photo
from config.demo.story import SEED, Story, read
from enterprises.models import Mine, MineStatus
from jurisdictions.models import User
from reports.places import Span

YUAN_PER_WAN = 10_000


class Work:
    """It draws from a stream of its own, so that the rest of the story doesn't depend on it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.random = Random(f"{SEED} work")
        self.words = read("words")["work"]

    def month(self, desk: Desk, span: Span, *, by: User, part: int) -> None:
        """What a county did; outside of the key counties a `part`-th of it."""
        for key, rule in read("words")["worked"].items():
            least = rule.get("least", 0)
            greatest = rule["most"] if rule["most"] < part else rule["most"] // part
            number = self.random.randint(least, max(least, greatest))
            if self.random.random() < rule.get("chance", 1):
                self.record(key, number * Decimal(str(rule.get("each", 1))), desk, span, by=by)

    def city(self, desk: Desk, span: Span, *, by: User) -> None:
        for key, number in read("words")["worked_city"].items():
            self.record(key, Decimal(str(number)), desk, span, by=by)

    def record(self, key: str, value: Decimal, desk: Desk, span: Span, *, by: User) -> None:
        """As many records as the cell is to say; money and people stand in one."""
        rule = self.words[key]
        if not value:
            return
        facts = {name: fact for name, fact in rule.items() if name != "text"}
        asks = kinds()[facts["kind"]].asks
        times = int(value)
        if "amount" in asks:
            times, facts["amount"] = 1, value * YUAN_PER_WAN
        elif "count" in asks:
            times, facts["count"] = 1, int(value)
        mines = self._mines(desk, times) if "mine" in asks else [None] * times
        for mine in mines:
            self._log(facts | ({"mine": mine} if mine else {}), rule["text"], desk, span, by)

    def _log(self, facts: dict[str, Any], text: str, desk: Desk, span: Span, by: User) -> None:
        kind = kinds()[facts["kind"]]
        days = [day for day in self.story.workdays if span.begins <= day <= min(span.ends, self.story.today)]
        team = {"officers": desk.inspectors[:2], "experts": self.words["experts"]}
        log_activity(
            by=by,
            done_on=days[-1] if kind.zero else self.random.choice(days),  # a number in post is of its day
            text=text,
            uploads=[photo("underground")] if kind.needs_evidence else [],
            **facts,
            **(team if "officers" in kind.asks else {}),
        )

    def _mines(self, desk: Desk, number: int) -> list[Mine]:
        """Different ones as long as there are enough."""
        open_mines = Mine.objects.within(desk.agency.region).exclude(status=MineStatus.CLOSED)
        known = list(open_mines.select_related("enterprise").order_by("enterprise__credit_code", "name"))
        self.random.shuffle(known)
        return [known[n % len(known)] for n in range(number)] if known else []

    def keep_one_visit(self, desk: Desk, span: Span, *, by: User) -> None:
        """What the city sent back: of the visits to enterprises, one was made by a whole team."""
        visits = Activity.objects.filter(
            agency=desk.agency,
            kind="guidance_enterprise",
            status=Activity.Status.RECORDED,
            done_on__range=(span.begins, span.ends),
        )
        if not visits:
            self.record("enforcement.2", Decimal(1), desk, span, by=by)
        for visit in visits[1:]:
            visit.void(by=by, reason=self.words["void"])
