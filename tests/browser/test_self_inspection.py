"""A principal checks the mine on a phone from the first page on, and signs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from hazards.models import SelfInspection
from hazards.self_inspections.filling import checklist
from tests import make, self_checks
from tests.browser.test_on_site_check import draw, item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mine():
    make.statutory_criteria()
    return make.mine("141023", kind="open_pit", name="盛泰铁矿露天采场", supervisor=make.agency())


def test_a_principal_checks_the_mine_and_signs(open_page, sign_in, accessible, mine):
    page = open_page(390)
    sign_in(page, make.enterprise_person(mine))
    page.goto("/")
    page.click("text=开始自查")
    accessible(page)
    page.click("button:has-text('开始自查')")
    item(page, 1).locator("text=没有").first.click()
    page.wait_for_selector("text=已存到服务器 1 项")
    second = item(page, 2)
    second.locator('button:text-is("有")').click()
    second.locator('[name="description"]').fill("局部边坡出现裂缝")
    second.locator('[name="location"]').fill("东帮+860平台")
    due = timezone.localdate() + dt.timedelta(days=15)
    second.locator('[name="due_on"]').fill(due.isoformat())
    second.locator("text=保存问题").click()
    page.wait_for_selector("text=已存到服务器 2 项")
    assert "五落实还缺" in second.inner_text()
    accessible(page)
    second.locator('button:text-is("有")').click()
    second.locator('[name="responsible"]').wait_for()
    for name, said in [
        ("responsible", "张建国"), ("funds", "3"), ("measures", "削坡减载"), ("contingency", "撤离下部人员"),
    ]:  # fmt: skip
        second.locator(f'[name="{name}"]').fill(said)
    second.locator("text=保存问题").click()
    second.locator("text=五落实还缺").wait_for(state="detached")
    begun = SelfInspection.objects.get()
    assert checklist(begun).saved == 2
    self_checks.answered(begun)
    page.click("text=下一步：签字")
    page.wait_for_selector("#pad")
    accessible(page)
    draw(page)
    page.click("button:text-is('签字')")
    page.wait_for_selector("text=内容与签字一致")
