from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from jurisdictions.rules import RuleViolation
from records.actions import sign
from records.digests import digests
from records.models import Signature
from tests.records.test_attach import PNG


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_digests_agree_with_the_standards_examples():
    """GB/T 32905 A.1 and FIPS 180-4: the digest of abc."""
    assert digests(b"abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    )


def test_a_signature_binds_person_statement_and_content(county_leader):
    bureau = county_leader.agency
    signed = sign(bureau, "以上数据属实", b"7|14.5", by=county_leader)
    assert (signed.signer, signed.signer_name, signed.target) == (county_leader, county_leader.name, bureau)
    assert signed.covers(b"7|14.5")
    assert not signed.covers(b"7|14.6")
    assert list(Signature.objects.of(bureau)) == [signed]


def test_the_name_stays_when_the_person_changes_theirs(county_leader):
    signed = sign(county_leader.agency, "属实", b"x", by=county_leader)
    before, county_leader.name = county_leader.name, "改名人"
    county_leader.save()
    signed.refresh_from_db()
    assert signed.signer_name == before


def test_a_drawn_name_is_kept_with_it(county_leader):
    image = SimpleUploadedFile("sign.png", PNG)
    assert (
        sign(county_leader.agency, "属实", b"x", by=county_leader, image=image).image.media_type
        == "image/png"
    )


def test_a_drawn_name_that_is_no_picture_undoes_all(county_leader):
    with pytest.raises(RuleViolation):
        sign(
            county_leader.agency, "属实", b"x", by=county_leader, image=SimpleUploadedFile("s.png", b"<svg/>")
        )
    assert not Signature.objects.exists()


def test_nobody_signs_what_they_do_not_see(county_leader, neighbour_leader):
    with pytest.raises(PermissionDenied):
        sign(county_leader.agency, "属实", b"x", by=neighbour_leader)
