from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inspections.models import Inspection
from inspections.on_site.actions import open_inspection
from inspections.teams import least
from jurisdictions.rules import RuleViolation
from tests import make

KEY = "6f0f2d6e-5f3a-4f4e-9d55-2f3c0c6f1a01"


@pytest.fixture
def mine(db):
    make.statutory_criteria()
    return make.mine("141023")


@pytest.fixture
def team(db):
    return make.officers()


def facts(mine, team, **changes):
    return {
        "mine": mine.pk,
        "checked_on": timezone.localdate().isoformat(),
        "place": "主井",
        "kind": "planned",
        "notified_whom": "安全科王平",
        "declared": True,
        "officers": [officer.pk for officer in team],
        "client_key": KEY,
        **changes,
    }


def test_two_officers_begin_a_check_on_the_page(client, mine, team):
    client.force_login(team[0])
    response = client.post("/inspections/open/", facts(mine, team))
    check = Inspection.objects.get()
    assert response.headers["Location"] == f"/inspections/{check.pk}/walk/"
    assert (check.mine, check.agency, check.place, check.edition.key) == (
        mine,
        team[0].agency,
        "主井",
        "2022",
    )
    assert set(check.officers.all()) == set(team)


def test_a_double_tap_begins_one_check(client, mine, team):
    client.force_login(team[0])
    first = client.post("/inspections/open/", facts(mine, team))
    second = client.post("/inspections/open/", facts(mine, team))
    assert first.headers["Location"] == second.headers["Location"]
    assert Inspection.objects.count() == 1


def test_the_page_makes_its_key_when_it_is_rendered(client, team):
    client.force_login(team[0])
    pages = [client.get("/inspections/open/").context["form"]["client_key"].value() for _ in range(2)]
    assert pages[0] != pages[1]


def test_other_content_under_the_same_key_is_refused(client, mine, team):
    client.force_login(team[0])
    client.post("/inspections/open/", facts(mine, team))
    answer = client.post("/inspections/open/", facts(mine, team, place="副井"))
    assert answer.status_code == 422
    assert "重新打开页面" in answer.content.decode()


def test_one_officer_is_not_enough(client, mine, team):
    client.force_login(team[0])
    answer = client.post("/inspections/open/", facts(mine, team[:1]))
    assert answer.status_code == 422
    assert "两名以上执法人员" in answer.context["form"].errors["officers"][0]


def test_an_expired_certificate_does_not_count(mine, team):
    team[1].certificate_expires = timezone.localdate() - dt.timedelta(days=1)
    with pytest.raises(RuleViolation, match="没有有效的执法证件"):
        open_inspection(mine, by=team[0], officers=team, **make.OPENED)


def test_only_ones_own_certified_colleagues_can_be_chosen(client, team, neighbour_inspector, county_clerk):
    make.officers("141021")
    client.force_login(team[0])
    offered = client.get("/inspections/open/").context["form"].fields["officers"].queryset
    assert set(offered) == set(team)


def test_a_check_of_tomorrow_is_refused(mine, team):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(RuleViolation) as refused:
        open_inspection(mine, by=team[0], officers=team, **make.OPENED, checked_on=tomorrow)
    assert refused.value.field == "checked_on"


def test_a_day_before_the_criteria_held_is_refused(mine, team):
    with pytest.raises(RuleViolation, match="没有施行中的判定标准"):
        open_inspection(mine, by=team[0], officers=team, **make.OPENED, checked_on=dt.date(2022, 8, 31))


def test_a_mine_is_found_by_its_name_within_ones_county(client, mine, team):
    make.mine("141021", name="曲沃宏源铁矿")
    client.force_login(team[0])
    found = client.get("/inspections/open/mines/", {"q": "宏源"}).content.decode()
    assert mine.name in found
    assert "曲沃" not in found


def test_a_neighbours_mine_cannot_be_chosen(client, team):
    client.force_login(team[0])
    theirs = make.mine("141021", name="曲沃宏源铁矿")
    assert client.post("/inspections/open/", facts(theirs, team)).status_code == 422
    assert not Inspection.objects.exists()


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer", "administrator"])
def test_only_inspectors_begin_checks(client, officer, mine, team, role):
    client.force_login(officer("襄汾县", role))
    assert client.get("/inspections/open/").status_code == 403
    assert client.post("/inspections/open/", facts(mine, team)).status_code == 403
    assert client.post("/api/inspections/", facts(mine, team)).status_code == 403


def test_the_mine_itself_cannot_begin_a_check(client, mine, team):
    client.force_login(make.enterprise_person(mine))
    assert client.get("/inspections/open/").status_code == 403
    assert client.post("/api/inspections/", facts(mine, team)).status_code == 403


# The API's door


def test_the_same_content_again_answers_as_before(client, mine, team):
    client.force_login(team[0])
    first = client.post("/api/inspections/", facts(mine, team), "application/json")
    again = client.post("/api/inspections/", facts(mine, team), "application/json")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Inspection.objects.count() == 1


def test_other_content_under_the_same_key_is_a_conflict(client, mine, team):
    client.force_login(team[0])
    client.post("/api/inspections/", facts(mine, team), "application/json")
    other = make.mine("141023", name="襄汾另一铁矿")
    answer = client.post("/api/inspections/", facts(other, team), "application/json")
    assert answer.status_code == 409
    assert answer.json()["field"] == "client_key"


def test_nobody_elses_key_gives_their_check_away(client, mine, team):
    make.inspection(mine, client_key=uuid.UUID(KEY))
    client.force_login(team[1])
    answer = client.post("/api/inspections/", facts(mine, team, place=""), "application/json")
    assert answer.status_code == 409


def test_a_neighbours_mine_does_not_exist_for_the_api(client, team):
    theirs = make.mine("141021", name="曲沃宏源铁矿")
    client.force_login(team[0])
    assert client.post("/api/inspections/", facts(theirs, team), "application/json").status_code == 400


def test_a_towns_centre_does_not_check_by_law(client, mine):
    centre = make.agency("141023100", kind="town_centre")
    patrol = make.user(
        centre, "inspector", certificate_number="晋J9", certificate_expires=dt.date(2099, 1, 1)
    )
    with pytest.raises(PermissionDenied, match="没有矿山安全执法权"):
        open_inspection(make.mine("141023100", name="镇里的矿"), by=patrol)
    client.force_login(patrol)
    assert client.post("/inspections/open/", facts(mine, [patrol])).status_code in {403, 404, 422}
    assert not Inspection.objects.exists()


def test_how_many_officers_is_a_figure_with_its_basis(client, county_inspector):
    client.force_login(county_inspector)
    assert "须有两名以上" in client.get("/inspections/open/").content.decode()
    assert all(least(act).n == 2 and least(act).basis for act in ("inspection", "seizure"))
