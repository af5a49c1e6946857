from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from jurisdictions.actions import save_agency
from jurisdictions.models import Agency, Region
from jurisdictions.rules import RuleViolation
from tests import make


def test_supervision_follows_the_map_past_levels_without_an_agency(db):
    province, county = make.agency("14"), make.agency("141023")
    assert county.superior_agency == province
    city = make.agency("1410")
    assert county.superior_agency == city
    assert city.superior_agency == province
    assert province.superior_agency is None


def test_the_superior_is_of_the_same_kind(db):
    make.agency("1410", kind="mine_safety")
    assert make.agency("141023").superior_agency is None


def test_a_towns_centre_answers_to_the_bureau_of_its_county(db):
    bureau = make.agency("141023")
    assert make.agency("141023100", kind="town_centre").superior_agency == bureau


def test_a_named_superior_goes_before_the_map(db):
    make.agency("1410")
    ministry = make.agency("00", name="应急管理部")
    assert make.agency("141023", superior=ministry).superior_agency == ministry


def test_who_reports_to_an_agency_is_exactly_who_has_it_as_superior(db):
    ministry = make.agency("00", name="应急管理部")
    for code in ("14", "1410", "141023", "141021", "140525", "11", "110101"):
        make.agency(code)
    make.agency("141022", superior=ministry)
    make.agency("141023100", kind="town_centre")
    make.agency("140502100", kind="town_centre")
    make.agency("1410", kind="mine_safety")
    for agency in Agency.objects.all():
        expected = {a.pk for a in Agency.objects.all() if a.superior_agency == agency}
        assert set(Agency.objects.reporting_to(agency).values_list("pk", flat=True)) == expected, agency
    assert (
        Agency.objects.reporting_to(make.agency("14")).count() == 3
    )  # 临汾, 泽州 and a town past two levels


def test_a_renamed_region_keeps_its_old_name_for_the_days_before(county_administrator):
    county = Region.objects.get(pk="141023")
    county.rename("襄汾区", since=dt.date(2023, 6, 1), by=county_administrator)
    assert county.name_on(dt.date(2023, 5, 31)) == "襄汾县"
    assert county.name_on(dt.date(2023, 6, 1)) == "襄汾区"
    county.rename("襄陵区", since=dt.date(2024, 1, 1), by=county_administrator)
    assert [county.name_on(dt.date(year, 12, 31)) for year in (2022, 2023, 2024)] == [
        "襄汾县",
        "襄汾区",
        "襄陵区",
    ]


def test_an_agency_too(county_administrator):
    bureau = county_administrator.agency
    before = bureau.name
    bureau.rename("襄汾县应急和安全局", since=dt.date(2023, 6, 1), by=county_administrator)
    assert bureau.name_on(dt.date(2023, 5, 1)) == before


@pytest.mark.parametrize("since", [dt.date(2999, 1, 1), dt.date(2023, 6, 1), dt.date(2023, 5, 1)])
def test_a_name_is_taken_neither_in_the_future_nor_before_the_last_one(county_administrator, since):
    county = Region.objects.get(pk="141023")
    county.rename("襄汾区", since=dt.date(2023, 6, 1), by=county_administrator)
    with pytest.raises(RuleViolation):
        county.rename("襄陵区", since=since, by=county_administrator)


def test_a_neighbour_renames_nothing_here(neighbour_administrator):
    with pytest.raises(PermissionDenied):
        Region.objects.get(pk="141023").rename(
            "襄陵县", since=dt.date(2023, 6, 1), by=neighbour_administrator
        )


def test_a_region_is_not_merged_into_its_own_town(city_administrator):
    with pytest.raises(RuleViolation):
        Region.objects.get(pk="141023").merge_into(
            Region.objects.get(pk="141023100"), on=dt.date(2023, 6, 1), by=city_administrator
        )


def test_nobody_chooses_their_own_superior_or_kind(client, county_administrator, city_administrator):
    own, ministry = county_administrator.agency, make.agency("00", name="应急管理部")
    for changed in ({"superior": ministry}, {"kind": "fire"}):
        moved = Agency.objects.get(pk=own.pk)
        for name, value in changed.items():
            setattr(moved, name, value)
        with pytest.raises(RuleViolation, match="由上级机构修改"):
            save_agency(moved, by=county_administrator)
        save_agency(moved, by=city_administrator)
        own.save()


def test_a_superior_is_none_of_those_below(city_administrator):
    city, county = city_administrator.agency, make.agency("襄汾县")
    city.superior = county
    with pytest.raises(RuleViolation, match="不能是本机构的下级"):
        save_agency(city, by=city_administrator)
