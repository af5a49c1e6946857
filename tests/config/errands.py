"""The task that the worker in test_run_a_task.py is sent on."""

from __future__ import annotations

from pathlib import Path

from celery import shared_task


@shared_task
def leave_note(path: str, text: str) -> None:
    Path(path).write_text(text)
