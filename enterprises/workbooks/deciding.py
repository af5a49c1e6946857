"""What a person, or the clock, decides about an import between its upload and its end."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone

from enterprises.layers.declared import LEDGER, vocabulary_of
from enterprises.ledger.headings import Vocabulary, bare
from enterprises.ledger.verdicts import EMPTY
from enterprises.models import ColumnMapping, LedgerImport, LedgerRow
from enterprises.models.imports import MOST_RESTARTS
from enterprises.workbooks.actions import READ_AT_ONCE, later, read_upload, register_of
from enterprises.workbooks.correcting import correct
from jurisdictions.rules import RuleViolation

Status = LedgerImport.Status


@transaction.atomic
def confirm_rows(
    uploaded: LedgerImport,
    *,
    by: Any,
    number: int | None = None,
    doubts: str = "",
    kind: str = "",
    status: str = "",
    written: Mapping[str, str] | None = None,
) -> int:
    """Vouch for one held row, or for all with the same question; the trail of the row is who and when.

    `kind` and `status` answer rows that leave them open, because no mine is kept without; `written` are cells of
    one row as they should have been.
    """
    uploaded.require_desk(by)
    uploaded.require_open()
    held = uploaded.rows.select_for_update().filter(verdict=LedgerRow.Verdict.HELD, confirmed_by=None)
    rows = list(held.filter(number=number) if number is not None else held.filter(doubts=doubts))
    for row in rows:
        for field, answer in (("kind", kind), ("status", status)):
            if field not in row.open:
                continue
            if answer not in row.open[field]:
                raise RuleViolation(f"{row}：请先选定{'矿山类型' if field == 'kind' else '生产状态'}", field)
            row.values[field] = answer
        if number is not None and written:
            correct(row, uploaded, written, by=by)
        row.confirmed_by, row.confirmed_at = by, timezone.now()
    if uploaded.layer == LEDGER and (uploaded.committed_at or (number is not None and written)):
        _hold_against_ledger(uploaded, rows)
    LedgerRow.objects.bulk_update(rows, ["values", "repairs", "changes", "confirmed_by", "confirmed_at"], 250)
    return len(rows)


def _hold_against_ledger(uploaded: LedgerImport, rows: Collection[LedgerRow]) -> None:
    """What was rewritten, or read long before the others were written, says anew what it would change."""
    register = register_of(uploaded)
    for row in rows:
        row.values = EMPTY | row.values
    register.load([row.values for row in rows])
    for row in rows:
        row.changes = register.changes(*register.put(row.number, row.values))


def choose_rows(
    uploaded: LedgerImport, shown: Collection[int], chosen: Collection[int], *, by: Any, verdict: str = ""
) -> int:
    """Of the rows that were shown, only the chosen are written; without any shown, all of a verdict are or aren't.

    `chosen` then says which: empty for none of them. How many were changed is answered.
    """
    uploaded.require_desk(by)
    uploaded.require_open()
    if verdict:
        return uploaded.unwritten().filter(verdict=verdict, chosen=not chosen).update(chosen=bool(chosen))
    asked = uploaded.unwritten().filter(number__in=shown)
    left = asked.filter(chosen=True).exclude(number__in=chosen).update(chosen=False)
    return left + asked.filter(chosen=False, number__in=chosen).update(chosen=True)


@transaction.atomic
def map_columns(uploaded: LedgerImport, fields: Mapping[str, str], *, by: Any) -> None:
    """Say which field each column is (letter → field, or nothing): kept for the agency, and the file is read again.

    What was confirmed or left out of the former reading is gone with its rows.
    """
    uploaded.require_desk(by)
    if not uploaded.columns or uploaded.status not in {Status.READ, Status.FAILED}:
        raise RuleViolation(f"这次导入{uploaded.get_status_display()}，不能再指定表头")
    _refuse_odd(vocabulary_of(uploaded.layer), fields)
    for column in uploaded.columns:
        said = fields.get(column["column"], column["field"])
        if said != column["field"]:
            ColumnMapping.objects.update_or_create(
                agency=by.agency,
                layer=uploaded.layer,
                heading=bare(column["heading"])[:400],
                defaults={"field": said, "set_by": by},
            )
    read_again(uploaded)


def _refuse_odd(vocabulary: Vocabulary, fields: Mapping[str, str]) -> None:
    times = Counter(field for field in fields.values() if field)
    if times.keys() - vocabulary.labels.keys():
        raise RuleViolation("请从列表中选择栏目")
    if twice := [field for field, n in times.items() if n > 1]:
        raise RuleViolation(f"“{vocabulary.label(twice[0])}”指定了不止一列，请只选一列")


def read_again(uploaded: LedgerImport) -> None:
    uploaded.rows.all().delete()
    uploaded.move(
        Status.UPLOADED, rows_done=0, message="", unknown_columns=[], busy_since=timezone.now(), restarts=0
    )
    if uploaded.file.size <= READ_AT_ONCE:
        read_upload(uploaded)
    else:
        later("read_ledger", uploaded)


def restart(uploaded: LedgerImport, *, by: Any, at: dt.datetime | None = None) -> None:
    """Its message was lost, or its worker with it: send another. If both still live, one of them finds it done."""
    uploaded.require_desk(by)
    if not uploaded.is_stuck(at):
        raise RuleViolation("读取或写入正在进行，请稍候")
    _send_again(uploaded, restarts=0)


def restart_stuck(at: dt.datetime | None = None) -> None:
    """What the clock does every few minutes; an import that ends its worker again and again is given up."""
    for uploaded in LedgerImport.objects.stuck(at):
        if uploaded.restarts < MOST_RESTARTS:
            _send_again(uploaded, restarts=uploaded.restarts + 1)
            continue
        with suppress(RuleViolation):  # It has just come to its end after all.
            if uploaded.status == Status.UPLOADED:
                uploaded.move(Status.FAILED, message="读取多次中断，请拆分文件或另存后重新上传")
            else:
                uploaded.move(
                    uploaded.before_writing,
                    message="写入多次中断，没有写入任何内容，请再次写入或联系运维人员",
                )


def _send_again(uploaded: LedgerImport, *, restarts: int) -> None:
    LedgerImport.objects.filter(pk=uploaded.pk).update(busy_since=timezone.now(), restarts=restarts)
    later("read_ledger" if uploaded.status == Status.UPLOADED else "write_ledger", uploaded)
