"""The whole check is on record: footage, where it is kept, or why there is none (S0-15, S1-17)."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.models import Recording
from inspections.on_site.actions import add_photos, canonical
from jurisdictions.rules import RuleViolation
from records.models import Attachment, Signature
from records.recordings import recording_type
from tests import make, onsite

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def check():
    made = make.inspection(make.mine("141023"))
    made.found = make.finding(made)
    return made


def record(client, check, **fields):
    client.force_login(check.opened_by)
    data = {"step": "site", "device_number": "DSJ-07", **fields}
    return client.post(f"/inspections/{check.pk}/recordings/", data)


def test_footage_is_kept_under_its_digest_and_signed(client, check):
    record(client, check, upload=onsite.film())
    kept = Attachment.objects.of(Recording.objects.get()).get()
    assert kept.file.sha256 == hashlib.sha256(onsite.FILM).hexdigest()
    assert (kept.file.media_type, kept.name) == ("video/mp4", "REC0001.mp4")
    assert kept.file.content.read() == onsite.FILM
    onsite.sign(check, no_recording="")
    assert Signature.objects.of(check).get().covers(canonical(check))
    assert "REC0001.mp4" in client.get(check.get_absolute_url()).content.decode()


def test_a_mine_is_not_handed_the_footage(client, check):
    record(client, check, upload=onsite.film())
    onsite.sign(check)
    kept = Attachment.objects.of(Recording.objects.get()).get()
    client.force_login(make.enterprise_person(check.mine))
    assert client.get(kept.get_absolute_url()).status_code == 404
    assert "REC0001.mp4" not in client.get(check.get_absolute_url()).content.decode()


def test_where_it_is_kept_is_enough(client, check):
    record(client, check, kept_at="采集工作站 20230605 目录")
    onsite.sign(check, no_recording="")


def test_neither_footage_nor_photo_asks_for_a_reason(client, check):
    client.force_login(check.opened_by)
    with pytest.raises(RuleViolation) as refused:
        onsite.sign(check, no_recording=" ")
    assert refused.value.field == "no_recording"
    assert "未录音录像的原因" in client.get(f"/inspections/{check.pk}/sign/").content.decode()
    onsite.sign(check, no_recording="井下防爆区域不得带入")
    assert "井下防爆区域不得带入" in client.get(check.get_absolute_url()).content.decode()


def test_a_photo_of_a_finding_is_a_record_too(check):
    add_photos(check.found, [make.photo()], by=check.opened_by)
    onsite.sign(check, no_recording="")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "upload"),
        ({"device_number": "", "kept_at": "工作站"}, "device_number"),
        ({"upload": onsite.film(b"MZ" + b"\x00" * 80)}, "upload"),
        ({"upload": make.photo()}, "upload"),
    ],
    ids=["nothing", "no device", "a program", "a picture"],
)
def test_what_is_no_recording_is_refused_at_its_field(client, check, fields, field):
    refused = record(client, check, **fields)
    assert refused.status_code == 422
    assert field in refused.context["recording_form"].errors
    assert not Recording.objects.exists()


def test_what_is_too_long_is_refused_before_it_is_read(client, check, settings):
    settings.RECORDING_MAX_MB = 0
    assert "文件超过 0 MB" in record(client, check, upload=onsite.film()).content.decode()


def test_film_stays_out_of_where_documents_go(client, check):
    with pytest.raises(RuleViolation, match="只能上传 JPEG"):
        add_photos(check.found, [onsite.film()], by=check.opened_by)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"#!AMR\n", "audio/amr"),
    ],
)
def test_sound_and_film_are_told_by_their_first_bytes(head, kind):
    assert recording_type(head) == kind


@pytest.mark.parametrize("head", [b"", b"RIFF\x00\x00\x00\x00AVI ", b"<html>", b"\x00\x00\x00\x18ftypheic"])
def test_nothing_else_is(head):
    with pytest.raises(RuleViolation):
        recording_type(head)


def test_others_record_nothing(client, check, county_leader, neighbour_inspector):
    for person, code in {county_leader: 403, neighbour_inspector: 404}.items():
        client.force_login(person)
        address = f"/inspections/{check.pk}/recordings/"
        assert client.post(address, {"upload": SimpleUploadedFile("a.mp4", b"x")}).status_code == code
