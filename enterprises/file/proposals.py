"""An enterprise proposes with the forms that its agency keeps the file with; the agency adopts or returns it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import QueryDict
from django.utils import timezone

from enterprises.file.parts import PARTS
from enterprises.forms import MineForm
from enterprises.models import Mine, Proposal
from enterprises.models.fact import worded
from enterprises.models.resuming import require_way_to_status
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment

BASICS = "basics"  # the mine's own line, beside the parts of its file


def title_of(slug: str) -> str:
    return "基本情况" if slug == BASICS else PARTS[slug].title


def form_of(slug: str, mine: Mine, target: Any = None, data: Any = None, files: Any = None) -> Any:
    if slug == BASICS:
        return MineForm(data, files, instance=mine)
    return PARTS[slug].form(data, files, mine=mine, instance=target)


@transaction.atomic
def propose(
    mine: Mine, slug: str, form: forms.ModelForm, uploads: Iterable[UploadedFile], *, by: User
) -> Proposal:
    """Kept are only the fields that were changed: what the agency changes meanwhile elsewhere isn't undone."""
    Proposal.require_own(mine, by)
    if slug != BASICS and PARTS[slug].government:
        raise RuleViolation("这一项由监管部门登记，企业不能申报")
    form.instance.require_seen(form.cleaned_data.get("version"))
    if slug == BASICS:
        require_way_to_status(mine, "")
    uploads = list(uploads)
    changed = [name for name in form.changed_data if name not in {"files", "version"}]
    if not changed and not uploads:
        raise RuleViolation("没有改动，不需要申报")
    sent: Any = form.data
    proposal = Proposal.objects.create(
        mine=mine,
        part=slug,
        target=form.instance.pk if slug != BASICS else None,
        data={name: sent.getlist(name) for name in changed},
        changes=_changes(form, changed),
        proposed_by=by,
    )
    for upload in uploads:
        attach(proposal, upload, by=by)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, *, by: User) -> None:
    """Put the proposed fields onto what the file says today, through the same checks as any entry."""
    mine = proposal.mine
    mine.require_desk(by)
    proposal.move(Proposal.Status.ACCEPTED, decided_by=by, decided_at=timezone.now())
    form = form_of(proposal.part, mine, _target(proposal), _filled_in(proposal))
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        raise RuleViolation(f"申报内容现在不能采用：{first}。请退回企业重新填报")
    if proposal.part == BASICS:
        form.instance.amend(by=by)
    else:
        form.instance.keep(by=by)
    _hand_on(Attachment.objects.of(proposal), form.instance)


def line_of(proposal: Proposal) -> Any:
    """The line of the file that is to change; none for what is new, or has been deleted meanwhile."""
    if proposal.part == BASICS or proposal.target is None:
        return None
    return PARTS[proposal.part].model.objects.filter(pk=proposal.target, mine=proposal.mine).first()


def _target(proposal: Proposal) -> Any:
    target = line_of(proposal)
    if target is None and proposal.part != BASICS and proposal.target is not None:
        raise RuleViolation("申报修改的这一条已被删除，请退回企业重新填报")
    return target


def _filled_in(proposal: Proposal) -> QueryDict:
    """The form as it would be sent today, with what was proposed written over it."""
    blank = form_of(proposal.part, proposal.mine, _target(proposal))
    sent = QueryDict(mutable=True)
    for name in blank.fields:
        value = blank[name].value()
        values = value if isinstance(value, list) else [] if value is None else [value]
        sent.setlist(name, [_as_sent(one) for one in values])
    for name, values in proposal.data.items():
        sent.setlist(name, values)
    return sent


def _as_sent(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _changes(form: forms.ModelForm, changed: list[str]) -> list[list[str]]:
    model: Any = form._meta.model
    before = model.objects.filter(pk=form.instance.pk).first() if form.instance.pk else None
    return [
        [
            str(form.fields[name].label),
            _said(form.fields[name], getattr(before, name, None)),
            _said(form.fields[name], form.cleaned_data[name]),
        ]
        for name in changed
    ]


def _said(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return ""
    words: Any = {} if isinstance(value, (list, models.Model)) else getattr(field, "choices", {})
    return str(dict(words).get(value, worded(value)))


def _hand_on(attachments: Iterable[Attachment], target: models.Model) -> None:
    content_type = ContentType.objects.get_for_model(target)
    for one in attachments:
        Attachment.objects.create(
            content_type=content_type,
            object_id=str(target.pk),
            file=one.file,
            name=one.name,
            note=one.note,
            uploaded_by=one.uploaded_by,
            uploaded_at=one.uploaded_at,
        )
