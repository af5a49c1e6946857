"""Every door of the house, tried by those who must not come in."""

from __future__ import annotations

import pghistory.models
import pytest
from django.apps import apps
from django.urls import reverse

from tests import make
from tests.meta.world import SECRETS, build, doors, holders

PUBLIC = {
    "healthz",
    "jurisdictions:login",
    "jurisdictions:logout",
    "public:list",
    "public:one",
    "public:file",
    "public:answer",
    "public:report",
}
# What these show is nobody's secret: the map, the criteria, a campaign of the common city, one's own self.
SHARED = {
    "campaigns:detail",
    "campaigns:mines",
    "campaigns:adopt",
    "campaigns:adoptions",
    "campaigns:comparison",
    "campaigns:conflicts",
    "campaigns:groups",
    "campaigns:spot_checks",
    "campaigns:spot_check_rest",
    "campaign-detail",
    "campaign-adopt",
    "requirement-detail",
    "criterion-detail",
    "jurisdictions:region",
    "hazards:confirm_criterion",
    "inspections:clause_confirm",
    "inspections:letter_new",
    "reports:board",
    "reports:board_cell",
    "reports:board_workbook",
}
AGENCY_ROLES = ["viewer", "clerk", "inspector", "legal_reviewer", "leader", "administrator"]
METHODS = ["get", "post"]


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return build()


def address(door, world) -> str:
    return reverse(door.name, kwargs=holders(door, world))


def api(door) -> bool:
    return door.route.startswith("api/")


def test_every_view_names_its_verb_or_says_that_it_is_public():
    for door in doors():
        if api(door):
            continue
        public = getattr(door.view, "login_required", True) is False
        assert public == (door.name in PUBLIC), door
        assert public or getattr(door.view, "verb", None), door


def test_nobody_gets_no_further_than_the_login_page(client, world):
    for door in doors():
        if door.name in PUBLIC:
            continue
        for method in METHODS:
            answer = getattr(client, method)(address(door, world))
            assert answer.status_code in ({401, 403} if api(door) else {302, 405}), (door, answer.status_code)
            if answer.status_code == 302:
                assert answer["Location"].startswith("/accounts/login/"), door


@pytest.mark.slow
def test_a_neighbour_with_every_role_finds_nothing_of_ours(client, world):
    neighbour = make.user(make.agency("曲沃县"), *AGENCY_ROLES, username="neighbour", name="邻县多面手")
    _finds_nothing(client, neighbour, world)


@pytest.mark.slow
def test_another_enterprise_finds_nothing_of_ours(client, world):
    other = make.enterprise_person(make.mine(name="别家矿业"))
    _finds_nothing(client, other, world)


def _finds_nothing(client, person, world):
    client.force_login(person)
    let_in: set[tuple[str, str]] = set()
    for door in doors():
        if door.name in PUBLIC:
            continue
        for method in METHODS:
            answer = getattr(client, method)(address(door, world))
            shown = b"" if answer.streaming else answer.content
            for secret in SECRETS:
                assert secret not in shown.decode("utf-8", "ignore"), (door, secret)
            if door.holders - {"form", "period", "format"} and door.name not in SHARED:
                let_in |= set() if answer.status_code in {403, 404, 405} else {(door.name, method)}
    assert not let_in


def events() -> dict[str, int]:
    """How long the trail of every audited table is."""
    tracked = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    return {model.__name__: model.objects.count() for model in tracked}


@pytest.mark.slow
def test_a_viewer_of_our_own_county_changes_nothing(client, world):
    """Whatever a viewer posts, and to whichever door, no audited table has one line more in its trail."""
    client.force_login(make.user(world.agency, "viewer"))
    before = events()
    for door in doors():
        if door.name in PUBLIC:
            continue
        answer = client.post(address(door, world))
        assert answer.status_code in {200, 302, 403, 404, 405, 422}, (door, answer.status_code)
        if api(door):
            assert answer.status_code in {403, 405}, (door, answer.status_code)
    assert events() == before


@pytest.mark.slow
def test_every_page_without_place_holders_opens_for_our_clerk(client, world):
    client.force_login(make.user(world.agency, *AGENCY_ROLES, username="ours", name="本县多面手"))
    for door in doors():
        if door.holders or api(door):
            continue
        answer = client.get(address(door, world))
        assert answer.status_code in {200, 405, 302, 403}, (door, answer.status_code)
