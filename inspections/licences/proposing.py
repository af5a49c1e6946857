"""An officer proposes that a licence be withheld or revoked; from there it goes the way of every proposal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from django.db import transaction
from django.utils import timezone

from enterprises.models import Licence, Mine
from hazards.models import Hazard
from inspections.licences.deciding import check_licence
from inspections.licences.issuing import require_issued_by
from inspections.models import CaseProposal, Inspection, Measure
from inspections.penalties.decisions import check_grounds
from inspections.penalties.proposing import check_declared, put_forward
from inspections.penalties.review import triggered_by
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


@transaction.atomic
def propose_licence_measure(
    licence: Licence,
    kind: str,
    *,
    by: User,
    reason: str,
    days: int | None = None,
    inspection: Inspection | None = None,
    hazards: Sequence[Hazard] = (),
    declared: Collection[str] = (),
) -> CaseProposal:
    """`days` is how long it is withheld; the decision names the first day."""
    by.require_regulator("propose_penalty")
    mine: Mine = licence.mine
    check_grounds(mine, inspection, timezone.localdate(), by)
    check_licence(mine, licence, kind, hazards)
    require_issued_by(licence, cast(Agency, by.agency))
    withholding = kind == Measure.Kind.WITHHOLD
    if withholding and not days:
        raise RuleViolation("请填写暂扣期限", field="days")
    if not reason.strip():
        raise RuleViolation("请写明事由", field="reason")
    check_declared(declared)
    Licence.objects.select_for_update(no_key=True).get(pk=licence.pk)
    if CaseProposal.objects.open().filter(licence=licence, measure_kind=kind).exists():
        raise RuleViolation(
            f"对这本{licence}{Measure.Kind(kind).label}的建议已经提出，还没有决定", field="kind"
        )
    proposal = put_forward(
        mine,
        triggered_by(Measure.Kind(kind), declared),
        by=by,
        inspection=inspection,
        violation=reason.strip(),
        measure_kind=kind,
        licence=licence,
        days=days if withholding else None,
    )
    proposal.hazards.set(hazards)
    return proposal
