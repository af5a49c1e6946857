"""Checks with what belongs to them on site: keyword functions like those of `make`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Campaign
from inspections.models import Inspection
from inspections.on_site.actions import sign_off
from inspections.on_site.manner import Manner
from records.drawn import drawn_png
from tests import make

FILM = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 200


def film(content: bytes = FILM, name: str = "REC0001.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "video/mp4")


def signed_with_hazard() -> Inspection:
    """A signed check of 襄汾县 whose one finding is still open."""
    return make.signed_inspection(make.mine("141023"))


def again(before: Inspection, **fields: Any) -> Inspection:
    """Its re-inspection, in draft, by the same two officers."""
    manner = Manner("reinspection", notified_whom="安全科王平", follows=before)
    return make.inspection(before.mine, manner=manner, **fields)


def sign(check: Inspection, **said: Any) -> Inspection:
    proof = {"signer_name": "王平", "drawn": drawn_png(make.drawn()), "no_recording": "记录仪故障", **said}
    return sign_off(check, by=check.opened_by, presence=make.ALL_PRESENT, **proof)


def drive_of_2019() -> Campaign:
    """The ministry's campaign with a checklist of its own, but running on."""
    return make.campaign(key="underground-2019", starts_on=date(2019, 3, 1), ends_on=date(2099, 1, 1))
