"""Every field says when and by whom it was last confirmed (S1-26)."""

from __future__ import annotations

import datetime as dt

import pghistory
import pytest
import time_machine

from enterprises.file.confirming import of_line, of_mine, old_ones
from enterprises.models import FieldConfirmation, Profile
from tests import filed, make

pytestmark = pytest.mark.django_db
TODAY = dt.date.today()
NEXT_YEAR = TODAY + dt.timedelta(days=400)


@pytest.fixture
def mine(county_clerk):
    with pghistory.context(user=county_clerk.pk):
        return make.mine(headcount=20, principal="李明", phone="100", supervisor=county_clerk.agency)


def standing(mine, today=TODAY):
    return {one.key: one for one in of_mine(mine, today)}


def test_a_change_confirms_its_field_and_no_other(mine, county_clerk, county_administrator):
    with pghistory.context(user=county_administrator.pk):
        mine.phone = "200"
        mine.amend(by=county_administrator)
    found = standing(mine)
    assert found["basics.phone"].who == county_administrator.name
    assert found["basics.principal"].who == county_clerk.name
    assert found["basics.phone"].value == "200"


def test_what_is_empty_or_of_another_kind_of_mine_is_not_asked(mine):
    assert {"basics.remarks", "basics.pond_class", "basics.overhead_pond"}.isdisjoint(standing(mine))


def test_a_tick_confirms_what_was_ticked(client, mine, county_clerk, county_administrator):
    Profile.objects.create(mine=mine, scale="小型")
    client.force_login(county_administrator)
    ticked = ["basics.phone", "enterprise.credit_code", "profile.scale"]
    with time_machine.travel(dt.datetime.combine(NEXT_YEAR, dt.time(4)), tick=False):
        assert "basics.phone" in {one.key for one in old_ones(of_mine(mine, NEXT_YEAR))}
        client.force_login(county_administrator)
        answer = client.post(f"/ledger/mines/{mine.pk}/fields/", {"field": ticked})
        assert answer["Location"] == f"/ledger/mines/{mine.pk}/fields/"
        page = client.get(answer["Location"]).content.decode()
    found = standing(mine, NEXT_YEAR)
    for key in ticked:
        assert (found[key].on, found[key].who, found[key].old) == (
            NEXT_YEAR,
            county_administrator.name,
            False,
        )
    assert found["basics.principal"].old
    assert "久未确认" in page
    assert FieldConfirmation.objects.count() == 3


def test_the_mines_page_names_what_nobody_confirmed_for_long(client, mine, county_clerk):
    client.force_login(county_clerk)
    assert "个月没有确认" not in client.get(mine.get_absolute_url()).content.decode()
    with time_machine.travel(dt.datetime.combine(NEXT_YEAR, dt.time(4)), tick=False):
        client.force_login(county_clerk)
        assert "个月没有确认" in client.get(mine.get_absolute_url()).content.decode()


def test_still_true_confirms_every_field_of_a_line(client, mine, county_clerk, county_administrator):
    with pghistory.context(user=county_clerk.pk):
        licence = filed.licence(mine)
    client.force_login(county_administrator)
    client.post(f"/ledger/file/licences/{licence.pk}/confirm/")
    licence.refresh_from_db()
    assert {one.who for one in of_line("licences", licence, TODAY)} == {county_administrator.name}
    assert "有效期至" in client.get(f"/ledger/file/licences/{licence.pk}/fields/").content.decode()


def test_nothing_ticked_is_told(client, mine, county_clerk):
    client.force_login(county_clerk)
    url = f"/ledger/mines/{mine.pk}/fields/"
    answer = client.post(
        url, {"field": ["basics.nothing"]}, headers={"referer": f"http://testserver{url}"}, follow=True
    )
    assert "请勾选" in answer.content.decode()
    assert not FieldConfirmation.objects.exists()


@pytest.mark.parametrize("persona", ["county_viewer", "city_clerk"])
def test_others_read_and_confirm_nothing(client, request, mine, persona):
    client.force_login(request.getfixturevalue(persona))
    url = f"/ledger/mines/{mine.pk}/fields/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"field": ["basics.phone"]}).status_code == 403
    assert not FieldConfirmation.objects.exists()
