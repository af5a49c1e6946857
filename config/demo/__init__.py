"""Data for looking around: the ministry, Shanxi and all of 临汾 from May to September 2023, everybody made up.

Nothing is written past the verbs that people use, but for the plain answers of the self-inspections, thousands of them;
a seeded draw decides, and a clock of its own says when, so the same demo comes out every time.

story    the queue of moments and the clock
cast     agencies, people, passwords
faults   what is wrong at the mines, and how it goes on
checks   on-site checks, fines, orders
legal    the way of a fine through the legal review
consequences  letters, a decision not to punish, the list of the dishonest, a condition
forms    the monthly forms, some late, some returned, some not quite honest
self_checks  mines that check themselves criterion by criterion, and tell their workers
plans    the counties' yearly plans of checks
duty     what is looked at once more, and who looks after which mine
assessing  the city's targets for its counties, and what came of them after the year
misprints  what citizens said of published texts
tables   the two other forms: 附件2 and the accountability of towns
work     the work log behind what the forms say
year     the plot
data/    what is data: counties, findings, words, names, accounts, the ledger, pictures
"""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management import call_command
from django.db import transaction

from campaigns.models import Activity, Obligation
from config.demo.cast import FOUNDER
from config.demo.story import read
from config.demo.year import Year
from enterprises.models import LedgerImport, Mine
from hazards.models import Edition, Hazard
from inspections.models import Case, Inspection, Measure, Penalty
from jurisdictions.models import Agency, Region, User
from records.models import StoredFile
from reports.models import Report


def is_loaded() -> bool:
    return User.objects.filter(username=FOUNDER).exists()


def load() -> None:
    """All of it or nothing."""
    if not Region.objects.exists():
        call_command("load_regions", verbosity=0)
    if not Edition.objects.exists():
        call_command("load_reference", verbosity=0)
    with transaction.atomic():
        year = Year()
        year.tell()
        year.cast.retire_founder()


def unload() -> None:
    """Empties every table, which is for a database that holds the demo and nothing else."""
    kept = [file.content for file in StoredFile.objects.all()]
    kept += [upload.file for upload in LedgerImport.objects.all()]
    call_command("flush", interactive=False, verbosity=0)
    for content in kept:
        content.delete(save=False)


def counts() -> Iterator[tuple[str, int]]:
    for model in (
        Agency,
        User,
        Mine,
        Obligation,
        Hazard,
        Inspection,
        Case,
        Penalty,
        Measure,
        Activity,
        Report,
    ):
        yield str(model._meta.verbose_name), model._default_manager.count()


def accounts() -> Iterator[tuple[str, ...]]:
    """One line a role: role, desk, user name, what to try first."""
    people = User.objects.select_related("agency", "representative__enterprise").in_bulk(
        [row["user"] for row in read("agencies")["accounts"]], field_name="username"
    )
    for row in read("agencies")["accounts"]:
        if person := people.get(row["user"]):
            desk = person.agency or person.representative.enterprise
            yield person.role_names, str(desk), person.username, row["try"]
