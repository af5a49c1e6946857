"""Chromium for the journeys: pages of a given width, signing in, and what every page must be free of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from jurisdictions.models import User
from tests import make

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"browser test: there is no {CHROMIUM} here")
    # Playwright's own loop runs in this thread, and Django takes the test's queries for ones out of a coroutine.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium, live_server) -> Iterator[Callable[..., Page]]:
    """open_page(390): a page of that width in a session of its own. Ends the test if a script or the CSP complained."""
    contexts, complaints = [], []

    def open_at(width: int = 1280, height: int = 844) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            base_url=live_server.url,
            has_touch=width < 500,
            is_mobile=width < 500,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None
        )
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sign_in() -> Callable[[Page, User], None]:
    """Through the login page, as a person does."""

    def sign(page: Page, user: User) -> None:
        page.goto("/accounts/login/")
        page.fill('input[name="username"]', user.username)
        page.fill('input[name="password"]', make.PASSWORD)
        page.click('main button[type="submit"]')
        page.wait_for_url(lambda url: "/accounts/login/" not in url)

    return sign


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """No violation of WCAG 2.1 A and AA that axe finds, and nothing wider than the screen."""

    def check(page: Page) -> None:
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
        found = Axe().run(page, options=rules).response["violations"]
        assert not found, [(v["id"], [node["target"] for node in v["nodes"]][:5]) for v in found]
        wide, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= screen, f"{page.url} is {wide} px wide on a screen of {screen} px"

    return check
