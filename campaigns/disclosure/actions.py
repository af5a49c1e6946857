"""Drafting, publishing, withdrawing and taking down (S0-14, S1-16, N20). What the clock ends needs no verb."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.disclosure.personal import refuse_personal
from campaigns.disclosure.terms import term, withdrawal, within
from campaigns.models import Campaign, Disclosure, Takedown
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment

Kind = Disclosure.Kind
TWO_PEOPLE = (
    "拟稿和审核公开须由两人办理，您是拟稿人，请由另一位分管负责人审核，或者由其他人员改写保存后您再审核"
)


@transaction.atomic
def draft_disclosure(
    kind: str,
    *,
    by: User,
    title: str,
    text: str,
    formed_on: dt.date | None = None,
    campaign: Campaign | None = None,
    channels: Sequence[str] = (),
    shown_from: dt.date | None = None,
    shown_until: dt.date | None = None,
    uploads: Sequence[UploadedFile] = (),
) -> Disclosure:
    """谁执法谁公示: by the agency that acted. Without days it is to be shown from today for the term of the data."""
    by.require("draft_disclosure")
    agency = by.agency
    assert agency is not None, "only people of agencies hold the verb"
    start = shown_from or timezone.localdate()
    formed = formed_on or (formed_day(kind, campaign) if campaign else timezone.localdate())
    if kind != Kind.PENALTY and (campaign is None or campaign.issuer_id != agency.pk):
        raise RuleViolation("只能公开本机关印发的专项行动", "campaign")
    drafted = Disclosure(
        kind=Kind(kind),
        agency=agency,
        campaign=campaign,
        drafted_by=by,
        formed_on=formed,
        publish_by=within(kind).last_day(formed),
    )
    until = shown_until or term().last_day(start)
    _word(drafted, title=title, text=text, channels=channels, shown_from=start, shown_until=until)
    drafted.save()
    for upload in uploads:
        attach(drafted, upload, by=by)
    return drafted


def formed_day(kind: str, campaign: Campaign) -> dt.date:
    """The result of a drive exists when it has ended, all else when the notice was issued."""
    return campaign.ends_on if kind == Kind.RESULT and campaign.ends_on else campaign.issued_on


@transaction.atomic
def amend(
    disclosure: Disclosure,
    *,
    by: User,
    uploads: Sequence[UploadedFile] = (),
    without: Collection[Attachment] = (),
    **words: Any,
) -> None:
    """Who worded it last is its author, so that nobody publishes their own last change; the trail keeps the others."""
    by.require("draft_disclosure", disclosure.agency)
    held = Disclosure.objects.select_for_update().filter(pk=disclosure.pk, status=Disclosure.Status.DRAFT)
    if not held.exists():
        raise RuleViolation("已经公开的内容不能再改；有误的，请撤回后重新公开")
    _word(disclosure, **words)
    disclosure.drafted_by = by
    disclosure.save()
    Attachment.objects.of(disclosure).filter(pk__in=[file.pk for file in without]).delete()
    for upload in uploads:
        attach(disclosure, upload, by=by)


def _word(
    disclosure: Disclosure,
    *,
    title: str,
    text: str,
    channels: Sequence[str],
    shown_from: dt.date,
    shown_until: dt.date,
) -> None:
    if not (title.strip() and text.strip()):
        raise RuleViolation("标题和公开内容都要填写", "text" if title.strip() else "title")
    if shown_until < shown_from:
        raise RuleViolation("公开期限不能早于开始日期", "shown_until")
    disclosure.title, disclosure.text = title.strip(), text.strip()
    disclosure.channels = [Disclosure.Channel(channel) for channel in channels]
    disclosure.shown_from, disclosure.shown_until = shown_from, shown_until
    disclosure.down_by = shown_until


def discard(disclosure: Disclosure, *, by: User) -> None:
    """Drafted by mistake; what was written stays readable in the register."""
    by.require("draft_disclosure", disclosure.agency)
    disclosure.move(Disclosure.Status.VOID)


def as_shown(disclosure: Disclosure) -> str:
    """One digest of the words, the days and the files, so that what goes out is what was looked at."""
    names = ("title", "text", "channels", "shown_from", "shown_until")
    files = list(Attachment.objects.of(disclosure).values_list("name", "file__sha256"))
    content = [*(getattr(disclosure, name) for name in names), files]
    return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()


@transaction.atomic
def publish(disclosure: Disclosure, *, by: User, files_checked: bool = False, seen: str = "") -> None:
    """A second person's look: no personal data in the words; what stands in the files only a reader can say.

    `seen` is the digest of what was on their screen: if somebody reworded it since, nothing goes out.
    """
    by.require("publish_disclosure", disclosure.agency)
    Disclosure.objects.select_for_update().get(pk=disclosure.pk)
    disclosure.refresh_from_db()
    if seen and seen != as_shown(disclosure):
        raise RuleViolation("您查看之后这份公示稿又有修改，请核对现在的内容后再公开")
    if disclosure.drafted_by_id == by.pk:
        raise RuleViolation(TWO_PEOPLE)
    today = timezone.localdate()
    region, landlines = disclosure.agency.region, disclosure.kind == Kind.COMPLAINT
    refuse_personal(disclosure.title, region, field="title", landlines=landlines)
    refuse_personal(disclosure.text, region, field="text", landlines=landlines)
    files = Attachment.objects.of(disclosure)
    for file in files:
        refuse_personal(file.name, region, field="files_checked")
    if files and not files_checked:
        raise RuleViolation("请核对附件中没有姓名、电话等个人信息后再公开", "files_checked")
    if disclosure.shown_until < today:
        raise RuleViolation("公开期限已过，请先修改期限", "shown_until")
    if disclosure.replaces:
        _replace(disclosure.replaces, disclosure.shown_from, today)
    disclosure.move(
        Disclosure.Status.PUBLISHED,
        published_by=by,
        published_on=max(today, disclosure.shown_from),
        shown_from=max(today, disclosure.shown_from),
    )


def _replace(old: Disclosure, first_day: dt.date, today: dt.date) -> None:
    """Gone at once, so that no day lies between the two; what should have been down long ago stays late."""
    if first_day > max(today, old.shown_from):
        raise RuleViolation(
            "更正稿公开后原信息立即不再公示，公开开始日期不能晚于今天，请先修改", "shown_from"
        )
    old.move(Disclosure.Status.REPLACED, down_by=min(today, old.down_by))


@transaction.atomic
def revoke(disclosure: Disclosure, *, by: User, reversed_on: dt.date, reason: str) -> None:
    """The decision was changed, revoked or found unlawful on that day: gone at once, and everybody may read why."""
    by.require("publish_disclosure", disclosure.agency)
    if not reason.strip():
        raise RuleViolation("请写明撤回理由", "reason")
    if reversed_on > timezone.localdate():
        raise RuleViolation("变更或撤销的日期不能晚于今天", "reversed_on")
    refuse_personal(reason, disclosure.agency.region, field="reason")
    disclosure.move(
        Disclosure.Status.REVOKED,
        revoked_by=by,
        revoked_on=timezone.localdate(),
        reversed_on=reversed_on,
        reason=reason.strip(),
        down_by=withdrawal().last_day(reversed_on),
    )


@transaction.atomic
def confirm_takedown(
    disclosure: Disclosure, *, by: User, on: dt.date, uploads: Sequence[UploadedFile], note: str = ""
) -> Takedown:
    """With its proof: the page that says that it is gone."""
    by.require("draft_disclosure", disclosure.agency)
    Disclosure.objects.select_for_update().get(pk=disclosure.pk)
    if not Disclosure.objects.to_take_down().filter(pk=disclosure.pk).exists():
        raise RuleViolation("这条信息还在公开期内，或已经确认撤下")
    if not disclosure.shown_from <= on <= timezone.localdate():
        raise RuleViolation("撤下日期须在公开之后、今天之前", "on")
    if not uploads:
        raise RuleViolation("请上传撤下的证明，如网页截图", "uploads")
    taken = Takedown.objects.create(disclosure=disclosure, on=on, note=note.strip(), confirmed_by=by)
    for upload in uploads:
        attach(taken, upload, by=by)
    return taken
