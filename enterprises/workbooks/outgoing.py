"""Ledgers on their way out: what a list shows becomes a workbook, at once or by the worker, and can be verified."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.core.files import File
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from enterprises.filters import MineFilter
from enterprises.layers.declared import LEDGER
from enterprises.ledger.reading import UnreadableWorkbook
from enterprises.ledger.workbook import open_workbook, parser_errors
from enterprises.models import LedgerExport, Mine
from enterprises.workbooks.exports import TITLES, export_ledger
from enterprises.workbooks.sheets import HEADED, fingerprint
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation

log = logging.getLogger(__name__)

WRITTEN_AT_ONCE = 5_000  # rows; some two seconds
CHECK = re.compile(r"说明（校验）：共 (\d+) 行，各行内容的 SHA-256 为 ([0-9a-f]{64})")
Status = LedgerExport.Status


def listed(query: QueryDict, user: User) -> Any:
    """The mines that the list shows this person with these filters."""
    request = HttpRequest()
    request.user = user
    found = MineFilter(query, Mine.objects.visible_to(user), request=request)
    if not found.is_valid():
        raise RuleViolation("筛选条件有误，请改正后再导出")
    return found.qs


def layer_asked(query: QueryDict) -> str:
    """Which layer of the file the address asks for, beside the filters of the list."""
    layer = query.get("layer") or LEDGER
    if layer not in TITLES:
        raise RuleViolation("没有这一层档案，请从列表页选择导出")
    return layer


def file_name(region: Region, query: QueryDict, day: dt.date) -> str:
    return f"{region.name}{TITLES[layer_asked(query)]}-{day:%Y%m%d}.xlsx"


@transaction.atomic
def ask_for_ledger(query: QueryDict, *, by: User) -> LedgerExport:
    """Queued for the worker; asked again while it is under way, it is the same one."""
    by.require("export_ledger")
    assert by.agency is not None  # only roles of agencies hold the verb
    address = query.urlencode()
    if len(address) > 1000:
        raise RuleViolation("筛选条件过长，请减少后再导出")
    job, new = LedgerExport.objects.get_or_create(
        asked_by=by,
        query=address,
        status__in=[Status.WAITING, Status.RUNNING],
        defaults={"agency": by.agency, "status": Status.WAITING, "rows_total": listed(query, by).count()},
    )
    if new:
        send(job)
    return job


def send(job: LedgerExport) -> None:
    from enterprises import tasks

    transaction.on_commit(lambda: tasks.export_ledger.delay(job.pk))


def make_workbook(job: LedgerExport) -> None:
    """Claim the job and leave a workbook behind; a second delivery finds it claimed and does nothing."""
    try:
        job.move(Status.RUNNING, rows_done=0, busy_since=timezone.now())
    except RuleViolation:
        return
    try:
        _make(job)
    except RuleViolation as violation:
        job.move(Status.FAILED, message=violation.message[:300])
    except Exception:
        log.exception("ledger export %s", job.pk)
        job.move(Status.FAILED, message="生成时出错，请重新生成；若反复出现，请联系管理员")
        raise


def _make(job: LedgerExport) -> None:
    mine = LedgerExport.objects.filter(pk=job.pk)

    def told(rows: int) -> None:
        mine.update(rows_done=rows, busy_since=timezone.now())

    with TemporaryFile() as out:
        query = QueryDict(job.query)
        found, layer = listed(query, job.asked_by), layer_asked(query)
        written = export_ledger(found, out, layer, of=job.agency.region, by=job.asked_by, told=told)
        out.seek(0)
        job.file.save("ledger.xlsx", File(out), save=False)
    job.move(
        Status.DONE,
        file=job.file.name,
        rows_total=written.rows,
        rows_done=written.rows,
        sha256=written.sha256,
    )


def send_stuck_again() -> None:
    """What the clock does: a lost message is sent again, and what a dead worker had claimed is free again."""
    for job in LedgerExport.objects.stuck():
        job.wait_again()
        send(job)


@dataclass(frozen=True)
class Checked:
    """What a workbook says of itself in its last line, and what its rows say."""

    stated_rows: int
    stated_sha256: str
    rows: int
    sha256: str

    @property
    def holds(self) -> bool:
        return (self.rows, self.sha256) == (self.stated_rows, self.stated_sha256)


def check_workbook(path: str | Path) -> Checked:
    """Count and hash the rows of an exported workbook anew."""
    content, rows = hashlib.sha256(), 0
    sheet = open_workbook(path).get_sheet_by_index(0)
    with parser_errors():
        for at, cells in enumerate(sheet.iter_rows()):
            first = str(cells[0])
            if stated := CHECK.fullmatch(first):
                return Checked(int(stated[1]), stated[2], rows, content.hexdigest())
            if at > HEADED and first != "合计":
                rows += 1
                content.update(fingerprint(cells))  # type: ignore[arg-type]
    raise UnreadableWorkbook("这不是本系统导出的台账：最后没有校验的一行")
