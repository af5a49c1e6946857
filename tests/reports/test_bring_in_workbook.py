"""A clerk fills the official sheet in Excel and brings it back: shown first, entered where they say so (N15)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from reports.figures import live
from reports.models import CellEntry
from reports.workbook import fill
from tests import make

DAY = dt.date(2023, 6, 18)


@pytest.fixture
def draft(half_typed):
    return half_typed


@pytest.fixture
def page(draft):
    return f"/reports/{draft.pk}/incoming/"


@pytest.fixture
def bring(client, draft, county_clerk, page):
    client.force_login(county_clerk)

    def upload(values, place="襄汾县应急管理局", spoil=None):
        out = BytesIO()
        fill(draft.sheet, values, place=place, on=DAY, out=out)
        if spoil:
            out = spoil(out)
        return client.post(page, {"workbook": SimpleUploadedFile("表.xlsx", out.getvalue())})

    return upload


def as_reported(draft, **changed):
    """What the sheet says when it was exported and then changed by hand."""
    values = {key: figure.value for key, figure in live(draft).items()}
    return values | {key.replace("_", "."): value for key, value in changed.items()}


def take(client, page, figures, taken=None):
    data = {"take": list(taken if taken is not None else figures)}
    for key, (said, why) in figures.items():
        data |= {f"said-{key}": said, f"why-{key}": why}
    return client.post(f"{page}take/", data)


def test_what_differs_is_shown_and_nothing_is_written(bring, draft):
    response = bring(as_reported(draft, enforcement_1=Decimal(2), party_4=Decimal(1)))
    found = response.context["found"]
    assert {line.cell.key: (line.now, line.shown) for line in found.lines} == {
        "enforcement.1": ("", "2"),
        "party.4": ("否", "是"),
    }
    assert found.empty == 2
    assert not CellEntry.objects.exists()


def test_a_sheet_that_went_out_and_comes_back_unchanged_has_nothing_to_write(bring, draft):
    response = bring(as_reported(draft))
    assert response.context["found"].lines == []
    assert "没有要写入的" in response.content.decode()


def test_what_is_ticked_is_entered_with_its_source_and_its_reason(client, page, draft, county_clerk):
    client.force_login(county_clerk)
    figures = {
        "enforcement.1": ("2", "帮扶通知〔2023〕3号"),
        "enforcement.2": ("7", "无"),
        "party.4": ("1", "6月3日已播出，待补登记"),
    }
    assert take(client, page, figures, ["enforcement.1", "party.4"]).url == draft.get_absolute_url()
    said = {one.key: (one.value, one.source, one.reason) for one in CellEntry.objects.all()}
    assert said == {
        "enforcement.1": (2, "帮扶通知〔2023〕3号", ""),
        "party.4": (1, "", "6月3日已播出，待补登记"),
    }


@pytest.mark.parametrize(
    ("key", "said", "why", "words"),
    [
        ("enforcement.2", "3", "", "请写明来源"),
        ("party.4", "1", "", "请写明理由"),
        ("enforcement.2", "-1", "无", "不能小于0"),
        ("enforcement.2", "1.5", "无", "应填整数"),
        ("enforcement.2", "=1+1", "无", "不是数字"),
        ("enforcement.2", "NaN", "无", "不是有效数字"),
        ("enforcement.2", "13800001234", "无", "数字过大"),
        ("enforcement.2", "1e999", "无", "数字过大"),
        ("enforcement.2", "3", "长" * 201, "不超过200字"),
    ],
)
def test_one_wrong_line_writes_none_and_keeps_what_was_typed(
    client, page, draft, county_clerk, key, said, why, words
):
    client.force_login(county_clerk)
    response = take(client, page, {"enforcement.1": ("2", "帮扶通知"), key: (said, why)})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "帮扶通知" in response.content.decode()
    assert not CellEntry.objects.exists()


def test_nothing_ticked_or_a_cell_that_isnt_there_writes_nothing(client, page, draft, county_clerk):
    client.force_login(county_clerk)
    for figures, taken in (({"enforcement.1": ("2", "无")}, []), ({"secret.1": ("2", "无")}, ["secret.1"])):
        take(client, page, figures, taken)
    assert not CellEntry.objects.exists()


def test_a_text_where_a_figure_belongs_is_told_with_its_cell(bring, draft):
    def spoil(out):
        book, again = load_workbook(out), BytesIO()
        book.active[draft.sheet.cells["enforcement.1"].address] = "三次"
        book.save(again)
        return again

    response = bring(as_reported(draft), spoil=spoil)
    (line,) = response.context["found"].wrong
    assert (line.said, line.problem) == ("三次", "不是数字")
    assert draft.sheet.cells["enforcement.1"].address in response.content.decode()


def test_a_number_kept_as_a_text_is_a_number(bring, draft):
    def spoil(out):
        book, again = load_workbook(out), BytesIO()
        book.active[draft.sheet.cells["enforcement.1"].address] = "1,200"
        book.save(again)
        return again

    (line,) = bring(as_reported(draft), spoil=spoil).context["found"].lines
    assert line.said == "1200"


@pytest.mark.parametrize("reference", ["#REF!", "'调度表'!#REF!", "'没有'!$A$1", "'调度表'!$A$1:$A$2"])
def test_a_sheet_whose_row_was_deleted_is_refused_with_the_cell(bring, draft, reference):
    def spoil(out):
        book, again = load_workbook(out), BytesIO()
        name = draft.sheet.cells["enforcement.1"].name
        book.defined_names[name].attr_text = reference
        book.save(again)
        return again

    response = bring(as_reported(draft), spoil=spoil)
    assert response.status_code == 422
    assert "找不到" in str(response.context["form"].errors["workbook"])


def test_over_the_records_nothing_is_ticked_beforehand_and_their_own_figure_takes_the_entry_back(
    client, page, bring, draft, county_clerk
):
    draft.enter("party.4", by=county_clerk, value=Decimal(1), reason="待补登记")
    (line,) = bring(as_reported(draft, party_4=Decimal(0))).context["found"].lines
    assert (line.recorded, line.now, line.shown, line.taken) == ("否", "是", "否", False)
    take(client, page, {"party.4": ("0", "")})
    assert not CellEntry.objects.exists()


def test_another_countys_sheet_is_asked_about(bring, draft):
    assert "请核对" in bring(as_reported(draft), place="曲沃县应急管理局").content.decode()
    assert "请核对" not in bring(as_reported(draft)).content.decode()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused_at_the_field(client, page, county_clerk, draft, content):
    client.force_login(county_clerk)
    response = client.post(page, {"workbook": SimpleUploadedFile("表.xlsx", content)})
    assert response.status_code == 422
    assert response.context["form"].errors["workbook"]


def test_another_workbook_is_no_sheet_of_this_form(client, page, county_clerk, draft):
    from openpyxl import Workbook

    out = BytesIO()
    Workbook().save(out)
    client.force_login(county_clerk)
    response = client.post(page, {"workbook": SimpleUploadedFile("表.xlsx", out.getvalue())})
    assert "不是《" in str(response.context["form"].errors["workbook"])


def test_a_report_that_is_with_the_leader_takes_nothing(client, page, draft, county_clerk, county_leader):
    make.filled(draft).hand_to_leader(by=county_clerk)
    before = CellEntry.objects.count()
    client.force_login(county_clerk)
    take(client, page, {"enforcement.1": ("9", "无")})
    assert CellEntry.objects.count() == before
    assert not CellEntry.objects.filter(value=9).exists()


def test_only_the_clerk_of_the_agency(client, page, county_leader, neighbour_clerk, city_clerk):
    for person, status in ((county_leader, 403), (neighbour_clerk, 404), (city_clerk, 403)):
        client.force_login(person)
        assert client.get(page).status_code == status
        assert take(client, page, {"enforcement.1": ("2", "无")}).status_code == status
