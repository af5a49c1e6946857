"""What the demo's forms say of work done was recorded before they were signed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import Sum

from campaigns.kinds import kinds
from campaigns.models import Activity
from enterprises.models import Mine
from records.models import Attachment
from reports.models import Report

pytestmark = pytest.mark.slow
COUNTED = {
    "enforcement.1": "guidance_region",
    "enforcement.2": "guidance_enterprise",
    "enforcement.7": "summons_enterprise",
    "enforcement.8.total": "typical_case",
    "enforcement.10": "summons_region",
    "party.4": "media_column",
    "party.6": "patrol",
}


def test_each_typed_figure_has_its_records(story):
    for report in Report.objects.select_related("agency__region", "obligation"):
        entries = {entry.key: entry.value for entry in report.entries.all()}
        log = Activity.objects.filter(
            agency=report.agency, status="recorded", done_on__range=(report.span.begins, report.span.ends)
        )
        has_mines = Mine.objects.within(report.agency.region).exists()
        for key in COUNTED.keys() & entries.keys():
            if has_mines or "mine" not in kinds()[COUNTED[key]].asks:
                assert log.filter(kind=COUNTED[key]).count() == entries[key], (str(report), key)
        if "party.3.total" in entries:
            paid = log.filter(kind="reward").aggregate(yuan=Sum("amount"))["yuan"] or Decimal(0)
            assert paid / 10_000 == entries["party.3.total"], str(report)


def test_there_is_a_bit_of_every_kind_that_the_form_counts(story):
    logged = set(Activity.objects.values_list("kind", flat=True))
    assert logged >= {*COUNTED.values(), "leader_visit", "lecture", "reward", "technical_inspectors"}
    assert Activity.objects.filter(status="void").exists()


def test_what_must_have_proof_has_it(story):
    proved = set(
        Attachment.objects.filter(content_type__model="activity").values_list("object_id", flat=True)
    )
    for activity in Activity.objects.all():
        assert not activity.asked.needs_evidence or str(activity.pk) in proved, str(activity)
