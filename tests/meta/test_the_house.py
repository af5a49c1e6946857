"""What holds for the code as a whole: the direction of imports, migrations, queues, the length of files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from config.celery import app as celery

ROOT = Path(settings.BASE_DIR)
FLOORS = [
    "config",
    "reports",
    "inspections",
    "hazards",
    "campaigns",
    "enterprises",
    "records",
    "jurisdictions",
]


def test_imports_go_downwards_only():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_task_goes_to_a_queue_that_a_worker_reads():
    celery.loader.import_default_modules()
    queues = {queue.name for queue in settings.CELERY_TASK_QUEUES}
    ours = [name for name in celery.tasks if name.split(".")[0] in FLOORS]
    assert ours
    for name in ours:
        queue = celery.amqp.router.route({}, name)["queue"]
        assert getattr(queue, "name", queue) in queues, name


def test_every_table_of_business_has_a_trail():
    """What changes by a person's hand is audited; reference data, rows of an upload and seals are write-once, and
    the notices of a morning are a clock's."""
    written_once = {"Region", "Edition", "Clause", "LedgerRow", "Sealing", "SealedCell", "LoginFailure"}
    by_the_clock = {"Notice", "Morning", "FactChange"}
    floors = [config for config in apps.get_app_configs() if config.name in FLOORS]
    models = [
        model for config in floors for model in config.get_models() if not model.__name__.endswith("Event")
    ]
    tracked = {
        model._meta.get_field("pgh_obj").related_model for model in apps.get_models() if _is_trail(model)
    }
    for model in models:
        assert model in tracked or model.__name__ in written_once | by_the_clock, model


def _is_trail(model) -> bool:
    return any(field.name == "pgh_obj" for field in model._meta.get_fields())


def test_no_file_is_longer_than_one_can_hold_in_the_head():
    files = [path for floor in [*FLOORS, "tests", "bench"] for path in (ROOT / floor).rglob("*.py")]
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > 400
    }
    assert not long
