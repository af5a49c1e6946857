"""The three letters (S0-17): drafted from their template, signed and numbered, answered, made void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from hazards.models import Hazard
from inspections.models import Inspection, Letter
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date
from records.actions import attach
from records.paper import pdf

PATH = Path(__file__).parents[1] / "data" / "letters.yaml"


@dataclass(frozen=True)
class Template:
    key: str
    code: str
    days: int
    title: str
    closing: str
    text: str


@dataclass(frozen=True)
class Words:
    """How letters are numbered here, and what each kind says."""

    number: str
    basis: str
    kinds: Mapping[str, Template]
    uncertain: bool = False
    uncertain_reason: str = ""


@cache
def words() -> Words:
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return Words(**data | {"kinds": {row["key"]: Template(**row) for row in data["kinds"]}})


def first_words(
    kind: str, *, name: str, inspection: Inspection | None, today: dt.date | None = None
) -> dict[str, Any]:
    """What a new letter says before anybody has edited it."""
    template = words().kinds[kind]
    by = (today or timezone.localdate()) + dt.timedelta(days=template.days)
    found = "（请写明发现的问题）。"
    if inspection is not None:
        named = Hazard.objects.filter(finding__inspection=inspection).order_by("pk")
        listed = "；".join(named.values_list("description", flat=True)) or "（请写明发现的问题）"
        found = f"{cn_date(inspection.checked_on)}检查{inspection.mine}，{listed}。"
    return {
        "title": template.title.format(name=name)[:120],
        "body": template.text.format(found=found, by=cn_date(by)).strip(),
        "answer_by": by,
    }


def addressable(by: User) -> Any:
    """Agencies further down, and the governments of the own place and below (S0-17)."""
    own = cast(Agency, by.agency)
    government = Q(kind=Agency.Kind.GOVERNMENT, region__path__startswith=own.region.path)
    below = Agency.objects.below(own).values("pk")
    return Agency.objects.filter(Q(pk__in=below) | government).exclude(pk=own.pk).select_related("region")


@transaction.atomic
def draft_letter(
    kind: str,
    *,
    by: User,
    title: str,
    body: str,
    answer_by: dt.date,
    mine: Mine | None = None,
    to_agency: Agency | None = None,
    inspection: Inspection | None = None,
) -> Letter:
    """To the enterprise of a mine, or to a government or agency below."""
    by.require_regulator("draft_letter")
    if (mine is None) == (to_agency is None):
        raise RuleViolation("收函单位：矿山企业和下级机构选一个", field="to_agency")
    if mine is not None:
        by.require_within(mine.region)
        require_may_act(mine, by)
    if to_agency is not None and not addressable(by).filter(pk=to_agency.pk).exists():
        raise PermissionDenied("只能向本级政府、下级政府和下级机构发函")
    if inspection is not None and (mine is None or inspection.mine_id != mine.pk):
        raise RuleViolation("所选现场检查不属于该矿山", field="inspection")
    _check_words(title, body, answer_by)
    return Letter.objects.create(
        kind=Letter.Kind(kind),
        agency=cast(Agency, by.agency),
        mine=mine,
        to_agency=to_agency,
        inspection=inspection,
        title=title.strip(),
        body=body.strip(),
        answer_by=answer_by,
        drafted_by=by,
        drafted_at=timezone.now(),
    )


def reword(letter: Letter, *, by: User, title: str, body: str, answer_by: dt.date) -> None:
    """Until it is sent; then it stays as it is."""
    by.require("draft_letter", letter.agency)
    _check_words(title, body, answer_by)
    drafts = Letter.objects.filter(pk=letter.pk, status=Letter.Status.DRAFT)
    said = {"title": title.strip(), "body": body.strip(), "answer_by": answer_by}
    if not drafts.update(**said):
        raise RuleViolation("这份函件已经签发或者作废，不能再改")
    for name, value in said.items():
        setattr(letter, name, value)


def _check_words(title: str, body: str, answer_by: dt.date) -> None:
    if not title.strip():
        raise RuleViolation("请填写标题", field="title")
    if not body.strip():
        raise RuleViolation("请填写正文", field="body")
    if answer_by < timezone.localdate():
        raise RuleViolation("答复期限不能早于今天", field="answer_by")


@transaction.atomic
def send_letter(letter: Letter, *, by: User) -> None:
    """The leader signs: the letter gets the next number of its agency, kind and year, and goes out.

    The agency's row is held meanwhile, so that two letters signed at once get two numbers and none is left out.
    """
    by.require("sign_letter", letter.agency)
    today = timezone.localdate()
    if letter.status == Letter.Status.DRAFT and letter.answer_by < today:
        raise RuleViolation("答复期限已过，请修改后再签发")
    Agency.objects.select_for_update(no_key=True).get(pk=letter.agency_id)
    series = Letter.objects.filter(agency=letter.agency, kind=letter.kind, year=today.year)
    serial = (series.aggregate(last=Max("serial"))["last"] or 0) + 1
    letter.move(
        Letter.Status.SENT,
        year=today.year,
        serial=serial,
        number=numbered(letter.agency, letter.kind, today.year, serial),
        signed_by=by,
        sent_on=today,
    )


def numbered(agency: Agency, kind: str, year: int, serial: int) -> str:
    code = words().kinds[kind].code
    return words().number.format(short=agency.short_name, code=code, year=year, serial=serial)


@transaction.atomic
def answer_letter(letter: Letter, *, by: User, text: str, uploads: Sequence[UploadedFile] = ()) -> None:
    """By those who received it; late is late, but better than never."""
    by.require("answer_letter")
    if not letter.is_received_by(by):
        raise PermissionDenied("只有收函单位可以答复")
    if not text.strip():
        raise RuleViolation("请填写答复", field="text")
    letter.move(Letter.Status.ANSWERED, answer=text.strip(), answered_by=by, answered_at=timezone.now())
    for upload in uploads:
        attach(letter, upload, by=by)


def void_letter(letter: Letter, *, by: User, reason: str) -> None:
    """A number that was given stays with the void letter and is never given again."""
    by.require("sign_letter", letter.agency)
    if not reason.strip():
        raise RuleViolation("请写明作废原因", field="reason")
    letter.move(Letter.Status.VOID, void_reason=reason.strip())


def printed(letter: Letter) -> bytes:
    lines = [line.strip() for line in letter.body.splitlines()]
    context = {
        "letter": letter,
        "paragraphs": [line for line in lines if line],
        "closing": words().kinds[letter.kind].closing,
    }
    return pdf("inspections/paper/letter.html", context)
