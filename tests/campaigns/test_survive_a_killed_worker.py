"""A real worker is killed in the middle of the morning's job; another one finishes it, and nobody is told twice."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.utils import timezone

from campaigns.models import Delivery, Morning, Notice, Obligation, Preference
from campaigns.reminders.schedule import Kind
from campaigns.tasks import remind, send_reminders
from config.celery import app
from tests import make

COUNTIES = ("141002", "141021", "141022", "141023", "141024", "141025")


@pytest.fixture
def environment(tmp_path, settings):
    """A queue of its own, and the database of this test."""
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": str(settings.VAR),
        "QUEUE_DIR": str(tmp_path / "queue"),
        "CELERY_BROKER_URL": "",
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONWARNINGS": "ignore",
    }
    name = connection.settings_dict["NAME"]
    if url := os.environ.get("DATABASE_URL"):
        own["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
    else:
        own["DATABASE_NAME"] = name
    return os.environ | own


@pytest.fixture(autouse=True)
def _sending_to_that_queue(queue, tmp_path):
    folders = {"data_folder_in": "messages", "data_folder_out": "messages", "control_folder": "control"}
    for folder in ("messages", "control"):
        (tmp_path / "queue" / folder).mkdir(parents=True)
    own = {name: str(tmp_path / "queue" / folder) for name, folder in folders.items()}
    app.conf.broker_transport_options = own


@pytest.fixture
def log(tmp_path) -> Path:
    return tmp_path / "worker.log"


@contextmanager
def worker(environment, log):
    celery = Path(sys.executable).with_name("celery")
    command = [celery, "--app", "config", "worker", "--pool", "solo", "--loglevel", "INFO"]
    with log.open("a") as out:
        process = subprocess.Popen(
            [*command, "--include", "tests.campaigns.small_batches"], env=environment, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=20)


def until(holds, process, log) -> None:
    deadline = time.monotonic() + 40
    while not holds():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return cursor.fetchone()[0] > 0


@pytest.fixture
def due_today(transactional_db) -> list[Obligation]:
    """Six counties owe something today, and each has a clerk who wants mail at any hour."""
    table = make.june_table()
    table.delete()
    today = timezone.localdate()
    for code in COUNTIES:
        clerk = make.user(make.agency(code), "clerk")
        midnight = {"quiet_from": "00:00", "quiet_until": "00:00"}
        Preference.objects.create(user=clerk, by_email=True, email=f"{code}@example.cn", **midnight)
    owed = [
        Obligation(
            requirement=table.requirement,
            agency=make.agency(code),
            region_id=code,
            receiver=table.receiver,
            period=table.period,
            period_from=table.period_from,
            period_to=table.period_to,
            due_on=today,
        )
        for code in COUNTIES
    ]
    return Obligation.objects.bulk_create(owed)


@pytest.mark.slow
def test_killed_in_the_middle_and_restarted(due_today, environment, log):
    fourth = due_today[3]
    clerk = make.user(fourth.agency, "clerk")
    same = {"kind": Kind.ON, "days": 0, "due_on": fourth.due_on, "made_on": fourth.due_on}
    with transaction.atomic(), worker(environment, log) as first:
        # Not committed, so that the second batch, which writes the same notice, has to wait for us.
        Notice.objects.create(recipient=clerk, obligation=fourth, **same)
        remind.delay()
        until(somebody_waits_for_us, first, log)
        first.kill()
        first.wait(timeout=20)
        transaction.set_rollback(True)
    assert set(Notice.objects.values_list("obligation", flat=True)) == {one.pk for one in due_today[:2]}
    assert Morning.objects.get().finished_at is None
    assert not Delivery.objects.exists()
    kept = set(Notice.objects.values_list("pk", flat=True))

    with worker(environment, log) as second:
        for _ in range(3):  # as the clock does, every ten minutes
            remind.delay()
        until(lambda: Morning.objects.exclude(finished_at=None).exists(), second, log)
        for _ in range(2):
            send_reminders.delay()
        until(lambda: Delivery.objects.filter(status="sent").count() == len(COUNTIES), second, log)
        send_reminders.delay()

    told = Notice.objects.values_list("obligation", "recipient__agency__region", "kind")
    assert sorted(told) == sorted((one.pk, one.region_id, "on") for one in due_today)
    assert kept < set(Notice.objects.values_list("pk", flat=True))
    assert set(Delivery.objects.values_list("status", "attempts")) == {("sent", 1)}
    mails = log.read_text().count("Message-ID: <reminder-")
    assert mails == len(COUNTIES)
