"""第三方单位库 (K-10): which bodies work for mines, and looking into one of them.

A body is known by its code. Where a file or a check names none, it is the body of that name whose code another file in
sight knows, or else the one of that name. What it is qualified for stands in the file of each mine, so that two files
that say different things about one body are seen side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from enterprises.models import BodyCheck, MineStatus, ThirdParty
from jurisdictions.models import User
from records.actions import attach

VERB = "check_third_party"


def lines(user: User) -> Any:
    """Of the files in sight, each with the `body` that it names; a mine that is closed needs none."""
    return _with_body(_seen(user), user)


def checks(user: User) -> Any:
    """In sight, each with the `body` that it was of, as the files know it now."""
    return _with_body(BodyCheck.objects.visible_to(user), user)


def _seen(user: User) -> Any:
    return ThirdParty.objects.visible_to(user).exclude(mine__status=MineStatus.CLOSED)


def _with_body(rows: Any, user: User) -> Any:
    alike = _seen(user).filter(name=OuterRef("name")).exclude(credit_code="").order_by("credit_code")
    own, known = NullIf("credit_code", Value("")), Subquery(alike.values("credit_code")[:1])
    return rows.annotate(body=Coalesce(own, known, "name", output_field=CharField()))


@transaction.atomic
def log_check(check: BodyCheck, papers: Iterable[UploadedFile], *, by: User, body: str) -> None:
    """For agencies that answer for mines, about a body that works in their region."""
    by.require_regulator(VERB)
    known = lines(by).filter(body=body).order_by("-credit_code", "pk").first()
    if known is None:
        raise PermissionDenied("这家单位不服务于您辖区内的矿山")
    assert by.agency is not None
    check.name, check.credit_code = known.name, known.credit_code
    check.agency, check.logged_by = by.agency, by
    check.save()
    for upload in papers:
        attach(check, upload, by=by)
