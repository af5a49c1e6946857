"""Long workbooks, in and out. A worker that dies is followed by another, which goes on where it stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable

from celery import shared_task

from enterprises.models import LedgerExport, LedgerImport
from enterprises.workbooks import actions, deciding, outgoing
from jurisdictions.rules import RuleViolation

log = logging.getLogger(__name__)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def read_ledger(pk: int) -> None:
    _with_import(pk, actions.read_upload)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def write_ledger(pk: int) -> None:
    _with_import(pk, actions.write_import)


@shared_task
def export_ledger(pk: int) -> None:
    job = LedgerExport.objects.select_related("agency__region", "asked_by__agency").filter(pk=pk).first()
    if job is None:
        log.warning("ledger export %s is gone", pk)
    else:
        outgoing.make_workbook(job)


@shared_task
def restart_stuck() -> None:
    """By the clock, every five minutes: messages get lost, workers die."""
    deciding.restart_stuck()
    outgoing.send_stuck_again()


def _with_import(pk: int, act: Callable[[LedgerImport], None]) -> None:
    """A message may outlive its row."""
    if uploaded := LedgerImport.objects.filter(pk=pk).first():
        try:
            act(uploaded)
        except RuleViolation as violation:  # Another worker was quicker.
            log.info("ledger import %s: %s", pk, violation.message)
    else:
        log.warning("ledger import %s is gone", pk)
