from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hazards.models import Hazard
from inspections.models import Inspection
from records.models import Attachment
from tests import make, onsite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def inspector():
    make.statutory_criteria()
    make.mine("141023", name="盛泰铁矿主井")
    return make.officers()[0]


@pytest.fixture
def phone(open_page, sign_in, inspector):
    page = open_page(390)
    sign_in(page, inspector)
    return page


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "现场.png"
    path.write_bytes(make.photo().read())
    return path


def item(page, number):
    return page.locator(".q").nth(number - 1)


def draw(page):
    box = page.locator("#pad").bounding_box()
    page.locator("#pad").scroll_into_view_if_needed()
    box = page.locator("#pad").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 120)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(box["x"] + 40 + 40 * step, box["y"] + (40 if step % 2 else 140), steps=4)
    page.mouse.up()


def test_an_inspector_checks_a_mine_on_a_phone_and_sees_the_hazard(phone, photo, accessible):
    page = phone
    page.goto("/inspections/")
    page.click("text=开始现场检查")
    page.wait_for_load_state()
    page.locator("#mine-search").press_sequentially("盛泰")
    page.locator(".pick", has_text="盛泰铁矿主井").click()
    page.fill('input[name="place"]', "主井")
    page.fill('input[name="notified_whom"]', "安全科王平")
    page.check("text=李建国")
    page.check("text=以上执法人员已逐人声明")
    accessible(page)
    page.click("text=下一步：检查")

    expect(page.locator("#progress")).to_contain_text("已答 0，发现 0")
    assert min(page.locator(".ans button").nth(n).bounding_box()["height"] for n in range(3)) >= 44
    item(page, 1).get_by_role("button", name="没有").click()
    expect(page.locator("#line")).to_contain_text("已存到服务器 1 项")

    item(page, 2).get_by_role("button", name="不涉及").click()
    item(page, 2).get_by_label("不涉及的理由").fill("没有竖井")
    item(page, 2).get_by_role("button", name="保存").click()
    expect(item(page, 2).locator(".why")).to_contain_text("没有竖井")

    item(page, 3).get_by_role("button", name="有", exact=True).click()
    item(page, 3).get_by_label("发现的问题").fill("主井防坠器检测报告已过期")
    item(page, 3).get_by_label("整改时限").fill("2099-06-16")
    item(page, 3).locator('input[name="photos"]').set_input_files(photo)
    expect(item(page, 3)).to_contain_text("已选照片 1 张")
    item(page, 3).get_by_role("button", name="保存问题").click()
    expect(item(page, 3).locator(".find b")).to_have_text("主井防坠器检测报告已过期")
    expect(page.locator("#progress")).to_contain_text("发现 1")
    photos = item(page, 3).locator(".th img")
    assert photos.evaluate("image => image.decode().then(() => image.naturalWidth)") == 8
    accessible(page)

    page.click("text=＋ 自查抽查")
    page.locator(".q", has_text="未带队检查").get_by_role("button", name="存在").click()
    page.get_by_label("抽查发现的情况").fill("5月主要负责人未带队")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#progress")).to_contain_text("已存到服务器 1 项")
    accessible(page)

    page.click("text=下一步：签字")
    page.get_by_label("企业主要负责人在场").check()
    page.get_by_label("安全管理人员在场").check()
    page.get_by_label("现场岗位员工在场").check()
    page.get_by_label("企业签字人姓名").fill("王平")
    draw(page)
    accessible(page)
    page.click("text=签字完成")

    page.wait_for_url("**/inspections/*/")
    expect(page.locator("#messages")).to_contain_text("形成隐患 1 条")
    hazard = Hazard.objects.get()
    assert Attachment.objects.of(hazard).count() == 1
    image = page.locator("img.drawn")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    accessible(page)
    page.click(f'a[href="/hazards/{hazard.pk}/"]')
    expect(page.locator("main")).to_contain_text("主井防坠器检测报告已过期")


@pytest.fixture
def walking(phone, inspector):
    check = make.inspection(make.mine("141023", name="襄汾另一铁矿"))
    phone.goto(f"/inspections/{check.pk}/walk/")
    return phone


def test_what_could_not_be_sent_says_so_keeps_the_text_and_can_be_sent_again(walking):
    page = walking
    item(page, 1).get_by_role("button", name="有", exact=True).click()
    item(page, 1).get_by_label("发现的问题").fill("只有一个安全出口")
    item(page, 1).get_by_label("整改时限").fill("2099-06-16")
    page.context.set_offline(True)
    expect(page.locator("#unsaved-line")).to_contain_text("没有信号")
    item(page, 1).get_by_role("button", name="保存问题").click()
    expect(item(page, 1).get_by_role("alert")).to_contain_text("未保存，请重试")
    expect(page.locator("#unsaved-line")).to_contain_text("有 1 项未保存")
    expect(item(page, 1).get_by_label("发现的问题")).to_have_value("只有一个安全出口")
    assert not Inspection.objects.get().answers.exists()
    page.context.set_offline(False)
    item(page, 1).get_by_role("button", name="重试").click()
    expect(item(page, 1).locator(".find b")).to_have_text("只有一个安全出口")
    expect(page.locator("#unsaved-line")).to_be_hidden()
    assert Inspection.objects.get().answers.get().result == "found"


def test_the_items_are_found_by_word_topic_and_state(walking):
    page = walking
    shown = page.locator(".q:visible")
    page.fill("#seek", "防坠器")
    assert 0 < shown.count() < 10
    for text in shown.all_inner_texts():
        assert "防坠器" in text
    page.fill("#seek", "")
    page.get_by_role("button", name="安全出口", exact=True).click()
    assert shown.count() == 5
    page.get_by_role("button", name="全部").click()
    before = shown.count()
    item(page, 1).get_by_role("button", name="没有").click()
    expect(page.locator('[data-count="left"]')).to_have_text(str(before - 1))
    page.get_by_role("button", name="未答").click()
    assert shown.count() == before - 1


def test_what_a_finding_lacks_is_said_at_the_field(walking):
    page = walking
    item(page, 1).get_by_role("button", name="有", exact=True).click()
    item(page, 1).get_by_label("发现的问题").fill("   ")
    item(page, 1).get_by_label("整改时限").fill("2099-06-16")
    item(page, 1).get_by_role("button", name="保存问题").click()
    expect(item(page, 1).locator(".errorlist")).to_have_text("请写明发现的问题")
    expect(item(page, 1).get_by_label("整改时限")).to_have_value("2099-06-16")


def test_an_inspector_looks_again_and_what_fails_underground_is_kept_until_there_is_a_signal(
    phone, inspector, accessible
):
    page, before = phone, make.signed_inspection(make.mine("141023", name="襄汾另一铁矿"))
    page.goto(f"{before.get_absolute_url()}")
    page.click("text=开始复查")
    page.fill('input[name="notified_whom"]', "安全科王平")
    page.check("text=李建国")
    page.check("text=以上执法人员已逐人声明")
    accessible(page)
    page.click("text=下一步：检查")
    assert min(page.locator(".ans button").nth(n).bounding_box()["height"] for n in range(3)) >= 44
    item(page, 1).get_by_role("button", name="未整改").click()
    item(page, 1).get_by_label("现场看到的情况").fill("报告仍已过期")
    accessible(page)
    page.context.set_offline(True)
    item(page, 1).get_by_role("button", name="保存：未整改").click()
    expect(item(page, 1)).to_contain_text("未保存，请重试")
    page.context.set_offline(False)
    item(page, 1).get_by_role("button", name="重试").click()
    expect(item(page, 1).locator(".find b")).to_have_text("未整改")

    page.click("text=其他检查项")
    page.click("text=专家 0 · 执法记录 0")
    page.click("text=＋ 登记执法记录")
    page.get_by_label("执法记录仪编号").fill("DSJ-07")
    page.set_input_files(
        'input[name="upload"]', {"name": "REC.mp4", "mimeType": "video/mp4", "buffer": onsite.FILM}
    )
    accessible(page)
    page.click("button:has-text('保存执法记录')")
    expect(page.locator("main")).to_contain_text("REC.mp4")
    page.click("text=下一步：签字")
    for who in ("企业主要负责人在场", "安全管理人员在场", "现场岗位员工在场"):
        page.get_by_label(who).check()
    page.get_by_label("企业签字人姓名").fill("王平")
    draw(page)
    accessible(page)
    page.click("text=签字完成")
    page.wait_for_url("**/inspections/*/")
    expect(page.locator("#rechecks")).to_contain_text("报告仍已过期")
    accessible(page)
