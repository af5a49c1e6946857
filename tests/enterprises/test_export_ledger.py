"""The ledger goes out as a workbook, and what comes back from it changes nothing."""

import datetime as dt
import hashlib
import json
import tracemalloc
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from enterprises.credit_code import check_digit
from enterprises.ledger.cells import is_empty, plain
from enterprises.models import Enterprise, Mine
from enterprises.workbooks import exports
from enterprises.workbooks.actions import Operator, commit_import, upload_ledger
from enterprises.workbooks.exports import COLUMNS, export_ledger
from jurisdictions.roles import AGENCY
from tests import make

SAMPLE = Path("tests/samples/ledger-1410.xlsx")
FIRST = 4  # the first row below title, filler and headings
pytestmark = pytest.mark.django_db


def bytes_of(place="141023"):
    out, region = BytesIO(), make.region(place)
    export_ledger(Mine.objects.within(region), out, of=region, by=Operator())
    return out.getvalue()


def rows(content):
    sheet = load_workbook(BytesIO(content))["台账"]
    headings, *lines = list(sheet.iter_rows(min_row=FIRST - 1, values_only=True))
    return [dict(zip(headings, line, strict=True)) for line in lines]


def events():
    tracked = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    return {
        m.__name__: m.objects.count() for m in tracked if m.__name__.startswith(("Mine", "Ent", "Superv"))
    }


def bring_back(content, place="141023"):
    """Imported by the region's clerk as on the page; how the rows came out."""
    clerk = make.user(make.agency(place), "clerk")
    uploaded = upload_ledger(
        SimpleUploadedFile("导出.xlsx", content), clerk.agency.region, by=clerk, wait=True
    )
    assert not uploaded.rows.exclude(verdict="accepted").exists(), list(uploaded.rows.values("problems"))
    commit_import(uploaded, by=clerk, wait=True)
    return list(uploaded.rows.values_list("outcome", flat=True))


def export(client, person, query=""):
    client.force_login(person)
    answer = client.get(f"/ledger/export/{query}")
    return answer, b"".join(answer.streaming_content) if answer.streaming else b""


# ── who gets what ──


def test_a_county_gets_its_own_mines_and_no_neighbours(client, county_viewer, city_clerk):
    make.mine(name="襄汾铁矿", headcount=3)
    make.mine("141021", name="曲沃铁矿", headcount=3)
    answer, content = export(client, county_viewer)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [row["企业名称"] for row in rows(content)[:-2]] == ["襄汾铁矿"]
    assert "曲沃" not in str(rows(content))
    assert [row["企业名称"] for row in rows(export(client, city_clerk)[1])[:-2]] == ["曲沃铁矿", "襄汾铁矿"]


def test_the_filters_of_the_list_hold_and_so_does_its_button(client, county_clerk):
    make.mine(name="襄汾铁矿", headcount=3)
    make.mine(name="襄汾尾矿库", kind="tailings")
    _, content = export(client, county_clerk, "?kind=tailings")
    assert [row["企业名称"] for row in rows(content)[:-2]] == ["襄汾尾矿库"]
    page = client.get("/ledger/?kind=tailings").content.decode()
    assert "/ledger/export/?kind=tailings" in page
    assert "这 1 座的工作簿，改好可再导入" in page


def test_a_filter_that_cannot_be_is_not_taken_for_none(client, county_clerk):
    make.mine(name="襄汾铁矿", headcount=3)
    answer, _ = export(client, county_clerk, "?kind=moon")
    assert answer.status_code == 302


@pytest.mark.parametrize("role", sorted(AGENCY))
def test_every_role_of_an_agency_may(client, officer, role):
    assert export(client, officer("襄汾县", role))[0].status_code == 200


def test_people_of_an_enterprise_may_not(client, db):
    answer, _ = export(client, make.enterprise_person(make.mine(headcount=3)))
    assert answer.status_code == 403
    assert "/ledger/export/" not in client.get("/ledger/").content.decode()


# ── what stands in the file ──


def test_each_field_stands_under_its_heading(county_clerk):
    mine = make.mine(
        name="一号井",
        enterprise=make.enterprise(name="襄汾铁矿", legal_representative="雷春"),
        headcount=45,
        capacity=Decimal("30.5"),
        hydrogeology="复杂",
        principal="汤芳国",
        phone="13054134030",
        licence_number="(晋)FM安许证字〔2021〕6868号",
        licence_issued=dt.date(2021, 12, 28),
        licence_expires=dt.date(2024, 12, 27),
        supervisor=county_clerk.agency,
    )
    row, total, check = rows(bytes_of())
    assert row | {"序号": 1} == row
    told = {
        "县（市、区）": "襄汾县", "企业名称": "襄汾铁矿", "矿山名称": "一号井", "矿山类型": "地下矿山",
        "统一社会信用代码": mine.enterprise.credit_code, "生产状态": "正常生产", "单班入井人数": 45,
        "设计生产能力\n（万吨/年）": 30.5, "水文地质类型": "复杂", "尾矿库等别": None, "法定代表人": "雷春",
        "主要负责人": "汤芳国", "联系电话": "13054134030", "安全生产许可证编号": "(晋)FM安许证字〔2021〕6868号",
        "许可证发证日期": dt.datetime(2021, 12, 28), "许可证有效期至": dt.datetime(2024, 12, 27),
        "监管部门": county_clerk.agency.name,
    }  # fmt: skip
    assert {heading: row[heading] for heading in told} == told
    assert (total["序号"], total["企业名称"]) == ("合计", "1座")
    assert check["序号"].startswith("说明（校验）：共 1 行")


def test_the_headings_are_those_of_the_county_and_some_more():
    sheet = load_workbook(SAMPLE).active
    theirs = [cell.value for cell in sheet[3]]
    ours = ["序号", *(column.title for column in COLUMNS)]
    assert [heading for heading in ours if heading in theirs] == theirs
    assert set(ours) - set(theirs) == {
        "矿山名称", "是否头顶库", "许可证发证日期", "乡镇（街道）", "注册地", "经济类型", "企业联系电话",
        "上级公司", "上级公司统一社会信用代码",
    }  # fmt: skip


def test_the_hash_in_the_last_line_is_the_one_over_the_rows():
    make.mine(name="襄汾铁矿", headcount=3, capacity=Decimal(30))
    content = bytes_of()
    *lines, _, check = rows(content)
    line = [str(cell or "") for cell in lines[0].values()]
    line[8] = "30"  # the sheet says 30.0, the ledger 30.00
    expected = hashlib.sha256(json.dumps(line, ensure_ascii=False).encode() + b"\n").hexdigest()
    assert check["序号"].endswith(expected)
    Mine.objects.update(headcount=4)
    assert expected not in str(rows(bytes_of()))


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "+1", "-1+1", "@SUM(A1)", "＝1"])
def test_no_text_becomes_a_formula(text):
    make.mine(name=text, headcount=3, remarks=text)
    sheet = load_workbook(BytesIO(bytes_of()))["台账"]
    for cell in (sheet.cell(FIRST, 3), sheet.cell(FIRST, len(COLUMNS) + 1)):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_headings_stay_in_sight_and_words_are_chosen_from_lists():
    make.mine(headcount=3)
    sheet = load_workbook(BytesIO(bytes_of()))["台账"]
    assert sheet.freeze_panes == "D4"
    chosen = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert chosen["F4"] == '"地下矿山,露天矿山,尾矿库"'
    assert {"F4", "H4", "K4", "L4", "M4", "T4"} == chosen.keys()


def test_an_empty_ledger_is_a_file_too():
    assert rows(bytes_of())[0]["序号"] == "合计"


# ── there and back ──


def test_the_county_s_own_ledger_comes_back_unchanged_and_goes_out_byte_by_byte_the_same(city_clerk):
    call_command("import_ledger", SAMPLE, "--commit")
    before, trail = bytes_of("1410"), events()
    assert bring_back(before, "1410") == ["unchanged"] * 83
    assert events() == trail
    assert bytes_of("1410") == before


def test_the_town_and_what_is_known_of_the_company_come_back_where_they_are_lost(county_clerk):
    above = make.enterprise("1410", "临汾矿业集团")
    details = {"registered_address": "襄汾县邓庄镇", "economic_type": "民营", "phone": "0357-3622222"}
    owner = make.enterprise(name="襄汾铁矿", parent_enterprise=above, **details)
    make.mine("141023100", name="襄汾铁矿", enterprise=owner, headcount=30, supervisor=county_clerk.agency)
    before, trail = bytes_of(), events()
    assert bring_back(before) == ["unchanged"]
    assert events() == trail
    Enterprise.objects.filter(pk=owner.pk).update(parent_enterprise=None, **dict.fromkeys(details, ""))
    Mine.objects.update(region="141023")
    assert bytes_of() != before
    assert bring_back(before) == ["changed"]
    assert bytes_of() == before


def test_so_do_several_mines_of_one_enterprise_and_one_in_a_town(county_clerk):
    owner = make.enterprise(name="襄汾铁矿")
    for name in ("襄汾铁矿", "一号井", "二号井"):
        make.mine("141023100", name=name, enterprise=owner, headcount=30, supervisor=county_clerk.agency)
    make.mine("141023100", "tailings", name="一号库", enterprise=owner, pond_class="四等", overhead_pond=True)
    before, trail = bytes_of(), events()
    assert bring_back(before) == ["unchanged"] * 4
    assert events() == trail
    assert bytes_of() == before


def test_so_does_a_mine_that_the_town_supervises(county_clerk):
    make.mine("141023100", headcount=3, supervisor=make.agency("141023100", "town_centre"))
    assert bring_back(bytes_of()) == ["unchanged"]


def test_so_does_a_mine_that_the_city_supervises(city_clerk):
    make.mine(headcount=3, supervisor=city_clerk.agency)
    assert bring_back(bytes_of()) == ["unchanged"]


def test_so_does_a_code_that_a_person_has_confirmed():
    owner = make.enterprise(credit_code="911410230000000001", credit_code_confirmed=True)
    make.mine(enterprise=owner, name=owner.name, headcount=3)
    assert bring_back(bytes_of()) == ["unchanged"]


ODD = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\"\n１Ａ 　_x0041_&<>"))
TEXT = ODD.map(lambda text: plain(text)[:60].strip()).filter(lambda text: text and not is_empty(text))


@given(name=TEXT, own=TEXT, remarks=TEXT, principal=TEXT, headcount=st.integers(0, 10_000))
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_a_name_looks_like_it_comes_back(county_clerk, name, own, remarks, principal, headcount):
    Mine.objects.all().delete()
    Enterprise.objects.all().delete()
    owner = make.enterprise(name=name, legal_representative=principal)
    fields = {"principal": principal, "remarks": remarks, "headcount": headcount, "licence_number": own}
    make.mine(enterprise=owner, name=own, supervised_by=name, **fields)
    before, trail = bytes_of(), events()
    assert bring_back(before) == ["unchanged"]
    assert events() == trail
    assert bytes_of() == before


def test_what_is_typed_on_a_page_is_kept_as_the_importer_would_read_it(client, county_clerk):
    mine = make.mine(headcount=3)
    client.force_login(county_clerk)
    fields = {"kind": "underground", "status": "producing", "region": "141023", "headcount": "3"}
    typed = fields | {"remarks": "一行\n两行"}
    named = {"name": " １号  井\u200b ", "document": "文", "on": "2023-06-01"}
    assert client.post(f"/ledger/mines/{mine.pk}/edit/", typed).status_code == 302
    rename = f"/ledger/mines/{mine.pk}/rename/"
    assert client.post(rename, named | {"upload": make.photo()}).status_code == 302
    mine.refresh_from_db()
    assert (mine.name, mine.remarks) == ("1号井", "一行两行")
    assert client.post(rename, named | {"name": "—", "upload": make.photo()}).status_code == 422
    assert bring_back(bytes_of()) == ["unchanged"]


# ── much of it ──


@pytest.mark.slow
def test_thousands_of_rows_are_never_in_memory_at_once(county_clerk, monkeypatch):
    """Held together they would take 7 megabytes."""
    monkeypatch.setattr(exports, "FETCHED_AT_ONCE", 100)
    bodies = [f"91141023{n:09d}" for n in range(1_500)]
    with pgtrigger.ignore():
        owners = Enterprise.objects.bulk_create(
            Enterprise(name=f"矿业{body}", credit_code=body + check_digit(body), region_id="141023")
            for body in bodies
        )
        Mine.objects.bulk_create(
            Mine(name=owner.name, enterprise=owner, kind="open_pit", status="producing", region_id="141023")
            for owner in owners
        )
    mines, county = Mine.objects.visible_to(county_clerk), county_clerk.agency.region
    with TemporaryFile() as out:
        tracemalloc.start()
        try:
            written = export_ledger(mines, out, of=county, by=county_clerk)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert written.rows == 1_500
    assert peak < 3 * 2**20, peak
