from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.media import media_type
from records.models import Attachment, StoredFile


def picture(form="PNG", size=(4, 3)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, form)
    return out.getvalue()


def office(*names: str, size: int = 10) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as box:
        for name in names:
            box.writestr(name, b"0" * size)
    return out.getvalue()


PNG = picture()
XLSX = office("[Content_Types].xml", "xl/workbook.xml")


def upload(content=PNG, name="现场.png"):
    return SimpleUploadedFile(name, content, content_type="application/x-lie")


@pytest.fixture
def bureau(county_clerk):
    return county_clerk.agency


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


class TestWhatAFileIs:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (PNG, "image/png"),
            (picture("JPEG"), "image/jpeg"),
            (b"%PDF-1.7\n", "application/pdf"),
            (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (
                office("[Content_Types].xml", "word/document.xml"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
        ],
    )
    def test_is_told_by_its_content(self, content, kind):
        assert media_type(content) == kind

    def test_the_sample_ledger_is_a_workbook(self):
        assert "spreadsheetml" in media_type(Path("tests/samples/ledger-1410.xlsx").read_bytes())

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"<html><script>alert(1)</script>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"MZ\x90\x00",
            b"\x89PNG\r\n\x1a\n broken",
            b"\xff\xd8\xff broken",
            b"PK\x03\x04 broken",
            b"GIF89a",
            office("readme.txt"),
            office("xl/workbook.xml"),
            office("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
        ],
    )
    def test_anything_else_is_refused(self, content):
        with pytest.raises(RuleViolation):
            media_type(content)

    def test_a_bomb_is_refused_unopened(self):
        bomb = office("[Content_Types].xml", "xl/workbook.xml", size=110 * 1024 * 1024)
        assert len(bomb) < 2_000_000
        with pytest.raises(RuleViolation, match="解压后过大"):
            media_type(bomb)

    @pytest.mark.parametrize("size", [(10_000, 6_001), (30_000, 30_000)])
    def test_a_picture_of_too_many_pixels_too(self, size):
        """The header of a small picture is made to claim them; nothing may unpack it to find out."""
        claimed = PNG[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + PNG[24:]
        import zlib

        claimed = claimed[:29] + zlib.crc32(claimed[12:29]).to_bytes(4, "big") + claimed[33:]
        with pytest.raises(RuleViolation, match="像素"):
            media_type(claimed)

    def test_more_than_20_megabytes_is_refused(self):
        with pytest.raises(RuleViolation, match="20 MB"):
            media_type(b"%PDF-" + b"0" * (20 * 1024 * 1024))


def test_who_when_where_and_what_is_kept(bureau, county_clerk):
    kept = attach(bureau, upload(), by=county_clerk, note="井口")
    assert (kept.target, kept.uploaded_by, kept.note, kept.name) == (bureau, county_clerk, "井口", "现场.png")
    assert (kept.file.media_type, kept.file.size) == ("image/png", len(PNG))
    assert list(Attachment.objects.of(bureau)) == [kept]


def test_the_same_content_is_stored_once(bureau, county_clerk, tmp_path):
    attach(bureau, upload(name="一.png"), by=county_clerk)
    attach(bureau, upload(name="二.png"), by=county_clerk)
    assert StoredFile.objects.count() == 1
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1
    assert [a.name for a in Attachment.objects.of(bureau)] == ["一.png", "二.png"]


def test_nothing_of_its_name_reaches_the_disk(bureau, county_clerk):
    kept = attach(bureau, upload(name="../../矿长.png"), by=county_clerk)
    assert "矿长" not in kept.file.content.name
    assert "/" not in kept.name


def test_a_name_that_lies_about_the_kind_is_put_right(bureau, county_clerk):
    assert attach(bureau, upload(name="通知.exe"), by=county_clerk).name == "通知.exe.png"


def test_nobody_attaches_to_what_they_do_not_see(bureau, neighbour_clerk):
    with pytest.raises(PermissionDenied):
        attach(bureau, upload(), by=neighbour_clerk)
    assert not StoredFile.objects.exists()


class TestDownload:
    @pytest.fixture
    def url(self, bureau, county_clerk):
        return f"/records/attachments/{attach(bureau, upload(), by=county_clerk).pk}/"

    def test_it_is_handed_out_to_save(self, client, url, county_viewer):
        client.force_login(county_viewer)
        response = client.get(url)
        assert b"".join(response.streaming_content) == PNG
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Type"] == "image/png"
        assert response["X-Content-Type-Options"] == "nosniff"

    def test_to_those_above(self, client, url, city_clerk):
        client.force_login(city_clerk)
        assert client.get(url).status_code == 200

    def test_but_to_no_neighbour(self, client, url, neighbour_clerk):
        client.force_login(neighbour_clerk)
        assert client.get(url).status_code == 404

    def test_and_not_to_the_public(self, client, url):
        assert client.get(url).status_code == 302
