"""The verbs of an on-site check: opening, answering the spot-check, signing off."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.answering import require_may_act
from enterprises.merging import written_under
from enterprises.models import Mine
from hazards.actions import record_finding
from hazards.models import Edition
from inspections.models import Answer, Inspection, SpotAnswer
from inspections.spot_items import SPOT_ITEMS
from inspections.under_campaigns import check_campaign
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import hang_again, hang_photos, sign
from records.models import Attachment


@transaction.atomic
def open_inspection(
    mine: Mine,
    *,
    by: User,
    checked_on: dt.date | None = None,
    officers: Sequence[User] = (),
    place: str = "",
    campaign: Campaign | None = None,
    client_key: uuid.UUID | None = None,
) -> Inspection:
    """Begin an on-site check; the same content under the same `client_key` gives back the check it began.

    At least two officers with a valid certificate make a check (行政处罚法 Art. 42); the opener is one of
    them. Raises RuleViolation at `officers`, at `campaign` when a superior has been there in the same one (S0-16), or
    at `client_key` when it carries other content.
    """
    by.require_regulator("log_inspection")
    _require_in_sight(mine, by)
    require_may_act(mine, by)
    checked_on = checked_on or timezone.localdate()
    team = {by.pk: by} | {officer.pk: officer for officer in officers}
    new = Inspection(
        mine=mine,
        agency=cast(Agency, by.agency),
        campaign=campaign,
        checked_on=checked_on,
        place=place.strip(),
        opened_by=by,
        client_key=client_key or uuid.uuid4(),
    )
    if again := _already_begun(new, set(team)):
        return again
    if checked_on > timezone.localdate():
        raise RuleViolation("检查日期不能晚于今天", field="checked_on")
    _check_team(team.values(), by, checked_on)
    if campaign:
        check_campaign(campaign, mine, new.agency, checked_on)
    new.edition = Edition.objects.binding(checked_on)
    try:
        with transaction.atomic():
            new.save()
            new.officers.set(team.values())
    except IntegrityError:
        if again := _already_begun(new, set(team)):
            return again
        raise
    return new


SAME = ("mine_id", "campaign_id", "opened_by_id", "checked_on", "place")


def _already_begun(new: Inspection, team: set[int]) -> Inspection | None:
    known = Inspection.objects.filter(client_key=new.client_key).first()
    if known is None:
        return None
    same = all(getattr(known, name) == getattr(new, name) for name in SAME)
    if not same or set(known.officers.values_list("pk", flat=True)) != team:
        raise RuleViolation("这个提交标识已用于另一次检查，请重新打开页面", field="client_key")
    return known


def _check_team(team: Collection[User], by: User, day: dt.date) -> None:
    for officer in team:
        if officer.agency_id != by.agency_id or not officer.can("log_inspection"):
            raise RuleViolation(f"{officer.name}不是本机关的执法人员", field="officers")
        if not officer.certificate_valid(day):
            raise RuleViolation(f"{officer.name}没有有效的执法证件", field="officers")
    if len(team) < 2:
        raise RuleViolation("执法检查须有两名以上执法人员", field="officers")


@transaction.atomic
def answer_spot_item(
    inspection: Inspection, item: str, *, wrong: bool, by: User, note: str = ""
) -> SpotAnswer:
    """Answer one item of the spot-check on the enterprise's self-inspection; a fault needs a note."""
    inspection.hold_open(by)
    if item not in SPOT_ITEMS:
        raise RuleViolation("没有这个抽查事项", field="item")
    if wrong and not note.strip():
        raise RuleViolation("请写明抽查发现的情况", field="note")
    row, _ = inspection.spot_answers.update_or_create(
        item=item, defaults={"wrong": wrong, "note": note.strip()}
    )
    return row


@dataclass(frozen=True)
class Presence:
    """Who of the three kinds of people was there, and why not, where one was missing (S0-19)."""

    principal: bool
    safety_officer: bool
    operator: bool
    absence_reason: str = ""

    @property
    def complete(self) -> bool:
        return self.principal and self.safety_officer and self.operator


STATEMENT = "本记录如实反映现场检查情况。"


@transaction.atomic
def sign_off(
    inspection: Inspection,
    *,
    by: User,
    presence: Presence,
    signer_name: str = "",
    refusal: str = "",
    drawn: bytes | None = None,
    statement: str = STATEMENT,
) -> Inspection:
    """Close the check: the mine's person signs or refuses, and each finding becomes a hazard (S0-18).

    `drawn` is the PNG of the signature drawn on the screen. The move comes first: it holds the row, so that
    of two officers who sign at once one is told so, and nobody answers between it and the hazards.
    Raises RuleViolation at the field that is missing.
    """
    inspection.require_open(by)
    signer_name, refusal = signer_name.strip(), refusal.strip()
    _check_signature(signer_name, refusal, drawn)
    if not presence.complete and not presence.absence_reason.strip():
        raise RuleViolation("三类人员未全部在场的，请写明原因", field="absence_reason")
    if not statement.strip():
        raise RuleViolation("请写明执法人员声明", field="statement")
    if not inspection.answers.exists() and not inspection.spot_answers.exists():
        raise RuleViolation("还没有任何检查项，不能签字")
    inspection.move(
        Inspection.Status.SIGNED,
        signed_at=timezone.now(),
        principal_present=presence.principal,
        safety_officer_present=presence.safety_officer,
        operator_present=presence.operator,
        absence_reason="" if presence.complete else presence.absence_reason.strip(),
        signer_name=signer_name,
        refusal=refusal,
    )
    findings = inspection.answers.filter(result=Answer.Result.FOUND)
    for finding in findings.select_related("criterion", "clause"):
        _raise_hazard(inspection, finding, by)
    image = SimpleUploadedFile("signature.png", drawn) if signer_name and drawn else None
    sign(inspection, statement.strip(), canonical(inspection), by=by, image=image)
    return inspection


def _check_signature(signer_name: str, refusal: str, drawn: bytes | None) -> None:
    if signer_name and refusal:
        raise RuleViolation("签字和拒签只能填一项", field="refusal")
    if not signer_name and not refusal:
        raise RuleViolation("请由企业人员签字；拒绝签字的，写明拒签情况", field="signer_name")
    if signer_name and not drawn:
        raise RuleViolation("请在框内手写签名", field="drawn")


def _raise_hazard(inspection: Inspection, finding: Answer, by: User) -> None:
    """The finding's photos go along: the hazard's readers know nothing of checks."""
    finding.hazard = record_finding(
        inspection.mine,
        by=by,
        severity=finding.severity,
        criterion=finding.criterion,
        clause=finding.clause,
        description=finding.description,
        location=inspection.place[:100],
        found_on=inspection.checked_on,
        due_on=finding.due_on,
    )
    finding.save(update_fields=["hazard"])
    hang_again(finding, finding.hazard)


@transaction.atomic
def add_photos(finding: Answer, photos: Iterable[UploadedFile], *, by: User) -> None:
    """Hang photos on a finding; the same photo sent again by a second tap is hung once."""
    finding.inspection.hold_open(by)
    if finding.result != Answer.Result.FOUND:
        raise RuleViolation("只有发现的问题可以附照片", field="photos")
    hang_photos(finding, photos, by=by)


def canonical(inspection: Inspection) -> bytes:
    """What was on the screen when it was signed, in one fixed spelling, for the signature's digest."""
    answers = inspection.answers.order_by("criterion__code", "clause__number").values_list(
        "criterion__code", "clause__number", "result", "description", "severity", "due_on"
    )
    spots = inspection.spot_answers.order_by("item").values_list("item", "wrong", "note")
    photos = Attachment.objects.filter(
        content_type=ContentType.objects.get_for_model(Answer),
        object_id__in=[str(pk) for pk in inspection.answers.values_list("pk", flat=True)],
    )
    content = {
        "mine": written_under(inspection, inspection.mine_id),
        "checked_on": inspection.checked_on,
        "place": inspection.place,
        "officers": sorted(inspection.officers.values_list("username", flat=True)),
        "answers": list(answers),
        "photos": sorted(photos.values_list("file__sha256", flat=True)),
        "spot": list(spots),
        "present": [
            inspection.principal_present,
            inspection.safety_officer_present,
            inspection.operator_present,
            inspection.absence_reason,
        ],
        "signer": inspection.signer_name,
        "refusal": inspection.refusal,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()


def _require_in_sight(mine: Mine, by: User) -> None:
    if not Mine.objects.visible_to(by).filter(pk=mine.pk).exists():
        raise PermissionDenied("该矿山不在您的管辖范围内")
