"""A county's workbook becomes part of the ledger: uploaded, read, looked at, committed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone

from enterprises.layers.declared import LEDGER
from enterprises.layers.intake import LayerIntake
from enterprises.layers.writing import write_layer
from enterprises.ledger.reading import Row, UnreadableWorkbook
from enterprises.ledger.verdicts import EMPTY
from enterprises.ledger.workbook import MAX_FILE
from enterprises.models import LedgerImport, LedgerRow, Licence
from enterprises.workbooks.copying import copy_in
from enterprises.workbooks.reading import Intake, counties_of
from enterprises.workbooks.register import AT_ONCE, Register, whole_lots
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation

READ_AT_ONCE = 256 * 1024  # bytes; some 2,000 lines
WRITTEN_AT_ONCE = 2_000  # rows
KEPT_IGNORED = 1_000
CODE = KT("values__credit_code")
Status = LedgerImport.Status


class Operator:
    """Whoever has a shell on the server could write to the tables anyway: no role is asked, the trail says 系统."""

    agency = None

    def require(self, verb: str, owner: Any = None) -> None:
        """Always granted."""

    def require_within(self, region: Region) -> None:
        """Everywhere."""


def brings_ledgers(agency: Agency | None) -> bool:
    """A ledger is a county's at the least; a town that answers for mines edits them one by one."""
    if agency is None:
        return True
    return agency.kind in Agency.REGULATORS and agency.region.level != Region.Level.TOWN


def require_importer(by: Any) -> None:
    by.require("import_ledger")
    if not brings_ledgers(by.agency):
        raise PermissionDenied("台账由县级以上应急管理部门、矿山安全监察机构导入")


def require_import_into(region: Region, *, by: Any) -> None:
    require_importer(by)
    by.require_within(region)
    if region.level == Region.Level.TOWN:
        raise RuleViolation("台账按县（市、区）导入，请由县级以上单位办理", "region")


def upload_ledger(
    file: File, region: Region, layer: str = LEDGER, *, by: Any, wait: bool = False
) -> LedgerImport:
    """Keep the workbook; a short one is read before this returns, a long one by the worker unless told to wait."""
    require_import_into(region, by=by)
    if file.size > MAX_FILE:
        raise RuleViolation(f"文件超过 {MAX_FILE // 2**20} MB，请删去图片等无关内容后再上传", "file")
    uploaded = LedgerImport.objects.create(
        region=region,
        layer=layer,
        file=file,
        filename=Path(file.name or "台账.xlsx").name[-200:],
        uploaded_by=account(by),
    )
    if wait or file.size <= READ_AT_ONCE:
        read_upload(uploaded)
    else:
        later("read_ledger", uploaded)
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
            uploaded.move(Status.FAILED, message=error.message[:500], columns=error.columns)


def open_intake(
    path: str | Path, layer: str, region: Region | None, by: User | None, *, today: dt.date
) -> Intake | LayerIntake:
    """The reader of a layer, or of the ledger; only a ledger says by itself which region it is of."""
    if layer == LEDGER:
        return Intake(path, region, by.agency if by else None, today=today)
    if region is None:
        raise RuleViolation("请用 --region 指定区划代码")
    return LayerIntake(path, layer, region, by, today=today)


def _read(uploaded: LedgerImport) -> None:
    day = timezone.localdate(uploaded.uploaded_at)
    with _on_disk(uploaded) as path:
        intake = open_intake(path, uploaded.layer, uploaded.region, uploaded.uploaded_by, today=day)
        unmoved = LedgerImport.objects.filter(pk=uploaded.pk, status=Status.UPLOADED)
        unmoved.update(rows_total=intake.sheet.height)
        for rows in intake.lots():
            with transaction.atomic():
                copy_in([_kept(row, uploaded) for row in rows], ignore_conflicts=True)
            if rows:
                unmoved.update(rows_done=rows[-1].number, busy_since=timezone.now())
    uploaded.move(
        Status.READ,
        rows_total=intake.sheet.height,
        rows_done=intake.sheet.height,
        columns=intake.sheet.told_columns,
        ignored_rows=intake.ignored[:KEPT_IGNORED],
        unknown_columns=intake.unknown_columns,
        unknown_agencies=[{"name": name, "rows": n} for name, n in intake.unknown_agencies.most_common()],
        left_out=intake.left_out(),
    )


def _kept(row: Row, uploaded: LedgerImport) -> LedgerRow:
    return LedgerRow(
        ledger_import_id=uploaded.pk,
        number=row.number,
        verdict=row.verdict,
        values=row.values,
        repairs=[repair._asdict() for repair in row.repairs],
        problems=[problem._asdict() for problem in row.problems],
        mine_id=row.mine,
        changes=row.changes,
        outcome=row.outcome,
        doubts=",".join(sorted({problem.field for problem in row.problems})) if row.verdict == "held" else "",
    )


def account(by: Any) -> User | None:
    return None if isinstance(by, Operator) else by


def commit_import(uploaded: LedgerImport, *, by: Any, wait: bool = False) -> None:
    """Write what was accepted or confirmed, all of it or nothing: at once, or by the worker when it is much.

    It is in the ledger when the status is COMMITTED; a write that failed is told in `message`.
    """
    if not (isinstance(by, Operator) and uploaded.uploaded_by is None):
        uploaded.require_desk(by)
    waiting = writable_rows(uploaded).count()
    if uploaded.is_open and not waiting:
        raise RuleViolation("没有可以导入的行，请先确认或修改后重新上传")
    uploaded.move(
        Status.COMMITTING, committed_by=account(by), message="", busy_since=timezone.now(), restarts=0
    )
    if wait or waiting <= WRITTEN_AT_ONCE:
        write_import(uploaded)
    else:
        later("write_ledger", uploaded)


def writable_rows(uploaded: LedgerImport) -> Any:
    """What stands or was vouched for, but not what a person has left out or what is written already."""
    confirmed = Q(verdict=LedgerRow.Verdict.HELD, confirmed_by__isnull=False)
    return uploaded.unwritten().filter(confirmed | Q(verdict=LedgerRow.Verdict.ACCEPTED), chosen=True)


def write_import(uploaded: LedgerImport) -> None:
    """One transaction; run twice, the second waits for the first and then finds nothing to do."""
    before = uploaded.before_writing
    try:
        with pghistory.context(user=uploaded.committed_by_id), transaction.atomic():
            locked = LedgerImport.objects.select_for_update().get(pk=uploaded.pk)
            if locked.status == Status.COMMITTING:
                _write(uploaded)
    except (RuleViolation, DatabaseError) as error:
        told = error.message if isinstance(error, RuleViolation) else "台账刚刚被他人改动，请再次导入"
        uploaded.status = Status.COMMITTING
        uploaded.move(before, message=f"没有写入任何内容。{told}"[:500])


def _write(uploaded: LedgerImport) -> None:
    """In lots, each saved before the next is fetched: a long ledger takes no more memory than a short one."""
    writable = writable_rows(uploaded)
    if not uploaded.committed_at:
        uploaded.rows.exclude(outcome="").exclude(pk__in=writable.values("pk")).update(outcome="")
    read = writable.only("ledger_import", "number", "values", "confirmed_by", "mine", "outcome")
    # Of one enterprise the rows that stood before those that were confirmed, as they were foreseen.
    by_owner = (CODE, "verdict", "number") if uploaded.layer == LEDGER else ("mine", "number")
    # Closed while its transaction lasts, also when a row breaks it off.
    with closing(read.order_by(*by_owner).iterator(AT_ONCE)) as rows:  # type: ignore[type-var]
        if uploaded.layer == LEDGER:
            _write_ledger(uploaded, rows)
        else:
            write_layer(uploaded, rows, uploaded.committed_by, partial(_tell, uploaded))
    uploaded.move(Status.COMMITTED, committed_at=timezone.now())


def _write_ledger(uploaded: LedgerImport, rows: Iterable[LedgerRow]) -> None:
    register = register_of(uploaded, lock=True)
    for lot in whole_lots(rows, AT_ONCE, lambda row: row.values["credit_code"]):
        for row in lot:
            row.values = EMPTY | row.values  # an earlier release read fewer columns
        register.load([row.values for row in lot])
        for row in lot:
            register.put(row.number, row.values, confirmed=row.confirmed_by_id is not None)
        _tell(uploaded, register.outcomes(), lot)
        register.save(since=timezone.localdate(), document=uploaded.filename, by=uploaded.committed_by)
    Licence.objects.follow_ledger(uploaded.region)


def register_of(uploaded: LedgerImport, *, lock: bool = False) -> Register:
    importer = uploaded.uploaded_by.agency if uploaded.uploaded_by else None
    counties = {county.pk: county for county in counties_of(uploaded.region)}
    return Register(uploaded.region, counties, importer, lock=lock)


def _tell(uploaded: LedgerImport, outcomes: dict[int, LedgerRow.Outcome], lot: list[LedgerRow]) -> None:
    """Most come out as was foreseen; only the others are written again."""
    surprising: dict[str, list[int]] = defaultdict(list)
    for row in lot:
        if row.outcome != outcomes[row.number]:
            surprising[outcomes[row.number]].append(row.number)
    for outcome, numbers in surprising.items():
        uploaded.rows.filter(number__in=numbers).update(outcome=outcome)


@contextmanager
def _on_disk(uploaded: LedgerImport) -> Iterator[str]:
    """The storage may be another machine; the reader wants to seek in a file."""
    with NamedTemporaryFile(suffix=".xlsx") as copy, uploaded.file.open("rb") as stored:
        shutil.copyfileobj(stored, copy)
        copy.flush()
        yield copy.name


def later(task: str, uploaded: LedgerImport) -> None:
    from enterprises import tasks

    transaction.on_commit(lambda: getattr(tasks, task).delay(uploaded.pk))
