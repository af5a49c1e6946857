"""Obligations are made by the statement and not by the row; the trail misses none, and a second run finds nothing."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Campaign, Obligation, Requirement
from campaigns.obligations.generation import Change, generate_obligations
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(db) -> Requirement:
    make.obligations()
    return Requirement.objects.get(key="dispatch")


def adopted(form: Requirement, county: str, day: int) -> Requirement:
    """The county's own campaign, with this form due on that day of the month."""
    parent = form.campaign
    campaign = Campaign.objects.create(
        key=f"adopted-{county}", parent=parent, issuer=make.agency(county), status="issued", title=county,
        short_title=county, document_number=county, issued_on=parent.issued_on, starts_on=parent.starts_on,
        ends_on=parent.ends_on, scope_text="", kinds=[], statuses=[],
    )  # fmt: skip
    return Requirement.objects.create(
        campaign=campaign, inherited_from=form, key=form.key, title=form.title, owner_level=form.owner_level,
        due_day=day, cut_off_day=min(day, form.cut_off_day or day), first_period=form.first_period,
        last_period=form.last_period,
    )  # fmt: skip


def test_each_one_made_has_one_line_in_its_trail(form):
    trail = apps.get_model("campaigns", "ObligationEvent").objects.filter(pgh_label="insert")
    facts = ("requirement_id", "agency_id", "region_id", "receiver_id", "period", "due_on", "status")
    made = Obligation.objects.values_list("pk", *facts)
    assert len(made) > 17 * 8
    assert sorted(trail.values_list("pgh_obj_id", *facts)) == sorted(made)


def test_a_second_run_makes_moves_and_tells_nothing(form):
    trail = apps.get_model("campaigns", "ObligationEvent").objects
    before = trail.count()
    assert generate_obligations(form) == Change()
    assert trail.count() == before


def test_a_stricter_adopter_moves_its_own_and_leaves_what_is_handed_in(form):
    owed = form.obligations.filter(agency__region="141023")
    done = owed.earliest("period")
    Obligation.objects.filter(pk=done.pk).update(status="submitted", submitted_at="2023-05-19T09:00+08:00")
    adopted(form, "襄汾县", 15)
    assert generate_obligations(form).moved == owed.count() - 1
    assert {one.due_on.day for one in owed.exclude(pk=done.pk)} == {15}
    assert owed.get(pk=done.pk).due_on.day == 20
    assert {one.due_on.day for one in form.obligations.exclude(agency__region="141023")} == {20}
    assert generate_obligations(form) == Change()


def test_adopters_who_change_no_date_cost_no_query_each(form):
    def queries() -> int:
        with CaptureQueriesContext(connection) as done:
            generate_obligations(form)
        return len(done)

    adopted(form, "襄汾县", 20)
    queries()  # the form keeps what it has looked up once
    one = queries()
    for county in ("曲沃县", "浮山县", "蒲县"):
        adopted(form, county, 20)
    assert queries() == one
