"""Handing in, reviewing, extending: everything that people do with an obligation.

A form (报表) goes its own way, through its report, which is signed cell by cell; the verbs here refuse it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Extension, Obligation, Requirement, Submission
from jurisdictions.models import Agency, User
from jurisdictions.roles import Role
from jurisdictions.rules import RuleViolation
from records.actions import attach, sign
from records.models import Attachment, Signature

STATEMENT = "所报送的内容经本人核对，真实、完整，由本人负责。"
Kind = Requirement.Kind


def signer_role(obligation: Obligation) -> Role:
    """Whose signature a report wants that has to be signed (Z-11 企业主要负责人签字后报送)."""
    return Role.PRINCIPAL if obligation.enterprise_id else Role.LEADER


def may_hand_in(obligation: Obligation, user: User) -> bool:
    return (
        user.can("submit_obligation")
        and obligation.is_desk_of(user)
        and obligation.requirement.kind != Kind.FORM
        and obligation.may_move(Obligation.Status.SUBMITTED)
        and (not obligation.requirement.signed or signer_role(obligation) in user.roles)
    )


def wants_cases(obligation: Obligation) -> bool:
    """Typical cases are chosen from one's own penalties (S1-12); a town, which can't fine, reports a lead (Z-14)."""
    agency = obligation.agency
    return (
        obligation.requirement.kind == Kind.CASE
        and agency is not None
        and agency.kind != Agency.Kind.TOWN_CENTRE
    )


def hand_in(
    obligation: Obligation,
    *,
    by: User,
    text: str = "",
    uploads: Sequence[UploadedFile] = (),
    drawn: bytes = b"",
    enclosed: Sequence[dict[str, Any]] = (),
    client_key: uuid.UUID | None = None,
    at: dt.datetime | None = None,
) -> Submission:
    """One round of handing in; the same content under the same key gives the round that is already there.

    `enclosed` are the rows that hang on it besides words and files: experts, cases. They are signed with the rest,
    and kept by whoever calls this. The first moment of handing in stays, however often it is returned.
    """
    by.require("submit_obligation", obligation)
    _require_signer(obligation, by)
    at, key = at or timezone.now(), client_key or uuid.uuid4()
    content = canonical(obligation, text.strip(), [_sha256(one) for one in uploads], enclosed)
    if again := _handed_in(key, content, by):
        return again
    _check(obligation, bool(text.strip() or uploads), bool(enclosed), drawn, at)
    new = Submission(
        obligation=obligation,
        client_key=key,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text.strip(),
        submitted_by=by,
        submitted_at=at,
    )
    try:
        return _keep(new, uploads, content, drawn)
    except (RuleViolation, IntegrityError):
        if again := _handed_in(key, content, by):  # the other of two taps was a moment faster
            return again
        raise


def canonical(
    obligation: Obligation, text: str, digests: Sequence[str], enclosed: Sequence[dict[str, Any]]
) -> bytes:
    """What is handed in, as the bytes that are signed and compared; files stand in it by their SHA-256."""
    content = {
        "obligation": obligation.pk,
        "text": text,
        "files": list(digests),
        "enclosed": list(enclosed),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()


def is_as_signed(submission: Submission, signature: Signature) -> bool:
    """Whether what is kept today is still what the signer had on the screen."""
    files = Attachment.objects.of(submission).order_by("pk").values_list("file__sha256", flat=True)
    return signature.covers(canonical(submission.obligation, submission.text, list(files), []))


def _sha256(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _handed_in(key: uuid.UUID, content: bytes, by: User) -> Submission | None:
    known = Submission.objects.filter(client_key=key).first()
    if known is None:
        return None
    if (known.sha256, known.submitted_by_id) != (hashlib.sha256(content).hexdigest(), by.pk):
        raise RuleViolation("这一页已经报送过，内容与这次不同；请打开任务页面核对后再报")
    return known


def _require_signer(obligation: Obligation, by: User) -> None:
    if obligation.requirement.signed and signer_role(obligation) not in by.roles:
        raise PermissionDenied(f"须由{signer_role(obligation).label}签字报送")


def _check(obligation: Obligation, written: bool, enclosed: bool, drawn: bytes, at: dt.datetime) -> None:
    requirement = obligation.requirement
    if requirement.kind == Kind.FORM:
        raise RuleViolation("报表请在填报页面核对、签字后报送")
    if requirement.cadence != Requirement.Cadence.ONCE and timezone.localdate(at) < obligation.period_from:
        raise RuleViolation(f"{obligation.period_words}还没有开始，不能提前报送")
    if requirement.kind == Kind.EXPERTS and not enclosed:
        raise RuleViolation("请填写专家信息，至少一名")
    if requirement.kind == Kind.LEADING_GROUP and not enclosed:
        raise RuleViolation("请填写组长姓名", field="head")
    if wants_cases(obligation) and not enclosed:
        raise RuleViolation("请从本机关作出行政处罚的案件中选择，至少一个", field="cases")
    if not written and not enclosed:
        raise RuleViolation("请填写说明，或者上传文件", field="text")
    if requirement.signed and not drawn:
        raise RuleViolation("请手写签名", field="drawn")


@transaction.atomic
def _keep(new: Submission, uploads: Sequence[UploadedFile], content: bytes, drawn: bytes) -> Submission:
    obligation, by, at = new.obligation, new.submitted_by, new.submitted_at
    # Whoever hands in on time and is asked to mend something hasn't been late.
    obligation.move(Obligation.Status.SUBMITTED, submitted_at=obligation.submitted_at or at)
    new.save()
    for upload in uploads:
        attach(new, upload, by=by, at=at)
    if obligation.requirement.signed:
        image = SimpleUploadedFile("签名.png", drawn, "image/png")
        sign(new, STATEMENT, content, by=by, image=image, at=at)
    return new


@transaction.atomic
def accept(obligation: Obligation, *, by: User, at: dt.datetime | None = None) -> None:
    waiting = _waiting(obligation, by)
    waiting.move(Submission.Status.ACCEPTED, reviewed_by=by, reviewed_at=at or timezone.now())
    obligation.move(Obligation.Status.ACCEPTED)


@transaction.atomic
def return_(obligation: Obligation, *, reason: str, by: User, at: dt.datetime | None = None) -> None:
    """Back to the owner with the reason; what was handed in stays readable."""
    waiting = _waiting(obligation, by)
    if not reason.strip():
        raise RuleViolation("请写明退回原因", field="reason")
    moment = at or timezone.now()
    waiting.move(Submission.Status.RETURNED, reason=reason.strip(), reviewed_by=by, reviewed_at=moment)
    obligation.move(Obligation.Status.RETURNED)


def _waiting(obligation: Obligation, by: User) -> Submission:
    """Only the one it is owed to reviews it; who gets a copy reads."""
    by.require("review_obligation", obligation.receiver)
    if obligation.requirement.kind == Kind.FORM:
        raise RuleViolation("报表请在报表页面审核")
    waiting = obligation.submissions.filter(status=Submission.Status.WAITING).first()
    if waiting is None:
        raise RuleViolation("没有待审核的报送件，请刷新页面后再操作")
    return waiting


@transaction.atomic
def extend(
    obligation: Obligation, *, to: dt.date, reason: str, by: User, at: dt.datetime | None = None
) -> Extension:
    """More time, by the one it is owed to; a later change of the notice's dates doesn't take it back."""
    by.require("extend_obligation", obligation.receiver)
    at = at or timezone.now()
    if not reason.strip():
        raise RuleViolation("请写明延期理由", field="reason")
    if to <= obligation.due_on:
        raise RuleViolation(f"须晚于现在的期限 {obligation.due_on:%Y年%-m月%-d日}", field="to")
    if to < timezone.localdate(at):
        raise RuleViolation("延长后的期限不能早于今天", field="to")
    unchanged = Obligation.objects.open().filter(pk=obligation.pk, due_on=obligation.due_on)
    if not unchanged.update(due_on=to):
        raise RuleViolation("已经报送，或者期限刚刚改过；请刷新页面后再操作")
    given = obligation.extensions.create(
        was_due_on=obligation.due_on, due_on=to, reason=reason.strip(), given_by=by, given_at=at
    )
    obligation.due_on = to
    return given
