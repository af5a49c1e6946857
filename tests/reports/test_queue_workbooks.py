"""A page asks, a worker of its own thread builds: the message really lies in the queue's folder in between."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from celery.contrib.testing.worker import start_worker

from config.celery import app
from reports.models import ExportJob
from tests import make
from tests.reports.month import moment


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_workbook_for_many_goes_through_the_queue(client, queue, city_clerk):
    make.signed(make.report(), at=moment("06-20 17:40"))
    client.force_login(city_clerk)
    client.post("/reports/board/dispatch-2023/2023-06/export-all/")
    assert ExportJob.objects.get().status == "waiting"
    assert len(list(queue.glob("*.workbooks.msg"))) == 1
    with start_worker(app, pool="solo", queues=["workbooks"], perform_ping_check=False):
        deadline = time.monotonic() + 20
        while not ExportJob.objects.get().is_over and time.monotonic() < deadline:
            time.sleep(0.1)
    job = ExportJob.objects.get()
    assert (job.status, job.done, job.total) == ("done", 2, 2)
    assert not list(queue.glob("*.workbooks.msg"))
    response = client.get(f"/reports/exports/{job.pk}/file/")
    built = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert built.namelist()[1] == "141023_2023年6月襄汾县调度表.xlsx"
