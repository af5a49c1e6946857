"""A heading that nobody knows is explained once; the agency's next workbook is read at once."""

import pytest

from enterprises.models import ColumnMapping, LedgerImport, Mine
from tests.enterprises import workbooks
from tests.enterprises.test_import_ledger import upload
from tests.enterprises.workbooks import ledger, line

ODD = [*workbooks.HEADINGS[:3], "法人机构标识", "属哪一类", *workbooks.HEADINGS[5:7], "驻矿领导", "归谁管"]
pytestmark = pytest.mark.django_db


def explain(client, uploaded, **columns):
    said = {f"column-{letter}": field for letter, field in columns.items()}
    return client.post(f"{uploaded.get_absolute_url()}columns/", said)


def read(client, person, headings=ODD):
    upload(client, person, ledger(line(1), line(2), headings=headings), region=person.agency.region_id)
    return LedgerImport.objects.first()


def test_a_workbook_without_known_headings_can_be_explained_and_is_read(client, county_clerk):
    uploaded = read(client, county_clerk)
    assert uploaded.status == "failed"
    page = client.get(uploaded.get_absolute_url()).content.decode()
    assert "缺少：统一社会信用代码、矿山类型" in page
    assert 'name="column-D"' in page
    explain(client, uploaded, D="credit_code", E="kind", H="principal", I="")
    uploaded.refresh_from_db()
    assert uploaded.status == "read"
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert set(Mine.objects.values_list("kind", "principal")) == {("underground", "王建国")}


def test_the_next_workbook_is_read_at_once_and_a_neighbours_isnt(client, county_clerk, neighbour_clerk):
    explain(client, read(client, county_clerk), D="credit_code", E="kind")
    assert read(client, county_clerk).status == "read"
    assert read(client, neighbour_clerk).status == "failed"


def test_what_we_took_for_something_else_is_corrected(client, county_clerk):
    headings = [*workbooks.HEADINGS[:-2], "矿长", "主要负责人"]
    uploaded = read(client, county_clerk, headings)
    assert {row.values["principal"] for row in uploaded.rows.all()} == {""}
    explain(client, uploaded, H="principal", I="")
    assert {row.values["principal"] for row in uploaded.rows.all()} == {"王建国"}
    assert dict(ColumnMapping.objects.values_list("heading", "field")) == {
        "矿长": "principal",
        "主要负责人": "",
    }
    assert ColumnMapping.objects.first().set_by == county_clerk


def test_two_columns_are_not_one_field(client, county_clerk):
    uploaded = read(client, county_clerk)
    explain(client, uploaded, D="credit_code", E="credit_code")
    uploaded.refresh_from_db()
    assert uploaded.status == "failed"
    assert not ColumnMapping.objects.exists()


@pytest.mark.parametrize("field", ["pk", "__class__", "序号"])
def test_a_field_that_isnt_one_is_refused(client, county_clerk, field):
    explain(client, read(client, county_clerk), D=field)
    assert not ColumnMapping.objects.exists()


def test_only_the_desk_explains_and_not_what_is_written(client, county_clerk, city_clerk):
    uploaded = read(client, county_clerk, workbooks.HEADINGS)
    client.force_login(city_clerk)
    assert explain(client, uploaded, H="").status_code == 403
    client.force_login(county_clerk)
    client.post(f"{uploaded.get_absolute_url()}commit/")
    explain(client, uploaded, H="")
    uploaded.refresh_from_db()
    assert uploaded.status == "committed"
    assert not ColumnMapping.objects.exists()
