"""What follows from a violation in tests: proposals, reviews, letters, listings, as 襄汾县's people make them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from enterprises.models import Mine
from hazards.models import Hazard
from inspections.consequences.conditions import record_condition
from inspections.consequences.dishonesty import list_dishonest
from inspections.consequences.letters import draft_letter, send_letter
from inspections.models import (
    Case,
    CaseProposal,
    DishonestyListing,
    Exemption,
    GraveCondition,
    Ground,
    Inspection,
    Letter,
    Measure,
)
from inspections.on_site.actions import sign_off
from inspections.penalties.decisions import Fine
from inspections.penalties.exempting import exempt
from inspections.penalties.proposing import decide_proposal, propose, propose_measure, review
from jurisdictions.models import User
from records.drawn import drawn_png
from tests import make


def desk(role: str) -> User:
    return make.user(make.agency(), role)


def fines(*subjects: str, amount: int = 20_000) -> list[Fine]:
    return [
        Fine(subject, Decimal(amount), make.penalty_clause(), party="赵国强")
        for subject in subjects or ("enterprise", "principal")
    ]


def proposal(check: Inspection, *subjects: str, **said: Any) -> CaseProposal:
    """By an inspector who wasn't at the check; both parties, so that it needs the reviewer."""
    by = said.pop("by", None) or desk("inspector")
    hazards = said.pop("hazards", list(Hazard.objects.filter(finding__inspection=check)))
    facts = {"violation": "防坠器检测过期", "inspection": check, "hazards": hazards, **said}
    amount = facts.pop("amount", 20_000)
    return propose(check.mine, fines(*subjects, amount=amount), by=by, **facts)


def reviewed(waiting: CaseProposal, verdict: str = "agree", text: str = "") -> CaseProposal:
    review(waiting, verdict, by=desk("legal_reviewer"), text=text)
    return waiting


def numbers(waiting: CaseProposal, start: int = 1) -> dict[str, str]:
    subjects = waiting.fines.values_list("subject", flat=True)
    return {subject: f"（襄）应急罚〔2023〕{n}号" for n, subject in enumerate(subjects, start)}


def decided(check: Inspection, *, start: int = 1, **said: Any) -> Case:
    """一案双罚, with the reviewer's consent."""
    ready = reviewed(proposal(check, **said))
    made = decide_proposal(ready, numbers(ready, start), by=desk("leader"))
    assert isinstance(made, Case)
    return made


def to_be_ordered(where: Mine, kind: str = "suspend", **said: Any) -> CaseProposal:
    """A proposed suspension or closing, by an inspector of 襄汾县 unless somebody else is named."""
    by = said.pop("by", None) or desk("inspector")
    return propose_measure(where, kind, by=by, **{"reason": "存在重大事故隐患", **said})


def ordered(where: Mine, kind: str = "suspend", *, by: User | None = None, **said: Any) -> Measure:
    """Proposed, reviewed and decided at one desk."""
    leader = by or desk("leader")
    assert leader.agency is not None
    number, day = said.pop("document_number", "（襄）应急现决〔2023〕5号"), said.pop("decided_on", None)
    waiting = to_be_ordered(where, kind, by=leader, **said)
    review(waiting, "agree", by=make.user(leader.agency, "legal_reviewer"))
    if day:
        waiting.proposed_at -= timezone.localdate() - day
        waiting.save()
    made = decide_proposal(waiting, {"measure": number}, by=leader, decided_on=day)
    assert isinstance(made, Measure)
    return made


def ground(code: str = "CF-T", topic: str = "exemption", **fields: Any) -> Ground:
    facts = {
        "topic": topic,
        "law": "行政处罚法",
        "article": "第三十三条第一款",
        "text": "违法行为轻微并及时改正，没有造成危害后果的",
        "effective_on": date(2021, 7, 15),
    }
    return Ground.objects.get_or_create(code=code, defaults={**facts, **fields})[0]


def minor_check(where: Mine, **fields: Any) -> Inspection:
    """Signed, with one general finding: what it leads to needs no legal review."""
    check = make.inspection(where, **fields)
    make.finding(check, severity="general")
    signature = drawn_png(make.drawn())
    return sign_off(
        check,
        by=check.opened_by,
        presence=make.ALL_PRESENT,
        signer_name="王平",
        drawn=signature,
        no_recording="记录仪故障",
    )


def exemption(check: Inspection, **said: Any) -> Exemption:
    facts = {
        "ground": ground(),
        "reason": "隐患当场整改，没有造成危害后果。",
        "evidence": "整改照片、复查意见书",
        "document_number": "（襄）应急不罚〔2023〕1号",
        "uploads": [make.photo()],
        **said,
    }
    by = facts.pop("by", None) or desk("leader")
    return exempt(check, by=by, **facts)


def mine(**fields: Any) -> Mine:
    return make.mine("141023", **{"principal": "赵国强", **fields})


def letter(where: Mine | None = None, kind: str = "urging", **said: Any) -> Letter:
    """To the mine's enterprise, or to a town's centre where none is given; answered within ten days."""
    to = {"mine": where} if where else {"to_agency": make.agency("141023100", kind="town_centre")}
    facts = {
        "title": "关于安全出口的函",
        "body": "请于期限前书面答复。",
        "answer_by": timezone.localdate() + timedelta(days=10),
        **to,
        **said,
    }
    by = facts.pop("by", None) or desk("clerk")
    return draft_letter(kind, by=by, **facts)


def sent(drafted: Letter) -> Letter:
    send_letter(drafted, by=desk("leader"))
    return drafted


def listing(where: Mine, **said: Any) -> DishonestyListing:
    """Under the rule in force since October 2023, told five days before."""
    today = timezone.localdate()
    facts = {
        "subject": "enterprise",
        "ground": dishonesty_ground(),
        "facts": "许可证被暂扣期间继续生产。",
        "document_number": "（襄）应急失信〔2023〕1号",
        "noticed_on": today - timedelta(days=5),
        **said,
    }
    return list_dishonest(where, by=facts.pop("by", None) or desk("leader"), **facts)


def dishonesty_ground(**fields: Any) -> Ground:
    facts = {"effective_on": date(2023, 10, 1), "months": 36, "early_months": 12, **fields}
    return ground(facts.pop("code", "SX-T"), topic="dishonesty", **facts)


def condition(where: Mine, key: str = "standing_hazard", **said: Any) -> GraveCondition:
    facts = {"facts": "同类隐患三次出现。", "evidence": "6月、8月、9月现场检查记录", **said}
    return record_condition(where, key, by=facts.pop("by", None) or desk("inspector"), **facts)
