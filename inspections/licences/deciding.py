"""A licence that the agency itself issued is withheld or revoked: proposed, reviewed, decided like every penalty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from enterprises.models import Licence, Mine
from hazards.models import Hazard
from inspections.licences.issuing import require_issued_by
from inspections.licences.terms import hearing
from inspections.models import CaseProposal, Measure
from inspections.penalties.decisions import order
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date

Kind = Measure.Kind
TURNS: Mapping[str, str] = {Kind.WITHHOLD: Licence.Status.WITHHELD, Kind.REVOKE: Licence.Status.REVOKED}


@dataclass(frozen=True)
class Taking:
    """What the decision adds to the proposal: the first day of a withholding, or the hearing before a revocation."""

    since: dt.date | None = None
    hearing_offered_on: dt.date | None = None
    heard: str = ""


def check_licence(mine: Mine, licence: Licence, kind: str, hazards: Sequence[Hazard]) -> None:
    """What holds for a decision as for asking another body to take it."""
    if licence.mine_id != mine.pk:
        raise RuleViolation("所选证照不属于该矿山", field="licence")
    if not licence.may_move(TURNS[kind]):
        raise RuleViolation(
            f"这本{licence}已{licence.get_status_display()}，不能再{_named(kind)}", field="licence"
        )
    if kind == Kind.WITHHOLD and (held := Measure.objects.withheld().filter(licence=licence).first()):
        raise RuleViolation(
            f"这本{licence}由 {held.document_number} 暂扣，尚未登记发还，请先登记发还", field="licence"
        )
    if any(hazard.mine_id != mine.pk for hazard in hazards):
        raise RuleViolation("所选隐患不属于该矿山", field="hazards")


def take_licence(
    proposal: CaseProposal, number: str, taking: Taking | None, by: User, decided_on: dt.date
) -> Measure:
    """Within a transaction: the decision, and the state of the licence that follows from it.

    The licence stays locked until it ends, so that of two who take it at once the second is told.
    """
    taking = taking or Taking()
    assert proposal.licence_id is not None
    licence = Licence.objects.select_for_update(no_key=True).get(pk=proposal.licence_id)
    hazards = list(proposal.hazards.all())
    check_licence(proposal.mine, licence, proposal.measure_kind, hazards)
    require_issued_by(licence, proposal.agency)
    days = _days(proposal, taking, decided_on)
    heard = _heard(proposal, taking, decided_on)
    withheld = Measure.objects.withheld().filter(licence=licence)
    if before := withheld.filter(decided_on__gt=decided_on).first():
        raise RuleViolation(
            f"决定日期不能早于暂扣这本{licence}的 {cn_date(before.decided_on)}（{before.document_number}）",
            field="decided_on",
        )
    made = order(
        proposal.mine,
        proposal.measure_kind,
        by=by,
        reason=proposal.violation,
        document_number=number,
        decided_on=decided_on,
        inspection=proposal.inspection,
        hazards=hazards,
        licence=licence,
        **days,
        **heard,
    )
    if made.kind == Kind.REVOKE:
        over = {"lifted_on": decided_on, "lift_reason": f"证照已吊销（{made.document_number}）"}
        withheld.update(**over)
    licence.follow(TURNS[made.kind], document=made.document_number, on=decided_on)
    return made


def _days(proposal: CaseProposal, taking: Taking, decided_on: dt.date) -> dict[str, dt.date]:
    """自……起至……止: both days are named in the decision and count."""
    if proposal.measure_kind != Kind.WITHHOLD:
        return {}
    since = taking.since or decided_on
    if not decided_on <= since <= timezone.localdate():
        raise RuleViolation(f"暂扣的起算日期须在决定日期 {cn_date(decided_on)}和今天之间", field="since")
    return {"withheld_from": since, "withheld_until": since + dt.timedelta(days=(proposal.days or 1) - 1)}


def _heard(proposal: CaseProposal, taking: Taking, decided_on: dt.date) -> dict[str, object]:
    """吊销: whoever loses a licence was told of the right to a hearing, and had the time to ask for one."""
    if proposal.measure_kind != Kind.REVOKE:
        return {}
    offered = taking.hearing_offered_on
    if offered is None:
        raise RuleViolation("吊销许可证件须先告知听证权利，请填写告知日期", field="hearing_offered_on")
    if offered > decided_on:
        raise RuleViolation("告知听证权利的日期不能晚于决定日期", field="hearing_offered_on")
    if taking.heard not in Measure.Heard:
        raise RuleViolation("请选择听证情况", field="heard")
    last = hearing().last_day(offered)
    if taking.heard == Measure.Heard.UNASKED and decided_on <= last:
        raise RuleViolation(
            f"当事人 {cn_date(last)}前（含当日）可以要求听证（{hearing()}），其后才能决定",
            field="decided_on",
        )
    return {"hearing_offered_on": offered, "heard": taking.heard}


def _named(kind: str) -> str:
    return "暂扣" if kind == Kind.WITHHOLD else "吊销"
