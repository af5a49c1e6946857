from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils import timezone

from jurisdictions.rules import RuleViolation
from records.digests import digests
from records.media import MAX_BYTES, honest_name, media_type
from records.models import Attachment, Signature, StoredFile, sees


def store(content: bytes) -> StoredFile:
    """The same bytes again give the row that is already there."""
    kind = media_type(content)
    sha256 = hashlib.sha256(content).hexdigest()
    if known := StoredFile.objects.filter(sha256=sha256).first():
        return known
    fields = {"media_type": kind, "size": len(content), "content": ContentFile(content, name="upload")}
    return StoredFile.objects.get_or_create(sha256=sha256, defaults=fields)[0]


@transaction.atomic
def attach(
    target: models.Model, upload: UploadedFile, *, by: Any, note: str = "", at: Any = None
) -> Attachment:
    """Hang a file on something that the uploader sees; whether they may is for the verb that calls this."""
    stored = store(upload.read(MAX_BYTES + 1))
    return hang(target, stored, honest_name(upload.name or "", stored.media_type), by=by, note=note, at=at)


def hang(
    target: models.Model, stored: StoredFile, name: str, *, by: Any, note: str = "", at: Any = None
) -> Attachment:
    _require_sight(target, by)
    return Attachment.objects.create(
        content_type=ContentType.objects.get_for_model(target),
        object_id=str(target.pk),
        file=stored,
        name=name,
        note=note,
        uploaded_by=by,
        uploaded_at=at or timezone.now(),
    )


@transaction.atomic
def hang_photos(target: models.Model, photos: Iterable[UploadedFile], *, by: Any) -> None:
    """Photos only; the same photo sent again by a second tap is hung once."""
    known = set(Attachment.objects.of(target).values_list("file__sha256", flat=True))
    for photo in photos:
        if hashlib.sha256(photo.read()).hexdigest() not in known:
            photo.seek(0)
            hung = attach(target, photo, by=by)
            if not hung.is_image:
                raise RuleViolation("这里只能上传 JPEG、PNG 照片", field="photos")
            known.add(hung.file.sha256)


def hang_again(target: models.Model, on: models.Model) -> None:
    """What hangs on one row goes along to another, whose readers know nothing of the first."""
    for known in Attachment.objects.of(target):
        known.pk = None
        known.target = on
        known.save(force_insert=True)


@transaction.atomic
def sign(
    target: models.Model,
    statement: str,
    content: bytes,
    *,
    by: Any,
    image: UploadedFile | None = None,
    at: Any = None,
) -> Signature:
    """Bind the signer to the canonical bytes of what they saw; `image` is the hand-drawn name."""
    _require_sight(target, by)
    sha256, sm3 = digests(content)
    return Signature.objects.create(
        content_type=ContentType.objects.get_for_model(target),
        object_id=str(target.pk),
        signer=by,
        signer_name=by.name,
        statement=statement,
        sha256=sha256,
        sm3=sm3,
        signed_at=at or timezone.now(),
        image=store(image.read(MAX_BYTES + 1)) if image else None,
    )


def _require_sight(target: models.Model, by: Any) -> None:
    if not sees(by, type(target), target.pk):
        raise PermissionDenied("您看不到这条记录，不能为它上传或签字")
