"""A citizen's word that something published is wrong, and the agency's answer to it (N20, 应急〔2021〕23号（九）)."""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from campaigns.disclosure.personal import refuse_personal
from campaigns.disclosure.terms import error_report
from campaigns.models import Disclosure, ErrorReport
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.throttle import network
from records.actions import hang_again

Status = Disclosure.Status
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
RECEIPT = 12
DAY = dt.timedelta(days=1)
PER_SENDER = 5  # a day from one line
PER_DISCLOSURE = 100  # a day and unanswered; whoever answers these has seen what the next would say
TOO_MANY = "今天从您所在的网络提交的纠错已经较多，请明天再试，或者直接联系公开机关"


@transaction.atomic
def report_error(disclosure: Disclosure, *, text: str, contact: str, address: str) -> ErrorReport:
    """By anybody, without a login; the same words sent once more are the same report, with its receipt.

    The sender and then what is on show are locked, so that many at once don't pass the limits.
    """
    said = {"text": text.strip(), "contact": contact.strip()}
    if not said["text"]:
        raise RuleViolation("请写明哪里有误", "text")
    sender = salted_hmac("error-report", network(address), algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sender])
    Disclosure.objects.select_for_update().get(pk=disclosure.pk)
    now = timezone.now()
    recent = ErrorReport.objects.filter(received_at__gt=now - DAY)
    own = recent.filter(sender=sender)
    if known := own.filter(disclosure=disclosure, **said).first():
        return known
    if own.count() >= PER_SENDER:
        raise RuleViolation(TOO_MANY)
    if recent.waiting().filter(disclosure=disclosure).count() >= PER_DISCLOSURE:
        raise RuleViolation("今天关于这条信息的纠错已经很多，公开机关正在核实，请明天再看")
    return ErrorReport.objects.create(
        disclosure=disclosure,
        receipt=new_receipt(),
        sender=sender,
        received_at=now,
        answer_by=error_report().last_day(timezone.localdate(now)),
        **said,
    )


def new_receipt() -> str:
    """Of 60 bits: nobody comes upon another's by trying."""
    return get_random_string(RECEIPT, LETTERS)


@transaction.atomic
def draft_correction(disclosure: Disclosure, *, by: User) -> Disclosure:
    """A new version to be reworded; the old one stays on show until the new one is published, and is kept for ever.

    It has as long as the answer to whoever pointed out the error.
    """
    by.require("draft_disclosure", disclosure.agency)
    disclosure = Disclosure.objects.select_for_update().get(pk=disclosure.pk)
    if disclosure.status != Status.PUBLISHED:
        raise RuleViolation("只有已公开的信息可以更正")
    if disclosure.correction:
        raise RuleViolation("已经在拟更正稿")
    kept = ("kind", "agency", "campaign", "title", "text", "channels", "formed_on")
    days = ("shown_from", "shown_until", "down_by")
    facts = {name: getattr(disclosure, name) for name in (*kept, *days)}
    due = error_report().last_day(timezone.localdate())
    drafted = Disclosure.objects.create(replaces=disclosure, drafted_by=by, publish_by=due, **facts)
    hang_again(disclosure, drafted)
    return drafted


@transaction.atomic
def answer_error(report: ErrorReport, *, by: User, corrected: bool, answer: str) -> None:
    """Corrected is what has been replaced or withdrawn; else the agency says why it stands."""
    by.require("publish_disclosure", report.disclosure.agency)
    if not answer.strip():
        raise RuleViolation("请写明答复和理由", "answer")
    refuse_personal(answer, report.disclosure.agency.region, field="answer", landlines=True)
    if corrected and report.disclosure.status not in {Status.REPLACED, Status.REVOKED}:
        raise RuleViolation("更正稿公开或者原信息撤回后，才能答复已更正", "corrected")
    report.move(
        ErrorReport.Status.CORRECTED if corrected else ErrorReport.Status.KEPT,
        answer=answer.strip(),
        answered_by=by,
        answered_on=timezone.localdate(),
    )
