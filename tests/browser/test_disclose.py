from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from campaigns.models import Disclosure
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_leader_publishes_and_anybody_reads(open_page, sign_in, accessible, settings, tmp_path, width):
    settings.MEDIA_ROOT = tmp_path / "media"
    campaign, city = make.campaign(), make.agency("临汾市")
    leader, clerk = make.user(city, "leader"), make.user(city, "clerk")
    make.hazard(make.mine(name="盛泰铁矿主井"))
    page = open_page(width)
    sign_in(page, clerk)
    look(page, f"home-{width}")
    page.goto(f"/campaigns/disclosures/new/?campaign={campaign.pk}&kind=content")
    page.get_by_label("标题").fill("百日攻坚行动内容")
    page.get_by_label("公开内容").fill("检查通风、提升和排水系统。")
    accessible(page)
    look(page, f"new-{width}")
    page.click("main button >> text=拟稿")
    accessible(page)
    look(page, f"draft-{width}")
    draft, page = page.url, open_page(width)
    sign_in(page, leader)
    page.goto(draft)
    accessible(page)
    page.click("main button >> text=审核公开")
    expect(page.locator("main")).to_contain_text("公示中")
    look(page, f"detail-{width}")
    accessible(page)
    for name, address in [("register", "/campaigns/disclosures/"), ("analysis", "/inspections/analysis/")]:
        page.goto(address)
        accessible(page)
        look(page, f"{name}-{width}")
    anybody = open_page(width)
    anybody.goto("/public/")
    accessible(anybody)
    look(anybody, f"public-{width}")
    anybody.click("text=百日攻坚行动内容")
    expect(anybody.locator("main")).to_contain_text("检查通风")
    accessible(anybody)
    assert Disclosure.objects.on_show().count() == 1


def look(page, name: str) -> None:
    if where := os.environ.get("LOOK"):
        page.screenshot(path=Path(where) / f"{name}.png", full_page=True)
