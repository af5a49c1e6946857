"""The city's clerk reads the month: who reported, what it adds up to, what is missing, and takes the sheet along."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from reports.exports import statement
from reports.models import Report
from reports.sheets import load
from tests import make
from tests.reports.month import JUNE, fined, found, moment
from tests.reports.typed import form_with_typed_cells

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = load("dispatch-2023")


@pytest.fixture
def month(transactional_db):
    """襄汾县 has reported all of its three hazards, 曲沃县 two of four."""
    for code, number, said in (("141023", 3, None), ("141021", 4, 2)):
        mine = make.mine(region=code, name=f"{make.region(code).name}铁矿")
        for n in range(number):
            found(mine, f"06-{n + 1:02}", description=f"第{n + 1}处隐患")
        fined(mine, "06-11", 80_000, 20_000)
        draft = make.report(code)
        if said:
            clerk = make.user(draft.agency, "clerk")
            draft.enter("overall.3", by=clerk, value=Decimal(said), reason="两条已当场整改")
        make.signed(draft, at=moment("06-20 17:40"))


def test_from_the_board_to_the_records_and_the_official_sheet(
    month, open_page, sign_in, accessible, city_clerk, tmp_path
):
    page = open_page(1440)
    sign_in(page, city_clerk)
    page.goto("/reports/")
    page.get_by_role("link", name="2023年6月调度表汇总").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2023年6月 调度表汇总 · 临汾市")
    expect(page.locator(".sub")).to_contain_text("17 个报送单位：已报 2，逾期 15")
    accessible(page)

    page.locator("td[data-cell='overall.3'] a").click()
    panel = page.locator("#panel")
    expect(panel).to_contain_text("2 个单位")
    expect(page.locator("td.s")).to_have_attribute("data-cell", "overall.3")
    panel.get_by_role("link", name="3", exact=True).click()
    expect(panel).to_contain_text("共 3 条")
    expect(panel.get_by_role("link", name="襄汾县铁矿")).to_have_count(3)
    assert page.url.endswith("/reports/board/dispatch-2023/2023-06/")

    page.get_by_role("link", name="少报 2 个").click()
    expect(panel).to_contain_text("手工调减，理由：两条已当场整改")
    expect(panel.get_by_role("button", name="退回并附差异")).to_be_visible()
    accessible(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="导出汇总表").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "2023年6月临汾市调度表.xlsx"
    sheet = load_workbook(path).active
    for key, figure in statement(make.region("1410"), FORM, JUNE).figures.items():
        value = figure.text if figure.cell.kind == "yes_no" else figure.value
        assert sheet[figure.cell.address].value == value, key


def test_the_clerk_fills_a_cell_beside_the_table_on_a_phone(
    transactional_db, open_page, sign_in, accessible, county_clerk, monkeypatch, tmp_path
):
    report = make.report()
    Report.objects.update(form=form_with_typed_cells(monkeypatch, tmp_path).code)
    page = open_page(390)
    sign_in(page, county_clerk)
    page.goto(f"/reports/{report.pk}/")
    accessible(page)
    page.get_by_role("link", name="从第一格填起").click()
    panel = page.locator("#panel")
    panel.get_by_label("数值").fill("2")
    panel.get_by_role("button", name="保存，填下一格").click()
    expect(panel).to_contain_text("请写明来源")
    expect(panel.get_by_label("来源")).to_be_focused()
    panel.get_by_label("来源").fill("帮扶通知〔2023〕3号")
    panel.get_by_role("button", name="保存，填下一格").click()
    expect(panel).to_contain_text("已保存：部门精准严格执法情况第1项")
    expect(page.locator("td[data-cell='enforcement.1']")).to_contain_text("手工 · 帮扶通知〔2023〕3号")
    expect(page.locator("td.s")).to_have_attribute("data-cell", "enforcement.2")
    accessible(page)
