"""What is too long for one answer is read and written by the worker, while the page counts the lines."""

import time

import pytest
from celery.contrib.testing.worker import start_worker

from config.celery import app
from enterprises import tasks
from enterprises.models import LedgerImport, LedgerRow, Mine
from enterprises.workbooks import actions
from tests.enterprises.workbooks import ledger, line


def until(question):
    deadline = time.monotonic() + 30
    while not (answer := question()):
        assert time.monotonic() < deadline, "the worker is late"
        time.sleep(0.05)
    return answer


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_long_ledger_is_read_and_written_by_the_worker(client, county_clerk, queue, monkeypatch):
    monkeypatch.setattr(actions, "READ_AT_ONCE", 10_000)
    monkeypatch.setattr(actions, "WRITTEN_AT_ONCE", 100)
    client.force_login(county_clerk)
    file = ledger(*(line(n) for n in range(1, 1201)))
    url = client.post("/ledger/imports/new/", {"file": file, "region": "141023"}).url
    uploaded = LedgerImport.objects.get()
    assert uploaded.status == "uploaded"
    assert 'hx-trigger="every 1s"' in client.get(url).content.decode()
    with start_worker(app, queues=["imports"], pool="solo", perform_ping_check=False):
        counted = set()

        def read():
            counted.add(LedgerImport.objects.get().rows_done)
            return LedgerImport.objects.filter(status="read").exists()

        until(read)
        assert counted & {500, 1000}
        assert "HX-Refresh" in client.get(f"{url}progress/")
        client.post(f"{url}commit/")
        until(lambda: LedgerImport.objects.filter(status="committed").exists())
    assert Mine.objects.count() == LedgerRow.objects.filter(outcome="new").count() == 1200


@pytest.mark.django_db
def test_a_worker_that_died_is_followed_by_one_that_goes_on(county_clerk, monkeypatch):
    kept, copy_in = [], actions.copy_in

    def dies_in_the_second_lot(rows, **options):
        if kept:
            raise SystemError
        copy_in(rows, **options)
        kept.extend(rows)

    monkeypatch.setattr(actions, "READ_AT_ONCE", 0)
    uploaded = actions.upload_ledger(
        ledger(*(line(n) for n in range(1, 701))), county_clerk.agency.region, by=county_clerk
    )
    with monkeypatch.context() as patch:
        patch.setattr(actions, "copy_in", dies_in_the_second_lot)
        with pytest.raises(SystemError):
            tasks.read_ledger(uploaded.pk)
    assert uploaded.rows.count() == len(kept) == 498
    tasks.read_ledger(uploaded.pk)
    assert uploaded.rows.count() == 700


@pytest.mark.django_db
def test_tasks_that_run_twice_do_once(county_clerk):
    uploaded = actions.upload_ledger(ledger(line(1)), county_clerk.agency.region, by=county_clerk)
    actions.commit_import(uploaded, by=county_clerk)
    events = Mine.pgh_event_models.values()
    before = [kind.objects.count() for kind in events]
    for task in (tasks.read_ledger, tasks.write_ledger):
        task(uploaded.pk)
    assert [kind.objects.count() for kind in events] == before
    uploaded.refresh_from_db()
    assert (uploaded.status, uploaded.rows.count()) == ("committed", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("task", [tasks.read_ledger, tasks.write_ledger])
def test_a_message_that_outlives_its_import_ends_quietly(task, caplog):
    task(987654)
    assert "ledger import 987654 is gone" in caplog.text
