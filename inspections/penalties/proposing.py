"""From a proposed penalty or order through the legal review (法制审核, S0-15) to the decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from enterprises.models import Mine, MineStatus
from hazards.models import Hazard
from inspections.licences.deciding import Taking, take_licence
from inspections.models import Case, CaseProposal, Inspection, LegalOpinion, Measure, ProposedFine
from inspections.penalties.decisions import (
    Fine,
    answers_to_major,
    check_case,
    check_grounds,
    check_order,
    conclude,
    order,
    party,
    review_needed,
)
from inspections.penalties.review import Trigger, declarable, triggered_by
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

Status = CaseProposal.Status
Verdict = LegalOpinion.Verdict


@transaction.atomic
def propose(
    mine: Mine,
    fines: Sequence[Fine],
    *,
    by: User,
    violation: str,
    inspection: Inspection | None = None,
    hazards: Sequence[Hazard] = (),
    sole_reason: str = "",
    declared: Collection[str] = (),
) -> CaseProposal:
    """Put the fines before the legal reviewer, or before the leader at once where no review is needed.

    `declared` are reasons for a review that only the officer knows. Of a major hazard that a check found only one
    party is fined with a written reason, which is reviewed (L-25, C13).
    """
    by.require_regulator("propose_penalty")
    check_grounds(mine, inspection, timezone.localdate(), by)
    check_case(mine, fines, violation, hazards)
    sole = len(fines) == 1 and answers_to_major(inspection, hazards)
    if sole and not sole_reason.strip():
        raise RuleViolation(
            "检查发现重大事故隐患的，应对企业和主要负责人“一案双罚”；只处罚一方的，请写明理由",
            field="sole_reason",
        )
    check_declared(declared)
    proposal = put_forward(
        mine,
        review_needed(fines, inspection, hazards, declared),
        by=by,
        inspection=inspection,
        violation=violation.strip(),
        sole_reason=sole_reason.strip() if sole else "",
    )
    proposal.hazards.set(hazards)
    for fine in fines:
        ProposedFine.objects.create(
            proposal=proposal,
            subject=fine.subject,
            party=party(fine, mine),
            amount=fine.amount,
            basis=fine.basis,
        )
    return proposal


@transaction.atomic
def propose_measure(
    mine: Mine,
    kind: str,
    *,
    by: User,
    reason: str,
    inspection: Inspection | None = None,
    declared: Collection[str] = (),
) -> CaseProposal:
    """Put an order to suspend or to close a mine on the same way (行政处罚法 Art. 9: it is a penalty too)."""
    by.require_regulator("propose_penalty")
    check_grounds(mine, inspection, timezone.localdate(), by)
    if not reason.strip():
        raise RuleViolation("请写明事由", field="reason")
    check_declared(declared)
    check_order(mine, kind)
    if mine.status == MineStatus.CLOSED:
        raise RuleViolation("这座矿山已经关闭，不再提出停产、关闭的建议", field="kind")
    known = CaseProposal.objects.open().filter(mine=mine, agency=by.agency, measure_kind=kind)
    if known.exists():
        raise RuleViolation(f"对这座矿山{Measure.Kind(kind).label}的建议已经提出，还没有决定", field="kind")
    needed = triggered_by(Measure.Kind(kind), declared)
    said = {"inspection": inspection, "violation": reason.strip(), "measure_kind": kind}
    return put_forward(mine, needed, by=by, **said)


def check_declared(declared: Collection[str]) -> None:
    if unknown := set(declared) - dict(declarable()).keys():
        raise RuleViolation(f"没有这种须审核的情形：{unknown.pop()}", field="declared")


def put_forward(mine: Mine, needed: Sequence[Trigger], *, by: User, **said: Any) -> CaseProposal:
    return CaseProposal.objects.create(
        status=Status.REVIEW if needed else Status.READY,
        mine=mine,
        agency=cast(Agency, by.agency),
        triggers=[trigger.key for trigger in needed],
        proposed_by=by,
        proposed_at=timezone.now(),
        **said,
    )


@transaction.atomic
def review(proposal: CaseProposal, verdict: str, *, by: User, text: str = "") -> LegalOpinion:
    """By a legal reviewer of the agency who had no part in the investigation."""
    by.require("review_penalty", proposal.agency)
    if proposal.has_investigated(by):
        raise RuleViolation("承办人和参加检查的执法人员不能审核本案")
    if verdict != Verdict.AGREE and not text.strip():
        raise RuleViolation("修改后同意、不同意的，请写明意见和理由", field="text")
    proposal.move(Status.REFUSED if verdict == Verdict.DISAGREE else Status.READY)
    said = {"verdict": Verdict(verdict), "text": text.strip()}
    return proposal.opinions.create(**said, reviewer=by, given_at=timezone.now())


@transaction.atomic
def ask_again(proposal: CaseProposal, *, by: User, answer: str) -> None:
    """The leader doesn't follow the objection: says in writing why, and the reviewer looks once more."""
    by.require("decide_penalty", proposal.agency)
    if not answer.strip():
        raise RuleViolation("请写明不采纳审核意见的理由", field="answer")
    proposal.move(Status.REVIEW)
    cast(LegalOpinion, proposal.standing_opinion).take_answer(answer, by=by)


def withdraw(proposal: CaseProposal, *, by: User) -> None:
    """By who proposed it, or by the leader; what was said about it stays."""
    if by.pk != proposal.proposed_by_id:
        by.require("decide_penalty", proposal.agency)
    by.require("propose_penalty", proposal.agency)
    proposal.move(Status.WITHDRAWN)


@transaction.atomic
def decide_proposal(
    proposal: CaseProposal,
    numbers: Mapping[str, str],
    *,
    by: User,
    decided_on: dt.date | None = None,
    answer: str = "",
    taking: Taking | None = None,
) -> Case | Measure:
    """Decide what was proposed; `numbers` are those of the decisions, by party, or that of the order as `measure`.
    `taking` says how a licence is taken.

    Where the reviewer agreed to something else than what was proposed, the leader says how that was dealt with.
    """
    verb = "order_measure" if proposal.measure_kind else "decide_penalty"
    by.require_regulator(verb)
    by.require(verb, proposal.agency)
    decided_on = decided_on or timezone.localdate()
    check_grounds(proposal.mine, proposal.inspection, decided_on, by)
    if decided_on < timezone.localdate(proposal.proposed_at):
        raise RuleViolation("决定日期不能早于提出处罚建议的日期", field="decided_on")
    opinion = proposal.standing_opinion
    if opinion and opinion.verdict == Verdict.CHANGES and not answer.strip():
        raise RuleViolation("审核意见为修改后同意，请写明如何处理", field="answer")
    if not proposal.may_move(Status.DECIDED):
        raise RuleViolation(_not_yet(proposal))
    if proposal.licence:
        made: Case | Measure = take_licence(proposal, numbers.get("measure", ""), taking, by, decided_on)
    else:
        made = (_enact if proposal.measure_kind else _conclude)(proposal, numbers, by, decided_on)
    proposal.move(Status.DECIDED, **{"measure" if proposal.measure_kind else "case": made})
    if opinion and answer.strip():
        opinion.take_answer(answer, by=by)
    return made


def _enact(proposal: CaseProposal, numbers: Mapping[str, str], by: User, decided_on: dt.date) -> Measure:
    check_order(proposal.mine, proposal.measure_kind)
    return order(
        proposal.mine,
        proposal.measure_kind,
        by=by,
        reason=proposal.violation,
        document_number=numbers.get("measure", ""),
        decided_on=decided_on,
        inspection=proposal.inspection,
    )


def _conclude(proposal: CaseProposal, numbers: Mapping[str, str], by: User, decided_on: dt.date) -> Case:
    fines = [
        Fine(one.subject, one.amount, one.basis, numbers.get(one.subject, ""), one.party)
        for one in proposal.fines.select_related("basis")
    ]
    hazards = list(proposal.hazards.all())
    check_case(proposal.mine, fines, proposal.violation, hazards)
    return conclude(
        proposal.mine,
        fines,
        by=by,
        violation=proposal.violation,
        decided_on=decided_on,
        inspection=proposal.inspection,
        hazards=hazards,
        sole_reason=proposal.sole_reason,
    )


def _not_yet(proposal: CaseProposal) -> str:
    if proposal.status == Status.REVIEW:
        return "法制审核还没有完成，不能作出决定"
    if proposal.status == Status.REFUSED:
        return "法制审核未通过，不得作出决定；请撤回，或者书面答复后提请再次审核"
    return f"这份处罚建议{proposal.get_status_display()}，不能再作决定"
