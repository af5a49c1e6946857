"""Every list of every app comes as a workbook: the same door, the same rows, the same columns, to work on in Excel."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

import django_tables2 as tables
import pgtrigger
import pytest
import time_machine
from django.urls import reverse
from django.utils.html import format_html
from openpyxl import load_workbook

from enterprises.models import Enterprise, Mine
from enterprises.tables import MineTable
from jurisdictions.spreadsheets import table_headings, table_rows, write
from tests import make
from tests.meta.test_urls_are_guarded import AGENCY_ROLES
from tests.meta.world import build, doors, holders

HEADED = 3
ROWS = 10_000


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return build()


def sheet_of(answer):
    return load_workbook(BytesIO(b"".join(answer.streaming_content))).active


def lists(client, world):
    """Every page on which django-tables2 shows a list by list.html."""
    for door in doors():
        if door.route.startswith("api/") or getattr(door.view, "login_required", True) is False:
            continue
        url = reverse(door.name, kwargs=holders(door, world))
        page = client.get(url)
        if page.context and "list.html" in {template.name for template in page.templates}:
            yield door.name, url, page.context["table"]


@pytest.mark.slow
def test_every_list_opens_as_a_workbook_with_all_its_rows(client, world):
    client.force_login(make.user(world.agency, *AGENCY_ROLES, username="ours", name="本县多面手"))
    seen = {}
    for name, url, table in lists(client, world):
        assert getattr(table, "goes_out", False), f"{name} doesn't go through list_page"
        sheet = sheet_of(client.get(url, {"export": "xlsx"}))
        seen[name] = sheet.max_row - HEADED
        assert seen[name] == table.page.paginator.count, name
        assert [cell.value for cell in sheet[HEADED]] == table_headings(table), name
        assert "本县多面手" in sheet["A2"].value
    assert {"campaigns:activities", "enterprises:mine_list", "hazards:list", "inspections:cases"} <= set(seen)
    assert {"jurisdictions:people", "jurisdictions:region", "campaigns:mines", "campaigns:list"} <= set(seen)
    assert sum(map(bool, seen.values())) >= 10


def test_the_page_offers_it(client, county_viewer):
    make.mine()
    client.force_login(county_viewer)
    page = client.get("/ledger/", {"status": "producing"}).content.decode()
    assert 'href="?status=producing&amp;export=xlsx" download>导出 Excel</a>' in page


def test_who_may_not_open_the_page_gets_no_workbook(client, county_viewer, neighbour_clerk):
    make.mine(name="本县矿山")
    client.force_login(county_viewer)
    assert client.get("/people/", {"export": "xlsx"}).status_code == 403
    client.force_login(neighbour_clerk)
    assert sheet_of(client.get("/ledger/", {"export": "xlsx"})).max_row == HEADED


def test_it_says_who_took_it_out_when_and_how_it_was_narrowed(client, county_viewer):
    make.mine(name="停产矿山", status="suspended_unattended")
    make.mine(name="生产矿山")
    client.force_login(county_viewer)
    with time_machine.travel("2023-06-20T17:40+08:00", tick=False):
        answer = client.get("/ledger/", {"status": "producing", "q": "生产", "export": "xlsx"})
    sheet = sheet_of(answer)
    assert sheet["A1"].value == "矿山"
    assert sheet["A2"].value.startswith(
        "导出：山西省临汾市襄汾县应急管理局 襄汾县viewer　时间：2023-06-20 17:40"
    )
    assert "状态：正常生产" in sheet["A2"].value
    assert "：生产" in sheet["A2"].value
    assert [sheet.cell(row, 1).value for row in range(HEADED + 1, sheet.max_row + 1)] == ["生产矿山"]
    assert "20230620.xlsx" in answer["Content-Disposition"]


def test_it_comes_in_the_order_of_the_page(client, county_viewer):
    for name in ("甲矿", "丙矿", "乙矿"):
        make.mine(name=name)
    client.force_login(county_viewer)
    for order in ("name", "-name"):
        page = client.get("/ledger/", {"sort": order})
        sheet = sheet_of(client.get("/ledger/", {"sort": order, "export": "xlsx"}))
        named = [sheet.cell(row, 1).value for row in range(HEADED + 1, sheet.max_row + 1)]
        assert named == [row.record.name for row in page.context["table"].rows]


def test_dates_and_figures_are_what_they_are(client, county_viewer):
    make.mine(name="甲矿", headcount=45, licence_expires=dt.date(2025, 6, 30))
    client.force_login(county_viewer)
    sheet = sheet_of(client.get("/ledger/", {"export": "xlsx"}))
    heads = [cell.value for cell in sheet[HEADED]]
    row = dict(zip(heads, sheet[HEADED + 1], strict=True))
    assert row["单班入井"].value == 45
    assert row["许可证有效期至"].value == dt.datetime(2025, 6, 30)
    assert row["许可证有效期至"].number_format == "yyyy-mm-dd"
    assert row["生产状态"].value == "正常生产"
    assert row["类型"].value == "地下矿山"


class Plain(tables.Table):
    text = tables.Column("内容")
    note = tables.Column("备注")

    def render_note(self, value):
        return format_html("<b>重点</b><br>{}", value) if value else value


def written(*texts, note=None) -> list[list]:
    out = BytesIO()
    table = Plain([{"text": text, "note": note} for text in texts])
    write(out, "清单", "导出", table_headings(table), table_rows(table))
    book = load_workbook(out)
    return [list(row) for row in book.active.iter_rows(min_row=HEADED + 1)]


@pytest.mark.parametrize("text", ["=1+1", "+86 138", "-甲", "@SUM(A1)", "＝1", "{=1}", "http://a.example/"])
def test_no_text_becomes_a_formula_or_a_link(text):
    ((cell, _),) = written(text)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_control_characters_and_endless_texts_leave_a_file_that_opens():
    (bell, _), (long, _), (markup, _) = written("甲\x07乙\x00\x1b", "长" * 40_000, "a<b>&c")
    assert bell.value == "甲 乙  "
    assert len(long.value) == 32_767
    assert markup.value == "a<b>&c"


def test_what_the_page_marks_up_is_read_as_text():
    ((_, note),) = written("x", note="<未登记>")
    assert note.value == "重点 <未登记>"


def test_numbers_moments_and_yes_or_no():
    moment = dt.datetime(2023, 6, 20, 9, 40, tzinfo=dt.UTC)
    values = [3, Decimal("1.5"), True, 10**17, dt.date(1899, 1, 1), None, moment]
    cells = [cell.value for cell, _ in written(*values)]
    assert cells == [3, 1.5, "是", str(10**17), "1899-01-01", None, dt.datetime(2023, 6, 20, 17, 40)]


@pytest.mark.slow
def test_ten_thousand_rows_stay_in_bounded_memory(db):
    """The rows pass one by one; kept all at once they would take some forty megabytes."""
    county = make.agency()
    with pgtrigger.ignore():
        owners = Enterprise.objects.bulk_create(
            Enterprise(name=f"第{n}矿业", credit_code=f"{n:018d}", region_id="141023") for n in range(ROWS)
        )
        Mine.objects.bulk_create(
            Mine(enterprise=one, name=one.name, kind="open_pit", status="producing", region_id="141023")
            for one in owners
        )
    del owners
    table = MineTable(Mine.objects.visible_to(make.user(county, "viewer")).for_list().order_by("pk"))
    grown: list[int] = []

    def watched():
        before = resident()
        for number, row in enumerate(table_rows(table)):
            if number % 500 == 0:
                grown.append(resident() - before)
            yield row

    with TemporaryFile() as file:
        write(file, "矿山", "", table_headings(table), watched())
        assert load_workbook(file, read_only=True).active.max_row == ROWS + HEADED
    assert len(grown) == ROWS // 500
    assert max(grown) < 24_000_000, grown


def resident() -> int:
    """What this process holds right now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
