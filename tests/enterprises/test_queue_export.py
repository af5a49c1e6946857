"""A long ledger is made by the worker, and says how far it is."""

import datetime as dt
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import load_workbook

from enterprises import tasks
from enterprises.models import LedgerExport, Mine
from enterprises.workbooks import outgoing
from tests import make
from tests.enterprises.test_export_ledger import bring_back, rows

NEW = "/ledger/exports/new/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def many(county_clerk, monkeypatch):
    monkeypatch.setattr(outgoing, "WRITTEN_AT_ONCE", 1)
    for n in range(3):
        make.mine(name=f"襄汾{n}号铁矿", headcount=3, capacity="30.50")
    make.mine(name="襄汾尾矿库", kind="tailings")
    make.mine("141021", name="曲沃铁矿", headcount=3)


def ask(client, person, query=""):
    client.force_login(person)
    return client.post(f"{NEW}{query}")


def made(client, person, callbacks, query=""):
    with callbacks(execute=True):
        ask(client, person, query)
    job = LedgerExport.objects.first()
    return job, b"".join(client.get(f"{job.get_absolute_url()}file/").streaming_content)


def test_many_are_left_to_the_worker_and_few_are_not(client, county_clerk, many):
    client.force_login(county_clerk)
    assert client.get("/ledger/export/?kind=tailings").status_code == 200
    answer = client.get("/ledger/export/?kind=underground")
    assert answer.url == f"{NEW}?kind=underground"
    assert "共 3 座" in client.get(answer.url).content.decode()


def test_the_worker_writes_exactly_what_the_filter_shows(
    client, county_clerk, many, django_capture_on_commit_callbacks
):
    query = f"?{urlencode({'kind': 'underground', 'q': '铁矿'})}"
    job, content = made(client, county_clerk, django_capture_on_commit_callbacks, query)
    assert (job.status, job.rows_total, job.rows_done) == ("done", 3, 3)
    assert [row["企业名称"] for row in rows(content)[:-2]] == [f"襄汾{n}号铁矿" for n in range(3)]
    assert job.sha256 in rows(content)[-1]["序号"]
    assert job.sha256 in client.get(job.get_absolute_url()).content.decode()


def test_what_the_worker_wrote_comes_back_unchanged(
    client, county_clerk, many, django_capture_on_commit_callbacks
):
    _, content = made(client, county_clerk, django_capture_on_commit_callbacks)
    assert bring_back(content) == ["unchanged"] * 4


def test_while_it_waits_the_page_asks_on_and_asking_twice_is_one(client, county_clerk, many):
    ask(client, county_clerk)
    ask(client, county_clerk)
    job = LedgerExport.objects.get()
    page = client.get(job.get_absolute_url()).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert client.get(f"{job.get_absolute_url()}file/").status_code == 404


def test_nobody_else_fetches_it(client, county_clerk, many, officer, django_capture_on_commit_callbacks):
    job, _ = made(client, county_clerk, django_capture_on_commit_callbacks)
    client.force_login(officer("襄汾县", "leader"))
    for door in ("", "file/"):
        assert client.get(f"{job.get_absolute_url()}{door}").status_code == 404
    assert client.post(f"{job.get_absolute_url()}again/").status_code == 404


def test_one_that_failed_or_is_stuck_is_started_again(
    client, county_clerk, many, django_capture_on_commit_callbacks
):
    ask(client, county_clerk)
    job = LedgerExport.objects.get()
    client.post(f"{job.get_absolute_url()}again/")
    assert LedgerExport.objects.get().busy_since == job.busy_since  # it is alive
    limit = dt.timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 1)
    LedgerExport.objects.update(busy_since=timezone.now() - limit, status="running")
    assert "重新生成" in client.get(job.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{job.get_absolute_url()}again/")
    assert LedgerExport.objects.get().status == "done"


def test_the_clock_sends_a_lost_message_again(client, county_clerk, many, django_capture_on_commit_callbacks):
    ask(client, county_clerk)
    limit = dt.timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 1)
    LedgerExport.objects.update(busy_since=timezone.now() - limit)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.restart_stuck()
    assert LedgerExport.objects.get().status == "done"


def test_a_message_delivered_twice_writes_once(
    client, county_clerk, many, django_capture_on_commit_callbacks
):
    job, _ = made(client, county_clerk, django_capture_on_commit_callbacks)
    tasks.export_ledger(job.pk)
    assert LedgerExport.objects.get().file.name == job.file.name


def test_a_message_that_outlives_its_job_ends_quietly(caplog):
    tasks.export_ledger(987654)
    assert "ledger export 987654 is gone" in caplog.text


# ── is it still what was exported? ──


def verify(path, capsys):
    call_command("verify_ledger", str(path))
    return capsys.readouterr().out.strip()


def test_an_exported_workbook_verifies(client, county_clerk, many, tmp_path, capsys, monkeypatch):
    make.mine(
        name="=cmd", headcount=0, capacity="0.05", licence_expires=dt.date(2024, 2, 29), remarks="12.50"
    )
    client.force_login(county_clerk)
    monkeypatch.setattr(outgoing, "WRITTEN_AT_ONCE", 10)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"".join(client.get("/ledger/export/").streaming_content))
    told = verify(path, capsys)
    assert told.startswith("rows 5, sha256 ")
    assert told[-64:] in rows(path.read_bytes())[-1]["序号"]


def test_one_changed_cell_or_a_missing_row_is_told(client, county_clerk, many, tmp_path, capsys):
    call_command("export_ledger", "--region", "141023", "--out", str(tmp_path / "a.xlsx"))
    book = load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    book["台账"]["J4"] = 4
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(CommandError, match="改动过"):
        verify(tmp_path / "b.xlsx", capsys)
    book["台账"]["J4"] = 3
    book.save(tmp_path / "c.xlsx")
    assert verify(tmp_path / "c.xlsx", capsys)
    book["台账"].delete_rows(5)
    book.save(tmp_path / "d.xlsx")
    with pytest.raises(CommandError, match="rows 3"):
        verify(tmp_path / "d.xlsx", capsys)


def test_a_workbook_of_others_cant_be_verified(tmp_path, capsys):
    with pytest.raises(CommandError, match="不是本系统导出的台账"):
        verify("tests/samples/ledger-1410.xlsx", capsys)


def test_too_many_rows_are_refused_and_never_cut_off(
    client, county_clerk, many, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(
        "enterprises.workbooks.sheets.MOST_ROWS", Mine.objects.filter(region="141023").count() - 1
    )
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, county_clerk)
    job = LedgerExport.objects.get()
    assert (job.status, bool(job.file)) == ("failed", False)
    assert "一张工作表放不下" in client.get(job.get_absolute_url()).content.decode()
