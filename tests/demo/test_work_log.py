"""What the demo's forms say of work done comes from the work log."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.models import Activity
from config.demo.story import read
from records.models import Attachment
from reports.models import SealedCell

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


def test_nothing_is_typed_and_every_kind_shows_on_some_form(story):
    sealed = SealedCell.objects.filter(sealing__current=True)
    assert not sealed.exclude(kind__in=["computed", "adjusted"]).exists()
    shown = set(sealed.filter(value__gt=0).values_list("key", flat=True))
    assert shown >= {
        *COUNTED,
        "party.1.city",
        "party.1.county",
        "party.2.county",
        "party.3.total",
        "party.5.county",
    }


def test_the_citys_form_holds_what_it_did_without_a_mine(story):
    own = {
        cell.key: cell.value
        for cell in SealedCell.objects.filter(
            sealing__current=True,
            sealing__report__agency__region="1410",
            sealing__report__period=dt.date(2023, 6, 1),
        )
    }
    done = read("words")["worked_city"]
    at_mines = {"enforcement.2", "enforcement.7", "party.1.city", "party.2.city"}
    assert {key: float(own[key]) for key in done} == done | dict.fromkeys(at_mines, 0)


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
