"""Licences withheld, revoked or asked for, and what was seized, in tests: as 襄汾县's people do it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from enterprises.models import Licence, Mine
from inspections.licences.asking import ask_issuer
from inspections.licences.deciding import Taking
from inspections.licences.proposing import propose_licence_measure
from inspections.models import CaseProposal, LicenceRequest, Measure, Seizure
from inspections.penalties.proposing import decide_proposal
from inspections.seizures.acts import Item, seize
from tests import cased, filed, make

ISSUER = "襄汾县应急管理局"
ELSEWHERE = "山西省自然资源厅"
WINCH = Item("提升机", Decimal(1), "台", spec="JTP-1.2", note="制动失效")


def own_licence(where: Mine, **fields: Any) -> Licence:
    return filed.licence(where, **{"kind": "安全生产许可证", "issuer": ISSUER, **fields})


def proposed(licence: Licence, kind: str = "withhold", **said: Any) -> CaseProposal:
    facts = {"reason": "不再具备安全生产条件", "days": 30 if kind == "withhold" else None, **said}
    return propose_licence_measure(
        licence, kind, by=facts.pop("by", None) or cased.desk("inspector"), **facts
    )


def hearing_over() -> Taking:
    """Offered three weeks ago, and nobody asked for one."""
    return Taking(hearing_offered_on=timezone.localdate() - timedelta(days=21), heard="unasked")


def taken(
    licence: Licence, kind: str = "withhold", *, number: str = "（襄）应急暂〔2023〕1号", **said: Any
) -> Measure:
    taking = said.pop("taking", None) or (hearing_over() if kind == "revoke" else None)
    waiting = cased.reviewed(proposed(licence, kind, **said))
    made = decide_proposal(waiting, {"measure": number}, by=cased.desk("leader"), taking=taking)
    assert isinstance(made, Measure)
    return made


def asked(licence: Licence, wanted: str = "withhold", **said: Any) -> LicenceRequest:
    facts = {"reason": "不再具备安全生产条件", "document_number": "（襄）应急提〔2023〕1号", **said}
    return ask_issuer(licence, wanted, by=facts.pop("by", None) or cased.desk("leader"), **facts)


def seized(where: Mine, kind: str = "seal", **said: Any) -> Seizure:
    facts = {
        "items": [WINCH],
        "ground": "equipment",
        "place": "3号中段提升机房",
        "reason": "提升机制动失效仍在使用",
        "document_number": "（襄）应急查扣〔2023〕1号",
        "officers": make.officers(),
        **said,
    }
    return seize(where, kind, facts.pop("items"), by=facts.pop("by", None) or cased.desk("leader"), **facts)
