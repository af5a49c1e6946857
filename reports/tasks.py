"""Work that a page doesn't wait for."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from celery import shared_task
from django.core.files import File
from django.utils import timezone

from jurisdictions.rules import RuleViolation
from records.models import StoredFile
from reports.exports import Statement, of_report, of_roll_up
from reports.models import ExportJob
from reports.rollup import RollUp, roll_up
from reports.sheets import load

log = logging.getLogger(__name__)


@shared_task
def build_workbooks(job_id: int) -> None:
    """Claim the job and leave a ZIP behind; a second delivery finds it claimed and does nothing."""
    job = ExportJob.objects.select_related("agency__region").filter(pk=job_id).first()
    if job is None:
        log.warning("export job %s is gone", job_id)
        return
    try:
        job.move(ExportJob.Status.RUNNING, claimed_at=timezone.now(), done=0)
    except RuleViolation:
        return
    try:
        whole = roll_up(job.agency.region, load(job.form), job.period)
        stored = _build(job, whole)
    except Exception:
        log.exception("export job %s", job_id)
        job.move(ExportJob.Status.FAILED, message="生成时出错，请重新生成；若反复出现，请联系管理员")
        raise
    job.move(ExportJob.Status.DONE, file=stored, message=_words(whole))


def _build(job: ExportJob, whole: RollUp) -> StoredFile:
    reports = list(whole.reports)
    ExportJob.objects.filter(pk=job.pk).update(total=len(reports) + 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbooks.zip"
        with ZipFile(path, "w", ZIP_STORED) as archive:
            _add(archive, of_roll_up(whole))
            for done, report in enumerate(reports, start=2):
                _add(archive, of_report(report))
                ExportJob.objects.filter(pk=job.pk).update(done=done)
        return _store(path)


def _add(archive: ZipFile, one: Statement) -> None:
    place = "汇总" if one.report is None else one.region.pk
    sheet = BytesIO()
    one.write(sheet)
    archive.writestr(f"{place}_{one.title}.xlsx", sheet.getvalue())


def _store(path: Path) -> StoredFile:
    """Made here, so it isn't asked what uploads are asked; kept once like every content."""
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        fields = {
            "media_type": "application/zip",
            "size": path.stat().st_size,
            "content": File(content, "zip"),
        }
        content.seek(0)
        return StoredFile.objects.get_or_create(sha256=sha256, defaults=fields)[0]


def _words(whole: RollUp) -> str:
    states = whole.states()
    missing = sum(states.values()) - states["handed_in"]
    return f"汇总表和 {whole.reports.count()} 份报表" + (f"；{missing} 家未报送，不在其中" if missing else "")
