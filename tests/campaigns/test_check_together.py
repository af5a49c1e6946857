"""A mine in several running campaigns is pointed out, so that one check serves them all (C10)."""

import datetime as dt

import pytest
import time_machine

from campaigns.overlap import also_asking, running_besides
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_june():
    with time_machine.travel(make.noon(28)):
        yield


@pytest.fixture
def other():
    return make.campaign(
        key="other",
        document_number="临应急发〔2023〕77号",
        title="尾矿库汛期专项检查",
        short_title="汛期检查",
        kinds=["tailings"],
    )


def test_the_mines_of_a_campaign_say_how_many_another_asks_for(client, other, county_clerk):
    pond = make.mine(kind="tailings", name="东沟尾矿库")
    make.mine(name="西沟铁矿", enterprise=pond.enterprise)
    client.force_login(county_clerk)
    url = f"/campaigns/{make.campaign().pk}/mines/"
    page = client.get(url)
    assert page.context["shared"] == [(other, 1)]
    assert "检查可以合并进行" in page.content.decode()
    rows = client.get(f"{url}?also={other.pk}").context["table"].rows
    assert [row.record.name for row in rows] == ["东沟尾矿库"]


def test_so_does_the_form_that_puts_one_on_the_list(client, other, city_leader):
    pond = make.mine(kind="tailings")
    client.force_login(city_leader)
    url = f"/campaigns/{make.campaign().pk}/spot-checks/{pond.pk}/"
    assert "汛期检查" in client.get(url).content.decode()


def test_a_notice_and_its_adoptions_are_one(county_clerk):
    own = make.adopted(make.campaign())
    assert running_besides(own, county_clerk) == running_besides(make.campaign(), county_clerk) == []


def test_what_is_over_or_out_of_scope_does_not_count(other, county_clerk):
    pond, pit = make.mine(kind="tailings"), make.mine(region="141021", kind="open_pit", name="曲沃露天")
    assert also_asking(pond, make.campaign(), county_clerk) == [other]
    assert also_asking(pit, make.campaign(), county_clerk) == []
    other.ends_on = dt.date(2023, 6, 27)
    other.save()
    assert also_asking(pond, make.campaign(), county_clerk) == []
    assert running_besides(other, county_clerk) == []
