"""What follows from violations besides fines, in 襄汾县 in September 2023. No form counts any of it."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.utils import timezone

from config.demo.cast import Cast
from config.demo.pictures import photo
from config.demo.story import clock_at, read
from enterprises.models import Mine
from inspections.consequences.conditions import decline, record_condition, records_for, take
from inspections.consequences.dishonesty import list_dishonest
from inspections.consequences.letters import (
    answer_letter,
    draft_letter,
    first_words,
    send_letter,
    void_letter,
)
from inspections.models import Ground, Inspection, Letter
from inspections.penalties.exempting import exempt
from jurisdictions.models import User
from jurisdictions.roles import Role

CARELESS = "襄汾县铭宏矿业有限责任公司"


class Consequences:
    """Each act on its day, under the name of who did it."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.ours = cast, cast.desks["xiangfen"]
        self.mine = Mine.objects.select_related("enterprise").get(name=CARELESS)
        self.words = read("words")["consequences"]

    def tell(self) -> None:
        (top,) = self.cast.desks["ministry"].people[Role.ADMINISTRATOR]
        clerk, leader, inspector = self.ours.clerk, self.ours.leader, self.ours.inspectors[1]
        for day, by, act in (
            (8, top, self._confirm),
            (11, leader, self._let_off),
            (12, clerk, self._urge),
            (12, leader, self._sign),
            (13, clerk, self._advise),
            (13, leader, self._sign),
            (14, leader, self._take_back),
            (14, inspector, self._tick),
            (18, self.cast.of_mine(self.mine, Role.PRINCIPAL), self._answer),
            (25, leader, self._black_list),
            (26, inspector, self._warn),
            (26, leader, self._sign),
        ):
            moment = timezone.make_aware(dt.datetime(2023, 9, day, 16))
            with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
                act(by)

    def _confirm(self, by: User) -> None:
        for ground in Ground.objects.filter(code__in=["CF33-1a", "LH49-3"]):
            ground.confirm(by=by)

    def _let_off(self, by: User) -> None:
        own = Inspection.objects.filter(agency=self.ours.agency, checked_on__lt=dt.date(2023, 9, 11))
        check = own.awaiting_a_decision().order_by("-checked_on", "-pk")[0]
        exempt(
            check,
            by=by,
            ground=Ground.objects.get(code="CF33-1a"),
            document_number=f"（{self.ours.agency.short_name}）应急不罚〔2023〕1号",
            uploads=[photo(check.mine.kind)],
            **self.words["exemption"],
        )

    def _write(self, kind: str, by: User) -> None:
        name, last = self.mine.enterprise.name, _last(self.mine)
        draft_letter(kind, by=by, mine=self.mine, **first_words(kind, name=name, inspection=last))

    def _urge(self, by: User) -> None:
        self._write("urging", by)

    def _warn(self, by: User) -> None:
        self._write("warning", by)

    def _advise(self, by: User) -> None:
        town = self.cast.desks["xiangfen.fencheng"].agency
        said = first_words("advice", name=town.region.name, inspection=None)
        said["body"] = said["body"].replace("（请写明发现的问题）。", self.words["advice"])
        draft_letter("advice", by=by, to_agency=town, **said)

    def _sign(self, by: User) -> None:
        send_letter(Letter.objects.filter(status=Letter.Status.DRAFT).latest("pk"), by=by)

    def _answer(self, by: User) -> None:
        answer_letter(Letter.objects.get(kind="urging"), by=by, text=self.words["answer"])

    def _take_back(self, by: User) -> None:
        void_letter(Letter.objects.get(kind="advice"), by=by, reason=self.words["void"])

    def _tick(self, by: User) -> None:
        last = _last(self.mine)
        row = record_condition(
            self.mine, "standing_hazard", by=by, inspection=last, **self.words["condition"]
        )
        for step in row.steps.all():
            if found := records_for(step):
                take(step, found[0], by=by)
            elif step.measure == "referral":
                decline(step, by=by, reason=self.words["no_referral"])

    def _black_list(self, by: User) -> None:
        list_dishonest(
            self.mine,
            by=by,
            subject="enterprise",
            ground=Ground.objects.get(code="LH49-3"),
            facts=self.words["dishonest"],
            document_number=f"（{self.ours.agency.short_name}）应急失信〔2023〕1号",
            noticed_on=dt.date(2023, 9, 15),
        )


def _last(mine: Mine) -> Inspection | None:
    return mine.inspections.signed().filter(checked_on__lt=dt.date(2023, 9, 12)).first()
