"""Long workbooks. A worker that dies is followed by another, which goes on where it stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable

from celery import shared_task

from enterprises import actions
from enterprises.models import LedgerImport

log = logging.getLogger(__name__)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def read_ledger(pk: int) -> None:
    _with_import(pk, actions.read_upload)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def write_ledger(pk: int) -> None:
    _with_import(pk, actions.write_import)


def _with_import(pk: int, act: Callable[[LedgerImport], None]) -> None:
    """A message may outlive its row."""
    if uploaded := LedgerImport.objects.filter(pk=pk).first():
        act(uploaded)
    else:
        log.warning("ledger import %s is gone", pk)
