from __future__ import annotations

import pytest
from playwright.sync_api import expect

from enterprises.models import Mine
from inspections.targets.flags import renew_all
from records.models import Attachment
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_county_clerk_finds_a_mine_and_hands_it_to_the_city(
    open_page, sign_in, accessible, settings, tmp_path, width
):
    settings.MEDIA_ROOT = tmp_path / "media"
    county, city = make.agency("襄汾县"), make.agency("临汾市")
    mine = make.mine(name="盛泰铁矿", headcount=45, supervisor=county)
    renew_all()
    page = open_page(width)
    sign_in(page, make.user(county, "clerk"))
    page.goto("/ledger/?q=sttk")
    accessible(page)
    page.click("tbody a >> text=盛泰铁矿")
    expect(page.locator("#flags")).to_contain_text("单班入井 45 人，达到 30 人")
    accessible(page)
    page.click("text=监管关系和管辖争议")
    accessible(page)
    page.click("text=移交监管")
    page.select_option('select[name="agency"]', label=str(city))
    page.fill('input[name="document"]', "临应急函〔2023〕12号")
    page.click("main button >> text=保存")
    expect(page.locator("main")).to_contain_text("必填")
    expect(page.locator('input[name="document"]')).to_have_value("临应急函〔2023〕12号")
    accessible(page)
    scan = tmp_path / "移交函.png"
    scan.write_bytes(make.photo().read())
    page.set_input_files('input[name="upload"]', scan)
    page.click("main button >> text=保存")
    page.wait_for_url(f"**{mine.get_absolute_url()}")
    expect(page.locator("body")).to_contain_text(f"起由{city}监管")
    placed = Mine.objects.get().supervisions.get(until=None)
    assert placed.agency == city
    assert Attachment.objects.of(placed).get().name == "移交函.png"
    page.goto(f"{mine.get_absolute_url()}answering/")
    expect(page.locator("main")).to_contain_text("移交函.png")
    for path in (
        f"{mine.get_absolute_url()}history/",
        f"/inspections/targets/{mine.pk}/",
        "/ledger/answering/",
    ):
        page.goto(path)
        accessible(page)
