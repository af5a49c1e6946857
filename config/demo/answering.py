"""Who answers for what, as it stands on the last day of the demo: a mine across a border, a dispute, flags."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager

import pghistory
from django.utils import timezone

from config.demo.cast import Cast
from config.demo.story import BEGINS, DAY, ENDS, clock_at
from enterprises.answering.supervision import claim, concern
from enterprises.models import Mine
from inspections.targets.flags import record_circumstance, renew_all
from jurisdictions.models import Grant, User
from jurisdictions.roles import Role

BORDER = "襄汾县恒盛矿业有限责任公司"  # its other gate opens in 曲沃
DESIGNATION = "临应急函〔2023〕36号（专项行动期间指定县级管辖）"
CARELESS = "襄汾县铭宏矿业有限责任公司"


def designate(cast: Cast) -> None:
    """For the length of the campaign the city lets the counties act on the mines it answers for itself."""
    city = cast.desks["linfen"]
    (administrator,) = city.people[Role.ADMINISTRATOR]
    checking = [desk for desk in cast.desks.values() if Role.INSPECTOR in desk.people]
    theirs = Mine.objects.filter(supervisions__agency=city.agency, supervisions__until=None)
    with _at(BEGINS + DAY), pghistory.context(user=administrator.pk, source="demo"):
        for mine in theirs.select_related("region").order_by("enterprise__credit_code"):
            desk = next(desk for desk in checking if desk.agency.region_id == mine.county.pk)
            for person in (*desk.inspectors, desk.leader):
                Grant.give(mine, to=person, until=ENDS, basis=DESIGNATION, by=administrator, designated=True)


def _at(day: dt.date) -> AbstractContextManager[None]:
    return clock_at(timezone.make_aware(dt.datetime.combine(day, dt.time(17))))


def answer(cast: Cast) -> None:
    """In the afternoon of the last day, when everything else has happened."""
    with _at(ENDS), pghistory.context(source="demo"):
        _answer(cast)


def _answer(cast: Cast) -> None:
    ours, theirs = cast.desks["xiangfen"], cast.desks["quwo"]
    border = Mine.objects.get(name=BORDER)
    concern(border, theirs.agency, document="临应急函〔2023〕41号", by=ours.clerk)
    claim(
        Mine.objects.get(name=BORDER),
        by=theirs.clerk,
        reason="该矿风井和排土场在曲沃县境内，采矿许可证变更后主要生产系统已移至我县。",
        document="曲应急函〔2023〕17号",
    )
    _careless(ours.inspectors[0])
    renew_all()


def _careless(by: User) -> None:
    record_circumstance(
        Mine.objects.get(name=CARELESS),
        "red_line",
        by=by,
        note="主要负责人连续两个月到矿不足10个工作日，排查治理报告由他人代签",
        document="2023年9月执法检查记录",
    )
