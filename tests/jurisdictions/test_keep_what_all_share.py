from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from jurisdictions.models import Holiday
from tests import make

pytestmark = pytest.mark.django_db


def day() -> Holiday:
    return Holiday(date=dt.date(2031, 1, 1), name="元旦")


def test_the_administrator_at_the_top_adds_a_holiday(city_administrator):
    Holiday.add(day(), by=city_administrator)
    assert Holiday.objects.get().name == "元旦"


def test_a_countys_administrator_does_not_move_everybodys_calendar(
    client, city_administrator, county_administrator
):
    with pytest.raises(PermissionDenied, match="最上级"):
        Holiday.add(day(), by=county_administrator)
    client.force_login(county_administrator)
    form = {"date": "2031-01-01", "name": "元旦"}
    assert client.post("/holidays/new/", form).status_code == 403
    assert "删去" not in client.get("/holidays/").content.decode()
    assert not Holiday.objects.exists()


def test_a_new_superior_takes_the_calendar_over(city_administrator):
    make.agency("山西省")
    with pytest.raises(PermissionDenied):
        Holiday.add(day(), by=city_administrator)


def test_having_nobody_of_its_own_kind_above_makes_no_county_the_top(city_administrator):
    brigade = make.user(make.agency("襄汾县", kind="fire"), "administrator")
    with pytest.raises(PermissionDenied, match="最上级"):
        Holiday.add(day(), by=brigade)
