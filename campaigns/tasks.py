"""What the clock starts (CELERY_BEAT_SCHEDULE). A message that is lost with its worker is missed by nobody: the next
one follows, and the rows say what is done."""

from __future__ import annotations

from celery import shared_task

from campaigns.reminders import morning, outbox


@shared_task
def remind() -> None:
    morning.run()


@shared_task
def send_reminders() -> None:
    outbox.send_waiting()
