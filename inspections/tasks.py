from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import worker_ready

from inspections.targets.flags import renew_all, renew_changed


@shared_task(acks_late=True)
def renew_flags() -> None:
    """Every night: a day has passed, and with it the end of what holds for a number of days."""
    renew_all()


@worker_ready.connect
def renew_at_start(**_: Any) -> None:
    """Nights pass while no worker runs."""
    renew_flags.delay()


@shared_task
def renew_changed_flags() -> None:
    """Every few seconds: what a verb, a workbook or a merger has changed since."""
    renew_changed()
