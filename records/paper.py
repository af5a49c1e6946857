"""Pages on paper: a Django template in, a PDF out, with the Chinese faces that this project brings along.

Faces are uncompressed OTF, which WeasyPrint embeds sixteen times faster than woff2, and one FontConfiguration serves
the whole process. Nothing is fetched but these faces, whatever address a template or a user's text may name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FONTS = Path(__file__).parent / "fonts"
FACES = """
@font-face { font-family: Song; src: url(NotoSerifSC-Regular.otf); }
@font-face { font-family: Song; font-weight: bold; src: url(NotoSerifSC-Bold.otf); }
@font-face { font-family: Hei; src: url(NotoSansSC-Bold.otf); }
"""


FACE_FILES = {path.as_uri() for path in FONTS.glob("*.otf")}


INLINE = "data:image/png;base64,"  # a drawn name: nothing is fetched for it


class OnlyFaces(URLFetcher):
    """A page that asks for anything else goes without it."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in FACE_FILES and not url.startswith(INLINE):
            raise ValueError(f"not one of our faces: {url}")
        return super().fetch(url, headers)


@cache
def _faces() -> tuple[CSS, FontConfiguration]:
    config = FontConfiguration()
    base = f"{FONTS.as_uri()}/"
    return CSS(string=FACES, base_url=base, font_config=config, url_fetcher=OnlyFaces()), config


def pdf(template: str, context: dict[str, Any]) -> bytes:
    """The PDF of a template under templates/<app>/paper/; what users typed is escaped as on a screen."""
    css, config = _faces()
    page = HTML(string=render_to_string(template, context), url_fetcher=OnlyFaces())
    return page.write_pdf(stylesheets=[css], font_config=config)
