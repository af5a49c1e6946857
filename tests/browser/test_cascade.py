"""One promise on its way down: the province asks it, city and county pass it on, a town hands in, all four count it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaigns.models import Campaign, Obligation
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
YESTERDAY, BEFORE = (TODAY - dt.timedelta(days=days) for days in (1, 2))
BY_CITY, BY_COUNTY, BY_TOWN = (TODAY + dt.timedelta(days=days) for days in (60, 45, 30))
TITLE = "尾矿库专项检查"


@pytest.fixture
def people(settings, tmp_path):
    """A leader on each of three levels, the clerk of a town, and on each level somebody who does nothing."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for place in ("晋城市", "曲沃县"):
        make.agency(place)
    town = make.agency("141023100", "town_centre", name="襄汾县新城镇应急管理中心")
    make.agency("141023101", "town_centre", name="襄汾县赵康镇应急管理中心")
    leaders = [make.user(make.agency(place), "leader") for place in ("山西省", "临汾市", "襄汾县")]
    return [*leaders, make.user(town, "clerk")]


def words(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def press(page: Page, label: str) -> None:
    page.locator("main button", has_text=label).first.click()


def own_notice(page: Page, number: str, issued: dt.date) -> None:
    """What every level fills in: the number and day of its own notice."""
    page.fill('[name="document_number"]', number)
    page.fill('[name="title"]', f"{number[0]}{TITLE}")
    page.fill('[name="issued_on"]', issued.isoformat())


def pass_on(page: Page, above: str, number: str, issued: dt.date) -> None:
    """From the list of campaigns to the form that passes the superior's promise down."""
    page.goto("/campaigns/")
    page.locator("main a", has_text=f"{above}{TITLE}").first.click()
    page.get_by_role("link", name="转发", exact=True).click()
    own_notice(page, number, issued)
    press(page, "建立草稿")
    page.wait_for_url("**/draft/")
    page.get_by_role("link", name="向下布置").click()


def promise(page: Page, day: dt.date, paragraph: str) -> None:
    page.fill('[name="due_on"]', day.isoformat())
    page.fill('[name="paragraph"]', paragraph)
    page.fill('[name="quote"]', f"{words(day)}前报送")
    page.locator("main form button[type=submit]").click()


def issue(page: Page) -> None:
    page.wait_for_url("**/draft/")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="部署", exact=True).click()
    expect(page.locator("body")).to_contain_text("报送任务已生成")


def figures(page: Page) -> list[str]:
    """Of the board's first line, the sum: owed, in time, late, overdue, to come, returned."""
    page.goto("/campaigns/board/")
    return [
        cell.strip() for cell in page.locator("main table.t tbody tr").first.locator("td.n").all_inner_texts()
    ]


def test_a_promise_comes_down_from_the_province_and_its_figures_go_up(
    open_page, sign_in, accessible, people, tmp_path
):
    clerk = people[-1]
    pages = [open_page(width) for width in (1280, 1280, 1280, 390)]
    for page, person in zip(pages, people, strict=True):
        sign_in(page, person)
    provinces, citys, countys, towns = pages

    provinces.goto("/campaigns/")
    provinces.get_by_role("link", name="新建").click()
    own_notice(provinces, "晋应急发〔2099〕1号", BEFORE)
    provinces.fill('[name="starts_on"]', BEFORE.isoformat())
    provinces.fill('[name="ends_on"]', BY_CITY.isoformat())
    provinces.fill('[name="scope_text"]', "全省尾矿库。")
    accessible(provinces)
    press(provinces, "建立草稿")
    provinces.wait_for_url("**/draft/")
    provinces.get_by_role("link", name="增加").first.click()
    provinces.fill('[name="title"]', "检查情况")
    provinces.select_option('[name="cadence"]', "once")
    provinces.select_option('[name="owner_level"]', "city")
    accessible(provinces)
    promise(provinces, BY_CITY, "三（一）")
    issue(provinces)
    accessible(provinces)

    pass_on(citys, "晋", "临应急发〔2099〕2号", YESTERDAY)
    looser = BY_CITY + dt.timedelta(days=1)
    promise(citys, looser, "二（三）")
    refusal = citys.locator("main .invalid-feedback, main .errorlist, main [role=alert]").first
    expect(refusal).to_contain_text(f"上级为{words(BY_CITY)}前（晋应急发〔2099〕1号 三（一））")
    expect(refusal).to_contain_text(f"本级为{words(looser)}前（临应急发〔2099〕2号 二（三））")
    accessible(citys)
    promise(citys, BY_COUNTY, "二（三）")
    accessible(citys)
    issue(citys)

    pass_on(countys, "临", "襄应急发〔2099〕3号", TODAY)
    promise(countys, BY_TOWN, "一")
    issue(countys)
    assert [one.issuer.region.level for one in Campaign.objects.order_by("pk")] == [
        "province",
        "city",
        "county",
    ]
    assert dict(Obligation.objects.values_list("agency__name", "due_on")) == {
        "山西省临汾市应急管理局": BY_CITY,
        "山西省晋城市应急管理局": BY_CITY,
        "山西省临汾市襄汾县应急管理局": BY_COUNTY,
        "山西省临汾市曲沃县应急管理局": BY_COUNTY,
        "襄汾县新城镇应急管理中心": BY_TOWN,
        "襄汾县赵康镇应急管理中心": BY_TOWN,
    }

    towns.goto("/campaigns/obligations/")
    accessible(towns)
    towns.locator("main tbody a").first.click()
    accessible(towns)
    towns.get_by_role("link", name="报送", exact=True).click()
    towns.fill('[name="text"]', "辖区内无尾矿库。")
    proof = tmp_path / "情况.png"
    proof.write_bytes(make.photo().read())
    towns.set_input_files('input[name="uploads"]', proof)
    accessible(towns)
    towns.get_by_role("button", name="报送", exact=True).click()
    expect(towns.locator("body")).to_contain_text("已报送山西省临汾市襄汾县应急管理局")

    handed_in = Obligation.objects.get(agency=clerk.agency)
    countys.goto(handed_in.get_absolute_url())
    expect(countys.locator("main")).to_contain_text("情况.png")
    press(countys, "审核通过")
    expect(countys.locator("body")).to_contain_text("审核通过")
    handed_in.refresh_from_db()
    assert handed_in.status == "accepted"

    assert [figures(page) for page in pages] == [
        ["2", "0", "0", "0", "2", "0", "—"],
        ["2", "0", "0", "0", "2", "0", "—"],
        ["2", "1", "0", "0", "1", "0", "100%"],
        ["1", "1", "0", "0", "0", "0", "100%"],
    ]
    for page in pages:
        accessible(page)
