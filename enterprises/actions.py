"""A county's workbook becomes part of the ledger: uploaded, read, looked at, committed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import DatabaseError, transaction
from django.utils import timezone

from enterprises.intake import Intake, counties_of
from enterprises.ledger.reading import Row, UnreadableWorkbook
from enterprises.ledger.workbook import MAX_FILE
from enterprises.models import LedgerImport, LedgerRow
from enterprises.register import Register
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation

READ_AT_ONCE = 256 * 1024  # bytes; some 2,000 lines
WRITTEN_AT_ONCE = 2_000  # rows
KEPT_IGNORED = 1_000
Status = LedgerImport.Status


class Operator:
    """Whoever has a shell on the server could write to the tables anyway: no role is asked, the trail says 系统."""

    agency = None

    def require(self, verb: str, owner: Any = None) -> None:
        """Always granted."""

    def require_within(self, region: Region) -> None:
        """Everywhere."""


def require_import_into(region: Region, *, by: Any) -> None:
    by.require("import_ledger")
    by.require_within(region)
    if by.agency and by.agency.kind not in Agency.REGULATORS:
        raise PermissionDenied("台账由应急管理部门、矿山安全监察机构导入")
    if region.level == Region.Level.TOWN:
        raise RuleViolation("台账按县（市、区）导入，请由县级以上单位办理", "region")


def upload_ledger(file: File, region: Region, *, by: Any, wait: bool = False) -> LedgerImport:
    """Keep the workbook; a short one is read before this returns, a long one by the worker unless told to wait."""
    require_import_into(region, by=by)
    if file.size > MAX_FILE:
        raise RuleViolation(f"文件超过 {MAX_FILE // 2**20} MB，请删去图片等无关内容后再上传", "file")
    uploaded = LedgerImport.objects.create(
        region=region,
        file=file,
        filename=Path(file.name or "台账.xlsx").name[-200:],
        uploaded_by=_account(by),
    )
    if wait or file.size <= READ_AT_ONCE:
        read_upload(uploaded)
    else:
        _later("read_ledger", uploaded)
    return uploaded


def read_upload(uploaded: LedgerImport) -> None:
    """What was read before a crash is kept and only the rest is added; a workbook that is read stays so."""
    if uploaded.status != Status.UPLOADED:
        return
    with pghistory.context(user=uploaded.uploaded_by_id):
        try:
            _read(uploaded)
        except UnreadableWorkbook as error:
            uploaded.rows.all().delete()
            uploaded.move(Status.FAILED, message=error.message[:500])


def _read(uploaded: LedgerImport) -> None:
    importer = uploaded.uploaded_by.agency if uploaded.uploaded_by else None
    with _on_disk(uploaded) as path:
        intake = Intake(path, uploaded.region, importer, today=timezone.localdate(uploaded.uploaded_at))
        unmoved = LedgerImport.objects.filter(pk=uploaded.pk, status=Status.UPLOADED)
        unmoved.update(rows_total=intake.sheet.height)
        for rows in intake.lots():
            LedgerRow.objects.bulk_create((_kept(row, uploaded) for row in rows), ignore_conflicts=True)
            if rows:
                unmoved.update(rows_done=rows[-1].number)
    uploaded.move(
        Status.READ,
        rows_total=intake.sheet.height,
        rows_done=intake.sheet.height,
        ignored_rows=intake.ignored[:KEPT_IGNORED],
        unknown_columns=intake.unknown_columns,
        unknown_agencies=[{"name": name, "rows": n} for name, n in intake.unknown_agencies.most_common()],
    )


def _kept(row: Row, uploaded: LedgerImport) -> LedgerRow:
    return LedgerRow(
        ledger_import=uploaded,
        number=row.number,
        verdict=row.verdict,
        values=row.values,
        repairs=[asdict(repair) for repair in row.repairs],
        problems=[asdict(problem) for problem in row.problems],
        doubts=",".join(sorted({problem.field for problem in row.problems})) if row.verdict == "held" else "",
    )


def _account(by: Any) -> User | None:
    return None if isinstance(by, Operator) else by


@transaction.atomic
def confirm_rows(
    uploaded: LedgerImport,
    *,
    by: Any,
    number: int | None = None,
    doubts: str = "",
    kind: str = "",
    status: str = "",
) -> int:
    """Vouch for one held row, or for all with the same question; the trail of the row is who and when.

    `kind` and `status` answer rows that leave them open, because no mine is kept without.
    """
    uploaded.require_desk(by)
    uploaded.require_readable()
    held = uploaded.rows.select_for_update().filter(verdict=LedgerRow.Verdict.HELD, confirmed_by=None)
    rows = list(held.filter(number=number) if number is not None else held.filter(doubts=doubts))
    for row in rows:
        for field, answer in (("kind", kind), ("status", status)):
            if field in row.open and answer not in row.open[field]:
                raise RuleViolation(f"{row}：请先选定{'矿山类型' if field == 'kind' else '生产状态'}", field)
            row.values[field] = row.values[field] or answer
        row.confirmed_by, row.confirmed_at = by, timezone.now()
    LedgerRow.objects.bulk_update(rows, ["values", "confirmed_by", "confirmed_at"], 250)
    return len(rows)


def commit_import(uploaded: LedgerImport, *, by: Any, wait: bool = False) -> None:
    """Write what was accepted or confirmed, all of it or nothing: at once, or by the worker when it is much.

    It is in the ledger when the status is COMMITTED; a write that failed is told in `message`.
    """
    if not (isinstance(by, Operator) and uploaded.uploaded_by is None):
        uploaded.require_desk(by)
    waiting = writable_rows(uploaded).count()
    if uploaded.status == Status.READ and not waiting:
        raise RuleViolation("没有可以导入的行，请先确认或修改后重新上传")
    uploaded.move(Status.COMMITTING, committed_by=_account(by), message="")
    if wait or waiting <= WRITTEN_AT_ONCE:
        write_import(uploaded)
    else:
        _later("write_ledger", uploaded)


def writable_rows(uploaded: LedgerImport) -> Any:
    accepted = uploaded.rows.filter(verdict=LedgerRow.Verdict.ACCEPTED)
    return accepted | uploaded.rows.filter(verdict=LedgerRow.Verdict.HELD, confirmed_by__isnull=False)


def write_import(uploaded: LedgerImport) -> None:
    """One transaction; run twice, the second waits for the first and then finds nothing to do."""
    try:
        with pghistory.context(user=uploaded.committed_by_id), transaction.atomic():
            locked = LedgerImport.objects.select_for_update().get(pk=uploaded.pk)
            if locked.status == Status.COMMITTING:
                _write(uploaded)
    except (RuleViolation, DatabaseError) as error:
        told = error.message if isinstance(error, RuleViolation) else "台账刚刚被他人改动，请再次导入"
        uploaded.status = Status.COMMITTING
        uploaded.move(Status.READ, message=f"没有写入任何内容。{told}"[:500])


def _write(uploaded: LedgerImport) -> None:
    rows = list(writable_rows(uploaded).order_by("number"))
    importer = uploaded.uploaded_by.agency if uploaded.uploaded_by else None
    counties = {county.pk: county for county in counties_of(uploaded.region)}
    register = Register(uploaded.region, counties, importer)
    register.load([row.values for row in rows])
    for row in rows:
        register.put(row.number, row.values, confirmed=row.confirmed_by_id is not None)
    outcomes = register.outcomes()
    register.save(since=timezone.localdate(), document=uploaded.filename)
    for outcome in LedgerRow.Outcome:
        numbers = [number for number, came in outcomes.items() if came == outcome]
        uploaded.rows.filter(number__in=numbers).update(outcome=outcome)
    uploaded.move(Status.COMMITTED, committed_at=timezone.now())


@contextmanager
def _on_disk(uploaded: LedgerImport) -> Iterator[str]:
    """The storage may be another machine; the reader wants to seek in a file."""
    with NamedTemporaryFile(suffix=".xlsx") as copy, uploaded.file.open("rb") as stored:
        shutil.copyfileobj(stored, copy)
        copy.flush()
        yield copy.name


def _later(task: str, uploaded: LedgerImport) -> None:
    from enterprises import tasks

    transaction.on_commit(lambda: getattr(tasks, task).delay(uploaded.pk))
