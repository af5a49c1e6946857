from __future__ import annotations

import pytest
from playwright.sync_api import expect

from campaigns.models import Activity
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_inspector_logs_a_guidance_visit_on_a_phone(open_page, sign_in, accessible, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    team = make.officers()
    make.mine(name="盛泰铁矿主井")
    page = open_page(390)
    sign_in(page, team[0])
    page.goto("/campaigns/")
    page.click("nav >> text=工作记录")
    page.locator("a.btn-primary", has_text="登记工作记录").first.click()
    accessible(page)
    page.click("text=帮扶指导企业")
    page.locator("#mine-search").press_sequentially("盛泰")
    page.locator(".pick", has_text="盛泰铁矿主井").click()
    for officer in team:
        page.get_by_label(officer.name).check()
    page.fill('textarea[name="experts"]', "赵明，采矿高级工程师")
    page.fill('textarea[name="text"]', "对提升系统进行帮扶指导。")
    page.click("main button >> text=登记")
    expect(page.locator("main")).to_contain_text("每个组须有两名以上专家")
    expect(page.locator(".pick input")).to_be_checked()
    accessible(page)
    page.fill('textarea[name="experts"]', "赵明，采矿高级工程师\n钱伟，机电高级工程师")
    page.click("main button >> text=登记")
    page.wait_for_url("**/activities/*/")
    accessible(page)
    logged = Activity.objects.get()
    assert (logged.mine.name, logged.experts) == (
        "盛泰铁矿主井",
        ["赵明，采矿高级工程师", "钱伟，机电高级工程师"],
    )
    assert set(logged.officers.all()) == set(team)
    proof = tmp_path / "记录.png"
    proof.write_bytes(make.photo().read())
    page.set_input_files('input[name="uploads"]', proof)
    page.click("text=上传")
    expect(page.locator("#evidence")).to_contain_text("记录.png")
    page.goto("/campaigns/activities/")
    accessible(page)
