"""The principal signs: findings become hazards, the month's report goes on paper and to whom it is owed.

All of it happens in one transaction, or nothing of it.
"""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64encode
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.models import Obligation, Requirement
from campaigns.obligations.handing import hand_in
from campaigns.obligations.periods import day_of
from enterprises.models import Mine
from enterprises.upkeep.merging import written_under
from hazards.actions import report_self_found
from hazards.checklist import Checklist
from hazards.models import Edition, Hazard, SelfAnswer, SelfInspection
from hazards.self_inspections.filling import FINDING, checklist
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach, hang_again, sign
from records.models import Attachment, Signature
from records.paper import pdf

STATEMENT = "已组织对照判定标准逐条排查，排查和治理情况属实，由本人负责。"
TITLE = "重大事故隐患排查治理报告"
Result = SelfAnswer.Result


@transaction.atomic
def sign_self_inspection(inspection: SelfInspection, *, by: User, drawn: bytes) -> list[Obligation]:
    """Sign for the month, every item answered and every finding with its five commitments (L-07, L-08).

    Gives back the obligations that the report was handed in for. Raises RuleViolation at `drawn`, or with what is
    missing.
    """
    by.require("sign_self_inspection", inspection.mine.enterprise)
    inspection.hold_open(by)
    walked = checklist(inspection)
    _check(walked)
    if not drawn:
        raise RuleViolation("请在框内手写签名", field="drawn")
    now = timezone.now()
    asked = [one.answer.pk for one in walked.questions]
    inspection.answers.exclude(pk__in=asked).delete()  # of criteria that went out of force meanwhile
    for one in walked.found:
        if one.answer.hazard is None:
            _report(one.answer, by)
    edition = Edition.objects.binding(timezone.localdate(now))
    inspection.move(SelfInspection.Status.SIGNED, signed_by=by, signed_at=now, edition=edition)
    image = SimpleUploadedFile("签名.png", drawn, "image/png")
    signature = sign(inspection, STATEMENT, canonical(inspection), by=by, image=image, at=now)
    attach(inspection, report(inspection, signature, drawn), by=by, note=TITLE, at=now)
    owed = answered(owed_by([inspection.mine]), inspection.mine, inspection.month)
    return [one for one in owed if _hand_in(one, inspection, by, drawn)]


def _check(walked: Checklist) -> None:
    if walked.left:
        raise RuleViolation(f"还有 {walked.left} 项没有作答，逐项排查完才能签字")
    for one in walked.found:
        if missing := one.answer.missing_commitments():
            raise RuleViolation(f"{one.number}的五落实还缺：{'、'.join(missing)}")


def _report(finding: SelfAnswer, by: User) -> None:
    """Found on the day it was answered, not on the day of signing."""
    facts = {name: getattr(finding, name) for name in ("criterion", "clause", "description", *FINDING)}
    finding.hazard = report_self_found(finding.inspection.mine, by=by, found_on=finding.answered_on, **facts)
    finding.save(update_fields=["hazard"])
    hang_again(finding, finding.hazard)


def canonical(inspection: SelfInspection) -> bytes:
    """What was on the screen when it was signed, in one fixed spelling, for the signature's digest."""
    names = ("result", "description", "answered_on", *FINDING, "hazard")
    answers = inspection.answers.order_by("criterion__code", "clause__number")
    kind = ContentType.objects.get_for_model(SelfAnswer)
    photos = Attachment.objects.filter(content_type=kind, object_id__in=[str(one.pk) for one in answers])
    content = {
        "mine": written_under(inspection, inspection.mine_id),
        "month": inspection.month,
        "version": inspection.version,
        "edition": inspection.edition.key if inspection.edition else "",
        "answers": list(answers.values_list("criterion__code", "clause__number", *names)),
        "photos": sorted(photos.values_list("file__sha256", flat=True)),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()


def is_as_signed(inspection: SelfInspection, signature: Signature) -> bool:
    """Whether what is kept today is still what the principal had on the screen."""
    return signature.covers(canonical(inspection))


def report(inspection: SelfInspection, signature: Signature, drawn: bytes) -> SimpleUploadedFile:
    """The month's report as it is filed: what was found, what became of what was found before, every item."""
    before = Hazard.objects.filter(mine=inspection.mine_id, source=Hazard.Source.SELF)
    before = before.filter(found_on__lt=inspection.month).exclude(
        status=Hazard.Status.CLOSED, closed_on__lt=inspection.month
    )
    context: dict[str, Any] = {
        "inspection": inspection,
        "title": TITLE,
        "checklist": checklist(inspection),
        "before": before.order_by("found_on", "pk").for_list(),
        "signature": signature,
        "drawn": b64encode(drawn).decode(),
    }
    name = f"{inspection}{TITLE}.pdf"
    return SimpleUploadedFile(name, pdf("hazards/paper/self_inspection.html", context), "application/pdf")


# Handing in


def owed_by(mines: Collection[Mine]) -> list[Obligation]:
    """The reports on self-inspections that these mines or their enterprises still owe."""
    owner = Q(mine__in=mines) | Q(mine=None, enterprise__in=[mine.enterprise_id for mine in mines])
    owed = Obligation.objects.open().filter(owner, requirement__kind=Requirement.Kind.SELF_INSPECTION)
    return list(owed.select_related("requirement__campaign", "enterprise"))


def answered(owed: Iterable[Obligation], mine: Mine, month: dt.date) -> list[Obligation]:
    """Those that this month's check answers: of the mine or its enterprise, of the month or once in a time."""
    return [one for one in owed if _is_of(one, mine) and _falls_in(one, month)]


def _is_of(owed: Obligation, mine: Mine) -> bool:
    return owed.mine_id == mine.pk if owed.mine_id else owed.enterprise_id == mine.enterprise_id


def _falls_in(owed: Obligation, month: dt.date) -> bool:
    if owed.requirement.cadence == Requirement.Cadence.ONCE:
        return owed.period_from <= day_of(month, None) and owed.period_to >= month
    return owed.requirement.cadence == Requirement.Cadence.MONTHLY and owed.period == month


def _hand_in(owed: Obligation, inspection: SelfInspection, by: User, drawn: bytes) -> bool:
    """What the enterprise owes as a whole goes out with the signature for its last mine."""
    parts = [inspection] if owed.mine_id else _of_all_mines(owed, inspection)
    if not parts:
        return False
    papers = Attachment.objects.filter(
        content_type=ContentType.objects.get_for_model(SelfInspection),
        object_id__in=[str(one.pk) for one in parts],
    ).order_by("pk")
    uploads = [_again(paper) for paper in papers.select_related("file")]
    submission = hand_in(owed, by=by, text=_words(parts), uploads=uploads, drawn=drawn)
    SelfInspection.objects.filter(pk__in=[one.pk for one in parts]).update(submission=submission)
    inspection.submission = submission
    return True


def _of_all_mines(owed: Obligation, inspection: SelfInspection) -> list[SelfInspection]:
    """The newest of each of its mines that the campaign is about, or nothing while one is missing."""
    mines = owed.requirement.campaign.mines().filter(enterprise=owed.enterprise_id)
    signed = (
        SelfInspection.objects.signed()
        .newest()
        .filter(mine__in=mines, month__range=(owed.period_from.replace(day=1), owed.period_to))
    )
    parts = {one.mine_id: one for one in signed.order_by("month").select_related("mine")}
    parts[inspection.mine_id] = inspection
    return list(parts.values()) if {mine.pk for mine in mines} <= set(parts) else []


def _again(paper: Attachment) -> SimpleUploadedFile:
    with paper.file.content.open("rb") as file:
        return SimpleUploadedFile(paper.name, file.read(), paper.file.media_type)


def _words(parts: list[SelfInspection]) -> str:
    return "\n".join(_summary(one) for one in parts)


def _summary(inspection: SelfInspection) -> str:
    walked = checklist(inspection)
    return (
        f"{inspection}：对照{walked.total}条{len(walked.questions)}项逐项排查，没有{walked.clear}项，"
        f"有{len(walked.found)}项，不涉及{len(walked.not_applicable)}项。"
    )
