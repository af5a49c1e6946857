"""A clerk brings in a ledger and then a layer of the file: held row, difference, a row left out, written."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from enterprises.models import KeyPerson, Mine
from tests import make
from tests.enterprises.workbooks import HEADINGS, ledger, line
from tests.layered import HEADINGS as LAYER_HEADINGS
from tests.layered import book, person, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def send(page, path, what):
    page.goto("/ledger/imports/new/")
    page.get_by_label("内容").select_option(label=what)
    page.set_input_files('input[name="file"]', path)
    page.get_by_role("button", name="上传并读取").click()
    page.wait_for_url("**/ledger/imports/*/")


def test_a_clerk_imports_a_ledger_and_then_the_persons(open_page, sign_in, accessible, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    clerk = make.user(make.agency(), "clerk")
    owner = make.enterprise(name="盛泰铁矿")
    make.mine(enterprise=owner, headcount=29, supervisor=clerk.agency)
    lines = [line(1, name="盛泰铁矿", of=owner.credit_code), line(2), line(3, people="")]
    page = open_page(1280)
    sign_in(page, clerk)

    send(
        page,
        saved(tmp_path / "台账.xlsx", ledger(*lines, headings=[*HEADINGS[:-1], "驻矿领导"]).read()),
        "台账",
    )
    accessible(page)
    expect(page.get_by_text("I 列“驻矿领导”")).to_be_visible()
    narrow = open_page(390)
    sign_in(narrow, clerk)
    narrow.goto(page.url)
    accessible(narrow)
    for words in ("无法判定是否重点地下矿山", "单班入井人数：不填则留空"):
        box = (narrow.get_by_text(words).or_(narrow.get_by_placeholder(words))).first.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    narrow.get_by_placeholder("单班入井人数：不填则留空").fill("31")
    narrow.get_by_role("button", name="确认第 5 行").click()
    expect(narrow.locator("main")).to_contain_text("（空） → 31")
    page.get_by_role("link", name="可导入 2").click()
    expect(page.locator("main")).to_contain_text("单班入井人数：29 → 30")
    page.get_by_label("写入第 4 行").uncheck()
    page.get_by_role("button", name="保存本页的勾选").click()
    page.get_by_role("button", name="写入 2 行").click()
    expect(page.locator("main")).to_contain_text("写入结果")
    accessible(page)
    assert set(Mine.objects.values_list("name", "headcount")) == {
        ("盛泰铁矿", 30),
        ("襄汾县第3矿业有限公司", 31),
    }

    mine = Mine.objects.get(name="盛泰铁矿")
    rows = [person(mine), person(mine, "李明", "安全员"), person(mine, "赵勇", "门卫")]
    phone = open_page(390)
    sign_in(phone, clerk)
    send(phone, saved(tmp_path / "a.xlsx", book(*rows, headings=LAYER_HEADINGS["persons"])), "关键少数")
    accessible(phone)
    expect(phone.locator("main")).to_contain_text("李明")
    phone.get_by_role("link", name="不能导入 1").click()
    expect(phone.locator("main")).to_contain_text("E5 职务：“门卫”不在可填的范围内")
    accessible(phone)
    phone.get_by_role("button", name="写入 2 行").click()
    expect(phone.locator("main")).to_contain_text("写入结果")
    assert KeyPerson.objects.get(name="李明").posts == ["安全管理人员"]
    phone.goto("/ledger/?q=盛泰")
    accessible(phone)
    with phone.expect_download() as downloading:
        phone.get_by_role("link", name="关键少数", exact=True).click()
    assert "关键少数" in downloading.value.suggested_filename
