"""A licence that a county asks its issuer to withhold, one that is revoked, and what 襄汾县 seals and seizes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import pghistory
from django.utils import timezone

from config.demo.cast import Cast, Desk
from config.demo.story import clock_at, read
from enterprises.models import Licence, Mine
from enterprises.models.permits import SAFETY_LICENCE
from hazards.models import Hazard
from inspections.licences.asking import ask_issuer, note_answer
from inspections.licences.deciding import Taking
from inspections.licences.proposing import propose_licence_measure
from inspections.models import LegalOpinion, Seizure
from inspections.penalties.proposing import decide_proposal, review
from inspections.seizures.acts import Item, end, seize
from jurisdictions.models import User
from jurisdictions.roles import Role

WITHHELD = "襄汾县通安矿业有限公司"
REVOKED = "永和县康荣矿业有限责任公司"
CABLES = "襄汾县恒盛矿业有限责任公司"
T = TypeVar("T")
Day = tuple[int, int]  # month and day of 2023


def take(cast: Cast) -> None:
    words, ours, city = read("taken"), cast.desks["xiangfen"], cast.desks["linfen"]
    unsafe = _issued(cast, WITHHELD, words["issuer"])
    hazards = list(Hazard.objects.filter(mine=unsafe.mine, status=Hazard.Status.OPEN))
    said = words["withheld"]
    asked = _on(
        (9, 13),
        ours.leader,
        lambda by: ask_issuer(
            unsafe,
            "withhold",
            by=by,
            reason=said["asked"],
            document_number=f"（{ours.agency.short_name}）应急提请〔2023〕1号",
            hazards=hazards,
        ),
    )
    number = f"（{city.agency.short_name}）应急暂扣〔2023〕1号"
    _decide(
        city,
        unsafe,
        "withhold",
        number,
        days=((9, 14), (9, 15), (9, 18)),
        reason=said["reason"],
        lasts=said["days"],
        hazards=hazards,
    )
    answer = {"on": dt.date(2023, 9, 19), "document": number, "answer": said["answer"]}
    _on((9, 19), ours.inspectors[0], lambda by: note_answer(asked, "withheld", by=by, **answer))

    offered = Taking(hearing_offered_on=dt.date(2023, 8, 18), heard="unasked")
    gone = _issued(cast, REVOKED, words["issuer"])
    number = f"（{city.agency.short_name}）应急吊销〔2023〕1号"
    reason = words["revoked"]["reason"]
    _decide(city, gone, "revoke", number, days=((8, 17), (8, 25), (8, 31)), reason=reason, taking=offered)
    _seize(ours, words)


def _issued(cast: Cast, name: str, issuer: str) -> Licence:
    """The ledger doesn't say who issued a licence; the desk does."""
    licence = Licence.objects.select_related("mine").get(mine__name=name, kind=SAFETY_LICENCE)
    licence.issuer = issuer
    assert licence.mine.supervisor is not None
    _on((8, 16), cast.desk_of(licence.mine.supervisor).clerk, lambda by: licence.keep(by=by))
    return licence


def _decide(
    desk: Desk,
    licence: Licence,
    kind: str,
    number: str,
    *,
    days: tuple[Day, Day, Day],
    reason: str,
    taking: Taking | None = None,
    lasts: int | None = None,
    hazards: Sequence[Hazard] = (),
) -> None:
    """Proposed, reviewed and decided on those days."""
    proposed, reviewed, decided = days
    waiting = _on(
        proposed,
        desk.inspectors[0],
        lambda by: propose_licence_measure(licence, kind, by=by, reason=reason, days=lasts, hazards=hazards),
    )
    agree = {"verdict": LegalOpinion.Verdict.AGREE, "text": "事实清楚，依据正确，程序合法。"}
    _on(reviewed, desk.one(Role.LEGAL_REVIEWER), lambda by: review(waiting, by=by, **agree))
    _on(decided, desk.leader, lambda by: decide_proposal(waiting, {"measure": number}, by=by, taking=taking))


def _seize(ours: Desk, words: dict[str, Any]) -> None:
    """A hoist stays sealed, because its hazard is still open; what was seized at another mine is given back."""
    here = Hazard.objects.filter(mine__region__path__startswith=ours.agency.region.path)
    hoist = here.filter(status=Hazard.Status.OPEN, description__contains="提升钢丝绳").earliest("pk")
    _held(ours, hoist.mine, "seal", words["sealed"], serial=1, day=(9, 12), hazards=[hoist])
    made = _held(ours, Mine.objects.get(name=CABLES), "seize", words["seized"], serial=2, day=(9, 14))
    _on(
        (9, 27),
        ours.leader,
        lambda by: end(
            made,
            Seizure.Status.RELEASED,
            by=by,
            ground="otherwise",
            reason=words["seized"]["released"],
            document_number=f"（{ours.agency.short_name}）应急解扣〔2023〕1号",
        ),
    )


def _held(
    ours: Desk,
    mine: Mine,
    kind: str,
    said: dict[str, Any],
    *,
    serial: int,
    day: Day,
    hazards: Sequence[Hazard] = (),
) -> Seizure:
    items = [Item(**{**row, "quantity": Decimal(row["quantity"])}) for row in said["items"]]
    return _on(
        day,
        ours.leader,
        lambda by: seize(
            mine,
            kind,
            items,
            by=by,
            ground=said["ground"],
            place=said["place"],
            reason=said["reason"],
            document_number=f"（{ours.agency.short_name}）应急查扣〔2023〕{serial}号",
            officers=ours.inspectors[:2],
            hazards=hazards,
        ),
    )


def _on(day: Day, by: User, act: Callable[[User], T]) -> T:
    moment = timezone.make_aware(dt.datetime(2023, *day, 15))
    with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
        return act(by)
