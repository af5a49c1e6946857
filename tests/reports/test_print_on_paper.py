"""The official table on one sheet of A4, for those who sign on paper."""

from __future__ import annotations

import re
import zlib
from decimal import Decimal

import pytest

from records.paper import OnlyFaces
from reports.exports import of_report
from reports.printing import printed
from tests import make


@pytest.fixture
def draft(db):
    return make.report()


def inside(pdf: bytes) -> bytes:
    """Objects stand in compressed streams."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    return pdf + b"".join(_inflated(stream) for stream in streams)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_a_county_downloads_its_form_as_one_page(client, draft, county_clerk):
    client.force_login(county_clerk)
    answer = client.get(f"/reports/{draft.pk}/pdf/")
    content = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "application/pdf"
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", inside(content))) == 1
    assert re.search(rb"/BaseFont ?/[A-Z]+\+Song\b", inside(content))


def test_the_city_prints_its_roll_up(client, draft, city_clerk):
    make.signed(draft)
    client.force_login(city_clerk)
    answer = client.get("/reports/board/dispatch-2023/2023-06/pdf/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_the_neighbour_does_not_print_it(client, draft, neighbour_clerk):
    client.force_login(neighbour_clerk)
    assert client.get(f"/reports/{draft.pk}/pdf/").status_code == 404


def test_what_a_user_typed_is_no_markup_and_fetches_nothing(draft, county_clerk, monkeypatch):
    """A reason is printed nowhere, but a region's name is; neither may bring in a file of the server."""
    asked = []
    monkeypatch.setattr(OnlyFaces, "fetch", lambda self, url, headers=None: asked.append(url))
    draft.enter("enforcement.1", by=county_clerk, value=Decimal(3), reason="<img src='file:///etc/passwd'>")
    draft.agency.region.name = "<img src='file:///etc/hostname'>"
    assert printed(of_report(draft)).startswith(b"%PDF-")
    assert not [url for url in asked if "etc" in url]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "https://example.org/a.css", "data:text/css,a{}"])
def test_only_the_faces_are_fetched(url):
    with pytest.raises(ValueError, match="not one of our faces"):
        OnlyFaces().fetch(url)
