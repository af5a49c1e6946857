"""Photos that hang on a row of a check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import models

from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment


def hang_photos(target: models.Model, photos: Iterable[UploadedFile], *, by: User) -> None:
    """The same photo sent again by a second tap is hung once."""
    known = set(Attachment.objects.of(target).values_list("file__sha256", flat=True))
    for photo in photos:
        if hashlib.sha256(photo.read()).hexdigest() not in known:
            photo.seek(0)
            hung = attach(target, photo, by=by)
            if not hung.is_image:
                raise RuleViolation("这里只能上传 JPEG、PNG 照片", field="photos")
            known.add(hung.file.sha256)
