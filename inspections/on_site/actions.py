"""The verbs of an on-site check: opening, answering the spot-check, signing off."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from enterprises.upkeep.merging import written_under
from hazards.actions import record_finding
from hazards.models import Edition
from inspections.models import Answer, Inspection, Recheck, Recording, SpotAnswer
from inspections.on_site.attending import is_recorded, require_opinions
from inspections.on_site.declaring import check_free, declare
from inspections.on_site.manner import Manner, check_manner
from inspections.on_site.reinspection import require_all_rechecked, send_on
from inspections.on_site.sheets import Sheet, raise_violations, sheet_of
from inspections.on_site.spot_items import SPOT_ITEMS
from inspections.on_site.under_campaigns import check_campaign
from inspections.teams import check_team
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import hang_again, hang_photos, sign
from records.models import Attachment, attached_to

PLANNED = Manner()


@transaction.atomic
def open_inspection(
    mine: Mine,
    *,
    by: User,
    checked_on: dt.date | None = None,
    officers: Sequence[User] = (),
    place: str = "",
    campaign: Campaign | None = None,
    manner: Manner = PLANNED,
    declared: bool = False,
    client_key: uuid.UUID | None = None,
) -> Inspection:
    """Begin an on-site check; the same content under the same `client_key` gives back the check it began.

    As many officers with a valid certificate as `least("inspection")` says make a check; the opener is one of
    them. `declared` says that each of them has declared what `declaration("officer")` reads. Raises RuleViolation at
    `officers`, at `campaign` when a superior has been there in the same one (S0-16), at a field of the manner, or at
    `client_key` when it carries other content.
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
        **manner.facts(checked_on),
    )
    if again := _already_begun(new, set(team)):
        return again
    if checked_on > timezone.localdate():
        raise RuleViolation("检查日期不能晚于今天", field="checked_on")
    check_team(team.values(), by, checked_on, "inspection", "执法检查")
    check_manner(new, by)
    check_free(mine, team.values(), declared)
    if campaign:
        check_campaign(campaign, mine, new.agency, checked_on)
    new.edition = edition_on(checked_on, sheet_of(campaign))
    try:
        with transaction.atomic():
            new.save()
            new.officers.set(team.values())
            declare(new, team.values(), by=by)
    except IntegrityError:
        if again := _already_begun(new, set(team)):
            return again
        raise
    return new


SAME = ("mine_id", "campaign_id", "opened_by_id", "checked_on", "place", "kind", "kind_reason", "follows_id")


def _already_begun(new: Inspection, team: set[int]) -> Inspection | None:
    known = Inspection.objects.filter(client_key=new.client_key).first()
    if known is None:
        return None
    same = all(getattr(known, name) == getattr(new, name) for name in SAME)
    if not same or set(known.officers.values_list("pk", flat=True)) != team:
        raise RuleViolation("这个提交标识已用于另一次检查，请重新打开页面", field="client_key")
    return known


def edition_on(day: dt.date, sheet: Sheet | None = None) -> Edition | None:
    """Before the first edition, only a campaign with a sheet of its own has anything to ask."""
    try:
        return Edition.objects.binding(day)
    except RuleViolation:
        if sheet is None:
            raise
        return None


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
    explained: str = "",
    no_recording: str = "",
) -> Inspection:
    """Close the check: the mine's person signs or refuses, and each finding becomes a hazard (S0-18).

    `drawn` is the PNG of the signature drawn on the screen; `explained` is what the principal was told of the law
    (说理式执法); `no_recording` says why, where neither recorder nor camera ran (S0-15). The move comes first: it holds
    the row, so that of two officers who sign at once one is told so, and nobody answers between it and the hazards.
    Raises RuleViolation at the field that is missing.
    """
    inspection.require_open(by)
    signer_name, refusal = signer_name.strip(), refusal.strip()
    _check_signature(signer_name, refusal, drawn)
    if not presence.complete and not presence.absence_reason.strip():
        raise RuleViolation("三类人员未全部在场的，请写明原因", field="absence_reason")
    if not statement.strip():
        raise RuleViolation("请写明执法人员声明", field="statement")
    _check_whole(inspection, no_recording.strip())
    inspection.move(
        Inspection.Status.SIGNED,
        signed_at=timezone.now(),
        principal_present=presence.principal,
        safety_officer_present=presence.safety_officer,
        operator_present=presence.operator,
        absence_reason="" if presence.complete else presence.absence_reason.strip(),
        signer_name=signer_name,
        refusal=refusal,
        explained=explained.strip(),
        no_recording=no_recording.strip(),
    )
    findings = inspection.answers.filter(result=Answer.Result.FOUND)
    for finding in findings.select_related("criterion", "clause"):
        _raise_hazard(inspection, finding, by)
    raise_violations(inspection, by=by)
    send_on(inspection, by=by)
    image = SimpleUploadedFile("signature.png", drawn) if signer_name and drawn else None
    sign(inspection, statement.strip(), canonical(inspection), by=by, image=image)
    return inspection


def _check_whole(inspection: Inspection, no_recording: str) -> None:
    """Something was looked at, all that was to be looked at again was, experts spoke, and it is on record."""
    said = (inspection.answers, inspection.spot_answers, inspection.sheet_answers, inspection.rechecks)
    if not any(rows.exists() for rows in said):
        raise RuleViolation("还没有任何检查项，不能签字")
    require_all_rechecked(inspection)
    require_opinions(inspection)
    if not no_recording and not is_recorded(inspection):
        raise RuleViolation(
            "本次检查没有执法记录仪音像，也没有照片，请补登执法记录，或者写明未录音录像的原因",
            field="no_recording",
        )


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
    photos = Attachment.objects.filter(attached_to(Answer, inspection.answers.values_list("pk", flat=True)))
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
    content |= {name: said for name, said in _beside(inspection).items() if said}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()


def _beside(inspection: Inspection) -> dict[str, Any]:
    """What a check before these were asked has nothing of: left out where empty, such a check keeps its digest."""
    rechecks = inspection.rechecks.order_by("hazard")
    told = [inspection.kind, inspection.kind_reason, inspection.notified_on, inspection.notified_whom]
    looked = Attachment.objects.filter(attached_to(Recheck, rechecks.values_list("pk", flat=True)))
    footage = Attachment.objects.filter(
        attached_to(Recording, inspection.recordings.values_list("pk", flat=True))
    )
    recordings = inspection.recordings.order_by("pk")
    return {
        "manner": [*told, inspection.follows_id] if any(told[1:]) else [],
        "declared": list(inspection.declarations.values_list("officer__username", "text", "declared_at")),
        "experts": list(
            inspection.experts.values_list("name", "workplace", "speciality", "declaration", "opinion")
        ),
        "recordings": list(recordings.values_list("step", "device_number", "kept_at")),
        "footage": sorted(footage.values_list("file__sha256", flat=True)),
        "sheet": list(
            inspection.sheet_answers.values_list("item", "result", "description", "outcome", "due_on")
        ),
        "rechecks": list(rechecks.values_list("hazard", "result", "description", "overdue")),
        "recheck_photos": sorted(looked.values_list("file__sha256", flat=True)),
        "explained": inspection.explained,
        "no_recording": inspection.no_recording,
    }


def _require_in_sight(mine: Mine, by: User) -> None:
    if not Mine.objects.visible_to(by).filter(pk=mine.pk).exists():
        raise PermissionDenied("该矿山不在您的管辖范围内")
