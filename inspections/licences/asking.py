"""提请发证机关: the agency that found the fault asks the body that issued the licence, and notes its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.db import transaction
from django.utils import timezone

from enterprises.models import Licence
from hazards.models import Hazard
from inspections.licences.deciding import check_licence
from inspections.licences.issuing import require_issued_elsewhere
from inspections.models import Inspection, LicenceRequest
from inspections.penalties.decisions import check_grounds
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

Status = LicenceRequest.Status


@transaction.atomic
def ask_issuer(
    licence: Licence,
    wanted: str,
    *,
    by: User,
    reason: str,
    document_number: str,
    sent_on: dt.date | None = None,
    inspection: Inspection | None = None,
    hazards: Sequence[Hazard] = (),
) -> LicenceRequest:
    by.require_regulator("order_measure")
    agency, day = cast(Agency, by.agency), sent_on or timezone.localdate()
    if day > timezone.localdate():
        raise RuleViolation("提请日期不能晚于今天", field="sent_on")
    check_grounds(licence.mine, inspection, day, by)
    check_licence(licence.mine, licence, wanted, hazards)
    require_issued_elsewhere(licence, agency)
    if not reason.strip():
        raise RuleViolation("请写明事由", field="reason")
    if not (number := document_number.strip()):
        raise RuleViolation("请填写文号", field="document_number")
    if LicenceRequest.objects.filter(document_number=number).exists():
        raise RuleViolation(f"文号 {number} 已使用", field="document_number")
    Licence.objects.select_for_update(no_key=True).get(pk=licence.pk)
    if LicenceRequest.objects.filter(licence=licence, agency=agency, status=Status.SENT).exists():
        raise RuleViolation("对这本证照的提请还没有得到答复", field="licence")
    asked = LicenceRequest.objects.create(
        mine=licence.mine,
        agency=agency,
        licence=licence,
        issuer=licence.issuer.strip(),
        wanted=wanted,
        inspection=inspection,
        reason=reason.strip(),
        document_number=number,
        sent_on=day,
        sent_by=by,
    )
    asked.hazards.set(hazards)
    return asked


@transaction.atomic
def note_answer(
    asked: LicenceRequest, outcome: str, *, by: User, on: dt.date, document: str, answer: str = ""
) -> None:
    """What the issuer decided, by its paper. Where it did something, the licence says so from the same moment.

    Somebody may have entered that in the file before, or what was decided since.
    """
    by.require("propose_penalty", asked.agency)
    if not asked.sent_on <= on <= timezone.localdate():
        raise RuleViolation(f"答复日期须在提请日期 {asked.sent_on} 和今天之间", field="on")
    if not document.strip():
        raise RuleViolation("请填写答复文书的名称或文号", field="document")
    asked.move(
        outcome,
        answered_on=on,
        answer_document=document.strip(),
        answer=answer.strip(),
        answer_noted_by=by,
    )
    licence = Licence.objects.select_for_update(no_key=True).get(pk=asked.licence_id)
    turned = LicenceRequest.TURNS.get(outcome)
    if turned and licence.status != turned and not (licence.status_on and licence.status_on > on):
        licence.follow(turned, document=document, on=on)
