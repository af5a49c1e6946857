"""The Content-Security-Policy refuses inline style and script; here they are found before a browser does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Documents go to WeasyPrint, never to a browser: their page layout may stand in the file.
PAPER = re.compile(r"/(documents|paper|pdf)/|_pdf\.html$")
SCREENS = [path for path in TEMPLATES if not PAPER.search(path.as_posix())]

INLINE = {
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"""=\s*["']?\s*javascript:""", re.I),
}


def inline_parts(text: str) -> list[str]:
    return [name for name, pattern in INLINE.items() if pattern.search(text)]


def named(paths: list[Path]) -> list:
    return [pytest.param(path, id=path.relative_to(ROOT / "templates").as_posix()) for path in paths]


@pytest.mark.parametrize("path", named(SCREENS))
def test_no_screen_carries_inline_style_or_script(path):
    assert inline_parts(path.read_text()) == []


@pytest.mark.parametrize(
    "text",
    [
        "<style>p{}</style>",
        '<p class="a" style="color:red">',
        "<script>go()</script>",
        '<button\n onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_parts_are_recognised(text):
    assert len(inline_parts(text)) == 1


@pytest.mark.parametrize("path", named(TEMPLATES))
def test_no_note_to_ourselves_is_shown(path):
    """Django takes {# #} for a comment only where it ends on its line."""
    assert not [line for line in path.read_text().splitlines() if line.count("{#") != line.count("#}")]


@pytest.mark.parametrize("path", named(SCREENS))
def test_every_screen_opens_with_what_it_takes(path):
    text = path.read_text()
    assert text.startswith(("{#", "{% comment %}"))
    if "{% extends" in text:
        opening = re.match(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", text, re.S).group()
        assert "Blocks" in opening
        assert "Context" in opening


def test_djade_has_nothing_to_change():
    files = [str(path) for path in TEMPLATES]
    djade = Path(sys.executable).with_name("djade")
    run = subprocess.run(
        [djade, "--check", "--target-version", "5.2", *files], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
