"""A message got lost, or the worker with it: a person or the clock sends another."""

import datetime as dt

import pytest
from django.utils import timezone

from enterprises import tasks
from enterprises.models import LedgerImport, Mine
from enterprises.workbooks import actions
from enterprises.workbooks.deciding import restart_stuck
from tests.enterprises.test_import_ledger import upload
from tests.enterprises.workbooks import ledger, line

LONG_AGO = dt.timedelta(minutes=6)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lost(client, county_clerk, monkeypatch):
    """Uploaded, and its message never sent, because nothing is committed in a test; silent for six minutes."""
    with monkeypatch.context() as patch:
        patch.setattr(actions, "READ_AT_ONCE", 0)
        upload(client, county_clerk, ledger(line(1)))
    uploaded = LedgerImport.objects.get()
    assert uploaded.status == "uploaded"
    silent(uploaded)
    return uploaded


def silent(uploaded, **fields):
    LedgerImport.objects.filter(pk=uploaded.pk).update(busy_since=timezone.now() - LONG_AGO, **fields)


def test_a_stuck_reading_has_a_button_that_reads_it(client, lost, django_capture_on_commit_callbacks):
    assert "重新开始" in client.get(lost.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{lost.get_absolute_url()}restart/")
    lost.refresh_from_db()
    assert (lost.status, lost.rows.count()) == ("read", 1)


def test_a_stuck_writing_too(client, lost, django_capture_on_commit_callbacks):
    tasks.read_ledger(lost.pk)
    silent(lost, status="committing")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{lost.get_absolute_url()}restart/")
    lost.refresh_from_db()
    assert lost.status == "committed"
    assert Mine.objects.count() == 1


def test_one_that_is_alive_has_no_button(client, lost):
    LedgerImport.objects.update(busy_since=timezone.now())
    assert "重新开始" not in client.get(lost.get_absolute_url()).content.decode()
    before = LedgerImport.objects.get().busy_since
    client.post(f"{lost.get_absolute_url()}restart/")
    assert LedgerImport.objects.get().busy_since == before


def test_only_the_desk_restarts(client, lost, city_clerk):
    client.force_login(city_clerk)
    assert "重新开始" not in client.get(lost.get_absolute_url()).content.decode()
    assert client.post(f"{lost.get_absolute_url()}restart/").status_code == 403


def test_the_clock_restarts_what_is_stuck(lost, settings, django_capture_on_commit_callbacks):
    assert settings.CELERY_BEAT_SCHEDULE["restart-stuck-ledgers"]["task"] == tasks.restart_stuck.name
    with django_capture_on_commit_callbacks(execute=True):
        tasks.restart_stuck()
    lost.refresh_from_db()
    assert (lost.status, lost.restarts) == ("read", 1)


def test_the_clock_gives_up_after_three_times(lost):
    for _ in range(3):
        restart_stuck()
        silent(lost)
    restart_stuck()
    lost.refresh_from_db()
    assert (lost.status, lost.restarts) == ("failed", 3)
    assert "多次中断" in lost.message


def test_a_writing_that_is_given_up_can_be_tried_again(lost):
    tasks.read_ledger(lost.pk)
    silent(lost, status="committing", restarts=3)
    restart_stuck()
    lost.refresh_from_db()
    assert lost.status == "read"
    assert not Mine.objects.exists()
