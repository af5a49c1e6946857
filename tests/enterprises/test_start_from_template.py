"""A county that starts from nothing takes the empty workbook, fills it in and brings it back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from enterprises.workbooks.actions import upload_ledger
from tests import make
from tests.enterprises.workbooks import code

pytestmark = pytest.mark.django_db


def template(client):
    answer = client.get("/ledger/template/")
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_page_of_the_import_offers_it_with_lists_and_notes(client, county_clerk):
    client.force_login(county_clerk)
    assert 'href="/ledger/template/?layer=ledger"' in client.get("/ledger/imports/new/").content.decode()
    book = template(client)
    assert book.sheetnames == ["台账", "填写说明"]
    lists = [rule.formula1 for rule in book["台账"].data_validations.dataValidation]
    assert '"简单,中等,复杂,极复杂"' in lists
    notes = {row[0]: row[1] for row in book["填写说明"].iter_rows(values_only=True)}
    assert notes["矿山类型"] == "必填。从下拉列表选。可选：地下矿山、露天矿山、尾矿库。"


def test_filled_in_it_is_read_without_a_question(client, county_clerk):
    client.force_login(county_clerk)
    book = template(client)
    filled = {
        "县（市、区）": "襄汾县",
        "企业名称": "襄汾铁矿",
        "统一社会信用代码": code(1),
        "矿山类型": "地下矿山",
    }
    filled |= {"生产状态": "正常生产", "单班入井人数": 30}
    sheet = book["台账"]
    for cell in sheet[3]:
        sheet.cell(4, cell.column, filled.get(cell.value))
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("台账.xlsx", content.getvalue())
    uploaded = upload_ledger(file, make.region("141023"), by=county_clerk)
    row = uploaded.rows.get()
    assert (row.verdict, row.values["name"], row.problems) == ("accepted", "襄汾铁矿", [])
    assert uploaded.unknown_columns == []


def test_who_may_not_import_gets_none(client, county_viewer):
    client.force_login(county_viewer)
    assert client.get("/ledger/template/").status_code == 403
