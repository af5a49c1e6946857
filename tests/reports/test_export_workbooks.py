from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from jurisdictions.rules import RuleViolation
from reports.actions import ask_for_workbooks, open_own_report
from reports.exports import of_report
from reports.models import ExportJob
from reports.rollup import roll_up
from reports.sheets import load
from reports.tasks import build_workbooks
from reports.workbook import read_filled
from tests import make
from tests.reports.month import JUNE, fined, found, moment

FORM = load("dispatch-2023")
BOARD = "/reports/board/dispatch-2023/2023-06/"


@pytest.fixture
def two(db):
    for code, number in (("141023", 2), ("141021", 3)):
        mine = make.mine(region=code, name=f"{code}铁矿")
        for n in range(number):
            found(mine, f"06-{n + 1:02}")
        fined(mine, "06-05", 80_000, 20_000)
        make.signed(make.report(code), at=moment("06-20 17:40"))


def content(response):
    return io.BytesIO(b"".join(response.streaming_content))


def test_one_sheet_downloads_at_once(client, submitted, county_viewer):
    client.force_login(county_viewer)
    response = client.get(f"/reports/{submitted.pk}/workbook/")
    book = content(response)
    sheet = load_workbook(book).active
    assert sheet["A3"].value == "襄汾县"
    assert sheet["F3"].value == "时间：2023年6月19日"
    assert read_filled(book, FORM)[0]["party.4"] == Decimal(0)
    assert "%E8%A5%84%E6%B1%BE%E5%8E%BF" in response["Content-Disposition"]


def test_the_citys_sheet_has_every_total_in_its_official_cell(client, two, city_clerk):
    client.force_login(city_clerk)
    book = content(client.get(f"{BOARD}workbook/"))
    sheet = load_workbook(book).active
    assert sheet["A3"].value == "临汾市"
    assert (sheet["D5"].value, sheet["D14"].value, sheet["D15"].value, sheet["H14"].value) == (5, 4, 20, 2)
    assert read_filled(book, FORM)[0]["party.4"] == "0 家为是"


@pytest.mark.parametrize(("said", "printed"), [(1, "是"), (0, "否")])
def test_the_citys_own_yes_or_no_stands_on_its_sheet(client, two, city_clerk, htmx, said, printed):
    if said:
        make.activity("media_column", by=city_clerk, counterpart="临汾新闻 安全生产专栏")
    make.signed(open_own_report(FORM, JUNE, by=city_clerk), at=moment("06-20 18:00"))
    client.force_login(city_clerk)
    book = content(client.get(f"{BOARD}workbook/"))
    assert load_workbook(book).active["H24"].value == printed
    parts = client.get(f"{BOARD}cells/party.4/", headers=htmx).content.decode()
    assert f">{printed}</a>" in parts
    whole = roll_up(make.region("14"), FORM, JUNE)
    assert whole.totals["party.4"].text == f"{said} 家为是"


def test_a_neighbours_sheet_is_not_there(client, submitted, neighbour_clerk, county_clerk):
    client.force_login(neighbour_clerk)
    assert client.get(f"/reports/{submitted.pk}/workbook/").status_code == 404
    client.force_login(county_clerk)
    assert client.get(f"{BOARD}workbook/?region=1410").status_code == 404


@pytest.fixture
def job(client, two, city_clerk, django_capture_on_commit_callbacks):
    """Asked for on the page; the queue of the tests works at once."""
    client.force_login(city_clerk)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{BOARD}export-all/")
    return ExportJob.objects.get()


def test_many_sheets_come_as_one_zip(client, job):
    assert (job.status, job.done, job.total) == ("done", 3, 3)
    page = client.get(f"/reports/exports/{job.pk}/").content.decode()
    assert "汇总表和 2 份报表；15 家未报送，不在其中" in page
    names = zipfile.ZipFile(content(client.get(f"/reports/exports/{job.pk}/file/"))).namelist()
    assert names == [
        "汇总_2023年6月临汾市调度表.xlsx",
        "141021_2023年6月曲沃县调度表.xlsx",
        "141023_2023年6月襄汾县调度表.xlsx",
    ]


def test_its_progress_is_polled_until_it_is_done(client, job, htmx):
    ExportJob.objects.update(status="running", done=1)
    page = client.get(f"/reports/exports/{job.pk}/", headers=htmx).content.decode()
    assert "1 / 3" in page
    assert "every 1s" in page
    ExportJob.objects.update(status="done")
    assert "every 1s" not in client.get(f"/reports/exports/{job.pk}/", headers=htmx).content.decode()


def test_a_second_delivery_builds_nothing(job):
    before = ExportJob.objects.get().claimed_at
    build_workbooks(job.pk)
    assert ExportJob.objects.get().claimed_at == before


def test_asked_twice_one_job_does_it_even_when_the_message_was_lost(
    client, two, city_clerk, django_capture_on_commit_callbacks
):
    client.force_login(city_clerk)
    with django_capture_on_commit_callbacks(execute=False):
        client.post(f"{BOARD}export-all/")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{BOARD}export-all/")
    assert ExportJob.objects.get().status == "done"


def test_two_jobs_for_the_same_are_never_under_way(client, job, city_clerk):
    ExportJob.objects.update(status="failed")
    job.refresh_from_db()
    ask_for_workbooks(job.agency, FORM, job.period, by=city_clerk)
    with pytest.raises(RuleViolation, match="另一次导出"):
        job.start_again(by=city_clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportJob.objects.filter(pk=job.pk).update(status="running")


def test_a_message_that_outlives_its_job_ends_quietly(db, caplog):
    build_workbooks(987654)
    assert "export job 987654 is gone" in caplog.text


def test_a_job_whose_worker_died_can_be_started_again(client, job, django_capture_on_commit_callbacks):
    ExportJob.objects.update(status="running", claimed_at=moment("06-20 17:40"), file=None)
    assert "重新生成" in client.get(f"/reports/exports/{job.pk}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/reports/exports/{job.pk}/again/")
    assert ExportJob.objects.get().status == "done"


def test_only_the_agency_that_asked_may_fetch_it(client, job, county_clerk, province_clerk):
    for person in (county_clerk, province_clerk):
        client.force_login(person)
        assert client.get(f"/reports/exports/{job.pk}/").status_code == 404
        assert client.get(f"/reports/exports/{job.pk}/file/").status_code == 404
        assert client.post(f"/reports/exports/{job.pk}/again/").status_code == 404


def export(tmp_path, region, **options):
    path = tmp_path / "out.json"
    call_command(
        "export_form", "dispatch-2023", region=region, period="2023-06", out=path, stdout=io.StringIO()
    )
    return json.loads(path.read_text(encoding="utf-8"))


def traced(region, cell):
    out = io.StringIO()
    call_command("trace_cell", "dispatch-2023", region=region, period="2023-06", cell=cell, stdout=out)
    return out.getvalue().splitlines()


def test_the_json_says_where_every_cell_comes_from(two, tmp_path):
    said = export(tmp_path, "141023")
    assert (said["place"], said["period_from"], said["period_to"]) == ("襄汾县", "2023-05-21", "2023-06-20")
    assert (said["basis"], said["status"], said["as_of"]) == (
        "当月",
        "submitted",
        "2023-06-20T17:40:00+08:00",
    )
    cells = {cell["key"]: cell for cell in said["cells"]}
    assert len(cells) == 43
    amount = cells["enforcement.3.amount"]
    assert (amount["value"], amount["unit"], amount["part"], amount["record_count"]) == (
        10,
        "万元",
        "万元",
        2,
    )
    visits = cells["party.1.county"]
    assert (visits["value"], visits["source"], visits["record_count"]) == (0, "computed", 0)
    assert (cells["party.5.county"]["figure"], cells["party.4"]["unit"]) == ("stock", "是/否")


def test_the_json_of_a_typed_cell_names_its_source(half_typed):
    make.filled(half_typed)
    typed = {cell["key"]: cell for cell in of_report(half_typed).as_json()["cells"]}["enforcement.5"]
    assert (typed["value"], typed["source"], typed["source_text"]) == (0, "typed", "无")
    assert (typed["computed"], typed["record_count"]) == (None, 0)


def test_an_adjusted_cell_says_both_numbers(two, tmp_path, officer):
    draft = make.report("141022")
    found(make.mine(region="141022", name="翼城铁矿"), "06-02")
    draft.enter("overall.3", by=officer("翼城县", "clerk"), value=Decimal(0), reason="重复登记")
    cell = {cell["key"]: cell for cell in export(tmp_path, "141022")["cells"]}["overall.3"]
    assert (cell["source"], cell["value"], cell["computed"], cell["reason"]) == ("adjusted", 0, 1, "重复登记")
    assert len(traced("141022", "overall.3")) == 1


def test_the_citys_json_is_the_roll_up(two, tmp_path):
    cells = {cell["key"]: cell for cell in export(tmp_path, "1410")["cells"]}
    assert (cells["overall.3"]["value"], cells["overall.3"]["source"]) == (5, "roll_up")
    assert cells["overall.3"]["record_count"] == 5 == len(traced("1410", "overall.3"))


def test_a_county_that_opened_nothing_says_what_its_records_say(two, tmp_path):
    found(make.mine(region="141024", name="洪洞铁矿"), "06-02")
    said = export(tmp_path, "141024")
    cells = {cell["key"]: cell for cell in said["cells"]}
    assert (said["status"], cells["overall.3"]["value"]) == ("not_opened", 1)
    assert cells["party.6"]["source"] == "computed"


def test_a_trace_is_a_kind_and_a_number_a_line(two):
    assert [line.split()[0] for line in traced("141023", "overall.3")] == ["hazard", "hazard"]
    assert [line.split()[0] for line in traced("141023", "enforcement.3.times")] == ["penalty", "penalty"]
    assert traced("141023", "party.6") == []


def test_the_command_writes_the_official_sheet(two, tmp_path):
    path = tmp_path / "sheet.xlsx"
    call_command(
        "export_form", "dispatch-2023", region="141023", period="2023-06", out=path, stdout=io.StringIO()
    )
    assert load_workbook(path).active["D5"].value == 2


@pytest.mark.parametrize(
    ("form", "region", "period", "cell", "words"),
    [
        ("nothing", "141023", "2023-06", "overall.1", "no form"),
        ("dispatch-2023", "999999", "2023-06", "overall.1", "没有代码为 999999 的区划"),
        ("dispatch-2023", "141024", "2024-06", "overall.1", "没有“全市非煤矿山"),
        ("dispatch-2023", "141023", "June", "overall.1", "月份应写成"),
        ("dispatch-2023", "141023", "2023-06", "overall.11", "报表中没有单元格"),
    ],
)
def test_what_does_not_exist_is_said_clearly(two, form, region, period, cell, words):
    with pytest.raises(CommandError, match=words):
        call_command("trace_cell", form, region=region, period=period, cell=cell)


def test_twice_the_counties_cost_the_citys_json_no_more_queries(two, tmp_path):
    with CaptureQueriesContext(connection) as first:
        export(tmp_path, "1410")
    make.signed(make.report("141022"), at=moment("06-20 17:40"))
    make.signed(make.report("141024"), at=moment("06-20 17:40"))
    with CaptureQueriesContext(connection) as second:
        export(tmp_path, "1410")
    assert len(second) == len(first)
