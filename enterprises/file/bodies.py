"""第三方单位库 (K-10): which bodies work for mines, and looking into one of them.

A body is known by its code, and where a file names none, by its name. What it is qualified for stands in the file of
each mine, so that two files which say different things about one body are seen side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Case, CharField, F, When

from enterprises.models import BodyCheck, MineStatus, ThirdParty
from jurisdictions.models import User
from records.actions import attach

VERB = "check_third_party"
BODY = Case(When(credit_code="", then=F("name")), default=F("credit_code"), output_field=CharField())


def lines(user: User) -> Any:
    """Of the files in sight, each with the `body` that it names; a mine that is closed needs none."""
    seen = ThirdParty.objects.visible_to(user).exclude(mine__status=MineStatus.CLOSED)
    return seen.annotate(body=BODY)


@transaction.atomic
def log_check(check: BodyCheck, papers: Iterable[UploadedFile], *, by: User) -> None:
    """For agencies that answer for mines, about a body that works in their region."""
    by.require_regulator(VERB)
    if not lines(by).filter(body=check.body).exists():
        raise PermissionDenied("这家单位不服务于您辖区内的矿山")
    assert by.agency is not None
    check.agency, check.logged_by = by.agency, by
    check.save()
    for upload in papers:
        attach(check, upload, by=by)
