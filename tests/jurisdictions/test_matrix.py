"""The matrix, written out a second time: a cell that changes in code must be changed here by somebody who means it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from jurisdictions.models import User
from jurisdictions.roles import AGENCY, VERBS, Role
from tests import make

ROLES = (
    "viewer",
    "clerk",
    "inspector",
    "legal_reviewer",
    "leader",
    "administrator",
    "principal",
    "safety_officer",
)
MATRIX = """
                   vi cl in lr le ad pr so
read_ledger         x  x  x  x  x  x  x  x
import_ledger       .  x  .  .  .  x  .  .
edit_ledger         .  x  .  .  .  x  .  .
export_ledger       x  x  x  x  x  x  .  .
log_presence        .  x  x  .  .  .  x  x
propose_change      .  .  .  .  .  .  x  x
sign_drawing        .  .  .  .  .  .  x  .
record_circumstance .  x  x  .  x  x  .  .
confirm_draw_only   .  .  .  .  x  .  .  .
manage_enterprise_people .  x  .  .  .  x  .  .
name_phase_out      .  .  .  .  x  x  .  .
apply_resumption    .  .  .  .  .  .  x  .
report_danger       .  .  .  .  .  .  x  x
note_danger         .  x  x  .  x  .  .  .
order_evacuation    .  .  x  .  x  .  .  .
check_third_party   .  x  x  .  x  .  .  .
read_campaigns      x  x  x  x  x  x  x  x
manage_campaigns    .  .  .  .  x  x  .  .
submit_obligation   .  x  .  .  x  .  x  x
review_obligation   .  x  .  .  x  .  .  .
extend_obligation   .  .  .  .  x  .  .  .
draft_circular      .  x  .  .  x  .  .  .
issue_circular      .  .  .  .  x  .  .  .
raise_difficult_case .  x  x  .  x  .  .  .
pass_difficult_case .  x  .  .  x  .  .  .
answer_difficult_case .  .  .  .  x  .  .  .
manage_reminders    .  .  .  .  .  x  .  .
log_activity        .  x  x  .  x  .  .  .
draft_disclosure    .  x  x  .  x  .  .  .
publish_disclosure  .  .  .  .  x  .  .  .
read_hazards        x  x  x  x  x  x  x  x
report_hazard       .  .  .  .  .  .  x  x
register_hazard     .  x  x  .  .  .  .  .
rectify_hazard      .  .  .  .  .  .  x  x
verify_hazard       .  .  x  .  .  .  .  .
list_hazard         .  .  .  .  x  .  .  .
look_back           .  x  x  .  .  .  .  .
self_inspect        .  .  .  .  .  .  x  x
sign_self_inspection .  .  .  .  .  .  x  .
report_twice        .  .  .  .  .  .  x  x
read_inspections    x  x  x  x  x  x  x  x
log_inspection      .  .  x  .  .  .  .  .
decide_penalty      .  .  .  .  x  .  .  .
order_measure       .  .  .  .  x  .  .  .
read_coverage       x  x  x  x  x  x  .  .
name_specialists    .  .  .  .  x  .  .  .
lift_recusal        .  .  .  .  x  .  .  .
propose_penalty     .  .  x  .  x  .  .  .
review_penalty      .  .  .  x  .  .  .  .
draft_letter        .  x  x  .  x  .  .  .
sign_letter         .  .  .  .  x  .  .  .
answer_letter       .  x  .  .  x  .  x  x
list_dishonest      .  .  .  .  x  .  .  .
record_condition    .  .  x  .  x  .  .  .
plan_inspections    .  x  .  .  x  .  .  .
approve_plan        .  .  .  .  x  .  .  .
read_reports        x  x  x  x  x  x  .  .
fill_report         .  x  .  .  .  .  .  .
sign_report         .  .  .  .  x  .  .  .
review_report       .  x  .  .  x  .  .  .
draft_assessment    .  x  .  .  x  .  .  .
decide_assessment   .  .  .  .  x  .  .  .
answer_assessment   .  .  .  .  x  .  .  .
export_reports      x  x  x  x  x  x  .  .
read_records        x  x  x  x  x  x  x  x
read_history        x  x  x  x  x  x  .  .
read_matrix         x  x  x  x  x  x  x  x
manage_people       .  .  .  .  .  x  .  .
edit_regions        .  .  .  .  .  x  .  .
edit_holidays       .  .  .  .  .  x  .  .
confirm_reference   .  .  .  .  .  x  .  .
"""
ROWS = {name: cells for name, *cells in map(str.split, MATRIX.strip().splitlines()[1:])}
CELLS = [
    (verb, role, cell == "x") for verb, cells in ROWS.items() for role, cell in zip(ROLES, cells, strict=True)
]


def test_the_table_names_every_verb_and_every_role():
    assert ROWS.keys() == VERBS.keys()
    assert tuple(Role.values) == ROLES


@pytest.mark.parametrize(("verb", "role", "allowed"), CELLS)
def test_each_cell(verb, role, allowed):
    assert User(roles=[role]).can(verb) is allowed


def test_the_disabled_can_do_nothing():
    assert not any(User(roles=list(Role), is_active=False).can(verb) for verb in VERBS)


def test_a_superuser_has_no_verb_by_that_alone():
    assert not any(User(is_superuser=True).can(verb) for verb in VERBS)


def test_an_unknown_verb_is_a_mistake_and_not_a_no():
    with pytest.raises(KeyError):
        User(roles=["leader"]).can("decide_penalti")


def test_require_wants_the_role_and_the_desk(county_leader, county_clerk, city_leader, neighbour_leader):
    bureau = county_leader.agency
    county_leader.require("decide_penalty")
    county_leader.require("decide_penalty", bureau)
    for person in (county_clerk, city_leader, neighbour_leader):
        with pytest.raises(PermissionDenied):
            person.require("decide_penalty", bureau)


def test_the_page_shows_the_matrix(client, county_viewer):
    client.force_login(county_viewer)
    page = client.get("/roles/").content.decode()
    assert page.count('aria-label="可以"') == sum(allowed for *_, allowed in CELLS)
    assert all(verb.label in page for verb in VERBS.values())


def test_enterprise_people_read_it_too(client, db):
    client.force_login(make.user(None, "principal"))
    assert client.get("/roles/").status_code == 200


def test_no_desk_mixes_the_roles_of_agencies_and_enterprises(db):
    from django.db import IntegrityError, transaction

    bureau = make.agency("141023")
    for agency, role in ((bureau, "principal"), (None, "clerk")):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.user(agency, role)
    assert frozenset(AGENCY) == frozenset(Role) - {Role.PRINCIPAL, Role.SAFETY_OFFICER}
