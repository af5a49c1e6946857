from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from enterprises.models import Mine
from jurisdictions.models import Agency, Grant, Region, User
from jurisdictions.models.agency import AgencyQuerySet
from jurisdictions.models.people import UserQuerySet
from jurisdictions.rules import RuleViolation
from tests import make

TODAY = dt.date(2023, 7, 1)


class GrantedAgencies(AgencyQuerySet):
    """Agencies, as if single ones could be opened to a person by a grant."""

    granted = ""


class OwnUsers(UserQuerySet):
    """People, each belonging to the enterprise that is themselves."""

    people = "pk"


@pytest.fixture
def bureaux(db):
    return {name: make.agency(name) for name in ("山西省", "临汾市", "襄汾县", "曲沃县", "泽州县")}


def names(rows):
    return {agency.region.name for agency in rows.select_related("region")}


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        ("襄汾县", {"襄汾县"}),
        ("临汾市", {"临汾市", "襄汾县", "曲沃县"}),
        ("山西省", {"山西省", "临汾市", "襄汾县", "曲沃县", "泽州县"}),
        ("泽州县", {"泽州县"}),
    ],
)
def test_agency_people_see_what_lies_within_their_region(bureaux, officer, place, seen):
    assert names(Agency.objects.visible_to(officer(place, "viewer"))) == seen


def test_a_neighbour_sees_nothing_of_ours(bureaux, neighbour_clerk):
    ours = Agency.objects.filter(region_id="141023")
    assert not ours.visible_to(neighbour_clerk).exists()


def test_the_ministry_sees_everything(bureaux):
    ministry = make.agency("00", name="应急管理部")
    assert Agency.objects.visible_to(make.user(ministry, "viewer")).count() == len(bureaux) + 1


@pytest.mark.parametrize("fields", [{"is_active": False}, {"agency": None, "roles": []}])
def test_the_disabled_and_those_of_no_desk_see_nothing(bureaux, county_clerk, fields):
    for name, value in fields.items():
        setattr(county_clerk, name, value)
    assert not Agency.objects.visible_to(county_clerk).exists()
    assert not Region.objects.visible_to(county_clerk).exists()


def test_nobody_sees_nothing(bureaux):
    assert not Agency.objects.visible_to(AnonymousUser()).exists()


def test_a_superuser_of_no_agency_sees_nothing(bureaux):
    assert not Agency.objects.visible_to(User.objects.create_superuser("root", "x", name="根")).exists()


def test_enterprise_people_see_their_own_and_only_that(bureaux, county_clerk):
    owner = make.user(None, "principal")
    make.user(None, "principal", username="another")
    assert list(OwnUsers(User).visible_to(owner)) == [owner]
    assert not User.objects.visible_to(owner).exists()


def test_agency_people_are_no_enterprise_even_where_they_are_named(county_clerk, neighbour_clerk):
    county_clerk.agency.region.path = "14/1410/nowhere/"
    assert not OwnUsers(User).visible_to(county_clerk).exists()


class TestGrants:
    @pytest.fixture
    def rows(self, bureaux):
        return GrantedAgencies(Agency)

    def give(self, to, target, until, by):
        Grant.give(target, to=to, until=until, basis="晋应急函〔2023〕8号", by=by)

    def test_a_grant_opens_one_row_until_its_day_and_not_after(
        self, rows, bureaux, stranger, city_administrator, time_machine
    ):
        time_machine.move_to(dt.datetime(2023, 7, 1, 4, tzinfo=dt.UTC))
        self.give(stranger, bureaux["襄汾县"], dt.date(2023, 7, 31), city_administrator)
        assert names(rows.visible_to(stranger)) == {"泽州县", "襄汾县"}
        time_machine.move_to(dt.datetime(2023, 7, 31, 15, 59, tzinfo=dt.UTC))  # 23:59 in Shanghai
        assert names(rows.visible_to(stranger)) == {"泽州县", "襄汾县"}
        time_machine.move_to(dt.datetime(2023, 7, 31, 16, 1, tzinfo=dt.UTC))
        assert names(rows.visible_to(stranger)) == {"泽州县"}

    def test_a_grant_on_another_kind_of_row_with_the_same_number_opens_nothing(
        self, rows, bureaux, city_administrator, stranger
    ):
        User.objects.filter(pk=bureaux["襄汾县"].pk).delete()
        person = User.objects.create(pk=bureaux["襄汾县"].pk, username="twin", agency=bureaux["襄汾县"])
        self.give(stranger, person, dt.date(2099, 1, 1), city_administrator)
        assert names(rows.visible_to(stranger)) == {"泽州县"}

    def test_giving_again_moves_the_end(self, rows, bureaux, stranger, city_administrator):
        for year in (2090, 2099):
            self.give(stranger, bureaux["襄汾县"], dt.date(year, 1, 1), city_administrator)
        assert [grant.until.year for grant in Grant.objects.all()] == [2099]

    def test_nobody_gives_what_they_do_not_see(self, bureaux, stranger, neighbour_administrator):
        with pytest.raises(PermissionDenied):
            self.give(stranger, bureaux["襄汾县"], dt.date(2099, 1, 1), neighbour_administrator)

    def test_what_was_opened_to_somebody_is_not_theirs_to_hand_on(
        self, bureaux, stranger, officer, city_administrator
    ):
        guest = officer("泽州县", "administrator")
        mine = make.mine()
        self.give(guest, mine, dt.date(2099, 1, 1), city_administrator)
        assert list(Mine.objects.visible_to(guest)) == [mine]
        with pytest.raises(PermissionDenied):
            self.give(stranger, mine, dt.date(2099, 1, 1), guest)

    def test_a_grant_that_is_over_before_it_begins_is_refused(self, bureaux, stranger, city_administrator):
        with pytest.raises(RuleViolation):
            self.give(stranger, bureaux["襄汾县"], dt.date(2020, 1, 1), city_administrator)


def test_a_merged_county_is_seen_from_its_successor(bureaux, officer, city_administrator):
    clerk = officer("襄汾县", "clerk")
    merged = Region.objects.get(pk="141021")
    assert not Region.objects.visible_to(clerk).filter(pk="141021100").exists()
    merged.merge_into(Region.objects.get(pk="141023"), on=TODAY, by=city_administrator)
    assert Region.objects.visible_to(clerk).filter(pk="141021100").exists()
    merged.refresh_from_db()
    assert (merged.path, merged.ended) == ("14/1410/141023/141021/", TODAY)


def test_sight_costs_one_query_with_a_literal_prefix(county_clerk, django_assert_num_queries):
    county_clerk = User.objects.select_related("agency__region").get(pk=county_clerk.pk)
    with django_assert_num_queries(1) as queries:
        list(Agency.objects.visible_to(county_clerk))
    assert "LIKE '14/1410/141023/%'" in queries.captured_queries[0]["sql"]
