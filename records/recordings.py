"""Sound and film from recorders (执法记录仪): told by content, read in pieces, kept under their SHA-256."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from jurisdictions.rules import RuleViolation
from records.actions import hang
from records.media import honest_name
from records.models import Attachment, StoredFile

HEAD = 64  # bytes, enough for every mark below
FILM_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"qt  ",
    b"3gp4",
    b"3gp5",
}
SOUND_BRANDS = {b"M4A ", b"M4B "}
REFUSED = "只能上传 mp4、mov、m4a、mp3、wav、amr 音像文件"


def recording_type(head: bytes) -> str:
    """Of the first bytes; what a file calls itself is no proof."""
    if head[4:8] == b"ftyp":
        if head[8:12] in FILM_BRANDS:
            return "video/mp4"
        if head[8:12] in SOUND_BRANDS:
            return "audio/mp4"
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in {b"\xfb", b"\xf3", b"\xf2", b"\xfa"}):
        return "audio/mpeg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    if head.startswith(b"#!AMR"):
        return "audio/amr"
    raise RuleViolation(REFUSED, "upload")


@transaction.atomic
def attach_recording(target: models.Model, upload: UploadedFile, *, by: Any) -> Attachment:
    """Never whole in memory: Django has put what is long into a file, and it goes on from there piece by piece."""
    limit = settings.RECORDING_MAX_MB
    if not upload.size:
        raise RuleViolation("文件是空的，请重新选择", "upload")
    if upload.size > limit * 1024 * 1024:
        raise RuleViolation(f"文件超过 {limit} MB，请截取后上传，或者只写明存放位置", "upload")
    kind = recording_type(upload.read(HEAD))
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    upload.seek(0)
    name = honest_name(upload.name or "", kind)
    fields = {"media_type": kind, "size": upload.size, "content": File(upload, name="upload")}
    stored, _ = StoredFile.objects.get_or_create(sha256=digest.hexdigest(), defaults=fields)
    return hang(target, stored, name, by=by)
