"""Water in a mine and everybody out, an accident told late, a dam not looked at yet, one that asks to work again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pghistory
from django.utils import timezone

from config.demo.cast import Cast
from config.demo.story import clock_at
from enterprises.dangers.answering import lift, order_evacuation, take_note
from enterprises.dangers.reporting import back_at_work, everybody_out, report, supplement
from enterprises.models import AccidentReport, AccidentSupplement, Danger, Mine, MineKind, MineStatus
from enterprises.models.resuming import order_against
from enterprises.phasing import resuming
from jurisdictions.models import User
from jurisdictions.roles import Role


def at(moment: str, by: User, act: Callable[..., Any], *of: Any, **said: Any) -> Any:
    with clock_at(time(moment)), pghistory.context(user=by.pk, source="demo"):
        return act(*of, **said, by=by)


def time(moment: str) -> dt.datetime:
    return timezone.make_aware(dt.datetime.fromisoformat(f"2023-{moment}"))


def sound_alarms(cast: Cast, mines: Mapping[str, Sequence[Mine]]) -> None:
    own = _answered_for(cast, mines["xiangfen"])
    _water(cast, _first(own, MineKind.UNDERGROUND, MineStatus.PRODUCING))
    _dam(cast, _first(own, MineKind.TAILINGS, MineStatus.PRODUCING))
    _fall_of_rock(cast, _first(own, MineKind.UNDERGROUND, MineStatus.BUILDING))
    for mine in own:
        if mine.status == MineStatus.RECTIFYING and not order_against(mine):
            words = "通风系统已恢复，排查出的隐患全部整改，从业人员重新培训考核合格。"
            asked = {"goal": "producing", "report": words, "papers": []}
            at("09-28 10:00", cast.of_mine(mine, Role.PRINCIPAL), resuming.apply, mine, **asked)
            break


def _answered_for(cast: Cast, mines: Sequence[Mine]) -> list[Mine]:
    county = cast.desks["xiangfen"].agency
    fresh = Mine.objects.filter(pk__in=[mine.pk for mine in mines]).for_list()
    return [mine for mine in fresh.order_by("enterprise__credit_code") if mine.supervisor == county]


def _first(mines: Sequence[Mine], kind: str, status: str) -> Mine:
    alike = [mine for mine in mines if mine.kind == kind]
    return next((mine for mine in alike if mine.status == status), alike[-1])


def _water(cast: Cast, mine: Mine) -> None:
    desk, told_by = cast.desks["xiangfen"], cast.of_mine(mine, Role.SAFETY_OFFICER)
    words = "连续降雨后巷道涌水量由每小时8方增至30方，水色变浑，水泵满负荷运转。"
    facts = {"happened_at": time("08-12 06:20"), "evacuated_at": time("08-12 06:50")}
    danger = Danger(
        mine=mine, kind="透水", place="-120米中段西翼", words=words, evacuated=True, people=23, **facts
    )
    at("08-12 07:05", told_by, report, danger, [])
    ordered = "井下一律停止作业，不得返回；启动备用水泵，每小时报告水位；派员到场。"
    at("08-12 07:15", desk.clerk, take_note, danger, ordered=ordered)
    said = {"area": "全矿井下", "reason": "-120米中段涌水量突增，有透水危险"}
    order = at("08-12 07:30", desk.leader, order_evacuation, mine, **said)
    at("08-12 08:10", told_by, everybody_out, order, people=31, cleared_at=time("08-12 08:00"))
    at(
        "08-16 16:00",
        desk.leader,
        lift,
        order,
        words="水位连续48小时稳定，排水能力复核合格，执法人员现场确认。",
    )
    back = {"returned_at": time("08-16 18:00"), "returned_by": "主要负责人"}
    at("08-16 18:10", told_by, back_at_work, danger, **back)


def _fall_of_rock(cast: Cast, mine: Mine) -> None:
    """Told 40 minutes after the hour; one more is hurt than was thought."""
    principal = cast.of_mine(mine, Role.PRINCIPAL)
    facts = {"happened_at": time("09-27 08:40"), "learned_at": time("09-27 09:00"), "injured": 1}
    words = "爆破后顶板局部冒落，砸伤正在撬毛的作业人员，已送医，现场停止作业。"
    told = AccidentReport(mine=mine, place="2号采场", words=words, **facts)
    at("09-27 10:40", principal, report, told, [])
    ordered = "停止采场作业，保护现场，县局派员调查；伤情变化随时补报。"
    at("09-27 10:55", cast.desks["xiangfen"].clerk, take_note, told, ordered=ordered)
    more = AccidentSupplement(injured=2, words="同班一人自述腰部受伤，经医院诊断为重伤。")
    at("09-28 15:00", principal, supplement, told, more, [])


def _dam(cast: Cast, mine: Mine) -> None:
    words = "坝体下游坡脚出现渗水，浸润线较上周抬升0.6米，已停止放矿。"
    danger = Danger(mine=mine, kind="坝体和排洪设施", place="初期坝右侧坡脚", words=words)
    danger.happened_at = time("09-30 08:30")
    at("09-30 08:50", cast.of_mine(mine, Role.SAFETY_OFFICER), report, danger, [])
